"""A verdict's sentence, its reason, and what stands beside it."""

from __future__ import annotations

from itertools import product
from math import inf
from typing import get_args

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.effects.effect import ESTIMATORS, Effect, Estimate, Sizes
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.effects.question import Direction, Question
from frikommune.evaluation.verdicts.amounts import SCALE_WORDS
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import LANGUAGES, Text

NAME = Text.same("x")
JARGON = (
    "konfidens",
    "confidence",
    "interval",
    "p =",
    "signifikan",
    "significan",
    "hazard",
    "ratio",
    "margin",
)


BROKEN = ("  ", " ,", "nan", "inf", "None", "kan ikke beregnes", "{")


def effect(
    value=0.2, interval=(0.05, 0.33), scale="share", estimator="two_groups", bounds=(), mark=Mark.NONE, **more
):
    main = Estimate(NAME, value, interval, **more)
    return Effect(estimator, scale, main, Sizes(100), bounds=bounds, mark=mark)


def test_an_improvement_is_told_with_how_large_it_is_at_least():
    said = judge(effect(), Question()).sentence
    assert said.da == (
        "Det gik bedre med forsøget: andelen er 20,0 procentpoint højere med forsøget end uden, og selv når"
        " usikkerheden regnes med, er den mindst 5,0 procentpoint højere."
    )
    assert said.en == (
        "Things went better with the trial: the share is 20.0 percentage points higher with the trial than"
        " without it, and even allowing for uncertainty it is at least 5.0 percentage points higher."
    )


def test_where_lower_is_better_the_sentence_says_so():
    said = judge(effect(-0.2, (-0.33, -0.05)), Question(direction="lower"))
    assert said.verdict == "improved"
    assert said.sentence.da.endswith("er den mindst 5,0 procentpoint lavere. Lavere er bedre.")


def test_what_cannot_be_told_is_never_called_no_effect():
    judged = judge(effect(0.01, (-0.05, 0.07)), Question())
    assert judged.verdict == "cannot_tell"
    assert judged.sentence.da.startswith("Det kan ikke afgøres, om forsøget gjorde en forskel: ")
    assert judged.sentence.da.endswith("alt fra 5,0 procentpoint lavere til 7,0 procentpoint højere.")
    for words in (judged.sentence, judged.why):
        assert "ingen effekt" not in words.da
        assert "no effect" not in words.en


def test_not_worse_says_the_limit_and_that_better_was_not_shown():
    judged = judge(effect(0.01, (-0.03, 0.05)), Question(margin=0.05))
    assert judged.verdict == "not_worse"
    assert "grænsen på 5,0 procentpoint tillader" in judged.sentence.da
    assert "i værste fald 3,0 procentpoint lavere" in judged.sentence.da
    assert judged.sentence.da.endswith("Om det gik bedre, er ikke påvist.")


def test_lower_for_sure_but_within_the_margin_is_told_as_both():
    judged = judge(effect(-0.02, (-0.03, -0.01)), Question(margin=0.05))
    assert judged.verdict == "not_worse"
    assert judged.sentence.en.startswith(
        "Things went slightly worse with the trial, but within the limit of 5.0"
    )


def test_worse_says_where_the_margin_lies():
    judged = judge(effect(-0.02, (-0.03, -0.01)), Question(margin=0.02))
    assert judged.verdict == "worse"
    assert "Det når ud over marginen ved −2,0." in judged.why.da


def test_the_name_of_the_outcome_and_its_unit_stand_in_the_sentence():
    judged = judge(
        effect(1794.34, (551.0, 3038.0), "mean"),
        Question(),
        name=Text("indkomst i 1978", "earnings in 1978"),
        unit=Text("kr.", "kroner"),
    )
    assert "gennemsnittet (indkomst i 1978) er 1.794 kr. højere" in judged.sentence.da
    assert "the average (earnings in 1978) is 1,794 kroner higher" in judged.sentence.en


def test_a_ratio_is_told_in_percent_and_its_reason_as_the_ratio():
    judged = judge(
        effect(-0.3794, (-0.7546, -0.0043), "hazard_ratio", "survival"), Question(direction="lower")
    )
    assert "32 % lavere" in judged.sentence.da
    assert "[0,470; 0,996] om 0,684 ligger helt under 1" in judged.why.da


CASES = list(
    product(
        get_args(Direction),
        ((0.05, 0.3), (-0.3, -0.05), (-0.1, 0.12), (-inf, 0.2), None),
        (None, 0.15, 0.4),
    )
)


@pytest.mark.parametrize("estimator", ESTIMATORS)
@pytest.mark.parametrize("scale", SCALE_WORDS)
def test_every_sentence_is_plain_and_whole(estimator, scale):
    for direction, interval, margin in CASES:
        value = sum(interval) / 2 if interval and interval[0] > -inf else 0.1
        question = Question(direction=direction, margin=margin, benchmark=0.4165)
        judged = judge(effect(value, interval, scale, estimator), question)
        for language in LANGUAGES:
            said = judged.sentence.said_in(language)
            assert said == said[0].upper() + said[1:].rstrip(".") + "."
            assert not [word for word in JARGON if word in said.lower()], said
            assert not [bad for bad in BROKEN if bad in said], said
            assert judged.why.said_in(language).endswith(".")


