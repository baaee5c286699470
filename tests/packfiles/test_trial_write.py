"""A trial that is written is read back as it was meant, and the same content is the same text."""

from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.drafts import draft_of
from frikommune.packfiles.files import toml_of
from frikommune.packfiles.pack import load_pack
from frikommune.packfiles.toml_write import table_text, toml_value
from frikommune.packfiles.trial_write import trial_text
from tests.packfiles.support import BASE

TRIAL = {
    "id": "ide",
    "title": Text("Et “udkast”", "A “draft”"),
    "indicator": [{"da": "Antal", "en": "Number"}],
    "municipalities": ["Aalborg"],
    "exemption": [
        {
            "id": "ide-a",
            "title": Text.same("Sag for sag\nog i to linjer"),
            "groups": ["dagpenge"],
            "certainty": "source",
            "source": {"reference": "Ansøgning"},
            "use": {"own_words": True, "leader_check": False, "covers": "one", "reasons": {}},
            "change": [{"norm": "jobsamtale", "suspend": True}],
        }
    ],
    "grant": [{"municipality": "Aalborg", "from": date(2018, 1, 1)}],
}


def test_a_trial_is_read_back_as_it_was_written():
    draft, rulebook = draft_of(trial_text(TRIAL), "udkast", load_pack(BASE / "netvaerk"))
    assert draft.title == Text("Et “udkast”", "A “draft”")
    (exemption,) = draft.exemptions
    assert exemption.title.da == "Sag for sag\nog i to linjer"
    assert exemption.use is not None
    assert exemption.use.own_words
    assert [(one.municipality, one.start) for one in draft.grants] == [("Aalborg", date(2018, 1, 1))]
    assert rulebook.exemptions["ide-a"] == exemption


@pytest.mark.parametrize(
    "value", [True, 3, 'a"b\\c\x7f', ["æ", "ø"], {"a b": {"c": [1]}, "d": date(2018, 1, 1)}, {}]
)
def test_a_value_is_read_back_as_it_was(value):
    assert toml_of(table_text("", {"x": value}), "tekst") == {"x": value}


def test_a_text_in_both_languages_is_a_table_of_two():
    assert toml_value(Text("ja", "yes")) == '{ da = "ja", en = "yes" }'


def test_text_that_is_not_toml_is_refused_with_its_line():
    with pytest.raises(Refused) as caught:
        toml_of('a = 1\nb = "', "lovtekst")
    assert [(one.code, one.where) for one in caught.value.refusals] == [("toml_unreadable", "lovtekst:2")]
