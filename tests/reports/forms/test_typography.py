"""Typography: what belongs together stays together, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.language import Text
from frikommune.reports.forms.typography import NBSP, typeset, typeset_runs
from frikommune.reports.paper import Cited, Ref, Run
from frikommune.reports.writing import write


@pytest.mark.parametrize(
    "said",
    [
        "24.000~kr. om året",
        "godt~3~mio.~kr.",
        "den 1.~juli 2017",
        "29,6~% er i job",
        "§~31, stk.~2, nr.~3",
        "forsøg~1.3 i runde~2",
        "ca.~240~personer",
        "op til~6~kommuner",
        "16 af 54 blev afsluttet",
        "over tid i 3.~kvartal",
    ],
)
def test_a_danish_number_is_not_parted_from_its_unit(said):
    assert typeset(said.replace("~", " "), "da") == said.replace("~", NBSP)


@pytest.mark.parametrize("said", ["DKK~24,000 a year", "on 26~March 2018", "29.6~% are in work", "trial~1.3"])
def test_an_english_number_is_not_parted_from_its_unit(said):
    assert typeset(said.replace("~", " "), "en") == said.replace("~", NBSP)


@pytest.mark.parametrize(
    ("given", "set_"),
    [
        ('han sagde "ja" og ("nej")', "han sagde “ja” og (“nej”)"),
        ("2017-2020 - en periode", "2017–2020 – en periode"),
        ("sag 2018-064898 af 2018-01-12", "sag 2018-064898 af 2018-01-12"),
        ("a-kasse og LÆ285", "a-kasse og LÆ285"),
        ("trial's", "trial’s"),
        ("faldt med -0,2 (-1,6) i 5.-6. måned", "faldt med −0,2 (−1,6) i 5.–6. måned"),
    ],
)
def test_quotes_and_spans_are_set_and_case_numbers_left(given, set_):
    assert typeset(given, "da") == set_


@given(st.text(), st.sampled_from(["da", "en"]))
def test_setting_keeps_the_length_and_is_done_once(text, language):
    once = typeset(text, language)
    assert len(once) == len(text)
    assert typeset(once, language) == once


def test_a_number_in_a_run_of_its_own_keeps_its_unit():
    ref = Ref("a", Text.same("5"), Text.same("kilde"))
    words = write("sparer {n} kr. om året", "saves DKK {n} a year", n=Cited(Text("24.000", "24,000"), ref))
    assert [one.text for one in typeset_runs(words.da, "da")] == ["sparer ", "24.000", f"{NBSP}kr. om året"]
    assert [one.text for one in typeset_runs(words.en, "en")] == [f"saves DKK{NBSP}", "24,000", " a year"]
    assert typeset_runs(words.da, "da")[1].ref is ref


@given(st.lists(st.text()))
def test_runs_together_are_set_as_one(parts):
    runs = typeset_runs([Run(one) for one in parts], "da")
    assert "".join(one.text for one in runs) == typeset("".join(parts), "da")
