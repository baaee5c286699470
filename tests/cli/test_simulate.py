"""`frikommune simulate`: a draft on past cases, told with its doubts, in both languages."""

from __future__ import annotations

import contextlib
import os
import re
import shlex

import pytest

from frikommune.language import LANGUAGES
from tests.cli.conftest import EXAMPLES
from tests.conftest import ROOT

DOC = ROOT / "docs" / "simulate.md"
SHOWN = re.compile(r"```console\n\$ frikommune (.*?)\n```\n(.*?)```text\n(.*?)```", re.DOTALL)
EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
DRAFT = """
id = "ide"
title = { da = "Senere fællessamtale", en = "A later joint talk" }
municipalities = ["Morsø"]
[[exemption]]
id = "ide-a"
title = { da = "Fællessamtale i 8. uge", en = "Joint talk in week 8" }
groups = ["dagpenge"]
certainty = "assumed"
source = { reference = "En idé" }
change = { norm = "faellessamtale", replace = { step = { number = 1, in_week = 8 } } }
"""


@pytest.fixture
def draft(tmp_path):
    """Write a draft: `draft()` is one for Morsø, or with other words."""

    def write(words: str = DRAFT):
        path = tmp_path / "draft.toml"
        path.write_text(words, encoding="utf-8")
        return path

    return write


def change(told, norm: str, name: str):
    """One change of one norm."""
    (found,) = [one for one in told["norms"] if one["norm"] == norm]
    return next((one for one in found["changes"] if one["change"] == name), None)


def test_the_page_shows_what_the_program_prints(frikommune):
    text = DOC.read_text(encoding="utf-8")
    found = SHOWN.search(text)
    assert found is not None
    command, between, shown = found.groups()
    with contextlib.chdir(ROOT):
        printed = frikommune(*shlex.split(command)[2:], lang="en").out
    if os.environ.get("FRIKOMMUNE_PIN"):
        DOC.write_text(text.replace(f"{between}```text\n{shown}```", f"{between}```text\n{printed}```"))
        return
    assert shown == printed


def test_the_figures_that_the_page_speaks_of(frikommune):
    told = frikommune("simulate", EXAMPLES / "draft.toml", *EXPORT, "--json").json
    gone, new = (change(told, "jobsamtale", name) for name in ("gone", "new"))
    assert (gone["rows"], gone["done"], new["rows"]) == (23, 19, 8)
    reach = change(told, "sygedagpenge-opfoelgning", "reach")
    assert (reach["rows"], reach["persons"], reach["doubts"]["ended"]) == (32, 7, 7)


@pytest.mark.parametrize(("lang", "mark"), [("da", "(syntetiske personer)"), ("en", "(synthetic persons)")])
def test_synthetic_cases_mark_the_answer(frikommune, lang, mark):
    words = ("simulate", EXAMPLES / "draft.toml", *EXPORT)
    assert mark in frikommune(*words, lang=lang).out.splitlines()[0]
    assert frikommune(*words, "--json", lang=lang).json["synthetic"] is True


def test_a_course_that_ended_first_is_told_with_whose_talk_it_was(frikommune, case, draft):
    """Ended on day 40: week 4 was lived, week 8 was not."""
    cases = case(spells=[("dagpenge", "Morsø", "2018-01-01", "2018-02-10")])
    said = frikommune("simulate", draft(), cases, "--on", "2018-12-31").flat
    assert "falder bort: 1 krav, 1 borger (gjort i virkeligheden: 0; ikke gjort: 1)" in said
    assert "Hvis opgave: jobcenter og a-kasse (en fællessamtale)" in said
    assert "Af 3 krav, som forløbene var bundet til fra første dag, opstod 2 aldrig" in said
    assert "fordi forløbet sluttede først; med udkastet 3." in said
    assert "fristen flyttes til efter forløbets slutning: 1" in said
    assert "Ændrede krav: 0 af 1 er sikre." in said


def test_a_draft_that_does_not_say_when_holds_over_the_whole_period_and_that_is_said(frikommune, case, draft):
    cases = case(spells=[("dagpenge", "Morsø", "2018-01-01", None)])
    told = frikommune("simulate", draft(), cases, "--on", "2018-12-31", "--json").json
    assert told["grants_from_draft"] is False
    assert told["grants"] == [{"exemption": "ide-a", "municipality": "Morsø", "from": None, "to": None}]
    danish, english = (
        frikommune("simulate", draft(), cases, "--on", "2018-12-31", lang=lang).flat for lang in LANGUAGES
    )
    assert "Udkastet siger ikke hvornår" in danish
    assert "imagined in the named municipalities over the whole period of the cases" in english


def test_a_draft_that_reaches_nobody_says_so(frikommune, case, draft):
    cases = case(spells=[("dagpenge", "Thisted", "2018-01-01", None)])
    said = frikommune("simulate", draft(), cases, "--on", "2018-12-31").flat
    assert "Intet krav ændres." in said
    assert "Ændrede krav: 0 borgere i 0 forløb." in said


def test_where_a_draft_meets_an_existing_trial_the_order_must_be_told(frikommune, case, draft):
    cases = case(spells=[("dagpenge", "Aalborg", "2018-01-01", None)])
    words = DRAFT.replace("Morsø", "Aalborg")
    answer = frikommune("simulate", draft(words), cases, "--on", "2018-12-31")
    assert (answer.code, answer.out) == (2, "")
    assert 'Skriv after = ["1.3a"] i ide-a' in answer.err
    ordered = words.replace("source =", 'after = ["1.3a"]\nsource =')
    assert frikommune("simulate", draft(ordered), cases, "--on", "2018-12-31").code == 0


def test_what_is_refused_is_refused_as_json_too(frikommune, case, draft):
    cases = case(spells=[("dagpenge", "Morsø", "2018-01-01", None)])
    answer = frikommune(
        "simulate", draft(DRAFT.replace("ide-a", "1.3a")), cases, "--on", "2018-12-31", "--json"
    )
    assert (answer.code, [one["code"] for one in answer.json["refused"]]) == (2, ["duplicate_key"])


def test_the_good_rows_may_be_kept_and_the_rest_written_out(frikommune, draft, tmp_path):
    cases, apart = tmp_path / "cases", tmp_path / "apart"
    cases.mkdir()
    head = "person,spell,group,municipality,from,to,synthetic"
    rows = ["a,1,dagpenge,Morsø,2018-01-01,,true", "b,2,dagpenge,Nowhere,2018-01-01,,true"]
    (cases / "spells.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    words = ("simulate", draft(), cases, "--on", "2018-12-31", "--json")
    assert [one["code"] for one in frikommune(*words).json["refused"]] == ["unknown_municipality"]
    told = frikommune(*words, "--keep-good", "--refused-to", apart).json
    assert (told["cases"], told["refused_rows"]) == (1, 1)
    assert "Nowhere" in (apart / "spells.csv").read_text(encoding="utf-8")


def test_no_draft_and_no_cases_are_refused(frikommune, case, draft):
    cases = case(spells=[("dagpenge", "Morsø", "2018-01-01", None)])
    assert "Filen findes ikke" in frikommune("simulate", "intet.toml", cases, "--on", "2018-12-31").err
    assert "Filen findes ikke" in frikommune("simulate", draft(), "intet.json", "--on", "2018-12-31").err
