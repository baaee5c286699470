"""What is kept of a case: uses and where they stand, what was added here, what was corrected."""

from dataclasses import replace

import pytest

from frikommune.cases.history import Use as ToldUse
from tests.web.cases.there import page_of, sick, told_anew
from tests.web.casework import TODAY
from tests.web.conftest import words


@pytest.fixture
def case(nordjylland):
    return sick()


def said(client, case) -> str:
    return words(client.get(page_of(case)).content)


def used(case, *steps, by=None):
    from frikommune.web.uses.models import Use, UseStep

    use = Use.objects.create(
        case=case, exemption="2.1a", norm="lae265-rehabiliteringsmoede", key="k", decided_on=TODAY,
        reason="tilstraekkelig-dokumentation", recorded_on=TODAY, recorded_by=by, replaced_by="En samtale",
    )  # fmt: skip
    for step in steps:
        UseStep.objects.create(use=use, step=step, on=TODAY)


def added(case, kind="tilbud", key="k", **more):
    from frikommune.web.cases.models import Recorded

    return Recorded.objects.create(case=case, day=TODAY, kind=kind, key=key, recorded_on=TODAY, **more)


# ---- Uses


def test_a_use_is_shown_with_its_reason_and_what_came_instead(as_caseworker, case):
    used(case)
    page = said(as_caseworker, case)
    assert "2.1a, LÆ265 før rehabiliteringsmøde venter på leder besluttet 08.11.2019" in page
    assert "Grund: Der foreligger allerede tilstrækkelig helbredsmæssig dokumentation" in page
    assert "I stedet: En samtale" in page


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (["asked"], "lederen har et spørgsmål"),
        (["asked", "answered"], "besvaret, venter på leder"),
        (["approved"], "godkendt"),
        (["declined"], "ikke godkendt"),
        (["withdrawn"], "trukket tilbage"),
    ],
)
def test_it_says_where_a_use_stands(as_caseworker, case, steps, state):
    used(case, *steps)
    assert f"2.1a, LÆ265 før rehabiliteringsmøde {state} besluttet" in said(as_caseworker, case)


def test_while_a_leader_is_awaited_the_exemption_is_not_offered_again(as_caseworker, case):
    used(case)
    assert "exemption=2.1a" not in as_caseworker.get(page_of(case)).text


def test_once_approved_the_step_says_that_the_case_is_exempt(as_caseworker, case):
    used(case, "approved")
    assert "fritaget i denne sag ved 2.1a" in said(as_caseworker, case)


def test_a_use_that_the_case_system_told_is_shown_in_words(as_caseworker, case):
    used = ToldUse("u1", "2.1a", "lae265-rehabiliteringsmoede", TODAY, TODAY, "tilstraekkelig-dokumentation")
    told_anew(case, lambda history: replace(history, uses=(used,)))
    page = said(as_caseworker, case)
    assert "2.1a, LÆ265 før rehabiliteringsmøde fra fagsystemet besluttet 08.11.2019. Grund: Der fore" in page


# ---- What was added here


def test_an_event_that_was_added_here_is_shown_with_who_and_when(as_caseworker, case):
    from frikommune.web.people.models import Person

    added(case, recorded_by=Person.objects.get(username="demo-sagsbehandler"))
    page = said(as_caseworker, case)
    assert "08.11.2019: tilbud registreret 08.11.2019, Demo Sagsbehandler" in page


def test_taken_back_it_counts_no_more_and_is_still_shown(as_caseworker, case):
    event = added(case, "laegeattest", type="lae285")
    assert "LÆ285 i sygedagpengesager over 8 uger ✓ opfyldt" in said(as_caseworker, case)
    as_caseworker.post(page_of(case, "take-back", event.pk))
    page = said(as_caseworker, case)
    assert "LÆ285 i sygedagpengesager over 8 uger … afventer" in page
    assert "08.11.2019: LÆ285 trukket tilbage 08.11.2019" in page


def test_taken_back_twice_it_is_taken_back_once(as_caseworker, case):
    from frikommune.web.cases.models import Recorded

    event = added(case)
    for _ in range(2):
        assert as_caseworker.post(page_of(case, "take-back", event.pk)).url == page_of(case)
    assert Recorded.objects.filter(takes_back=event).count() == 1


def test_taking_back_lets_the_case_grow_by_a_version(as_caseworker, case):
    event, before = added(case), case.version
    as_caseworker.post(page_of(case, "take-back", event.pk))
    case.refresh_from_db()
    assert case.version == before + 1


def test_an_event_of_another_case_is_not_taken_back_through_this_one(as_caseworker, case):
    event = added(sick(person="b", number="2019-00018"))
    assert as_caseworker.post(page_of(case, "take-back", event.pk)).status_code == 404


def test_in_a_closed_case_nothing_is_taken_back_and_it_says_why(as_caseworker, nordjylland):
    closed = sick(end="2019-11-01")
    event = added(closed)
    assert "Træk tilbage" not in said(as_caseworker, closed)
    answer = as_caseworker.post(page_of(closed, "take-back", event.pk))
    assert "Sagen er lukket her" in words(answer.content)
    assert not closed.recorded.exclude(takes_back=None).exists()


# ---- What was corrected


def test_a_correction_says_what_it_was_and_what_it_is(as_caseworker, case):
    told_anew(
        case, lambda history: replace(history, spells=(replace(history.spells[0], group="jobafklaring"),))
    )
    page = said(as_caseworker, case)
    assert "Rettet af fagsystemet" in page
    assert "rettet Sygedagpengemodtagere, Aalborg, 20.09.2019–" in page
    assert "→ Borgere i jobafklaringsforløb, Aalborg, 20.09.2019–" in page


def test_a_delivery_that_changed_nothing_of_the_case_is_not_told(as_caseworker, case):
    told_anew(case, lambda history: history)
    assert "Rettet af fagsystemet" not in said(as_caseworker, case)
