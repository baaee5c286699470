"""An evaluation as text, HTML and JSON: one layout, cut and broken where it can be."""

from __future__ import annotations

import json
from math import inf, log, nan
from xml.etree import ElementTree

import pytest

from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.as_html import html
from frikommune.evaluation.evaluated.as_json import as_json
from frikommune.evaluation.evaluated.as_text import text
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.observations.observations import Missing, Roles
from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import LANGUAGES, Text

NAME = Text("Forskel <1>", "Difference <1>")
DOUBT = Text("kun én kommune er med", "only one municipality takes part")


def evaluation(scale="share", value=0.1, interval=(0.02, 0.18), tables=(), beside=(), **more) -> Evaluation:
    main = Estimate(NAME, value, interval, p_value=0.01, inference=Text("testen", "the test"))
    effect = Effect("did", scale, main, Sizes(120, 40), beside=beside, tables=tables, **more)
    question = Question()
    return Evaluation(effect, judge(effect, question), question, Roles(outcome="work"), "rows.csv")


def long_table(rows: int) -> Table:
    return Table(
        NAME, (Column(NAME), Column(NAME, "number")), tuple((f"kommune {n}", n) for n in range(rows))
    )


def test_a_long_table_is_cut_and_says_so_and_json_has_it_whole():
    found = evaluation(tables=(long_table(50),))
    said = text(found, "da")
    assert "kommune 19" in said
    assert "kommune 20" not in said
    assert "… og 30 rækker til, som JSON har." in said
    assert len(as_json(found, "da")["tables"][0]["rows"]) == 50


def test_a_table_that_is_not_long_is_whole():
    said = text(evaluation(tables=(long_table(24),)), "da")
    assert "kommune 23" in said
    assert "som JSON har" not in said


def test_what_is_not_to_be_trusted_has_a_star_and_its_reason():
    other = Estimate(Text.same("klyngefejl"), 0.1, (0.09, 0.11), p_value=0.001, doubt=DOUBT)
    said = text(evaluation(beside=(other, other)), "da")
    assert said.count("klyngefejl*") == 2
    assert said.count("* Kun én kommune er med.") == 1


def test_an_estimate_of_another_scale_is_shown_on_its_own():
    other = Estimate(Text.same("hazard"), log(1.5), (log(1.2), log(1.9)), scale="hazard_ratio")
    found = evaluation("time", 3.0, (1.0, 5.0), beside=(other,))
    assert "[1,200; 1,900]" in text(found, "da")
    assert as_json(found, "da")["beside"][0]["value"] == pytest.approx(1.5)


def test_bounds_that_repeat_the_main_estimate_are_shown_once():
    bounds = (Estimate(NAME, 0.1, (0.02, 0.18)), Estimate(Text.same("alle"), 0.3, (0.2, 0.4)))
    said = text(evaluation(bounds=bounds), "da")
    assert said.count("Forskel <1>") == 1
    assert "alle" in said


def test_rows_left_out_are_told_in_the_singular_too():
    said = text(evaluation(missing=(Missing("age", 1, 1, 0), Missing("work", 3, 1, 2))), "en")
    assert "1 row without “age” (1 with the trial, 0 without)" in said
    assert "3 rows without “work” (1 with the trial, 2 without)" in said


@pytest.mark.parametrize("width", [72, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_it_may_be(width, language):
    assert max(map(len, text(evaluation(tables=(long_table(5),)), language, width).splitlines())) <= width


def test_html_is_whole_and_what_people_wrote_is_no_markup():
    page = ElementTree.fromstring(html(evaluation(tables=(long_table(3),)), "en"))
    assert "Difference <1>" in [one.text for one in page.iter("caption")]
    assert {one.tag for one in page} <= {"h4", "p", "ul", "table", "figure"}


def test_what_is_no_number_is_null_in_json():
    found = as_json(evaluation(value=nan, interval=(-inf, 0.2)), "da")
    assert found["effect"]["value"] is None
    assert found["effect"]["low"] is None
    assert "NaN" not in json.dumps(found)
    assert found["verdict"] == "cannot_tell"
