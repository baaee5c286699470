"""Several verdicts together."""

from __future__ import annotations

from math import exp

import pytest

from frikommune.cases.mark import Mark
from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.verdicts.across import Finding, across, learnt
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text

TALKS, WORK = Text("Samtaler", "Talks"), Text("I job", "In work")


def finding(trial, interval, theme=TALKS, scale="share", direction="higher", mark=Mark.NONE, **more):
    main = Estimate(WORK, sum(interval) / 2, interval, **more)
    effect = Effect("two_groups", scale, main, Sizes(100), mark=mark)
    judged = judge(effect, Question(direction=direction))
    return Finding(Text.same(trial), theme, WORK, effect, judged, direction)


def test_verdicts_are_counted_the_best_first():
    found = [finding("1.1", (0.01, 0.1)), finding("1.2", (-0.1, 0.1)), finding("1.3", (-0.1, 0.1))]
    said = learnt(one.judged for one in found)
    assert said.da == "3 resultater: 1 forbedret og 2 kan ikke afgøres."
    assert said.en == "3 outcomes: 1 improved and 2 cannot tell."


def test_each_theme_and_each_scale_has_its_own_picture():
    other = Text("Virksomheder", "Companies")
    found = across(
        [
            finding("1.1", (0.01, 0.1)),
            finding("1.2", (-0.1, 0.1)),
            finding("2.1", (-0.1, 0.1), other),
            finding("1.3", (-3.0, 1.0), scale="mean"),
        ]
    )
    assert [(one.title.en, len(one.series[0].points)) for one in found.drawings] == [
        ("Talks", 2),
        ("Companies", 1),
        ("Talks", 1),
    ]
    assert len(found.table.rows) == 4


def test_better_lies_to_the_right_whichever_way_is_better():
    (drawing,) = across([finding("1.1", (-0.1, -0.02), direction="lower")]).drawings
    (point,) = drawing.series[0].points
    assert (point.low, point.high) == (0.02, 0.1)


def test_a_ratio_is_drawn_as_a_ratio_about_one():
    (drawing,) = across([finding("1.1", (-0.5, 0.1), scale="hazard_ratio")]).drawings
    (point,) = drawing.series[0].points
    assert point.low == pytest.approx(exp(-0.5))
    assert drawing.lines[0].y == 1.0


def test_an_interval_that_is_not_to_be_trusted_is_neither_drawn_nor_written():
    found = across([finding("1.1", (0.01, 0.1), doubt=Text.same("one treated"))])
    assert found.drawings[0].series[0].points[0].low is None
    assert found.table.rows[0][5] is None


def test_the_strongest_mark_holds_for_all():
    found = across([finding("1.1", (0.01, 0.1)), finding("1.2", (0.0, 0.1), mark=Mark.SYNTHETIC)])
    assert found.mark is Mark.SYNTHETIC


def test_nothing_yet_is_said():
    assert across([]).learnt.da == "Der er ingen resultater endnu."
