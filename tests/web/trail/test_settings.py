"""Who changed roles and settings, for administrators; and what the pages say of the chain."""

import pytest

from frikommune.web.people.models import Person
from frikommune.web.people.seating import take
from frikommune.web.trail.models import Trace
from frikommune.web.trail.verifying import note_verified, verify
from tests.web.cases.there import sick
from tests.web.conftest import words
from tests.web.trail.test_verifying import tamper
from tests.web.trail.tracing import seal

PAGE = "/people/changes"


def said(client, **asked) -> str:
    seal()
    return words(client.get(PAGE, asked).content)


def person(name: str) -> Person:
    return Person.objects.get(username=f"demo-{name}")


@pytest.fixture
def taken(as_administrator):
    """A role that the administrator has taken from the leader of Rebild."""
    leader = person("leder-rebild")
    as_administrator.post(f"/people/{leader.pk}/take-seat", {"seat": leader.seats.get().pk})
    return leader


def test_it_says_who_changed_which_role_of_whom(as_administrator, taken):
    page = said(as_administrator)
    assert (
        "Demo Administrator (administrator) rolle: ændret Demo Leder (Rebild): leder, Rebild taken_at" in page
    )
    assert "linje i loggen over adgang: oprettet Demo Leder (Rebild): rolle fjernet, leder, Rebild" in page


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"what": "people_seat"}, True),
        ({"what": "api_apitoken"}, False),
        ({"who": "administrator"}, True),
        ({"who": "koordinator"}, False),
        ({"from": "2100-01-01"}, False),
    ],
    ids=str,
)
def test_what_is_asked_for_is_what_is_shown(as_administrator, taken, asked, is_there):
    given = {key: person(one).pk if key == "who" else one for key, one in asked.items()}
    assert ("rolle: ændret Demo Leder (Rebild)" in said(as_administrator, **given)) is is_there


def test_what_was_done_by_no_person_is_said_so(as_administrator, nordjylland):
    take(person("leder-rebild").seats.get())
    assert "kommando på serveren" in said(as_administrator, what="people_seat")


def test_a_sign_in_stands_once_as_a_session(as_administrator, signed_in):
    signed_in("evaluator")
    page = said(as_administrator)
    assert "session: oprettet Demo Evaluator" in page
    assert "last_login" not in page


def test_nothing_in_it_is_of_a_citizen(as_administrator, signed_in):
    case = sick()
    signed_in("sagsbehandler").get(f"/nordjylland/cases/Aalborg/{case.pk}")
    seal()
    for form in ("", "csv"):
        text = as_administrator.get(PAGE, {"form": form}).content.decode()
        assert case.number not in text
        assert "cases_" not in text
        assert case.person not in text


def test_to_look_here_is_traced_and_stands_here_afterwards(as_administrator):
    said(as_administrator, what="people_seat")
    assert "Demo Administrator (administrator) sporet set what=people_seat" in said(as_administrator)


@pytest.mark.parametrize("name", ["sagsbehandler", "leder", "koordinator", "evaluator"])
def test_nobody_but_an_administrator_sees_it(signed_in, name):
    assert {signed_in(name).get(PAGE, {"form": one}).status_code for one in ("", "csv")} == {403}


def test_the_file_has_the_trace_and_its_fields(as_administrator, taken):
    seal()
    lines = as_administrator.get(PAGE, {"form": "csv"}).content.decode("utf-8-sig").splitlines()
    number = Trace.objects.filter(what="people_seat", deed="~").latest("number").number
    assert (
        f";rolle: ændret;Demo Leder (Rebild): leder, Rebild;{number};taken_at;people:take_seat"
        in "\n".join(lines)
    )


# ---- The state of the chain


def test_the_page_says_that_the_chain_has_not_been_verified_yet(as_administrator):
    page = said(as_administrator)
    assert "Hele kæden er ikke efterprøvet endnu" in page
    assert "Lige nu hænger de seneste sammen: 100 spor." in page


def test_the_page_says_when_the_command_has_verified_it_and_how_that_went(as_administrator, as_leader):
    seal()
    found = verify()
    note_verified(found, 3)
    page = words(as_leader.get("/nordjylland/trail/Aalborg/").content)
    assert "hel Hele kæden blev sidst efterprøvet" in page
    assert "3 noterede ender." in page


def test_the_page_says_where_the_last_links_are_broken(as_administrator, taken):
    seal()
    last = Trace.objects.latest("number").number
    tamper(f"UPDATE trail_trace SET who = 'person:1' WHERE number = {last}")
    found = verify()
    note_verified(found, 0)
    page = said(as_administrator)
    assert "brudt Hele kæden blev sidst efterprøvet" in page
    assert f"{len(found.broken)} fejl" in page
    assert f"brudt spor {last} er ændret" in page
