"""Trial 3.3 from published figures: cannot tell, with its reasons, its bounds and its plan beside it."""

from datetime import date

import pytest

from tests.web.designs.test_locking import WHOLE, begun, lock

URL = "/nordjylland/evaluations/trial/3.3/published"


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TODAY = date(2019, 11, 8)


def sent(**fields):
    known = {"figure": "figure:jobrotation-rate", "against": "jobrotation-before", "stage": "midway"}
    return {**known, **fields}


def kept():
    from frikommune.web.evaluations.models import Evaluated

    return Evaluated.objects.get()


def test_the_figure_and_the_earlier_quarters_are_offered(as_coordinator):
    page = as_coordinator.get(URL).text
    assert "24 af 54, 20 ikke færdige" in page
    assert "41,65" in page


def test_the_verdict_is_that_it_cannot_be_told(nordjylland, as_coordinator):
    answer = as_coordinator.post(URL, sent())
    page = as_coordinator.get(answer.url).text
    assert "Kan ikke afgøres" in page
    for told in ("32,0", "57,6", "70,6", "44,4 %", "81,5 %"):
        assert told in page


def test_a_result_without_a_design_says_so(nordjylland, as_coordinator):
    answer = as_coordinator.post(URL, sent())
    assert "Uden design" in as_coordinator.get(answer.url).text
    assert kept().design_digest == ""


def test_a_result_by_a_locked_design_shows_what_was_planned_and_that_it_came_after_the_data(
    nordjylland, as_coordinator
):
    draft = begun(nordjylland, WHOLE)
    lock(as_coordinator, draft)
    answer = as_coordinator.post(URL, sent(design=str(draft.pk), against="design"))
    page = as_coordinator.get(answer.url).text
    assert kept().design_digest == WHOLE.digest
    assert "Planlagt og gjort" in page
    assert "efter data" in page
    assert "Uden design" not in page


def test_a_figure_that_was_not_offered_is_refused(nordjylland, as_coordinator):
    assert as_coordinator.post(URL, sent(figure="figure:x")).status_code == 422


def test_a_design_without_a_known_figure_cannot_be_held_against_it(nordjylland, as_coordinator):
    answer = as_coordinator.post(URL, sent(against="design"))
    assert answer.status_code == 422
    assert "intet at holde tallet op mod" in answer.text


def test_a_trial_with_no_counted_figure_says_that_nothing_can_be_told(nordjylland, as_coordinator):
    page = as_coordinator.get("/nordjylland/evaluations/trial/1.4/published").text
    assert "intet kan afgøres" in page


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader"])
def test_who_may_not_evaluate_may_read_but_not_evaluate(nordjylland, as_coordinator, who, request):
    client = request.getfixturevalue(who)
    url = as_coordinator.post(URL, sent()).url
    assert client.get(url).status_code == 200
    assert client.get(URL).status_code == 403


def test_nobody_outside_reads_a_result(nordjylland, as_coordinator, visitor):
    url = as_coordinator.post(URL, sent()).url
    assert visitor.get(url).status_code == 302


def test_the_answer_is_there_for_programs(nordjylland, as_coordinator):
    url = as_coordinator.post(URL, sent()).url
    told = as_coordinator.get(f"{url}json").json()
    assert told["outcomes"][0]["verdict"] == "cannot_tell"
