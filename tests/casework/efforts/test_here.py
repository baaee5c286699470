"""What a case page shows of efforts: in progress, over, and what may begin today."""

from __future__ import annotations

from datetime import date

from frikommune.casework.efforts.counts import count, tells_the_trial
from frikommune.casework.efforts.here import EffortHere, efforts_here
from tests.casework.efforts.made import TODAY, day, effort, history, pack, runs


def here(found, where: str = "Aalborg", today: date = TODAY) -> dict[str, EffortHere]:
    every = efforts_here(found, pack().efforts.values(), pack().rulebook, where, today)
    return {one.effort.id: one for one in every}


def test_only_efforts_of_trials_that_hold_here_are_offered():
    found = history("sygedagpenge", "2019-09-02", municipality="Jammerbugt")
    assert "psykologbehandling" in here(found, "Jammerbugt")
    assert "psykologbehandling" not in here(history("sygedagpenge", "2019-09-02"))


def test_one_that_may_begin_today_says_so_and_one_for_another_group_says_why_not():
    found = here(history("dagpenge", "2019-09-02"))
    assert found["jobrotation"].may_begin
    assert [one.code for one in found["mikrolaan"].gate.refusals] == ["effort_group"]


def test_one_in_progress_comes_first_with_its_next_step():
    found = here(history("kontanthjaelp-jobparat", "2019-01-07", ("2019-02-04", "kursus", "mikrolaan")))
    first = next(iter(found.values()))
    assert (first.effort.id, first.next_step.id) == ("mikrolaan", "laan")
    assert first.gate.is_open


def test_a_run_of_an_effort_whose_trial_has_ended_is_still_shown():
    found = history("dagpenge", "2018-03-05", ("2018-08-06", "jobrotation", {"until": day("2019-01-01")}))
    later = here(found, today=date(2023, 1, 2))
    assert not later["jobrotation"].held
    assert later["jobrotation"].runs[0].is_over


def test_a_run_that_was_over_before_the_trial_began_is_none_of_its():
    found = history("dagpenge", "2017-03-06", ("2017-10-02", "jobrotation", {"until": day("2018-03-01")}))
    assert here(found)["jobrotation"].runs == ()


def test_a_plan_where_no_such_trial_holds_is_no_effort():
    found = history("ressourceforloeb", "2019-01-07", ("2019-08-05", "indsatsplan"))
    assert "ressourceforloeb-plan" not in here(found)
    there = history(
        "ressourceforloeb", "2019-01-07", ("2019-08-05", "indsatsplan"), municipality="Vesthimmerland"
    )
    assert here(there, "Vesthimmerland")["ressourceforloeb-plan"].current is not None


def test_a_mentor_from_before_the_trial_may_still_be_made_flexible():
    found = history("kontanthjaelp-aktivitetsparat", "2018-01-08", ("2018-06-04", "ret-og-pligt-mentor"))
    mentor = here(found)["mentor"]
    assert mentor.current is not None
    assert [one.code for one in mentor.gate.refusals] == ["effort_by_use"]


def test_the_mentors_hours_are_held_against_those_that_were_granted():
    found = history(
        "kontanthjaelp-aktivitetsparat",
        "2018-08-01",
        ("2019-02-04", "ret-og-pligt-mentor", {"timer": 26}),
        ("2019-03-04", "mentorkontakt", {"timer": 2.5}),
        ("2019-05-06", "mentorkontakt", {"timer": 4}),
        ("2019-06-03", "mentorkontakt"),
    )
    (kept,) = here(found)["mentor"].runs[0].kept
    assert (kept.done.total, kept.done.told, kept.done.of, kept.granted) == (6.5, 2, 3, 26)


def test_the_sum_of_the_loans_says_how_many_it_is_of():
    with_amount = history(
        "kontanthjaelp-jobparat", "2019-01-07", ("2019-02-04", "mikrolaan", {"beloeb": 25000})
    )
    without = history("kontanthjaelp-jobparat", "2019-01-07", ("2019-03-04", "mikrolaan"))
    found = count(effort("mikrolaan"), [*runs(with_amount, "mikrolaan"), *runs(without, "mikrolaan")])
    loans = next(one for one in found.steps if one.step.id == "laan")
    assert [(one.total, one.told, one.of) for one in loans.sums] == [(25000, 1, 2)]
    assert (found.started, found.unfinished, found.over) == (2, 2, 0)


def test_an_effort_without_a_limit_cannot_tell_what_only_the_trial_made_possible():
    assert not tells_the_trial(effort("ressourceforloeb-plan"))
    assert tells_the_trial(effort("jobrotation"))
