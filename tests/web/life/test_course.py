"""The course of a trial, step by step, as its page tells it."""

import pytest

from frikommune.programme.life import life_of
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from tests.web.conftest import words
from tests.web.life.sent import send_4_1
from tests.web.life.taking import TODAY, both, fill, publish

DECISION = {
    "outcome-4.1a": "partly",
    "reason-4.1a": "Kun i to kommuner",
    "conditions-4.1a": "Kun dagpengemodtagere\nEvalueres efter et år",
    "outcome-4.1b": "refused",
    "reason-4.1b": "Video er ikke omfattet af hjemlen",
}


@pytest.fixture
def sent(nordjylland):
    send_4_1(nordjylland, TODAY)


def stands(trial: str = "4.1"):
    book = book_of(Programme.objects.get(slug="nordjylland"))
    return life_of(book.journal.known(None), trial, book.parts[trial])


def page_of(client, trial: str = "4.1", query: str = "") -> str:
    return words(client.get(f"/nordjylland/life/{trial}{query}").content)


def test_each_requested_exemption_gets_its_own_decision_with_reason_and_conditions(
    sent, as_coordinator, as_second, visitor
):
    both(as_coordinator, as_second, "4.1", "decide", **DECISION)
    assert (stands().stage, stands().granted_parts) == ("granted", {"4.1a"})
    page = page_of(visitor)
    assert "4.1b: afslået" in page
    assert "Video er ikke omfattet af hjemlen" in page
    assert "4.1a: delvist imødekommet" in page
    assert "Vilkår Kun dagpengemodtagere" in page
    assert "Evalueres efter et år" in page


def test_conditions_of_the_decision_stand_in_the_bylaw(sent, as_coordinator, as_second, visitor):
    both(as_coordinator, as_second, "4.1", "decide", **DECISION)
    address = publish(as_coordinator, "4.1", "Morsø", ["4.1a"])
    page = words(visitor.get(address).content)
    assert "Kun dagpengemodtagere" in page
    assert "I stedet: nr. 1: i uge 10" in page


def test_all_refused_is_a_refused_trial_that_can_be_decided_anew(sent, as_coordinator, as_second):
    refused = {f"outcome-4.1{part}": "refused" for part in "ab"}
    reasons = {f"reason-4.1{part}": "Nej" for part in "ab"}
    both(as_coordinator, as_second, "4.1", "decide", **refused, **reasons)
    assert stands().stage == "refused"
    both(as_coordinator, as_second, "4.1", "decide", **{"outcome-4.1a": "fully"})
    assert stands().stage == "granted"


def test_started_postponed_and_not_started(sent, as_coordinator, as_second, as_rebild):
    both(as_coordinator, as_second, "4.1", "decide", **DECISION)
    publish(as_coordinator, "4.1", "Morsø", ["4.1a"])
    both(as_coordinator, as_second, "4.1", "start", names=["Morsø"], parts=["4.1a"], effect="2019-11-01")
    assert fill(as_rebild, "4.1", "postpone", names=["Rebild"], reason="Mangler kræfter").status_code == 302
    assert stands().there == {"Morsø": "started", "Rebild": "postponed"}
    assert fill(as_rebild, "4.1", "not_start", names=["Rebild"], reason="For få sager").status_code == 302
    assert stands().there["Rebild"] == "not_started"
    page = page_of(as_rebild)
    assert "For få sager" in page
    assert "Rebild har besluttet ikke at gå i gang" in page


def test_another_part_can_be_started_later_in_a_municipality_that_runs(sent, as_coordinator, as_second):
    both(as_coordinator, as_second, "4.1", "decide", **{"outcome-4.1a": "fully", "outcome-4.1b": "fully"})
    publish(as_coordinator, "4.1", "Morsø", ["4.1a", "4.1b"])
    for part, day in (("4.1a", "2019-11-01"), ("4.1b", "2019-12-01")):
        both(as_coordinator, as_second, "4.1", "start", names=["Morsø"], parts=[part], effect=day)
    grants = book_of(Programme.objects.get(slug="nordjylland")).pack.rulebook.grants
    assert {(one.exemption, str(one.start)) for one in grants if one.exemption.startswith("4.1")} == {
        ("4.1a", "2019-11-01"),
        ("4.1b", "2019-12-01"),
    }


