"""Whom two laws apart touch, and what is left of a trial on the day of the later one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from frikommune.cases.block import block_of
from frikommune.cases.history import History
from frikommune.evaluation.drafts.laws import APART, REMAINDER, all_together, laws_apart, remainders
from frikommune.law.frozen import frozen
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.table import table_of
from frikommune.ledger.worlds import actual_world, every_world
from tests.evaluation.population.made import person
from tests.law.building import two
from tests.ledger.building import day, event, grant, law, spell, use

WEEK_4, WEEK_8 = "step = { number = 1, in_week = 4 }", "step = { number = 1, in_week = 8 }"
REFORM = law(two(WEEK_4, WEEK_8))


def apart(rulebook: Rulebook, people: Sequence[History], on: int) -> pl.DataFrame:
    """The difference between the law of day 99 and of day 100, for one chunk."""
    one, other = (
        table_of(people, actual_world(frozen(rulebook, day(law_of))), day(on)) for law_of in (99, 100)
    )
    return laws_apart(one, other, block_of(people), day(on))


def changes(rulebook: Rulebook, people: Sequence[History], on: int = 400) -> dict[str, tuple[int, int]]:
    """Rows and persons by change, of all norms together."""
    found = apart(rulebook, people, on).filter(pl.col("norm") == "*")
    return {row["change"]: (row["rows"], row["persons"]) for row in found.to_dicts()}


def test_each_law_is_read_as_if_it_had_held_all_the_time():
    """A course long before the reform and one after it are touched alike."""
    people = [person("a", spell(0, 90)), person("b", spell(200, 290))]
    assert changes(REFORM, people) == {"moved": (2, 2), "*": (2, 2)}


def test_a_window_that_the_course_never_reached_is_a_demand_that_is_gone():
    assert changes(REFORM, [person("a", spell(0, 40), event(22))]) == {"gone": (1, 1), "*": (1, 1)}


def test_an_old_norm_is_gone_and_a_new_one_is_new():
    rulebook = law(
        'id = "gammel"\n' + two(WEEK_4, "repealed = true"), 'id = "ny"\n' + two("repealed = true", WEEK_4)
    )
    found = apart(rulebook, [person("a", spell(0))], 400).select("norm", "change", "persons").rows()
    assert set(found) == {
        ("*", "*", 1), ("*", "gone", 1), ("*", "new", 1),
        ("gammel", "*", 1), ("gammel", "gone", 1), ("ny", "*", 1), ("ny", "new", 1),
    }  # fmt: skip


def test_under_two_laws_that_ask_the_same_nobody_is_touched():
    assert changes(law(two(WEEK_4, WEEK_4)), [person("a", spell(0), event(22))]) == {}


def test_what_one_law_cannot_tell_touches_nobody_for_certain():
    because = 'because = { da = "x", en = "y" }'
    vague = law(two(WEEK_4, f'{because};step = {{ number = 1, window = "unknown" }}'))
    assert changes(vague, [person("a", spell(0))]) == {"unknown": (1, 1)}


def test_what_neither_law_can_tell_is_not_said_to_be_the_same():
    because = 'because = { da = "x", en = "y" }'
    vague = law(f'{because}\nstep = {{ number = 1, window = "unknown" }}')
    assert changes(vague, [person("a", spell(0))]) == {"unknown": (1, 1)}


def test_trials_are_left_out():
    trial = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
    rulebook = law(two(WEEK_4, WEEK_8), exemptions=[trial], grants=[grant("fri")])
    people = [person("a", spell(0))]
    assert changes(rulebook, people) == changes(REFORM, people)


def left(people: Sequence[History], *, by_case: bool = False, end: int | None = None) -> dict[str, Any]:
    """What is left on day 100 of a trial that suspends the talk in week 4."""
    conditions = '\nuse = { covers = "one" }' if by_case else ""
    trial = f'id = "fri"\nchange = {{ norm = "samtale", suspend = true }}{conditions}'
    rulebook = law(WEEK_4, exemptions=[trial], grants=[grant("fri", end=end)])
    worlds = every_world(rulebook, {"T": ["fri"]})
    ledger = table_of(people, worlds, day(100))
    (row,) = remainders(ledger, worlds, {"T": ["fri"]}, block_of(people), day(100)).to_dicts()
    return row


def test_a_duty_ahead_in_a_course_that_runs_is_left_of_the_trial():
    found = left([person("a", spell(90))])
    assert found == {"trial": "T", "rows": 1, "persons": 1, "courses": 1, "in_scope": 1}


def test_what_fell_due_before_the_day_is_not_left():
    found = left([person("a", spell(50))])
    assert (found["persons"], found["in_scope"]) == (0, 1)


def test_a_course_that_has_ended_is_not_touched():
    assert left([person("a", spell(90, 98))]) == {
        "trial": "T", "rows": 0, "persons": 0, "courses": 0, "in_scope": 0
    }  # fmt: skip


def test_of_a_trial_that_has_ended_nothing_is_left():
    assert left([person("a", spell(90))], end=100)["in_scope"] == 0


def test_used_case_by_case_only_those_who_used_it_are_touched():
    people = [person("a", spell(90), use(95)), person("b", spell(90))]
    found = left(people, by_case=True)
    assert (found["persons"], found["in_scope"]) == (1, 2)


def test_without_trials_there_is_nothing_left_to_tell():
    worlds = every_world(REFORM, {})
    people = [person("a", spell(90))]
    assert remainders(table_of(people, worlds, day(100)), worlds, {}, block_of(people), day(100)).is_empty()


def test_chunks_add_up():
    people = [person("a", spell(0)), person("b", spell(0, 40), event(22)), person("c", spell(0))]
    parts = all_together([apart(REFORM, people[:1], 400), apart(REFORM, people[1:], 400)], APART)
    assert parts.equals(all_together([apart(REFORM, people, 400)], APART))
    assert all_together([], REMAINDER).height == 0
