"""Who looked up what, for leaders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.cases.there import opened, page_of, sick
from tests.web.conftest import words

LOOKUPS = "/nordjylland/cases/Aalborg/lookups"


@pytest.fixture
def looked(as_caseworker, signed_in):
    """Two cases: one looked at by its caseworker and a colleague, the other by the colleague."""
    mine, theirs = sick(), sick(person="b", number="2019-00018", worker="S01")
    as_caseworker.get(page_of(mine))
    second = signed_in("sagsbehandler-2")
    opened(second, mine, "stand_in")
    opened(second, theirs, "fault")
    return mine, theirs


def said(client, **asked) -> str:
    return words(client.get(LOOKUPS, asked).content)


def test_it_says_who_which_case_and_what_for(as_leader, looked):
    page = said(as_leader)
    assert "3 opslag." in page
    assert "Demo Sagsbehandler 2019-00017 egen sag" in page
    assert "Demo Sagsbehandler (anden person) 2019-00017 afløsning for en kollega" in page


def test_the_latest_stands_first(as_leader, looked):
    page = said(as_leader)
    assert page.index("rettelse af en fejl i data") < page.index("egen sag")


def test_of_one_case(as_leader, looked):
    page = said(as_leader, case=looked[1].pk)
    assert "1 opslag." in page
    assert "2019-00017" not in page


def test_of_one_person(as_leader, looked):
    from frikommune.web.people.models import Person

    person = Person.objects.get(username="demo-sagsbehandler")
    assert "1 opslag." in said(as_leader, person=person.pk)


@pytest.mark.parametrize(("days", "found"), [(0, "3 opslag."), (1, "0 opslag.")])
def test_of_some_days(as_leader, looked, days, found):
    day = (timezone.localdate() + timedelta(days)).isoformat()
    assert found in said(as_leader, **{"from": day})


def test_until_a_day(as_leader, looked):
    yesterday = (timezone.localdate() - timedelta(1)).isoformat()
    assert "0 opslag." in said(as_leader, to=yesterday)


def test_a_search_that_found_nobody_is_there_too(as_leader, as_caseworker, nordjylland):
    as_caseworker.post("/nordjylland/cases/Aalborg/", {"number": "x-1", "purpose": "talk"})
    assert "ingen fundet samtale eller opfølgning med borgeren" in said(as_leader)


def test_what_is_no_day_or_number_is_asked_nothing_by(as_leader, looked):
    assert "3 opslag." in said(as_leader, case="x", person="1e9", **{"from": "i går"})


def test_another_municipalitys_looks_are_seen_there_only(signed_in, looked):
    rebild = signed_in("leder-rebild")
    assert rebild.get(LOOKUPS).status_code == 403
    assert "0 opslag." in words(rebild.get("/nordjylland/cases/Rebild/lookups").content)


def test_a_caseworker_does_not_see_them(as_caseworker, looked):
    assert as_caseworker.get(LOOKUPS).status_code == 403


@pytest.mark.parametrize(("role", "is_led_there"), [("leder", True), ("sagsbehandler", False)])
def test_a_leader_is_led_there_from_the_list_of_cases(signed_in, role, is_led_there):
    assert (LOOKUPS in signed_in(role).get("/nordjylland/cases/Aalborg/").text) is is_led_there


def test_a_look_at_many_cases_says_how_many_and_what_they_had_in_common(
    as_leader, as_caseworker, nordjylland
):
    sick()
    as_caseworker.get("/nordjylland/today/Aalborg/")
    as_leader.get("/nordjylland/overview/Aalborg/cases", {"group": "sygedagpenge"})
    page = said(as_leader)
    assert "Demo Sagsbehandler 1 sag dagens liste for DSB" in page
    assert "Demo Leder 1 sag sagerne bag et tal i overblikket" in page
    assert "group=" not in page


def test_a_look_at_the_cases_behind_a_number_leads_to_them_again(as_leader, nordjylland):
    as_leader.get("/nordjylland/overview/Aalborg/cases", {"status": "overdue"})
    page = as_leader.get(LOOKUPS).content.decode()
    assert "/overview/Aalborg/cases?from=" in page
    assert "&amp;status=overdue" in page
