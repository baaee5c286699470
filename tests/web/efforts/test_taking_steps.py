"""A step is taken from the case: once, with what belongs to it, and only where its gate is open."""

import pytest

from tests.web.casework import case_of
from tests.web.conftest import words
from tests.web.efforts.conftest import COURSE, at, key_of, recorded, send, told


def test_a_job_rotation_is_granted_with_its_last_day(as_caseworker, unemployed):
    answer = send(
        as_caseworker, unemployed, "jobrotation/step/jobrotation", until="2020-01-31", virksomhed="Cykler"
    )
    assert answer.status_code == 302
    assert recorded(unemployed) == [
        ("2019-11-08", "jobrotation", "", {"until": "2020-02-01", "virksomhed": "Cykler"})
    ]
    page = told(as_caseworker.get(at(unemployed)))
    assert "Jobrotation i gang forsøg 3.3" in page
    assert "Sidste dag: 31.01.2020 · Virksomhed: Cykler" in page
    assert "Uden forsøget ikke muligt:" in page
    assert "26 uger" in page


def test_the_day_may_be_another_than_today(as_caseworker, unemployed):
    form = as_caseworker.get(at(unemployed, "jobrotation/step/jobrotation")).content.decode()
    assert 'type="date" id="day" name="day" value="2019-11-08"' in form
    send(as_caseworker, unemployed, "jobrotation/step/jobrotation", day="2019-10-28", until="2020-01-31")
    assert recorded(unemployed)[0][0] == "2019-10-28"


def test_the_same_form_sent_twice_is_one_step(as_caseworker, unemployed):
    key = key_of(as_caseworker, at(unemployed, "jobrotation/step/jobrotation"))
    for _ in range(2):
        send(as_caseworker, unemployed, "jobrotation/step/jobrotation", key=key, until="2020-01-31")
    assert len(recorded(unemployed)) == 1


def test_another_form_for_a_step_that_was_taken_is_refused(as_caseworker, unemployed):
    send(as_caseworker, unemployed, "jobrotation/step/jobrotation", day="2019-11-04", until="2020-01-31")
    answer = send(as_caseworker, unemployed, "jobrotation/step/jobrotation", until="2020-01-31")
    assert answer.status_code == 422
    assert "“Jobrotation bevilget” er allerede registreret 04.11.2019" in told(answer)
    assert len(recorded(unemployed)) == 1


def test_what_is_missing_or_wrong_is_refused_at_once_and_stays_typed(as_caseworker, borrower):
    answer = send(as_caseworker, borrower, "mikrolaan/step/laan", day="", beloeb="mange")
    page = told(answer)
    assert answer.status_code == 422
    assert "“Dag” kan ikke bruges, som det står" in page
    assert "Tallet i “Lånebeløb (kr.)” kan ikke læses" in page
    assert b'value="mange"' in answer.content
    assert recorded(borrower) == []


def test_a_number_above_the_most_is_refused(as_caseworker, unemployed):
    answer = send(as_caseworker, unemployed, "dimittender/step/fase-1", day="2019-11-04", uger="7")
    assert "“Uger” kan ikke være 7" in told(answer)
    assert "et tal over 0, højst 6" in told(answer)


def test_a_cpr_number_is_refused_and_not_repeated(as_caseworker, unemployed):
    answer = send(
        as_caseworker,
        unemployed,
        "jobrotation/step/jobrotation",
        until="2020-01-31",
        virksomhed="hos 010190-1234",
    )
    assert answer.status_code == 422
    assert "Her ser der ud til at stå et CPR-nummer" in told(answer)
    assert recorded(unemployed) == []


def test_a_step_of_a_trial_that_is_not_held_here_is_refused(signed_in, nordjylland):
    case = case_of("dagpenge", "2019-09-02", municipality="Rebild", worker="DSBR")
    answer = send(signed_in("sagsbehandler-rebild"), case, "jobrotation/step/jobrotation", until="2020-01-31")
    page = told(answer)
    assert "Forsøg 3.3 gælder ikke i Rebild 08.11.2019" in page
    assert "at 3.3a “Jobrotation uden ledighedskrav” gælder (Rebild har den ikke)" in page


def test_a_step_for_another_group_is_refused(as_caseworker, nordjylland):
    case = case_of("sygedagpenge", "2019-09-02")
    answer = send(as_caseworker, case, "jobrotation/step/jobrotation", until="2020-01-31")
    assert "“Jobrotation bevilget” er ikke for sygedagpengemodtagere" in told(answer)


def test_the_next_phase_is_refused_until_the_exemption_is_used(as_caseworker, nordjylland):
    case = case_of("dagpenge", "2019-08-05", [("2019-09-02", *COURSE, {"uger": 6})])
    answer = send(as_caseworker, case, "dimittender/step/fase-2", uger="10")
    assert "Registrér først brug af 1.2b “Iværksætterforløb over 6 uger”." in told(answer)


