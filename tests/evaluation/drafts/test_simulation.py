"""What a draft would have changed: told row by row, with whom it reaches and why it is not sure."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.block import block_of
from frikommune.cases.history import History
from frikommune.evaluation.drafts.simulation import draft_worlds, simulated, together
from frikommune.evaluation.population.courses import courses_of
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.course import courses_of as courses_of_one
from frikommune.ledger.difference import differences
from frikommune.ledger.reference import evaluate_both
from frikommune.ledger.table import table_of
from tests.evaluation.population.made import counts, person, simulate
from tests.ledger.building import day, event, grant, law, spell, use
from tests.ledger.strategies import cases as any_case

WEEK_4 = "step = { number = 1, in_week = 4 }"
WEEK_8 = 'id = "ide"\nchange = { norm = "samtale", replace = { step = { number = 1, in_week = 8 } } }'
WAIVED = 'id = "ide"\nchange = { norm = "samtale", suspend = true }'
BY_CASE = 'id = "ide"\nchange = { norm = "samtale", suspend = true }\nuse = { covers = "one" }'
BY_PHONE = 'id = "ide"\nchange = { norm = "samtale", add = { form = { form = "telefonisk" } } }'


def draft(
    norm: str, exemption: str, *more: str, start: int | None = None, end: int | None = None
) -> Rulebook:
    return law(norm, exemptions=[exemption, *more], grants=[grant("ide", "aalborg", start, end)])


def one(rulebook: Rulebook, history: History, on: int = 100) -> dict[str, object]:
    """The one change of one person, without the counts of who."""
    found = [row for row in counts(simulate(rulebook, {"ide"}, [history], on).counts) if row["change"] != "*"]
    assert len(found) == 1, found
    return {name: value for name, value in found[0].items() if name not in ("persons", "courses")}


LATER = draft(WEEK_4, WEEK_8)


def test_a_due_day_that_moves_while_the_course_runs_is_sure():
    assert one(LATER, person("a", spell(0), event(22))) == {
        "change": "moved",
        "rows": 1,
        "sure": 1,
        "done": 1,
    }


def test_a_duty_that_was_not_done_is_counted_as_that():
    assert one(LATER, person("a", spell(0))) == {"change": "moved", "rows": 1, "sure": 1, "not_done": 1}


def test_a_window_moved_beyond_the_end_of_the_course_is_gone_and_not_sure():
    """21–27 was met on 22; 49–55 was never lived."""
    found = one(LATER, person("a", spell(0, 40), event(22)))
    assert found == {"change": "gone", "rows": 1, "done": 1, "beyond": 1}


def test_a_due_day_moved_beyond_the_end_of_the_course_is_not_sure_either():
    found = one(LATER, person("a", spell(0, 52), event(22)))
    assert found == {"change": "moved", "rows": 1, "done": 1, "beyond": 1}


def test_a_duty_that_lapsed_spares_nobody_anything():
    found = one(LATER, person("a", spell(0, 25)))
    assert found == {"change": "gone", "rows": 1, "ended": 1}


def test_what_is_not_settled_on_the_observation_day_is_not_sure():
    assert one(LATER, person("a", spell(0)), on=23) == {"change": "moved", "rows": 1, "pending": 1}


def test_where_the_draft_is_not_imagined_nothing_changes():
    assert counts(simulate(LATER, {"ide"}, [person("a", spell(0, None, "morsø"))], 100).counts) == []


def test_a_suspended_duty_is_waived_and_stays_a_row():
    assert one(draft(WEEK_4, WAIVED), person("a", spell(0), event(22))) == {
        "change": "waived", "rows": 1, "sure": 1, "done": 1
    }  # fmt: skip


def test_a_move_to_another_municipality_is_a_reason_to_doubt():
    found = simulate(LATER, {"ide"}, [person("a", spell(0, 37), spell(37, None, "morsø"))], 100).counts
    assert counts(found)
    assert all(row["moves"] == row["rows"] for row in counts(found))


def test_a_rhythm_from_the_last_time_followed_the_old_due_days():
    often = 'rhythm = { counted_from = "last_done", every = "3 weeks" }'
    seldom = (
        'id = "ide"\nchange = { norm = "samtale", '
        'replace = { rhythm = { counted_from = "last_done", every = "6 weeks" } } }'
    )
    found = one(draft(often, seldom), person("a", spell(0), event(20), event(40), event(60)), on=65)
    assert found["change"] == "moved"
    assert found["last_done"] == found["rows"]


def test_a_form_that_the_draft_allows_makes_what_was_done_count():
    in_person = f'{WEEK_4}\nform = {{ form = "personligt" }}'
    found = one(draft(in_person, BY_PHONE), person("a", spell(0), event(22, form="telefonisk")))
    assert found == {"change": "counts", "rows": 1, "sure": 1, "not_done": 1}


def test_a_duty_read_under_the_draft_with_no_difference_is_open_and_no_change():
    in_person = f'{WEEK_4}\nform = {{ form = "personligt" }}'
    found = counts(
        simulate(
            draft(in_person, BY_PHONE), {"ide"}, [person("a", spell(0), event(22, form="personligt"))], 100
        ).counts
    )
    assert [row["change"] for row in found] == ["open"]


def test_unknown_is_never_sure():
    vague = (
        'id = "ide"\nbecause = { da = "x", en = "y" }\n'
        'change = { norm = "samtale", replace = { step = { number = 1, window = "unknown" } } }'
    )
    assert one(draft(WEEK_4, vague), person("a", spell(0), event(22)))["unknown"] == 1


@pytest.mark.parametrize(
    ("start", "end", "reached"),
    [(None, None, 1), (27, None, 1), (28, None, 0), (None, 22, 1), (None, 21, 0), (23, None, 0)],
)
def test_case_by_case_is_reach_where_it_held_in_the_window_before_the_duty_was_met(start, end, reached):
    """The window is 21–27; met on 22 where the draft held from 23 on, else never."""
    met = [event(22)] if start == 23 else []
    rulebook = draft(WEEK_4, BY_CASE, start=start, end=end)
    found = counts(simulate(rulebook, {"ide"}, [person("a", spell(0), *met)], 100).counts)
    assert [row["change"] for row in found] == ["reach"] * reached


def test_what_held_only_after_the_citizen_had_left_was_out_of_reach():
    """The course ended on day 24, in the window 21–27; the draft held from 25 on."""
    people = [person("a", spell(0, 24)), person("b", spell(0, 24), spell(24, None, "morsø"))]
    assert counts(simulate(draft(WEEK_4, BY_CASE, start=25), {"ide"}, people, 100).counts) == []
    assert counts(simulate(draft(WEEK_4, BY_CASE, start=23), {"ide"}, people, 100).counts)[0]["persons"] == 2


def test_reach_is_never_among_the_changes():
    found = counts(simulate(draft(WEEK_4, BY_CASE), {"ide"}, [person("a", spell(0))], 100).counts)
    assert not [row for row in found if row["change"] == "*"]


def test_what_an_existing_trial_let_off_is_out_of_reach():
    rulebook = law(
        WEEK_4,
        exemptions=[BY_CASE, BY_CASE.replace("ide", "fri")],
        grants=[grant("ide"), grant("fri")],
    )
    used = person("a", spell(0), use(10))
    assert counts(simulate(rulebook, {"ide"}, [used], 100).counts) == []


def test_duties_that_never_arose_because_the_course_ended_first():
    """Ended before week 4, between week 4 and week 8, still running, and elsewhere."""
    people = [
        person("a", spell(0, 10)),
        person("b", spell(0, 40)),
        person("c", spell(0)),
        person("d", spell(0, 10, "morsø")),
    ]
    (row,) = simulate(LATER, {"ide"}, people, 100).arisen.to_dicts()
    assert row == {
        "norm": "samtale", "persons": 3, "courses": 3, "duties": 3, "ended_first": 1, "ended_first_with": 2
    }  # fmt: skip


def test_a_law_that_did_not_hold_yet_bound_nobody():
    young = draft(f"version = [{{ day = 50, {WEEK_4} }}]", WEEK_8, start=60)
    (row,) = simulate(young, {"ide"}, [person("a", spell(0, 70))], 100).arisen.to_dicts()
    assert (row["persons"], row["duties"]) == (1, 0)


def test_who_is_reached_is_told_by_municipality_group_and_year():
    people = [person("a", spell(0)), person("b", spell(0)), person("c", spell(400))]
    found = simulate(LATER, {"ide"}, people, 600).counts
    assert counts(found, by="group", key="dagpenge", change="*")[0]["persons"] == 3
    assert counts(found, by="municipality", key="aalborg", change="*")[0]["persons"] == 3
    years = {year: counts(found, by="year", key=year, change="*")[0]["persons"] for year in ("2018", "2019")}
    assert years == {"2018": 2, "2019": 1}


def test_by_what_the_touched_duties_were_really_met_is_told():
    people = [person("a", spell(0), event(22, type="faelles")), person("b", spell(0))]
    assert simulate(LATER, {"ide"}, people, 100).held.to_dicts() == [
        {"norm": "samtale", "deed": "samtale/faelles", "rows": 1}
    ]


def test_a_person_counts_once_among_all_changes_and_norms():
    rulebook = law(
        'id = "en"\n' + WEEK_4,
        'id = "to"\n' + WEEK_4,
        exemptions=[
            'id = "ide"\nchange = [{ norm = "en", replace = { step = { number = 1, in_week = 8 } } }, '
            '{ norm = "to", suspend = true }]'
        ],
        grants=[grant("ide")],
    )
    (whole,) = counts(simulate(rulebook, {"ide"}, [person("a", spell(0))], 100).counts, change="*")
    assert (whole["rows"], whole["persons"]) == (2, 1)


@settings(max_examples=60)
@given(any_case(), st.integers(30, 220), st.sampled_from(["alle", "andet", "fri"]))
def test_chunks_add_up(case, on, name):
    if name not in case.rulebook.exemptions:
        return
    people = [
        person(subject, *case.history.spells, *case.history.events, *case.history.uses) for subject in "abc"
    ]
    worlds = draft_worlds(case.rulebook, {name})

    def told(some):
        return simulated(table_of(some, worlds, day(on)), worlds, block_of(some), {name}, day(on))

    whole, parts = together([told(people)]), together([told(people[:1]), told(people[1:])])
    assert all(one.equals(other) for one, other in zip(whole, parts, strict=True))


@settings(max_examples=100)
@given(any_case(), st.integers(30, 220), st.sampled_from(["alle", "andet"]))
def test_as_many_rows_change_as_the_reference_finds_in_the_case(case, on, name):
    if name not in case.rulebook.exemptions:
        return
    worlds = draft_worlds(case.rulebook, {name})
    actual, with_draft = (world for world in worlds.worlds)
    expected = differences(*evaluate_both(case.history, with_draft, actual, day(on)))
    found = counts(simulate(case.rulebook, {name}, [case.history], on).counts, change="*")
    assert sum(row["rows"] for row in found) == len(expected)


@settings(max_examples=60)
@given(any_case(), st.integers(0, 220))
def test_courses_are_those_of_the_reference(case, on):
    expected = [
        (one.id, one.group, one.start, one.end, len({spell.municipality for spell in one.spells}))
        for one in courses_of_one(case.history, day(on))
    ]
    found = courses_of(block_of([case.history]), day(on))
    assert sorted(found.select("course", "group", "start", "end", "places").rows()) == sorted(expected)


def test_nothing_at_all_is_still_a_table():
    found = together([])
    assert [one.height for one in found] == [0, 0, 0]
    assert isinstance(found.counts, pl.DataFrame)
