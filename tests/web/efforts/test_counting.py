"""What a municipality's efforts come to, and whose they are."""

import pytest

from tests.web.casework import case_of
from tests.web.conftest import words
from tests.web.efforts.conftest import COURSE, told

ALL = "/nordjylland/efforts/Aalborg/"
ONE = f"{ALL}effort/"


@pytest.fixture
def rotations(nordjylland):
    """Three job rotations: one still in progress, one that ended in a job, one granted after 26 weeks."""
    case_of("dagpenge", "2019-08-05", [("2019-10-07", "jobrotation")], person="a", number="2019-1")
    ended = [("2019-02-04", "jobrotation")]
    left = case_of("dagpenge", "2018-12-03", ended, end="2019-05-01", person="b", number="2019-2", worker="X")
    case_of(
        "dagpenge", "2018-03-05", [("2019-10-07", "jobrotation")], person="c", number="2019-3", worker="X"
    )
    return left


def test_every_effort_of_a_trial_that_held_here_is_listed(as_caseworker, nordjylland):
    page = told(as_caseworker.get(ALL))
    for title in (
        "Mikrolån",
        "Iværksætterforløb for dimittender",
        "Jobrotation",
        "Mentor",
        "Fritaget for mentor",
    ):
        assert title in page
    assert "Psykologbehandling" not in page


def test_the_unfinished_stand_beside_those_that_ended(as_caseworker, rotations):
    page = told(as_caseworker.get(f"{ONE}jobrotation"))
    assert "Begyndt 3 2" in page
    assert "Ikke afsluttet endnu 2 1" in page
    assert "Afsluttet 1 1" in page


def test_how_it_ended_is_a_share_of_all_that_began_now_and_at_most(as_caseworker, rotations):
    assert "Afsluttet, men hvordan er ikke oplyst 1 33,3–100,0 % 1 50,0–100,0 %" in told(
        as_caseworker.get(f"{ONE}jobrotation")
    )


def test_a_time_in_which_they_began_may_be_chosen(as_caseworker, rotations):
    assert "Begyndt 1 1" in told(as_caseworker.get(f"{ONE}jobrotation?from=2019-01-01&to=2019-06-30"))


def test_a_caseworker_sees_own_cases_and_how_many_are_with_colleagues(as_caseworker, rotations):
    page = told(as_caseworker.get(f"{ONE}jobrotation"))
    assert "2019-1" in page
    assert "2019-3" not in page
    assert "1 hos kolleger." in page


def test_a_leader_sees_all_and_the_looks_are_written_down(as_leader, rotations):
    from frikommune.web.cases.models import Lookup

    page = told(as_leader.get(f"{ONE}jobrotation"))
    assert "2019-1" in page
    assert "2019-3" in page
    assert sorted(Lookup.objects.values_list("purpose", flat=True)) == ["check", "check"]


def test_what_was_granted_before_the_trial_began_is_none_of_its(as_caseworker, nordjylland):
    case_of("dagpenge", "2017-03-06", [("2018-06-29", "jobrotation")])
    assert "Begyndt 0 0" in told(as_caseworker.get(f"{ONE}jobrotation"))


def test_what_waits_for_a_decision_is_counted_and_comes_first(as_caseworker, nordjylland):
    case_of("dagpenge", "2019-08-05", [("2019-09-02", *COURSE)], person="a", number="2019-1")
    case_of("dagpenge", "2019-09-30", [("2019-10-14", *COURSE)], person="b", number="2019-2")
    assert "1 venter eller er for sent" in told(as_caseworker.get(ALL))
    page = told(as_caseworker.get(f"{ONE}dimittender"))
    assert page.index("2019-1 ") < page.index("2019-2 ")
    assert (
        "! nu: afgør, om borgeren går videre til “2. fase, 10 uger mere”; det forrige trin sluttede 13.10."
        in page
    )


def test_what_was_recorded_is_summed_over_those_that_told_it(as_caseworker, nordjylland):
    case_of(
        "kontanthjaelp-jobparat",
        "2019-01-07",
        [("2019-08-05", "mikrolaan", "", "", {"beloeb": 25000})],
        person="a",
    )
    case_of("kontanthjaelp-jobparat", "2019-01-07", [("2019-08-05", "mikrolaan")], person="b")
    page = told(as_caseworker.get(f"{ONE}mikrolaan"))
    assert "lånebeløb: 25.000 kr. i alt, oplyst i 1 af 2" in page
    assert "Kursus omkring forretningsplanen ikke oplyst for 2, der er nået videre" in page


def test_a_step_that_was_added_is_counted_at_once(as_caseworker, unemployed):
    from tests.web.efforts.conftest import send

    assert "Begyndt 0 0" in told(as_caseworker.get(f"{ONE}jobrotation"))
    send(as_caseworker, unemployed, "jobrotation/step/jobrotation", until="2020-01-31")
    assert "Begyndt 1 1" in told(as_caseworker.get(f"{ONE}jobrotation"))


def test_what_no_source_gives_is_said(as_caseworker, nordjylland):
    page = told(as_caseworker.get(f"{ONE}mikrolaan"))
    assert "Kan ikke afgøres" in page
    assert "ingen kilde siger, hvor stort et mikrolån højst kan være" in page
    assert "kilden siger det" in page


def test_made_up_citizens_are_called_so(as_caseworker, rotations):
    assert "opdigtede borgere" in told(as_caseworker.get(ALL))


def test_one_comes_to_the_own_municipality(as_caseworker, nordjylland):
    assert as_caseworker.get("/nordjylland/efforts/").url == ALL


@pytest.mark.parametrize("who", ["koordinator", "evaluator", "sagsbehandler-rebild"])
@pytest.mark.parametrize("page", ["", "effort/jobrotation", "company"])
def test_nobody_elsewhere_sees_them(signed_in, nordjylland, who, page):
    assert signed_in(who).get(f"{ALL}{page}").status_code == 403


def test_an_effort_that_was_never_possible_here_is_not_found(as_caseworker, nordjylland):
    assert as_caseworker.get(f"{ONE}psykologbehandling").status_code == 404


def test_english_is_spoken_too(as_caseworker, nordjylland):
    as_caseworker.cookies["language"] = "en"
    assert "Of them only possible with the trial" in words(as_caseworker.get(f"{ONE}jobrotation").content)