def test_a_step_that_is_a_use_is_taken_where_uses_are_registered(as_caseworker, nordjylland):
    case = case_of("kontanthjaelp-aktivitetsparat", "2019-04-01", [("2019-10-07", "ret-og-pligt-mentor")])
    answer = as_caseworker.get(at(case, "mentor/step/fleksibel"))
    assert answer.url == f"/nordjylland/uses/Aalborg/{case.pk}/use?exemption=3.4b"


def test_what_an_export_did_not_tell_of_a_step_is_added_to_it(as_caseworker, nordjylland):
    loan = ("2019-09-02", "mikrolaan")
    case = case_of("kontanthjaelp-jobparat", "2019-01-07", [("2019-08-05", "kursus", "mikrolaan"), loan])
    assert "Lånebeløb (kr.): ikke oplyst" in told(as_caseworker.get(at(case)))
    assert b'name="day"' not in as_caseworker.get(at(case, "mikrolaan/complete/laan")).content
    assert send(as_caseworker, case, "mikrolaan/complete/laan", beloeb="25.000").status_code == 302
    assert recorded(case) == [("2019-09-02", "mikrolaan", "", {"beloeb": 25000})]
    assert "Lånebeløb (kr.): 25.000" in told(as_caseworker.get(at(case)))


def test_a_large_number_is_written_out(as_caseworker, nordjylland):
    loan = ("2019-09-02", "mikrolaan", "", "", {"beloeb": 1250000.5})
    case = case_of("kontanthjaelp-jobparat", "2019-01-07", [loan])
    assert "Lånebeløb (kr.): 1.250.000,5" in told(as_caseworker.get(at(case)))


def test_the_ledger_still_sees_one_loan(as_caseworker, nordjylland):
    from frikommune.web.cases.history import history_of

    loan = ("2019-09-02", "mikrolaan")
    case = case_of("kontanthjaelp-jobparat", "2019-01-07", [loan])
    send(as_caseworker, case, "mikrolaan/complete/laan", beloeb="25.000")
    assert [one.attributes for one in history_of(case).events] == [{"beloeb": 25000}]


def test_the_hours_of_a_mentor_are_held_against_those_granted(as_caseworker, nordjylland):
    mentor = (
        "2019-10-07",
        "ret-og-pligt-mentor",
        {"timer": 20, "bevilget_indtil": "tilbud-kan-ivaerksaettes"},
    )
    case = case_of("kontanthjaelp-aktivitetsparat", "2019-04-01", [mentor])
    send(as_caseworker, case, "mentor/follow/kontakt", day="2019-10-14", timer="2,5")
    send(as_caseworker, case, "mentor/follow/kontakt", day="2019-11-04", timer="1")
    assert "Holdt 3,5 af 20,0 timer" in told(as_caseworker.get(at(case)))


def test_a_follow_up_needs_an_effort_in_progress(as_caseworker, unemployed):
    answer = send(as_caseworker, unemployed, "dimittender/follow/opstart")
    assert "er ikke i gang i sagen" in told(answer)


def test_whoever_does_not_go_on_is_stopped_with_the_ending_proposed(as_caseworker, nordjylland):
    case = case_of("dagpenge", "2019-08-05", [("2019-09-02", *COURSE, {"uger": 6})])
    form = as_caseworker.get(at(case, "dimittender/end")).content.decode()
    assert '<option value="ikke-videre" selected>' in form
    send(as_caseworker, case, "dimittender/end", ending="ikke-videre")
    page = told(as_caseworker.get(at(case)))
    assert "Ikke gået videre efter vurderingen" in page
    assert "Går videre" not in page


def test_a_closed_case_takes_nothing(as_caseworker, nordjylland):
    case = case_of("dagpenge", "2019-01-07", end="2019-10-01")
    answer = as_caseworker.post(
        at(case, "jobrotation/step/jobrotation"), {"key": "k", "day": "2019-09-02", "d-until": "2019-09-30"}
    )
    assert "Sagen er lukket her" in told(answer)
    assert recorded(case) == []


@pytest.mark.parametrize(
    "rest", ["", "jobrotation/step/jobrotation", "jobrotation/end", "dimittender/follow/opstart"]
)
@pytest.mark.parametrize("who", ["sagsbehandler-rebild", "koordinator", "evaluator"])
def test_nobody_elsewhere_sees_a_case(signed_in, unemployed, rest, who):
    assert signed_in(who).get(at(unemployed, rest).rstrip("/")).status_code == 403


def test_what_is_not_there_is_not_found(as_caseworker, unemployed):
    for rest in (
        "nix/step/nix",
        "jobrotation/step/nix",
        "jobrotation/follow/nix",
        "jobrotation/complete/jobrotation",
    ):
        assert as_caseworker.get(at(unemployed, rest)).status_code == 404


def test_english_is_spoken_too(as_caseworker, unemployed):
    as_caseworker.cookies["language"] = "en"
    page = words(as_caseworker.get(at(unemployed)).content)
    assert "May begin today" in page
    assert "Begin: Job rotation granted" in page
