"""A figure reads with its qualifier, its parts and its method."""

from decimal import Decimal

import pytest

from frikommune.language import NO_WORDS, Text
from frikommune.programme.figure import (
    METHOD_WORDS,
    METHODS,
    QUALIFIER_WORDS,
    QUALIFIERS,
    UNIT_WORDS,
    UNITS,
    Figure,
)

WORK = Text("I arbejde", "At work")
SAID = [
    (Figure(WORK, Decimal("44.4"), "percent", numerator=24, denominator=54, unfinished=20),
     "I arbejde: 44,4 % (24 af 54; 20 ikke færdige)", "At work: 44.4% (24 of 54; 20 unfinished)"),
    (Figure(NO_WORDS, Decimal(30000), "kroner", qualifier="good"), "godt 30.000 kr.", "a good DKK 30,000"),
    (Figure(NO_WORDS, Decimal(13249), "kroner", price_year=2016), "13.249 kr. (2016-niveau)",
     "DKK 13,249 (2016 level)"),
    (Figure(NO_WORDS, Decimal(1300), "hours", qualifier="circa", method="calculated_estimate"),
     "ca. 1.300 timer (et beregnet skøn)", "about 1,300 hours (a calculated estimate)"),
    (Figure(NO_WORDS, Decimal(23), "percent", upto=Decimal(26)), "23–26 %", "23–26%"),
    (Figure(NO_WORDS, Decimal(50), "percent", denominator=30), "50 % (? af 30)", "50% (? of 30)"),
    (Figure(NO_WORDS, None, "persons", qualifier="handful"), "en lille håndfuld personer",
     "a small handful of persons"),
]  # fmt: skip


@pytest.mark.parametrize(("figure", "danish", "english"), SAID)
def test_a_figure_in_words(figure: Figure, danish: str, english: str):
    assert figure.text == Text(danish, english)


def test_every_code_has_words():
    assert set(QUALIFIER_WORDS) == set(QUALIFIERS)
    assert set(METHOD_WORDS) == set(METHODS)
    assert set(UNIT_WORDS) == set(UNITS)


def share(**parts: int | None) -> Figure:
    return Figure(Text.same("Andel"), Decimal("44.4"), "percent", **parts)  # type: ignore[arg-type]


def test_a_share_says_what_the_unfinished_leave_open():
    found = share(numerator=24, denominator=54, unfinished=20).left_open
    assert found == Text(
        "20 af 54 var ikke færdige: andelen ender mellem 44,4 og 81,5 %.",
        "20 of 54 had not finished: the share will end between 44.4 and 81.5%.",
    )


def test_a_share_that_counts_no_unfinished_leaves_nothing_open():
    assert share(numerator=24, denominator=54).left_open == NO_WORDS
    assert share(denominator=54, unfinished=20).left_open == NO_WORDS
    assert share(numerator=24, denominator=54, unfinished=0).left_open == NO_WORDS
