"""All that was recorded of one trial."""

from datetime import date
from decimal import Decimal

from frikommune.language import Text
from frikommune.programme.entry import Word
from frikommune.programme.figure import Figure
from frikommune.programme.history import disagreements_about, figures_about, history, papers_of
from frikommune.programme.journal import Journal
from frikommune.programme.state import State, state
from tests.programme.building import adoption, claim

RATE = Figure(Text.same("Andel"), Decimal("44.4"), "percent", numerator=24, denominator=54, unfinished=20)
OTHER = Figure(Text.same("Andel"), Decimal("70.6"), "percent")


def known(*entries) -> State:
    return state(Journal(entries), date(2021, 1, 1))


def test_it_is_in_order_of_the_day_it_counts_from_and_what_gives_none_is_last():
    told = (
        claim("late", "part:1a", "says", "b", "2020-01-01", recorded="2018-01-01"),
        claim("none", "trial:1", "says", "c"),
        claim("early", "application:1", "says", "a", "2017", recorded="2019-01-01"),
        claim("other", "trial:2", "says", "d", "2016"),
        claim("concerns", "barrier:x", "raised", "e", "2018", concerns=("trial:1",)),
    )
    assert [one.id for one in history(known(*told), "1", ("1a",))] == ["early", "concerns", "late", "none"]


def test_a_figure_comes_with_its_rivals_and_with_what_was_decided_between_them():
    told = [
        claim(one, "figure:x", "number", value, concerns=("trial:1",))
        for one, value in (("a", RATE), ("b", OTHER))
    ]
    (found,) = figures_about(known(*told, adoption("chosen", "", "a b")), "1", ())
    assert [fact.entry.id for fact in found.question.rivals] == ["a", "b"]
    assert found.disagreement is not None
    assert found.disagreement.adoption is not None
    assert figures_about(known(*told), "2", ()) == ()


def test_a_disagreement_about_a_part_is_one_about_the_trial():
    told = [claim(one, "part:1a", "outcome", Word(one)) for one in ("fully", "refused")]
    assert len(disagreements_about(known(*told), "1", ("1a",))) == 1
    assert disagreements_about(known(*told), "2", ()) == ()


def test_papers_are_counted_once_each():
    told = (claim("a", "trial:1", "says", "a"), claim("b", "trial:1", "says", "b"))
    ((paper, count),) = papers_of(told)
    assert (paper.id, count) == ("papir", 2)