def test_one_part_can_be_met_by_law_and_then_the_whole(sent, as_coordinator, as_second):
    both(as_coordinator, as_second, "4.1", "decide", **DECISION)
    law = {"law_from": "2020-01-01", "text": "Loven fra 2020"}
    both(as_coordinator, as_second, "4.1", "meet_by_law", about="part:4.1a", verdict="partly", **law)
    assert stands().stage == "granted"
    both(as_coordinator, as_second, "4.1", "meet_by_law", about="trial:4.1", verdict="fully", **law)
    assert stands().stage == "ended"
    assert "loven fra 01.01.2020: helt imødekommet" in page_of(as_coordinator)


def test_it_ends_is_recommended_or_made_permanent(sent, as_coordinator, as_second):
    both(as_coordinator, as_second, "4.1", "decide", **DECISION)
    told = {"text": "Gør det permanent", "reason": "Det virker"}
    assert fill(as_coordinator, "4.1", "recommend", **told).status_code == 302
    both(as_coordinator, as_second, "4.1", "end", about="trial:4.1", reason="Loven er ændret")
    assert stands().stage == "ended"
    law = {"law_from": "2020-01-01", "verdict": "fully", "text": "Nu er det lov"}
    both(as_coordinator, as_second, "4.1", "make_permanent", **law)
    assert stands().stage == "permanent"
    assert "Gør det permanent" in page_of(as_coordinator)


def test_the_page_shows_what_can_be_done_now_and_why_not_the_rest(as_coordinator):
    page = page_of(as_coordinator, "1.1")
    assert "Det kan gøres nu" in page
    assert "Andre kommuner kan ikke bare tilslutte sig dette forsøg" in page
    assert "en ny ansøgning til ministeriet" in page


def test_a_visitor_sees_the_course_and_no_steps(visitor):
    page = page_of(visitor, "3.2")
    assert "Thisted er i gang 3.2 siden 01.07.2018 (antaget)" in page
    assert "Det kan gøres nu" not in page


def test_the_page_of_an_earlier_day_shows_that_day_and_offers_no_steps(as_coordinator, as_second):
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    page = page_of(as_coordinator, "3.2", "?on=2019-09-01")
    assert "Morsø tilslutter sig" in page
    assert "Skridt kan kun tages i dag" in page
    assert "Ikke med: Morsø" in page_of(as_coordinator, "3.2", "?on=2019-09-01&known_on=2019-09-01")


def test_a_start_to_come_is_told_as_coming_and_holds_on_its_day(sent, as_coordinator, as_second):
    both(as_coordinator, as_second, "4.1", "decide", **DECISION)
    publish(as_coordinator, "4.1", "Morsø", ["4.1a"])
    both(as_coordinator, as_second, "4.1", "start", names=["Morsø"], parts=["4.1a"], effect="2019-11-01")
    assert "Morsø har offentliggjort vedtægten 4.1a kommer fra 01.11.2019" in page_of(as_coordinator)
    then = page_of(as_coordinator, query="?on=2019-11-01")
    assert "Morsø er i gang 4.1a siden 01.11.2019" in then


def test_what_was_not_known_then_is_not_shown_then(as_coordinator, as_second):
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    assert "Tilslutte sig" not in page_of(as_coordinator, "3.2", "?known_on=2019-09-01")


@pytest.mark.parametrize(
    "act", ["decide", "join", "start", "leave", "extend", "end", "meet_by_law", "recommend"]
)
def test_every_form_opens_in_both_languages(as_coordinator, act):
    address = f"/nordjylland/life/3.2/{act}"
    assert as_coordinator.get(address).status_code == 200
    as_coordinator.post("/language", {"language": "en", "next": "/"})
    assert "Holds from" in words(as_coordinator.get(address).content)


@pytest.mark.parametrize("trial", ["1.1", "1.2", "1.3", "2.1", "2.4", "3.2", "3.10"])
def test_every_course_opens_for_everybody(visitor, as_caseworker, as_leader, as_coordinator, trial):
    for client in (visitor, as_caseworker, as_leader, as_coordinator):
        assert client.get(f"/nordjylland/life/{trial}").status_code == 200
