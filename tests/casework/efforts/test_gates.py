"""A step of an effort is taken only where trial, group, order, length and the law's limit allow it."""

from __future__ import annotations

from datetime import date

from frikommune.cases.history import Use
from tests.casework.efforts.made import day, gate, history, said

COURSE = ("kursus", "ivaerksaetter")
READY = "kontanthjaelp-jobparat"


def test_a_job_rotation_before_26_weeks_may_be_granted_where_the_trial_holds():
    found = history("dagpenge", "2019-09-02")
    assert gate(found, "jobrotation", "jobrotation", "2019-11-04", until=day("2020-02-01")).is_open


def test_not_where_no_municipality_has_the_trial():
    found = history("dagpenge", "2019-09-02", municipality="Rebild")
    closed = gate(found, "jobrotation", "jobrotation", "2019-11-04", "Rebild")
    assert said(closed) == ["effort_not_held"]
    assert closed.refusals[0].problem.da == "Forsøg 3.3 gælder ikke i Rebild 04.11.2019"
    assert closed.refusals[0].expected.da == (
        "at 3.3a “Jobrotation uden ledighedskrav” gælder (Rebild har den ikke)"
    )


def test_not_before_the_trial_began():
    found = history("dagpenge", "2018-03-05")
    closed = gate(found, "jobrotation", "jobrotation", "2018-06-29")
    assert said(closed) == ["effort_not_held"]
    assert "gælder først fra 01.07.2018" in closed.refusals[0].expected.da


def test_not_for_a_group_that_the_step_is_not_for():
    closed = gate(history("sygedagpenge", "2019-09-02"), "jobrotation", "jobrotation", "2019-11-04")
    assert said(closed) == ["effort_group"]
    assert closed.refusals[0].problem.da == "“Jobrotation bevilget” er ikke for sygedagpengemodtagere"
    assert (
        closed.refusals[0].expected.da == "jobparate dagpengemodtagere eller jobparate kontanthjælpsmodtagere"
    )


def test_not_on_a_day_without_a_course_here():
    closed = gate(history("dagpenge", "2019-09-02"), "jobrotation", "jobrotation", "2019-08-30")
    assert said(closed) == ["effort_no_course"]


def test_not_on_a_day_to_come():
    closed = gate(history("dagpenge", "2019-09-02"), "jobrotation", "jobrotation", "2019-11-11")
    assert said(closed) == ["effort_day_ahead"]


def test_not_twice():
    found = history("dagpenge", "2019-09-02", ("2019-11-04", "jobrotation", {"until": day("2020-01-01")}))
    assert said(gate(found, "jobrotation", "jobrotation", "2019-11-04")) == ["effort_already_taken"]
    assert said(gate(found, "jobrotation", "jobrotation", "2019-11-06")) == ["effort_already_taken"]


def test_another_may_begin_once_the_first_is_over():
    found = history("dagpenge", "2019-03-04", ("2019-04-01", "jobrotation", {"until": day("2019-07-01")}))
    assert gate(found, "jobrotation", "jobrotation", "2019-11-04").is_open


def test_the_microloan_course_needs_the_screening():
    found = history(READY, "2019-01-07")
    assert said(gate(found, "mikrolaan", "kursus", "2019-03-04")) == ["effort_step_missing"]
    screened = history(READY, "2019-01-07", ("2019-02-04", "screening", "mikrolaan"))
    assert gate(screened, "mikrolaan", "kursus", "2019-03-04").is_open


def test_a_loan_is_refused_by_the_laws_own_limit_for_another_group():
    course = ("2019-02-04", "kursus", "mikrolaan")
    closed = gate(
        history("kontanthjaelp-aktivitetsparat", "2019-01-07", course), "mikrolaan", "laan", "2019-06-03"
    )
    assert said(closed) == ["effort_limit_broken"]
    assert (
        closed.refusals[0].problem.da
        == "“Mikrolån til etablering af selvstændig virksomhed” er ikke overholdt"
    )
    assert gate(history(READY, "2019-01-07", course), "mikrolaan", "laan", "2019-06-03").is_open


def test_the_second_phase_waits_until_the_first_is_over():
    found = history("dagpenge", "2019-09-02", ("2019-09-30", *COURSE))
    closed = gate(found, "dimittender", "fase-2", "2019-11-08", uger=10)
    assert said(closed) == ["effort_step_running"]
    assert closed.refusals[0].problem.da == "“1. fase, 6 uger” varer til og med 10.11.2019"


def test_more_than_6_weeks_needs_the_exemption_to_be_used():
    found = history("dagpenge", "2019-08-05", ("2019-09-02", *COURSE, {"uger": 6}))
    closed = gate(found, "dimittender", "fase-2", "2019-10-14", uger=10)
    assert said(closed) == ["effort_limit_broken"]
    assert closed.refusals[0].do_next.da == "Registrér først brug af 1.2b “Iværksætterforløb over 6 uger”."


def test_once_it_is_used_the_second_phase_may_begin():
    use = Use("b1", "1.2b", "kursus-seks-uger", day("2019-10-10"), day("2019-10-10"), "ivaerksaetterforloeb")
    course = ("2019-09-02", *COURSE, {"uger": 6})
    found = history("dagpenge", "2019-08-05", course, uses=(use,))
    assert gate(found, "dimittender", "fase-2", "2019-10-14", uger=10).is_open


def test_whoever_was_stopped_after_an_assessment_does_not_go_on():
    stopped = ("2019-10-15", "indsats-slut", "dimittender", {"udfald": "ikke-videre"})
    found = history("dagpenge", "2019-08-05", ("2019-09-02", *COURSE), stopped)
    assert said(gate(found, "dimittender", "fase-2", "2019-10-21", uger=10)) == ["effort_step_missing"]


def test_support_lasts_at_most_6_months():
    loan = ("2019-08-05", "mikrolaan")
    found = history(READY, "2019-01-07", loan)
    closed = gate(found, "mikrolaan", "stoette", "2019-09-02", until=day("2020-03-03"))
    assert said(closed) == ["effort_too_long"]
    assert closed.refusals[0].expected.da == "højst til og med 01.03.2020"
    assert gate(found, "mikrolaan", "stoette", "2019-09-02", until=day("2020-03-02")).is_open


def test_a_last_day_before_the_first_is_refused():
    loan = ("2019-08-05", "mikrolaan")
    found = history(READY, "2019-01-07", loan)
    closed = gate(found, "mikrolaan", "stoette", "2019-09-02", until=date(2019, 9, 2))
    assert said(closed) == ["effort_backwards"]


def test_a_step_is_not_taken_before_the_one_it_follows():
    found = history(READY, "2019-01-07", ("2019-08-05", "kursus", "mikrolaan"))
    assert said(gate(found, "mikrolaan", "laan", "2019-08-01")) == ["effort_before_last"]


def test_a_step_that_is_a_use_is_registered_as_a_use():
    found = history("kontanthjaelp-aktivitetsparat", "2019-01-07", ("2019-02-04", "ret-og-pligt-mentor"))
    assert said(gate(found, "mentor", "fleksibel", "2019-03-04")) == ["effort_by_use"]


def test_what_no_source_gives_stands_in_no_way_but_is_said():
    found = history("ressourceforloeb", "2015-01-05", municipality="Jammerbugt")
    gate_ = gate(
        found,
        "ressourceforloeb-forlaengelse",
        "forlaengelse",
        "2019-11-04",
        "Jammerbugt",
        until=day("2021-01-01"),
    )
    assert gate_.is_open
    assert "ingen kilde siger, hvor længe forløbet kan forlænges" in gate_.doubts[0].da
