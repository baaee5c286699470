"""A case's history: what was told, what was added here."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from frikommune.web.cases.history import history_of
from frikommune.web.cases.models import CaseText, Recorded
from frikommune.web.uses.models import Use, UseStep
from tests.web.casework import TODAY, case_of


@pytest.fixture
def case(nordjylland):
    return case_of("jobafklaring", "2019-09-02", [("2019-09-20", "samtale", "opfoelgning", "personligt")])


def used(case) -> Use:
    return Use.objects.create(
        case=case,
        exemption="2.1b",
        norm="rehabiliteringsmoede-foer-jobafklaring",
        key="k",
        recorded_on=TODAY,
        reason="kun-arbejdsmarkedsrettet",
        decided_on=TODAY,
    )


def test_it_is_what_the_case_system_told(case):
    assert [event.kind for event in history_of(case).events] == ["samtale"]


def test_an_event_that_was_added_here_stands_in_its_place_by_day(case):
    Recorded.objects.create(case=case, day=date(2019, 9, 10), kind="tilbud", key="k", recorded_on=TODAY)
    assert [event.kind for event in history_of(case).events] == ["tilbud", "samtale"]


def test_one_that_was_taken_back_counts_no_more(case):
    wrong = Recorded.objects.create(case=case, day=TODAY, kind="tilbud", key="k", recorded_on=TODAY)
    Recorded.objects.create(case=case, day=TODAY, takes_back=wrong, key="l", recorded_on=TODAY)
    assert [event.kind for event in history_of(case).events] == ["samtale"]


def test_a_use_is_not_approved_before_a_leader_has_said_so(case):
    used(case)
    assert history_of(case).uses[0].approved_on is None


def test_a_use_is_approved_from_the_day_a_leader_said_so(case):
    UseStep.objects.create(use=used(case), step="approved", on=TODAY)
    assert history_of(case).uses[0].approved_on == TODAY


def test_a_use_that_was_declined_afterwards_is_not_approved(case):
    use = used(case)
    for step in ("approved", "declined"):
        UseStep.objects.create(use=use, step=step, on=TODAY)
    assert history_of(case).uses[0].approved_on is None


def test_a_use_that_was_withdrawn_is_no_use(case):
    UseStep.objects.create(use=used(case), step="withdrawn", on=TODAY)
    assert history_of(case).uses == ()


def test_the_database_refuses_to_change_what_was_told(case):
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        CaseText.objects.update(text="{}")
