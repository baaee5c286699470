"""What to do in many cases on one day."""

from datetime import date

import pytest

from frikommune.cases.history import Event, History, Spell
from frikommune.casework.duties.duties import duties_of
from frikommune.casework.duties.today import alike, monday_after, part_words, tasks_of
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack

FRIDAY = date(2019, 11, 8)


@pytest.fixture(scope="module")
def rulebook():
    return load_pack(packs_folder() / "nordjylland").rulebook


def sick_since(start: str, *talks: str) -> History:
    events = tuple(
        Event(f"e{n}", date.fromisoformat(day), n, "samtale", "opfoelgning", "personligt")
        for n, day in enumerate(talks, start=1)
    )
    return History("p", (Spell("f", "sygedagpenge", "Aalborg", date.fromisoformat(start)),), events)


def parts(rulebook, norm: str, *histories: History, day: date = FRIDAY) -> list[tuple[str, date | None]]:
    duties = {number: duties_of(one, rulebook, day) for number, one in enumerate(histories)}
    return [(one.part, one.duty.due) for one in tasks_of(duties, day) if one.duty.norm == norm]


TALK = "sygedagpenge-opfoelgning"


@pytest.mark.parametrize(
    ("last_talk", "part"),
    [
        ("2019-10-10", "overdue"),
        ("2019-10-11", "this_week"),
        ("2019-10-13", "this_week"),
        ("2019-10-14", "next_week"),
        ("2019-10-20", "next_week"),
        ("2019-10-21", "later"),
    ],
)
def test_a_talk_every_four_weeks_stands_in_the_week_in_which_it_is_due(rulebook, last_talk, part):
    assert [one for one, _ in parts(rulebook, TALK, sick_since("2019-09-02", "2019-09-30", last_talk))] == [
        part
    ]


def test_what_is_due_first_stands_first_whichever_case_it_is_in(rulebook):
    later, sooner = (sick_since("2019-09-02", "2019-09-30", day) for day in ("2019-10-20", "2019-10-15"))
    dues = [due for _, due in parts(rulebook, TALK, later, sooner)]
    assert dues == sorted(day for day in dues if day is not None)


def test_what_is_done_with_is_no_task(rulebook):
    history = sick_since("2019-09-02", "2019-10-20")
    duties = duties_of(history, rulebook, FRIDAY)
    done = [one for one in duties if one.place == "done"]
    assert done
    assert not {id(one.duty) for one in tasks_of({1: duties}, FRIDAY)} & {id(one) for one in done}


def test_what_may_be_left_out_before_a_step_is_gathered_over_the_cases(rulebook):
    duties = {n: duties_of(sick_since("2019-09-02"), rulebook, FRIDAY) for n in range(3)}
    before = [one for one in tasks_of(duties, FRIDAY) if one.part == "before_step"]
    gathered = {one.norm: (len(one.tasks), [two.id for two in one.usable]) for one in alike(before)}
    assert gathered["lae265-rehabiliteringsmoede"] == (3, ["2.1a"])


def test_a_task_knows_the_exemptions_that_touch_it(rulebook):
    duties = duties_of(sick_since("2019-09-02"), rulebook, FRIDAY)
    tasks = tasks_of({1: duties}, FRIDAY)
    assert "2.1a" in frozenset().union(*(one.exemptions for one in tasks))


@pytest.mark.parametrize("day", ["2019-11-04", "2019-11-08", "2019-11-10"])
def test_the_week_ends_on_its_sunday(day):
    assert monday_after(date.fromisoformat(day)) == date(2019, 11, 11)


def test_the_weeks_are_named_by_their_numbers_also_over_new_year():
    assert part_words("this_week", date(2019, 12, 27)).da == "Denne uge (uge 52)"
    assert part_words("next_week", date(2019, 12, 27)).da == "Næste uge (uge 1)"
