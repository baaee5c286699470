"""Who saw what and who changed what in a municipality's cases, for its leaders."""

from datetime import timedelta

import pytest
from django.utils import timezone

from frikommune.web.cases.looking_up import many_of
from frikommune.web.cases.models import Lookup
from frikommune.web.people.models import Person
from frikommune.web.trail import csv_file
from tests.web.cases.there import CPR, opened, page_of, sick
from tests.web.conftest import words
from tests.web.trail.tracing import seal

PLACE = "/nordjylland/trail/Aalborg/"
CASES = "/nordjylland/cases/Aalborg/"


@pytest.fixture
def looked(as_caseworker, signed_in):
    """Two cases: one looked at by its caseworker and a colleague, the other by the colleague."""
    mine, theirs = sick(), sick(person="b", number="2019-00018", worker="S01")
    as_caseworker.get(page_of(mine))
    second = signed_in("sagsbehandler-2")
    opened(second, mine, "stand_in")
    second.post(page_of(theirs, "purpose"), {"purpose": "other", "own_words": "=klage fra borgeren"})
    return mine, theirs


def said(client, **asked) -> str:
    seal()
    return words(client.get(PLACE, asked).content)


def rows(client, **asked) -> int:
    """How many lines are shown. The page is a look itself, and is not counted before it was shown."""
    seal()
    return client.get(PLACE, asked).content.count(b"<tr><td>")


def person(name: str) -> Person:
    return Person.objects.get(username=f"demo-{name}")


def test_it_says_who_which_case_and_what_for_with_the_latest_first(as_leader, looked):
    page = said(as_leader)
    told = [
        "Demo Sagsbehandler (anden person) 2019-00018 =klage fra borgeren",
        "Demo Sagsbehandler (anden person) 2019-00017 afløsning for en kollega",
        "Demo Sagsbehandler 2019-00017 egen sag",
    ]
    assert [one for one in told if one in page] == told
    assert sorted(told, key=page.index) == told


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 3),
        ({"case": "theirs"}, 1),
        ({"who": "sagsbehandler"}, 1),
        ({"who": "sagsbehandler", "case": "mine"}, 1),
        ({"who": "sagsbehandler", "case": "theirs"}, 0),
        ({"who": "system:KMD"}, 0),
        ({"purpose": "own"}, 1),
        ({"purpose": "own_words"}, 1),
        ({"purpose": "list"}, 0),
        ({"from": 0}, 3),
        ({"from": 1}, 0),
        ({"to": 0}, 3),
        ({"to": -1}, 0),
        ({"case": "x", "who": "1e9", "from": "i går", "before": "9" * 17 + "-1", "kind": "?"}, 3),
    ],
    ids=str,
)
def test_what_is_asked_for_is_what_is_shown(as_leader, looked, asked, count):
    mine, theirs = looked
    known = {"mine": mine.pk, "theirs": theirs.pk, "sagsbehandler": person("sagsbehandler").pk}
    today = timezone.localdate()
    given = {
        key: (today + timedelta(one)).isoformat() if isinstance(one, int) else known.get(one, one)
        for key, one in asked.items()
    }
    assert rows(as_leader, **given) == count


def test_a_case_systems_looks_stand_under_its_name(as_leader, nordjylland):
    Lookup.objects.create(
        programme=nordjylland, municipality="Aalborg", by_system="KMD Momentum", purpose="API: notat hentet"
    )
    assert "KMD Momentum ingen fundet API: notat hentet" in said(as_leader, who="system:KMD Momentum")


def test_a_search_that_found_nobody_is_there_too(as_leader, as_caseworker, nordjylland):
    as_caseworker.post(CASES, {"number": "x-1", "purpose": "talk"})
    assert "ingen fundet samtale eller opfølgning med borgeren" in said(as_leader)


def test_a_look_at_many_cases_says_how_many_and_leads_to_them_again(as_leader, as_caseworker, nordjylland):
    sick()
    as_caseworker.get("/nordjylland/today/Aalborg/")
    as_leader.get("/nordjylland/overview/Aalborg/cases", {"status": "overdue"})
    page = said(as_leader)
    assert "Demo Sagsbehandler 1 sag dagens liste for DSB" in page
    assert "sagerne bag et tal i overblikket" in page
    assert "status=" not in page
    assert "&amp;status=overdue" in as_leader.get(PLACE).content.decode()


def test_to_look_here_is_a_look_and_stands_here_afterwards(as_leader, looked):
    mine, _ = looked
    said(as_leader, case=mine.pk)
    look = Lookup.objects.latest("pk")
    assert (look.person, look.case, many_of(look.purpose).cases) == (person("leder"), mine.pk, 2)
    assert "Demo Leder 2019-00017 gennemgang af, hvem der har set hvad" in said(as_leader)


def test_the_citizen_is_told_of_that_look_in_words(as_leader, looked):
    mine, _ = looked
    said(as_leader, case=mine.pk)
    given = words(as_leader.post(page_of(mine, "access"), {"as": "page"}).content)
    assert "gennemgang af, hvem der har set hvad" in given
    assert "trail:" not in given


