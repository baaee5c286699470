"""An effort is read from the events of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from frikommune.cases.history import Use
from frikommune.casework.efforts.ahead import ahead_of_run
from frikommune.evaluation.efforts.runs import Run
from frikommune.evaluation.efforts.state import state_of
from tests.casework.efforts.made import TODAY, day, history, runs

COURSE = ("kursus", "ivaerksaetter")


def steps(run: Run) -> list[tuple[str, str]]:
    return [(one.step.id, one.day.isoformat()) for one in run.taken]


def test_the_same_event_goes_to_one_phase_after_another():
    found = history("dagpenge", "2019-01-07", ("2019-02-04", *COURSE), ("2019-03-18", *COURSE))
    (run,) = runs(found, "dimittender")
    assert steps(run) == [("fase-1", "2019-02-04"), ("fase-2", "2019-03-18")]


def test_a_course_of_another_type_is_no_phase():
    assert runs(history("dagpenge", "2019-01-07", ("2019-02-04", "kursus")), "dimittender") == []


def test_a_step_may_be_missing_before_one_that_was_told():
    found = history("kontanthjaelp-jobparat", "2019-01-07", ("2019-02-04", "kursus", "mikrolaan"))
    (run,) = runs(found, "mikrolaan")
    assert steps(run) == [("kursus", "2019-02-04")]


def test_a_second_job_rotation_is_a_second_run():
    found = history("dagpenge", "2019-01-07", ("2019-02-04", "jobrotation"), ("2019-09-02", "jobrotation"))
    assert [run.start for run in runs(found, "jobrotation")] == [date(2019, 2, 4), date(2019, 9, 2)]


def test_nothing_after_the_observation_day_is_known():
    found = history("dagpenge", "2019-01-07", ("2019-02-04", *COURSE), ("2019-03-18", *COURSE))
    (run,) = runs(found, "dimittender", day("2019-03-17"))
    assert steps(run) == [("fase-1", "2019-02-04")]


def test_after_the_citizen_left_a_step_begins_a_new_run():
    found = history(
        "dagpenge", "2019-01-07", ("2019-02-04", *COURSE), ("2019-06-03", *COURSE), end="2019-05-01"
    )
    assert [steps(run)[0] for run in runs(found, "dimittender")] == [
        ("fase-1", "2019-02-04"),
        ("fase-1", "2019-06-03"),
    ]


def test_a_use_of_an_exemption_may_be_a_step():
    use = Use("b1", "3.4b", "mentor-kontakt", day("2019-03-04"), day("2019-03-04"), "efter-behov")
    found = history(
        "kontanthjaelp-aktivitetsparat",
        "2018-08-01",
        ("2019-02-04", "ret-og-pligt-mentor"),
        ("2019-04-01", "mentorkontakt", {"timer": 2}),
        uses=(use,),
    )
    (run,) = runs(found, "mentor")
    assert steps(run) == [("mentor", "2019-02-04"), ("fleksibel", "2019-03-04")]
    assert [kind.id for kind, _ in run.followed] == ["kontakt"]


def state(run: Run) -> tuple[str, str, str]:
    found = state_of(run)
    return found.standing, found.since.isoformat(), found.ending.id if found.ending else ""


def rotation(until: str, **left: Any) -> Run:
    found = history("dagpenge", "2019-01-07", ("2019-02-04", "jobrotation", {"until": day(until)}), **left)
    return runs(found, "jobrotation")[0]


def test_a_job_rotation_is_in_progress_until_its_last_day():
    assert state(rotation("2019-11-09")) == ("running", "2019-02-04", "")


def test_after_that_the_citizen_is_on_benefits():
    assert state(rotation("2019-11-08")) == ("over", "2019-11-08", "ydelse")


def test_whoever_left_for_a_job_ended_in_ordinary_work():
    assert state(rotation("2019-06-03", end="2019-06-03", left_to="job")) == ("over", "2019-06-03", "job")


def test_how_it_ended_is_not_told_where_the_course_does_not_say():
    assert state(rotation("2019-06-03", end="2019-06-03")) == ("over", "2019-06-03", "")
    found = state_of(rotation("2019-06-03", end="2019-06-03"))
    assert found.words.da == "afsluttet, men hvordan er ikke oplyst"


def test_a_person_may_say_how_it_ended():
    ended = ("2019-03-20", "indsats-slut", "dimittender", {"udfald": "ikke-videre"})
    found = history("dagpenge", "2019-01-07", ("2019-02-04", *COURSE), ended)
    assert state(runs(found, "dimittender")[0]) == ("over", "2019-03-20", "ikke-videre")


def test_the_end_of_another_effort_ends_nothing_here():
    ended = ("2019-03-20", "indsats-slut", "jobrotation", {"udfald": "job"})
    found = history("dagpenge", "2019-01-07", ("2019-10-07", *COURSE), ended)
    assert state(runs(found, "dimittender")[0])[0] == "running"


def test_after_six_weeks_somebody_must_decide_who_goes_on():
    (run,) = runs(history("dagpenge", "2019-01-07", ("2019-02-04", *COURSE)), "dimittender")
    assert state(run) == ("waiting", "2019-03-18", "")
    (ahead,) = ahead_of_run(run)
    assert (ahead.due, ahead.late) == (date(2019, 3, 17), True)
    assert "afgør, om borgeren går videre til “2. fase, 10 uger mere”" in ahead.text.da


def test_support_that_ran_longer_than_6_months_is_late():
    loan = ("2019-01-28", "mikrolaan")
    found = history("kontanthjaelp-jobparat", "2018-01-08", loan, ("2019-02-04", "mikrolaan-stoette"))
    (ahead,) = ahead_of_run(runs(found, "mikrolaan", TODAY)[0])
    assert (ahead.due, ahead.late) == (date(2019, 8, 3), True)


def test_nothing_is_ahead_once_it_is_over():
    assert ahead_of_run(rotation("2019-11-08")) == ()
