"""The coordinator makes a request, edits its questions and sends it out."""

import pytest

from tests.web.collect.a_status import BASE, a_draft, asked, at, send
from tests.web.conftest import words


@pytest.fixture(autouse=True)
def _today(settings):
    at(settings, "2019-10-01")


def test_chosen_trials_bring_the_usual_questions(as_coordinator):
    number = a_draft(as_coordinator, trials=["1.3", "2.1"])
    said = words(as_coordinator.get(f"{BASE}/{number}/").content)
    assert "forsøg 1.3 Antal sager, hvor forsøget er brugt siden sidste status" in said
    assert "forsøg 2.1 Hvad er jeres erfaring med forsøget siden sidst?" in said
    assert "Borgere i job andel: hvor mange ud af hvor mange" in said


def test_same_form_twice_makes_one_request(as_coordinator):
    assert a_draft(as_coordinator) == a_draft(as_coordinator)


def test_deadline_that_has_passed_is_refused_with_the_form_as_it_was(as_coordinator):
    form = {"key": "x", "title": "Status", "reference": "S", "as_of": "2019-09-30", "due": "2019-09-30"}
    answer = as_coordinator.post(f"{BASE}/new", {**form, "municipalities": ["Aalborg"]})
    said = words(answer.content)
    assert answer.status_code == 422
    assert "Frist Fik 30.09.2019 Forventede 01.10.2019 eller senere" in said
    assert 'value="Status"' in answer.content.decode()


def test_everything_that_is_missing_is_said_at_once(as_coordinator):
    said = words(as_coordinator.post(f"{BASE}/new", {"key": "x"}).content)
    for label in ("Titel", "Kort navn", "Status den", "Frist", "Kommuner"):
        assert f"“{label}” kan ikke bruges, som det står" in said


def test_short_name_in_use_is_refused(as_coordinator):
    a_draft(as_coordinator)
    form = {"key": "y", "title": "S", "reference": "Halvårsstatus 2019", "as_of": "2019-09-30"}
    form |= {"due": "2019-10-20", "municipalities": "Aalborg"}
    answer = as_coordinator.post(f"{BASE}/new", form)
    assert "Der er allerede en status med det korte navn" in words(answer.content)


def test_choice_without_answers_is_refused(as_coordinator):
    number = a_draft(as_coordinator)
    answer = as_coordinator.post(f"{BASE}/{number}/questions", {"kind": "choice", "words": "Ja?"})
    assert answer.status_code == 422
    assert "“Svarmuligheder” kan ikke bruges, som det står" in words(answer.content)


def test_questions_are_fixed_once_they_are_sent_out(as_coordinator):
    number = asked(as_coordinator)
    answer = as_coordinator.post(f"{BASE}/{number}/questions", {"remove": "1"})
    assert answer.status_code == 422
    assert "Spørgsmålene er sendt ud" in words(answer.content)


def test_nothing_to_ask_is_not_sent_out(as_coordinator):
    number = a_draft(as_coordinator)
    for _ in range(4):
        as_coordinator.post(f"{BASE}/{number}/questions", {"remove": "1"})
    answer = as_coordinator.post(f"{BASE}/{number}/send")
    assert "Der er intet at spørge om" in words(answer.content)


def test_freezing_before_anything_is_approved_is_refused(as_coordinator):
    number = asked(as_coordinator)
    send(as_coordinator, number, "Aalborg")
    answer = as_coordinator.post(f"{BASE}/{number}/freeze")
    assert answer.status_code == 422
    assert "Ingen svar er godkendt endnu" in words(answer.content)


@pytest.mark.parametrize(
    "step", ["send", "remind", "freeze", "questions", "approve/Aalborg", "ask-back/Aalborg"]
)
def test_only_the_coordinator_does_the_coordinators_steps(as_coordinator, as_leader, step):
    number = asked(as_coordinator)
    assert as_leader.post(f"{BASE}/{number}/{step}").status_code == 403


def test_leader_sees_no_draft(as_coordinator, as_leader):
    number = a_draft(as_coordinator)
    assert as_leader.get(f"{BASE}/{number}/").status_code == 404
    assert "Halvårsstatus 2019" not in words(as_leader.get(f"{BASE}/").content)


def test_leader_sees_what_is_asked_of_the_own_municipality(as_coordinator, as_leader):
    asked(as_coordinator)
    said = words(as_leader.get(f"{BASE}/").content)
    assert "Aalborg: ikke begyndt" in said
    assert "Svar for Aalborg" in said


def test_visitor_is_asked_to_sign_in(visitor):
    assert "/people/sign-in" in visitor.get(f"{BASE}/").headers["Location"]
