"""A municipality's own page: what it runs, must do, could join, by when; by the papers of the day."""

import re
from datetime import date

import pytest

from frikommune.web.collect.models import Sheet, StatusRequest
from frikommune.web.meetings.models import Action, Meeting
from frikommune.web.people.models import Person
from tests.web.conftest import words

AT = "/nordjylland/municipality/"
AALBORG = f"{AT}one/Aalborg"
JAN_2018 = "?on=2018-01-31&known_on=2018-01-31"


def section(html: bytes, heading: str) -> list[str]:
    """The lines below a heading."""
    after = re.split(r"<h2>", html.decode())
    (found,) = [one for one in after if words(f"<h2>{one}").startswith(heading)]
    return [words(one) for one in re.findall(r"<li.*?</li>", found, re.DOTALL)]


def test_a_leader_comes_straight_to_the_own_municipality(as_leader):
    assert as_leader.get(AT).headers["Location"] == AALBORG
    assert "Min kommune: Aalborg" in words(as_leader.get(AALBORG).content)


def test_the_coordinator_chooses_and_sees_what_waits_where(as_coordinator):
    page = words(as_coordinator.get(f"{AT}?on=2020-10-01").content)
    assert "Vælg den kommune" in page
    assert all(f"{name} 1 intet" in page for name in ("Læsø", "Rebild", "Aalborg"))


def test_what_is_overdue_is_counted_in_the_choice(as_coordinator):
    assert "1 overskredet" in words(as_coordinator.get(f"{AT}?on=2021-02-01").content)


def test_the_trials_of_aalborg_are_those_of_the_paper_of_january_2018(as_leader):
    page = as_leader.get(f"{AALBORG}{JAN_2018}").content
    running = [re.search(r"Forsøg ([\d.]+):", one)[1] for one in section(page, "Forsøg i gang")]
    assert running == ["1.1", "1.2", "1.3", "2.1"]
    under_way = [re.search(r"Forsøg ([\d.]+):", one)[1] for one in section(page, "Søgt og på vej")]
    assert under_way == ["3.1", "3.2", "3.3", "3.4", "3.10"]
    assert "aldrig sat i gang" in section(page, "Afsluttet")[0]


def test_a_start_that_is_not_decided_is_to_do_by_the_rounds_day(as_leader):
    found = section(as_leader.get(f"{AALBORG}{JAN_2018}").content, "Skal gøres")
    assert len(found) == 5
    assert all("senest 01.07.2018 Start skal besluttes" in one for one in found)


def test_the_microloans_take_a_new_application_and_the_rest_an_own_approval(as_coordinator):
    page = as_coordinator.get(f"{AT}one/Thisted?on=2020-10-01").content
    (loans,) = [one for one in section(page, "Kan tilslutte sig") if "Forsøg 1.1" in one]
    assert "Kræver: En ny ansøgning til ministeriet" in loans
    assert "egen høring i LBR, eget udvalgs godkendelse" in words(page)
    assert "Kilderne er uenige om, hvorvidt alle kommuner må bruge et forsøg" in words(page)


def test_nothing_can_be_joined_when_the_period_is_over(as_leader):
    assert "Kan tilslutte sig" not in words(as_leader.get(f"{AALBORG}?on=2022-01-01").content)


def test_running_trials_show_their_conditions_with_the_source(as_leader):
    page = words(as_leader.get(f"{AALBORG}?on=2020-10-01").content)
    assert "Vilkår (2)" in page
    assert "siden 01.07.2017 til 31.12.2021" in page


def test_an_approval_in_the_chain_is_to_do_until_it_is_ticked(as_leader):
    on = "?on=2020-12-20"
    (one,) = section(as_leader.get(f"{AALBORG}{on}").content, "Skal gøres")
    assert one.startswith("senest 31.12.2020 Politisk godkendelse mangler")
    late = section(as_leader.get(f"{AALBORG}?on=2021-01-10").content, "Skal gøres")
    assert "overskredet 10 dage" in late[0]
    given = {"place": "Aalborg", "day": "2020-12-02", "document": "sag 7"}
    as_leader.post("/nordjylland/calendar/plan/municipal-approval/endorse", given)
    assert section(as_leader.get(f"{AALBORG}{on}").content, "Skal gøres") == []


def test_a_request_that_is_not_answered_is_to_do(as_leader, nordjylland):
    coordinator = Person.objects.get(username="demo-koordinator")
    asked = StatusRequest.objects.create(
        programme=nordjylland,
        key="k",
        title="Status til KKR, forår 2027",
        reference="KKR 2027",
        as_of=date(2026, 12, 31),
        due=date(2026, 11, 1),
        made_by=coordinator,
        asked_on=date(2026, 10, 1),
    )
    Sheet.objects.create(request=asked, municipality="Aalborg", standing="open")
    found = section(as_leader.get(f"{AALBORG}?on=2026-11-03").content, "Skal gøres")
    assert found[0].startswith(
        "senest 01.11.2026 Skal indberettes overskredet 2 dage Status til KKR, forår 2027"
    )
    assert "Svarfrist: Status til KKR, forår 2027" in words(
        as_leader.get("/nordjylland/calendar/?on=2026-11-03").content
    )


def test_an_action_from_a_meeting_is_to_do_and_the_meeting_is_in_the_calendar(
    as_leader, visitor, nordjylland
):
    held = Meeting.objects.create(programme=nordjylland, body="body:kkr", day=date(2026, 10, 1), key="m")
    Action.objects.create(
        meeting=held,
        what="Send bilag",
        role="leader",
        municipality="Aalborg",
        due=date(2026, 10, 20),
        key="a",
    )
    (one,) = section(as_leader.get(f"{AALBORG}?on=2026-10-10").content, "Skal gøres")
    assert one.startswith("senest 20.10.2026 Aftalt på et møde Send bilag")
    calendar = "/nordjylland/calendar/?show=month&month=2026-10"
    assert "Møde: Kommune Kontakt Rådet" in words(as_leader.get(calendar).content)
    assert "Møde: Kommune Kontakt Rådet" not in words(visitor.get(calendar).content)


@pytest.mark.parametrize("who", ["sagsbehandler", "evaluator", "administrator"])
def test_everybody_with_a_seat_may_see_it(signed_in, who):
    assert signed_in(who).get(AALBORG).status_code == 200


def test_a_visitor_reads_what_runs_but_not_what_it_must_do_or_could_join(visitor):
    page = words(visitor.get(f"{AALBORG}{JAN_2018}").content)
    assert "Forsøg i gang (4)" in page
    assert "Skal gøres" not in page
    assert "Kan tilslutte sig" not in page
    assert "ting at gøre" not in page


def test_a_visitor_chooses_among_all_of_them_and_sees_which_trials_run_where(visitor):
    html = visitor.get(f"{AT}{JAN_2018}").content.decode()
    (row,) = [one for one in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if ">Aalborg</a>" in one]
    running = re.findall(r"<td>.*?</td>", row, re.DOTALL)[0]
    assert re.findall(r"trial/([\d.]+)\?", running) == ["1.1", "1.2", "1.3", "2.1"]


def test_a_municipality_outside_the_network_is_not_found(as_leader):
    assert as_leader.get(f"{AT}one/Skagen").status_code == 404


def test_it_is_english_when_chosen(as_leader):
    as_leader.post("/language", {"language": "en", "next": "/"})
    page = words(as_leader.get(f"{AALBORG}{JAN_2018}").content)
    assert "My municipality: Aalborg" in page
    assert "by 1 July 2018 Start to be decided" in page
    assert "granted, not begun" in page