def test_another_municipalitys_are_seen_there_only(signed_in, looked):
    mine, _ = looked
    rebild = signed_in("leder-rebild")
    assert rebild.get(PLACE).status_code == 403
    for asked in ({}, {"case": mine.pk}, {"case": mine.pk, "kind": "change"}):
        page = rebild.get("/nordjylland/trail/Rebild/", asked).content
        assert b"<tr><td>" not in page.partition(b"Demo Leder (Rebild)")[0]
        assert b"2019-00017" not in page


@pytest.mark.parametrize("name", ["sagsbehandler", "koordinator", "evaluator", "administrator"])
def test_nobody_but_a_leader_sees_them(signed_in, looked, name):
    client = signed_in(name)
    assert {client.get(PLACE, {"form": one}).status_code for one in ("", "csv")} == {403}
    assert client.post(PLACE, {"number": "2019-00017"}).status_code == 403


@pytest.mark.parametrize(("role", "is_led_there"), [("leder", True), ("sagsbehandler", False)])
def test_a_leader_is_led_there_from_the_list_and_from_the_case(signed_in, nordjylland, role, is_led_there):
    case, client = sick(), signed_in(role)
    opened(client, case, "check")
    assert (PLACE in client.get(CASES).text) is is_led_there
    assert (f"{PLACE}?case={case.pk}" in client.get(page_of(case)).text) is is_led_there


# ---- Changes


def changed(client, case, **more):
    """The caseworker records an offer on the case."""
    from frikommune.web.cases.models import Recorded
    from frikommune.web.trail.who import Doer, doing

    one = Doer(f"person:{person('sagsbehandler').pk}", "sagsbehandler, Aalborg", "nordjylland", "Aalborg")
    with doing(one):
        Recorded.objects.create(case=case, day="2019-11-01", kind="tilbud", key="k", recorded_on="2019-11-01")


def test_it_says_who_changed_what_in_which_case(as_leader, looked):
    changed(as_leader, looked[0])
    page = said(as_leader, kind="change")
    assert "Demo Sagsbehandler (sagsbehandler, Aalborg) 2019-00017 hændelse: oprettet" in page
    assert rows(as_leader, kind="change", what="cases_recorded", who=person("sagsbehandler").pk) == 1
    assert rows(as_leader, kind="change", what="uses_use") == 0
    assert rows(as_leader, kind="change", who=person("leder").pk) == 0


def test_what_a_command_of_the_server_changed_stands_at_the_case(as_leader, looked):
    """The fixture's cases are put there by the process of the tests."""
    assert rows(as_leader, kind="change") == 0
    assert "kommando på serveren" in said(as_leader, kind="change", case=looked[0].pk)


def test_a_case_that_is_no_more_is_not_named(as_leader, nordjylland):
    case = sick()
    changed(as_leader, case)
    there = type(case).every.filter(pk=case.pk)
    there.update(text=None)
    for rows_of_it in (case.recorded.all(), case.numbers.all(), case.texts.all(), there):
        rows_of_it._raw_delete("default")
    page = said(as_leader, kind="change", case=case.pk)
    assert "en sag, der ikke findes mere" in page
    assert "findes ikke mere hændelse: oprettet" in page


# ---- Of one case, by its number


def test_a_case_number_leads_to_the_case_and_stands_in_no_address(as_leader, looked):
    answer = as_leader.post(f"{PLACE}?kind=change", {"number": "2019-00018"})
    assert answer.headers["Location"] == f"{PLACE}?case={looked[1].pk}&kind=change"


@pytest.mark.parametrize("number", ["", CPR, "x" * 61, "2019-99999"])
def test_a_number_that_no_case_has_is_refused_and_not_repeated(as_leader, looked, number):
    answer = as_leader.post(PLACE, {"number": number})
    assert answer.status_code == 422
    assert not number or number not in words(answer.content)


# ---- As a file


def file(client, **asked) -> list[str]:
    seal()
    text: str = client.get(PLACE, {"form": "csv", **asked}).content.decode("utf-8-sig")
    return text.splitlines()


def test_the_file_has_what_the_page_has_and_nothing_in_it_runs(as_leader, looked):
    head, *lines = file(as_leader)
    assert head.split(";")[:5] == ["tid", "hvem", "som", "hvad", "om"]
    assert len(lines) == 3
    assert ";'=klage fra borgeren;2019-00018;" in lines[0]
    assert "Demo Leder" in file(as_leader)[1]


def test_the_file_of_changes_names_trace_fields_and_page(as_leader, looked):
    changed(as_leader, looked[0])
    (line,) = file(as_leader, kind="change")[1:]
    assert "hændelse: oprettet;2019-00017" in line


def test_a_file_that_would_end_early_is_refused_in_words(as_leader, looked, monkeypatch):
    monkeypatch.setattr(csv_file, "MOST", 2)
    answer = as_leader.get(PLACE, {"form": "csv"})
    assert answer.status_code == 422
    assert "Vælg færre dage" in words(answer.content)


def test_it_speaks_english_too(as_leader, looked):
    as_leader.cookies["language"] = "en"
    page = said(as_leader)
    assert "Who saw what" in page
    assert "2019-00017 own case" in page
