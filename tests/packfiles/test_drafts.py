"""A draft is read like a trial, laid into the rulebook, and refused in a trial's words."""

import contextlib
from datetime import date
from pathlib import Path

import pytest

from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Language
from frikommune.packfiles.drafts import Draft, read_draft
from frikommune.packfiles.pack import Pack, load_pack
from tests import pinned
from tests.conftest import ROOT
from tests.packfiles.support import BASE

BAD = sorted(path for path in (Path(__file__).parent / "bad_drafts").iterdir() if path.is_dir())
GOOD = """
id = "ide"
title = { da = "Et udkast", en = "A draft" }
municipalities = ["Aalborg", "Rebild"]
[[exemption]]
id = "ide-a"
title = { da = "Samtale hver 6. måned", en = "A talk every 6 months" }
groups = ["dagpenge"]
certainty = "assumed"
source = { reference = "En idé" }
change = { norm = "jobsamtale", replace = { rhythm = { counted_from = "last_done", every = "6 months" } } }
[[exemption]]
id = "ide-b"
title = { da = "Senere fællessamtale", en = "A later joint talk" }
groups = ["dagpenge"]
certainty = "assumed"
source = { reference = "En idé" }
after = ["1a"]
change = { norm = "faellessamtale", replace = { step = { number = 1, in_week = 10 } } }
"""


@pytest.fixture(scope="module")
def base() -> Pack:
    """The small pack that drafts are laid into."""
    return load_pack(BASE / "netvaerk")


def read(tmp_path: Path, base: Pack, words: str) -> Draft:
    path = tmp_path / "draft.toml"
    path.write_text(words, encoding="utf-8")
    return read_draft(path, base)[0]


def test_without_grants_it_is_imagined_in_its_municipalities_at_all_times(tmp_path, base):
    found = read(tmp_path, base, GOOD)
    assert not found.dated
    assert [(one.exemption, one.municipality, one.start, one.end) for one in found.grants] == [
        (exemption, municipality, date.min, None)
        for exemption in ("ide-a", "ide-b")
        for municipality in ("Aalborg", "Rebild")
    ]


def test_a_grant_speaks_of_all_its_exemptions_unless_it_names_one(tmp_path, base):
    grants = (
        '[[grant]]\nmunicipality = "Aalborg"\nfrom = 2018-01-01\nto = 2019-01-01\n'
        '[[grant]]\nmunicipality = "Rebild"\nfrom = 2018-07-01\nexemption = "ide-b"\n'
    )
    found = read(tmp_path, base, GOOD + grants)
    assert found.dated
    assert [(one.exemption, one.municipality, one.start, one.end) for one in found.grants] == [
        ("ide-a", "Aalborg", date(2018, 1, 1), date(2019, 1, 1)),
        ("ide-b", "Aalborg", date(2018, 1, 1), date(2019, 1, 1)),
        ("ide-b", "Rebild", date(2018, 7, 1), None),
    ]


def test_the_rulebook_holds_it_and_the_pack_does_not(tmp_path, base):
    path = tmp_path / "draft.toml"
    path.write_text(GOOD, encoding="utf-8")
    draft, rulebook = read_draft(path, base)
    assert set(rulebook.exemptions) == {"1a", "2a", *draft.ids}
    assert set(base.rulebook.exemptions) == {"1a", "2a"}
    rule = rulebook.all_trials.rule("jobsamtale", "Aalborg", "dagpenge", date(2018, 1, 1))
    assert [layer.id for layer in rule.layers] == ["ide-a"]
    actual = rulebook.without(draft.ids)
    assert actual.rule("jobsamtale", "Aalborg", "dagpenge", date(2018, 1, 1)).layers == ()


def test_a_draft_reads_lengths_of_time_as_the_norm_does(tmp_path, base):
    (first, second) = read(tmp_path, base, GOOD).exemptions
    trial = base.rulebook.exemptions["1a"]
    assert type(second.changes[0].values["windows"]) is type(trial.changes[0].values["windows"])
    assert first.changes[0].norm == "jobsamtale"


def test_the_example_that_comes_along_is_a_good_draft():
    draft, _ = read_draft(ROOT / "examples" / "draft.toml", load_pack())
    assert draft.dated
    assert "Eksempel" in draft.title.da
    assert {one.certainty for one in draft.exemptions} == {"assumed"}


@pytest.fixture(scope="module")
def refusals(base: Pack) -> dict[str, Refused]:
    """What is refused of each bad draft."""
    found = {}
    for folder in BAD:
        with contextlib.chdir(folder), pytest.raises(Refused) as caught:
            read_draft(Path("draft.toml"), base)
        found[folder.name] = caught.value
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_a_broken_draft_is_refused_word_for_word(
    folder: Path, language: Language, refusals: dict[str, Refused]
):
    pinned.check_said(folder, language, refusals[folder.name])


@pytest.mark.parametrize("folder", BAD, ids=lambda folder: folder.name)
def test_one_fault_is_refused_once_with_its_place(folder: Path, refusals: dict[str, Refused]):
    (one,) = refusals[folder.name].refusals
    assert "draft.toml" in one.where
    assert one.do_next.en.endswith((".", "?"))
