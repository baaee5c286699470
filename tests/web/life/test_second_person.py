"""What makes law waits for a second person, who sees what changes before and after."""

from typing import Any

from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import EntryRow, Programme
from frikommune.web.life.models import Pending
from tests.web.conftest import words
from tests.web.life.taking import both, confirm, fill, publish


def last_act():
    journal = book_of(Programme.objects.get(slug="nordjylland")).journal
    return [one for one in journal if one.family == "act" and one.says != "adopts"][-1]


def started(as_coordinator, as_second) -> str:
    """The address of a start in Morsø that waits."""
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    publish(as_coordinator, "3.2", "Morsø", ["3.2"])
    answer = fill(as_coordinator, "3.2", "start", names=["Morsø"], parts=["3.2"], effect="2019-11-01")
    return answer.headers["Location"]


def test_nothing_counts_before_the_second_person(as_coordinator):
    before = EntryRow.objects.count()
    fill(as_coordinator, "3.2", "join", names=["Morsø"])
    assert EntryRow.objects.count() == before
    assert "Ikke med: Morsø" in words(as_coordinator.get("/nordjylland/life/3.2").content)


def test_the_second_person_sees_what_applies_before_and_after_from_that_day(as_coordinator, as_second):
    page = words(as_second.get(started(as_coordinator, as_second)).content)
    assert "Morsø · Fleksjobvisiterede" in page
    assert "Fra 01.11.2019 til og med 31.12.2021" in page
    assert "Før senest efter 6 måneder Efter fraviges ved undtagelse 3.2" in page
    assert "Rebild" not in page


def test_a_step_that_changes_no_rule_by_itself_says_so(as_coordinator, as_second):
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    assert "Ingen regel ændrer sig af dette skridt alene" in words(as_second.get(address).content)


def test_what_waits_is_listed_for_whoever_may_confirm_it(as_coordinator, as_second, as_caseworker):
    fill(as_coordinator, "3.2", "join", names=["Morsø"])
    assert "Se og tag stilling" in words(as_second.get("/nordjylland/life/").content)
    assert "Se og tag stilling" not in words(as_coordinator.get("/nordjylland/life/").content)
    assert as_caseworker.get("/nordjylland/life/").status_code == 403


def test_the_act_carries_both_seats_document_and_basis(as_coordinator, as_second):
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    deed = last_act().deed
    assert (deed.by, deed.second) == ("koordinator", "koordinator (anden person)")
    assert deed.document.endswith("afgoerelse.pdf")
    assert deed.basis == "lov om frikommunenetværk § 9 d"
    row = EntryRow.objects.order_by("-number")[0]
    assert (row.made_by.username, row.second.username) == ("demo-koordinator", "demo-koordinator-2")


def test_a_municipalitys_own_leader_may_be_the_second_person(as_coordinator, as_rebild):
    both(as_coordinator, as_rebild, "2.2", "join", names=["Rebild"])
    assert last_act().deed.second == "leder, Rebild"


def test_it_is_sent_back_with_a_question_that_the_first_person_sees(as_coordinator, as_second):
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    confirm(as_second, address, "return", question="Hvilket møde var det?")
    page = words(as_coordinator.get(address).content)
    assert "Hvilket møde var det?" in page
    assert "Ret og send igen" in page
    assert confirm(as_second, address).status_code == 422


def test_a_question_must_be_asked_in_words(as_coordinator, as_second):
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    assert confirm(as_second, address, "return", question=" ").status_code == 422


def test_the_first_person_may_take_it_back(as_coordinator, as_second):
    address = fill(as_coordinator, "3.2", "join", names=["Morsø"]).headers["Location"]
    confirm(as_coordinator, address, "withdraw")
    assert Pending.objects.get().state == "withdrawn"
    assert "Intet venter" in words(as_second.get("/nordjylland/life/").content)


def test_a_correction_replaces_what_it_corrects_and_both_stay_in_sight(as_coordinator, as_second):
    address = started(as_coordinator, as_second)
    confirm(as_second, address)
    first = last_act()
    query = f"?corrects={first.id}"
    given: dict[str, Any] = {"names": ["Morsø"], "parts": ["3.2"], "effect": "2019-12-01", "query": query}
    answer = fill(as_coordinator, "3.2", "start", **given)
    assert "Rettelse af det, der blev registreret" in words(as_second.get(answer.headers["Location"]).content)
    confirm(as_second, answer.headers["Location"])
    assert last_act().deed.corrects == first.id
    page = words(as_coordinator.get("/nordjylland/life/3.2").content)
    assert "retter det, der blev registreret 01.10.2019" in page
    assert "rettet 01.10.2019" in page
    grants = book_of(Programme.objects.get(slug="nordjylland")).pack.rulebook.grants
    assert [str(one.start) for one in grants if one.municipality == "Morsø" and one.exemption == "3.2"] == [
        "2019-12-01"
    ]


def test_it_speaks_english(as_coordinator, as_second):
    address = started(as_coordinator, as_second)
    as_second.post("/language", {"language": "en", "next": "/"})
    page = words(as_second.get(address).content)
    assert "From 1 November 2019 to the end of 31 December 2021" in page
    assert "is set aside by exemption 3.2" in page
