"""Steps that are refused, in words, with nothing stored and nothing typed lost."""

from datetime import date
from typing import Any

from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import EntryRow, Programme
from frikommune.web.life.models import Pending
from tests.web.conftest import words
from tests.web.life.taking import both, confirm, fill, form, letter, publish


def entries() -> int:
    return EntryRow.objects.count()


def test_a_start_before_the_bylaw_is_public(as_coordinator, as_second):
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    answer = fill(as_coordinator, "3.2", "start", names=["Morsø"], parts=["3.2"], effect="2019-11-01")
    assert answer.status_code == 422
    assert "Morsø kan ikke gå i gang, for kommunen har godkendt" in words(answer.content)
    assert "at kommunen har offentliggjort vedtægten eller er i gang" in words(answer.content)


def test_a_start_on_the_bylaws_own_day(as_coordinator, as_second):
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    publish(as_coordinator, "3.2", "Morsø", ["3.2"], "2019-10-02")
    answer = fill(as_coordinator, "3.2", "start", names=["Morsø"], parts=["3.2"], effect="2019-10-01")
    assert "Morsø kan ikke gå i gang, før vedtægten er offentlig" in words(answer.content)
    assert "en dag efter 01.10.2019" in words(answer.content)


def test_a_municipality_that_never_joined(as_coordinator):
    answer = fill(as_coordinator, "3.2", "leave", names=["Morsø"], reason="Få sager")
    assert answer.status_code == 422
    assert "Morsø kan ikke træde ud, for kommunen er ikke med" in words(answer.content)
    assert Pending.objects.count() == 0


def test_what_was_typed_and_the_document_are_kept_when_a_step_is_refused(as_coordinator):
    answer = fill(as_coordinator, "3.2", "leave", names=["Morsø"], reason="Få sager i år")
    page = answer.content.decode()
    assert "Få sager i år" in page
    assert "Modtaget: afgoerelse.pdf" in words(page)
    assert 'name="kept_document"' in page


def test_joining_a_trial_that_needs_a_new_application_says_so_and_leads_there(as_coordinator):
    answer = fill(as_coordinator, "1.1", "join", names=["Rebild"])
    assert answer.status_code == 422
    assert "Andre kommuner kan ikke bare tilslutte sig dette forsøg" in words(answer.content)
    assert "Skriv en ny ansøgning" in words(answer.content)


def test_nothing_is_backdated(as_coordinator):
    answer = fill(as_coordinator, "3.2", "join", names=["Morsø"], effect="2019-09-30")
    assert answer.status_code == 422
    assert "01.10.2019 eller senere" in words(answer.content)


def test_what_was_to_hold_from_a_day_that_passed_meanwhile_is_refused_at_the_confirmation(
    as_coordinator, as_second, settings
):
    answer = fill(as_coordinator, "3.2", "join", names=["Morsø"])
    settings.TODAY = date(2019, 10, 5)
    refused = confirm(as_second, answer.headers["Location"])
    assert refused.status_code == 422
    assert "Man kan ikke tilslutte sig med virkning bagud i tid" in words(refused.content)


def test_a_person_cannot_confirm_their_own_step(as_coordinator):
    before = entries()
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    answer = confirm(as_coordinator, address)
    assert answer.status_code == 422
    assert "Du kan ikke bekræfte dit eget skridt" in words(answer.content)
    assert entries() == before


def test_a_leader_of_another_municipality_cannot_confirm(as_coordinator, as_rebild):
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    answer = confirm(as_rebild, address)
    assert answer.status_code == 403
    assert "Det kan kun gøres af: leder, koordinator (Morsø)" in words(answer.content)


def test_a_step_based_on_less_than_has_been_done_by_now(as_coordinator, as_second):
    one = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    two = fill(as_coordinator, "3.2", "join", names=["Læsø"]).headers["Location"]
    assert confirm(as_second, one).status_code == 302
    page = as_second.get(two)
    assert "Forsøget er ændret imens" in words(page.content)
    answer = confirm(as_second, two)
    assert answer.status_code == 422
    assert Pending.objects.get(pk=two.rpartition("/")[2]).state == "waiting"


