"""Minutes approved and locked, decisions in the journal, corrections beside, actions, documents."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frikommune.web.journal.book import book_of
from frikommune.web.meetings.models import Action, Meeting
from frikommune.web.pages.clock import today
from tests.web.conftest import words
from tests.web.meetings.conftest import PAGE

BARRIER = "barrier:barrier:education-order-reporting"
KKR_DECIDED = ("body:kkr", "decided")
ACTION = {
    "what": "Skriv til STAR",
    "role": "leader",
    "municipality": "Aalborg",
    "due": "2020-10-01",
    "key": "k1",
}


@pytest.fixture
def held(planned, saved) -> Meeting:
    """With minutes, and a decision about the barrier that goes to the journal."""
    meeting = planned()
    saved(meeting, "standing:status", minutes="Status blev gennemgået.")
    saved(meeting, BARRIER, decision="Ministeren spørges igen.", to_journal="1")
    return meeting


def approved(client, meeting: Meeting, status: int = 302):
    answer = client.post(f"{PAGE}/{meeting.pk}/approve")
    assert answer.status_code == status, answer.content.decode()
    return answer


def test_approved_minutes_are_locked_and_kept_as_a_document(held, as_coordinator, saved):
    approved(as_coordinator, held)
    page = as_coordinator.get(f"{PAGE}/{held.pk}").content.decode()
    assert "<textarea" not in page.replace('id="text"', "").partition("Rettelser")[0]
    held.refresh_from_db()
    text = b"".join(as_coordinator.get(f"/nordjylland/document/{held.minutes_id}")).decode()
    assert "Referat: Kommune Kontakt Rådet (KKR) Nordjylland\n01.09.2020" in text
    assert "Status blev gennemgået." in text
    assert "Beslutning: Ministeren spørges igen." in text
    answer = saved(held, "standing:status", status=422, minutes="Noget andet")
    assert "Referatet er godkendt og låst" in words(answer.content)
    assert held.items.get(found="standing:status").minutes == "Status blev gennemgået."


def test_its_decision_is_in_the_journal_once_with_the_minutes_as_source(held, as_coordinator, nordjylland):
    approved(as_coordinator, held)
    approved(as_coordinator, held)
    nordjylland.refresh_from_db()
    (entry,) = (one for one in book_of(nordjylland).journal if (str(one.about), one.says) == KKR_DECIDED)
    assert entry.value == ("Ministeren spørges igen.", "Ministeren spørges igen.")
    assert entry.effect
    assert entry.effect.text.da == "01.09.2020"
    assert [str(one) for one in entry.concerns] == ["barrier:education-order-reporting"]
    assert entry.paper.reference == "Referat 01.09.2020, Kommune Kontakt Rådet (KKR) Nordjylland"
    assert "Ministeren spørges igen." in words(as_coordinator.get(f"{PAGE}/of/body:kkr").content)


def test_a_working_group_decides_about_its_trial(planned, saved, as_coordinator, nordjylland):
    meeting = planned("trial:2.1", "2020-01-10")
    saved(meeting, "standing:status", decision="Vi måler også ventetid.", to_journal="1")
    approved(as_coordinator, meeting)
    nordjylland.refresh_from_db()
    assert any(
        str(one.about) == "trial:2.1" and one.says == "decided" for one in book_of(nordjylland).journal
    )


def test_minutes_that_say_nothing_are_refused(planned, as_coordinator):
    answer = approved(as_coordinator, planned(), status=422)
    assert "Referatet er tomt" in words(answer.content)


def test_minutes_of_a_meeting_to_come_are_refused(planned, saved, as_coordinator):
    meeting = planned("body:kkr", (today() + timedelta(1)).isoformat())
    saved(meeting, "standing:first", minutes="Godkendt.")
    answer = approved(as_coordinator, meeting, status=422)
    assert "Mødet er ikke holdt endnu" in words(answer.content)


def test_a_decision_for_the_journal_needs_words(planned, saved, as_coordinator, nordjylland):
    meeting = planned()
    saved(meeting, "standing:first", minutes="Godkendt.", to_journal="1")
    answer = approved(as_coordinator, meeting, status=422)
    assert "En beslutning til journalen mangler ord" in words(answer.content)
    meeting.refresh_from_db()
    assert meeting.minutes is None


def test_a_correction_stands_beside_the_locked_minutes(held, as_coordinator):
    approved(as_coordinator, held)
    for _ in range(2):
        as_coordinator.post(f"{PAGE}/{held.pk}/correct", {"text": "KL var også med."})
    said = words(as_coordinator.get(f"{PAGE}/{held.pk}").content)
    assert said.count("koordinator: KL var også med.") == 1
    assert "Status blev gennemgået." in said


def test_a_correction_is_never_changed_nor_deleted(held, as_coordinator):
    approved(as_coordinator, held)
    as_coordinator.post(f"{PAGE}/{held.pk}/correct", {"text": "KL var også med."})
    with pytest.raises(TypeError, match="only added to"):
        held.corrections.get().delete()


def test_an_action_is_agreed_once_and_stands_out_when_it_is_overdue(planned, as_coordinator):
    meeting = planned()
    for _ in range(2):
        as_coordinator.post(f"{PAGE}/{meeting.pk}/action", ACTION)
    assert Action.objects.count() == 1
    said = words(as_coordinator.get(f"{PAGE}/{meeting.pk}").content)
    assert "Skriv til STAR leder, Aalborg 01.10.2020 over tiden" in said


def test_an_action_before_its_meeting_is_refused_and_keeps_its_words(planned, as_coordinator):
    meeting = planned()
    answer = as_coordinator.post(f"{PAGE}/{meeting.pk}/action", {**ACTION, "due": "2020-08-31"})
    assert answer.status_code == 422
    assert "01.09.2020 eller senere" in words(answer.content)
    assert 'value="Skriv til STAR"' in answer.content.decode()


def test_whoever_has_it_sees_it_first_and_marks_it_done(planned, as_coordinator, as_leader, signed_in):
    as_coordinator.post(f"{PAGE}/{planned().pk}/action", ACTION)
    action = Action.objects.get()
    assert (
        "Skriv til STAR" in words(as_leader.get(f"{PAGE}/").content).partition("Netværkets organisation")[0]
    )
    other = words(signed_in("leder-rebild").get(f"{PAGE}/actions").content)
    assert "Dine Du har ingen åbne handlinger." in other
    as_leader.post(f"{PAGE}/action/{action.pk}/done", {"done": "1", "back": "actions"})
    action.refresh_from_db()
    assert action.done_on == today()
    assert "færdig" in words(as_leader.get(f"{PAGE}/actions").content)


def test_somebody_elses_action_is_not_ones_own_to_mark(planned, as_coordinator, as_caseworker):
    as_coordinator.post(f"{PAGE}/{planned().pk}/action", ACTION)
    answer = as_caseworker.post(f"{PAGE}/action/{Action.objects.get().pk}/done", {"done": "1"})
    assert answer.status_code == 403
    assert "Handlingen er en andens" in words(answer.content)
    assert Action.objects.get().done_on is None


def test_a_document_is_attached_once(planned, as_coordinator):
    meeting = planned()
    for _ in range(2):
        file = SimpleUploadedFile("bilag.pdf", b"%PDF-1.7 bilag")
        as_coordinator.post(f"{PAGE}/{meeting.pk}/document", {"file": file})
    assert meeting.attachments.count() == 1
    assert "bilag.pdf" in words(as_coordinator.get(f"{PAGE}/{meeting.pk}").content)


def test_a_document_that_is_not_what_it_says_is_refused(planned, as_coordinator):
    file = SimpleUploadedFile("bilag.pdf", b"MZ")
    answer = as_coordinator.post(f"{PAGE}/{planned().pk}/document", {"file": file})
    assert answer.status_code == 422
    assert "Dokumentet kan ikke bruges" in words(answer.content)


def test_a_leader_of_another_municipality_may_not_approve_a_working_groups(planned, saved, as_leader):
    meeting = planned("trial:1.3", "2020-01-10")
    saved(meeting, "standing:first", minutes="Godkendt.")
    approved(as_leader, meeting, status=403)