def test_a_number_in_doubt_gives_no_verdict_and_says_why():
    doubt = Text(
        "med én behandlet kommune siger klyngefejl for meget", "with one treated, clustered errors mislead"
    )
    judged = judge(effect(p_value=0.001, doubt=doubt), Question())
    assert judged.verdict == "cannot_tell"
    assert "ikke til at stole på" in judged.sentence.da
    assert "Med én behandlet kommune siger klyngefejl for meget." in judged.why.da


def test_without_interval_and_test_the_inference_says_why():
    inference = Text("med 10 andre kan p ikke komme under 0,09", "with 10 others p cannot be below 0.09")
    judged = judge(effect(interval=None, inference=inference), Question())
    assert judged.verdict == "cannot_tell"
    assert "Med 10 andre kan p ikke komme under 0,09." in judged.why.da


def test_a_test_that_finds_nothing_is_told_as_chance_and_not_as_too_little_data():
    said = judge(effect(interval=None, p_value=0.235), Question()).sentence
    assert said.da.endswith("men så stor en forskel kan også komme af tilfældigheder.")
    assert "for lidt at sammenligne med" in judge(effect(interval=None), Question()).sentence.da


def test_what_it_would_take_stands_with_a_verdict_that_cannot_be_told():
    judged = judge(effect(0.0, (-0.1, 0.1)), Question(smallest=0.05))
    assert "en forskel på omkring 14,3 procentpoint" in judged.why.da
    assert "For 5,0 procentpoint skal der være omkring 8,2 gange så mange." in judged.why.da


def test_the_paper_of_2019_could_not_tell_and_the_reasons_are_exact():
    """24 of 54 with 20 unfinished against 41.7 %; +18.8 points found at best, 769 needed for 5 points."""
    question = Question(benchmark=0.417, smallest=0.05)
    judged = judge(one_group.estimate_counted(Counted(24, 54, 20), question), question)
    assert judged.verdict == "cannot_tell"
    assert "alt fra 9,7 procentpoint lavere til 15,9 procentpoint højere" in judged.sentence.da
    assert "en forskel på omkring 18,8 procentpoint" in judged.why.da
    assert "For 5,0 procentpoint skal der være 769; her er 54." in judged.why.da
    assert "fra 2,7 procentpoint højere til 39,8 procentpoint højere" in judged.why.da
    assert "Dommen er ikke den samme i begge ender." in judged.why.da


def bounds(low, high):
    return tuple(Estimate(NAME, value, (value - 0.12, value + 0.12)) for value in (low, high))


def test_the_verdict_must_hold_whether_none_or_all_of_the_unfinished_succeed():
    sure = effect(0.2, (0.08, 0.32), bounds=bounds(0.2, 0.4))
    assert judge(sure, Question()).verdict == "improved"
    open_still = effect(0.2, (0.08, 0.32), bounds=bounds(0.05, 0.4))
    judged = judge(open_still, Question())
    assert judged.verdict == "cannot_tell"
    assert judged.sentence.da.endswith("men det afhænger af, hvordan det går dem, der endnu ikke er færdige.")
    assert "5,0 procentpoint højere til 40,0 procentpoint højere" in judged.why.da


def test_of_two_bounds_that_both_hold_the_sentence_tells_the_lesser():
    judged = judge(effect(0.3, (0.2, 0.4), bounds=bounds(0.2, 0.4)), Question())
    assert "andelen er 20,0 procentpoint højere" in judged.sentence.da


def test_of_several_outcomes_one_that_only_looks_sure_alone_is_not_told_as_sure():
    judged = judge(effect(p_value=0.03), Question(), corrected_p=0.09)
    assert judged.verdict == "cannot_tell"
    assert "der er set på flere resultater" in judged.sentence.da
    assert "Rettet for flere resultater: p = 0,090." in judged.why.da


def test_an_interval_and_a_test_that_disagree_are_a_caveat():
    agreed = judge(effect(p_value=0.01), Question()).caveats
    *others, caveat = judge(effect(p_value=0.06), Question()).caveats
    assert tuple(others) == agreed
    assert "p = 0,060" in caveat.da


@pytest.mark.parametrize("estimator", ["two_groups", "counts", "survival"])
def test_a_comparison_without_lots_or_history_says_what_it_takes_for_granted(estimator):
    assert "også skyldes" in judge(effect(estimator=estimator), Question()).caveats[0].da


def test_made_up_rows_are_told_and_the_finding_keeps_their_mark():
    judged = judge(effect(mark=Mark.SYNTHETIC), Question())
    assert judged.mark is Mark.SYNTHETIC
    assert "opdigtede" in judged.caveats[-1].da
    assert "Rekonstruktion" in judge(effect(mark=Mark.RECONSTRUCTION), Question()).caveats[-1].da


@pytest.mark.parametrize("size", [0.0, -0.05, inf])
def test_a_margin_that_is_not_positive_is_refused(size):
    with pytest.raises(Refused) as refused:
        judge(effect(), Question(margin=size))
    assert refused.value.refusals[0].where == "margin"