def test_a_stale_step_is_filled_in_again_from_what_stood_there(as_coordinator, as_second):
    one = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    two = fill(as_coordinator, "3.2", "join", names=["Læsø"]).headers["Location"]
    confirm(as_second, one)
    again = as_coordinator.get(f"/nordjylland/life/3.2/join?again={two.rpartition('/')[2]}")
    assert 'value="Læsø" checked' in again.content.decode()


def test_a_double_click_stores_one_step_and_one_confirmation(as_coordinator, as_second):
    kept = form(as_coordinator, "3.2", "join")
    sent = {**kept, "names": ["Morsø"], "effect": "2019-10-01", "basis": "loven § 1"}
    address = "/nordjylland/life/3.2/join"
    answers = [as_coordinator.post(address, {**sent, "document": letter()}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Pending.objects.count() == 1
    before = entries()
    confirmed = [confirm(as_second, answers[0].headers["Location"]) for _ in range(2)]
    assert [one.status_code for one in confirmed] == [302, 302]
    assert entries() == before + 1


def test_a_step_that_was_confirmed_elsewhere_in_the_meantime_is_not_sent_back(as_coordinator, as_second):
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    confirm(as_second, address)
    answer = confirm(as_second, address, "return", question="Hvorfor?")
    assert "Skridtet venter ikke længere" in words(answer.content)


def test_a_document_that_is_not_what_it_says(as_coordinator):
    answer = fill(as_coordinator, "3.2", "join", names=["Morsø"], document=letter("brev.pdf", b"GIF89a"))
    assert answer.status_code == 422
    assert "Dokumentet kan ikke bruges" in words(answer.content)
    assert 'value="Morsø" checked' in answer.content.decode()


def test_a_decision_without_its_document_and_basis(as_coordinator):
    sent: dict[str, Any] = {"outcome-3.2": "partly", "document": None, "basis": ""}
    answer = fill(as_coordinator, "3.2", "decide", **sent)
    assert answer.status_code == 422
    assert "et dokument" in words(answer.content)
    assert "“Hjemmel” kan ikke bruges" in words(answer.content)


def test_a_refusal_without_its_reason(as_coordinator):
    answer = fill(as_coordinator, "3.2", "decide", **{"outcome-3.2": "refused"})
    assert answer.status_code == 422
    assert "nogle ord" in words(answer.content)


def test_a_cpr_number_in_a_reason(as_coordinator):
    answer = fill(as_coordinator, "3.2", "leave", names=["Rebild"], reason="Sagen 010190-1234")
    assert answer.status_code == 422
    assert "CPR" in words(answer.content)


def test_who_may_not_take_a_step_is_told_who_may(as_leader, as_caseworker, as_evaluator):
    for client in (as_leader, as_caseworker, as_evaluator):
        answer = client.get("/nordjylland/life/3.2/decide")
        assert answer.status_code == 403
        assert "Det kan kun gøres af: koordinator" in words(answer.content)


def test_a_leader_acts_for_their_own_municipality_only(as_rebild):
    answer = fill(as_rebild, "2.2", "join", names=["Morsø"])
    assert answer.status_code == 403


def test_a_visitor_is_asked_to_sign_in(visitor):
    answer = visitor.get("/nordjylland/life/3.2/join")
    assert answer.status_code == 302
    assert "/people/sign-in" in answer.headers["Location"]


def test_a_trial_or_a_step_that_does_not_exist(as_coordinator):
    assert as_coordinator.get("/nordjylland/life/9.9").status_code == 404
    assert as_coordinator.get("/nordjylland/life/3.2/celebrate").status_code == 404


def test_the_journal_is_as_it_was_after_a_refusal(as_coordinator):
    programme = Programme.objects.get(slug="nordjylland")
    version = book_of(programme).version
    fill(as_coordinator, "3.2", "leave", names=["Morsø"], reason="Få sager")
    programme.refresh_from_db()
    assert programme.version == version
