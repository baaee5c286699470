"""Barriers: raised, awaiting an answer, overdue, answered."""

from datetime import timedelta

import pytest

from frikommune.web.pages.clock import today
from tests.web.conftest import words

PAGE = "/nordjylland/knowledge/barriers"
OLD = f"{PAGE}/education-order-reporting"


def raised(**changed):
    fields = {
        "said": "Fagsystemet kræver en attest, som forsøget har fjernet.",
        "to": ["authority:star"],
        "by": "Rebild Kommune",
        "day": today().isoformat(),
        "trial": ["3.10"],
    }
    return {**fields, **changed}


def test_the_papers_barrier_stands_overdue_with_who_raised_it_to_whom(visitor):
    said = words(visitor.get(PAGE).content)
    assert "IT-indberetningen spærrer for undtagelsen" in said
    assert "svar mangler efter 8 uger" in said
    assert "Rejst af Netværket og KL" in said
    assert "Styrelsen for Arbejdsmarked og Rekruttering" in said
    assert "Svar senest 28.03.2018" in said


def test_it_was_awaiting_its_answer_at_first(visitor):
    assert "venter på svar" in words(visitor.get(f"{PAGE}?on=2018-03-01").content)


def test_it_was_not_known_before_it_was_raised(visitor):
    said = words(visitor.get(f"{PAGE}?on=2017-06-01&known_on=2017-06-01").content)
    assert "Ingen barriere var rejst den dag." in said


def test_a_leader_raises_one_and_it_awaits_an_answer(signed_in):
    answer = signed_in("leder-rebild").post(f"{PAGE}/raise", raised(), follow=True)
    said = words(answer.content)
    assert "Fagsystemet kræver en attest" in said
    assert "venter på svar" in said
    assert "Rejst af Rebild Kommune" in said


@pytest.mark.parametrize(("weeks", "status"), [(8, "venter på svar"), (9, "svar mangler efter 8 uger")])
def test_it_is_overdue_after_eight_weeks(as_leader, weeks: int, status: str):
    day = (today() - timedelta(weeks=weeks)).isoformat()
    assert status in words(as_leader.post(f"{PAGE}/raise", raised(day=day), follow=True).content)


def test_it_cannot_be_raised_tomorrow(as_leader):
    answer = as_leader.post(f"{PAGE}/raise", raised(day=(today() + timedelta(1)).isoformat()))
    assert answer.status_code == 422
    assert "“Rejst den” kan ikke bruges, som det står" in words(answer.content)
    assert "eller før" in words(answer.content)


def test_an_answer_is_recorded_with_who_gave_it(as_coordinator):
    fields = {"answer": "Indberetningen rettes i 2027.", "by": "authority:star", "day": today().isoformat()}
    said = words(as_coordinator.post(OLD, fields, follow=True).content)
    assert "Indberetningen rettes i 2027." in said
    assert "besvaret" in said


def test_what_became_of_it_is_recorded(as_coordinator):
    fields = {"ended": "removed", "day": today().isoformat()}
    as_coordinator.post(OLD, fields)
    assert "0 uden svar" in words(as_coordinator.get(PAGE).content)
    assert "fjernet" in words(as_coordinator.get(OLD).content)


def test_an_answer_without_who_gave_it_is_refused(as_coordinator):
    answer = as_coordinator.post(OLD, {"answer": "Ja.", "day": today().isoformat()})
    assert answer.status_code == 422
    assert "“Svar fra” kan ikke bruges, som det står" in words(answer.content)
    assert "Ja.</textarea>" in answer.content.decode()


def test_a_caseworker_may_not_record_an_answer(as_caseworker):
    answer = as_caseworker.post(OLD, {"answer": "Ja.", "by": "authority:star", "day": today().isoformat()})
    assert answer.status_code == 403
    assert "koordinator" in words(answer.content)


def test_english(visitor):
    visitor.post("/language", {"language": "en"})
    said = words(visitor.get(OLD).content)
    assert "no answer after 8 weeks" in said
    assert "the IT reporting blocks the exemption" in said
