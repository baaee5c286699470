"""One's own case opens at once; a colleague's for a purpose that is told; every look is written down."""

from datetime import timedelta

import pytest

from tests.web.cases.there import CPR, opened, page_of, sick
from tests.web.casework import TODAY
from tests.web.conftest import words


def looked():
    from frikommune.web.cases.models import Lookup

    return [one.purpose for one in Lookup.objects.order_by("pk")]


@pytest.fixture
def theirs(nordjylland):
    return sick(worker="S01")


def test_ones_own_case_opens_at_once_and_is_written_down(as_caseworker, nordjylland):
    assert as_caseworker.get(page_of(sick())).status_code == 200
    assert looked() == ["own"]


def test_looked_at_again_that_day_it_is_written_down_once(as_caseworker, nordjylland):
    case = sick()
    for _ in range(3):
        as_caseworker.get(page_of(case))
    assert looked() == ["own"]


def test_on_the_next_day_it_is_written_down_again(as_caseworker, nordjylland, settings):
    case = sick()
    as_caseworker.get(page_of(case))
    settings.TODAY = TODAY + timedelta(1)
    as_caseworker.get(page_of(case))
    assert looked() == ["own", "own"]


def test_a_colleagues_case_asks_what_it_is_opened_for_and_tells_nothing_first(as_caseworker, theirs):
    answer = as_caseworker.get(page_of(theirs), follow=True)
    assert "Hvad skal du bruge sagen til?" in words(answer.content)
    assert "Sygedagpengemodtagere" not in words(answer.content)
    assert looked() == []


def test_once_told_the_case_is_open_for_the_day(as_caseworker, theirs):
    assert "Sagen i tid" in words(opened(as_caseworker, theirs, "stand_in").content)
    assert as_caseworker.get(page_of(theirs)).status_code == 200
    assert looked() == ["stand_in"]


def test_on_the_next_day_it_is_asked_again(as_caseworker, theirs, settings):
    opened(as_caseworker, theirs)
    settings.TODAY = TODAY + timedelta(1)
    assert as_caseworker.get(page_of(theirs)).status_code == 302


def test_what_was_told_of_one_case_opens_no_other(as_caseworker, theirs):
    other = sick(worker="S01", person="b", number="2019-00018")
    opened(as_caseworker, theirs)
    assert as_caseworker.get(page_of(other)).status_code == 302


def test_afterwards_the_page_that_was_asked_for_is_shown(as_caseworker, theirs):
    why = page_of(theirs, "why", "lae285", 1)
    asking = as_caseworker.get(why).url
    answer = as_caseworker.post(asking, {"purpose": "talk", "next": why})
    assert answer.url == why


@pytest.mark.parametrize("onward", ["https://example.org/", "//example.org/", "why", "٣", "http:///x"])
def test_it_sends_nobody_to_what_is_no_address_of_this_site(as_caseworker, theirs, onward):
    answer = as_caseworker.post(page_of(theirs, "purpose"), {"purpose": "talk", "next": onward})
    assert answer.url == page_of(theirs)


@pytest.mark.parametrize(
    "told", [{}, {"purpose": "own"}, {"purpose": "other"}, {"purpose": "other", "own_words": CPR}]
)
def test_without_a_purpose_it_stays_shut(as_caseworker, theirs, told):
    answer = as_caseworker.post(page_of(theirs, "purpose"), told)
    assert (answer.status_code, looked()) == (422, [])


def test_the_purpose_told_last_is_chosen_beforehand(as_caseworker, theirs):
    opened(as_caseworker, theirs, "check")
    other = sick(worker="S01", person="b", number="2019-00018")
    assert '<option value="check" selected>' in as_caseworker.get(page_of(other, "purpose")).text


def test_initials_count_in_their_own_municipality_only(as_caseworker, signed_in):
    case = sick(worker="DSB", municipality="Rebild")
    answer = signed_in("leder-rebild").get(page_of(case))
    assert answer.status_code == 302
    assert as_caseworker.get(page_of(case)).status_code == 403


def test_a_case_of_another_municipality_is_not_there(as_caseworker, nordjylland):
    case = sick(municipality="Rebild", worker="DSBR")
    assert as_caseworker.get(f"/nordjylland/cases/Aalborg/{case.pk}").status_code == 404
    assert as_caseworker.get(page_of(case)).status_code == 403


def test_pages_of_a_case_are_kept_by_no_browser(as_caseworker, nordjylland):
    assert as_caseworker.get(page_of(sick())).headers["Cache-Control"] == "no-store"
