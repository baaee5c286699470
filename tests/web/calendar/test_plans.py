"""A plan's page: each council ticked by its document; held, called off, moved, and planned anew."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frikommune.packfiles.journal_text import entry_of_text
from frikommune.web.journal.book import book_of
from frikommune.web.pages.clock import today
from tests.web.conftest import words

AT = "/nordjylland/calendar/plan"
COUNCILS = f"{AT}/municipal-approval"
PDF = b"%PDF-1.4 beslutning"


def tick(client, place="Rebild", **more):
    given = {"place": place, "day": "2020-12-02", "document": "sag 2020-123", **more}
    return client.post(f"{COUNCILS}/endorse", given)


def entries(programme):
    programme.refresh_from_db()
    return list(book_of(programme).journal)


def test_eleven_councils_wait_at_first(visitor):
    page = words(visitor.get(COUNCILS).content)
    assert "0 af 11 kommuner har godkendt" in page
    assert page.count("mangler") == 11


def test_a_tick_with_a_document_is_an_act_in_the_journal(as_coordinator, nordjylland):
    answer = tick(as_coordinator)
    assert answer.status_code == 302
    last = entries(nordjylland)[-1]
    assert (last.says, last.value.names, last.effect.written) == ("endorse", ("Rebild",), "2020-12-02")
    assert (last.deed.document, last.deed.by) == ("sag 2020-123", "koordinator")
    page = words(as_coordinator.get(COUNCILS).content)
    assert "1 af 11 kommuner har godkendt" in page
    assert "Rebild 02.12.2020 sag 2020-123" in page


def test_an_uploaded_decision_is_the_document(as_coordinator, nordjylland):
    tick(as_coordinator, document="", file=SimpleUploadedFile("beslutning.pdf", PDF))
    assert "beslutning.pdf" in entries(nordjylland)[-1].deed.document


def test_a_leader_ticks_for_the_own_municipality_only(as_leader, nordjylland):
    assert tick(as_leader, "Aalborg").status_code == 302
    before = len(entries(nordjylland))
    answer = tick(as_leader, "Rebild")
    assert answer.status_code == 403
    assert "Det kan kun gøres af" in words(answer.content)
    assert len(entries(nordjylland)) == before


@pytest.mark.parametrize("who", ["sagsbehandler", "evaluator"])
def test_others_have_no_form_to_tick_with(signed_in, who):
    client = signed_in(who)
    assert "Registrér godkendelsen" not in words(client.get(COUNCILS).content)
    assert tick(client).status_code == 403


def test_a_visitor_is_asked_to_sign_in(visitor):
    assert tick(visitor).headers["Location"].startswith("/people/sign-in")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"document": ""}, "beslutningens dokument"),
        ({"day": "2999-01-01"}, "Man kan ikke godkende på en dag, der ikke er kommet"),
        ({"day": "2. december"}, "Dagen mangler eller kan ikke læses"),
        ({"place": "Skagen"}, "Pakken har ikke “municipality:Skagen”"),
        ({"place": ""}, "hvilke kommuner det gælder"),
        ({"file": SimpleUploadedFile("b.pdf", b"ikke en pdf")}, "Dokumentet kan ikke bruges"),
    ],
)
def test_a_tick_that_cannot_be_made_says_why_and_keeps_what_was_typed(
    as_coordinator, nordjylland, more, says
):
    before = len(entries(nordjylland))
    answer = tick(as_coordinator, **{"reason": "Enstemmigt vedtaget", **more})
    assert answer.status_code == 422
    assert says in words(answer.content)
    assert "Enstemmigt vedtaget" in answer.content.decode()
    assert len(entries(nordjylland)) == before


def test_the_same_form_sent_twice_is_recorded_once(as_coordinator, nordjylland):
    tick(as_coordinator)
    before = len(entries(nordjylland))
    assert tick(as_coordinator).status_code == 302
    assert len(entries(nordjylland)) == before


def test_another_tick_of_the_same_municipality_is_refused(as_coordinator, signed_in):
    tick(as_coordinator)
    answer = tick(signed_in("leder-rebild"), day="2020-12-03")
    assert answer.status_code == 422
    assert "Rebild har allerede godkendt" in words(answer.content)
    assert "sag 2020-123" in words(answer.content)


def test_a_tick_is_corrected_visibly(as_coordinator, nordjylland):
    tick(as_coordinator)
    first = entries(nordjylland)[-1]
    assert tick(as_coordinator, day="2020-12-09", document="sag 2", corrects=first.id).status_code == 302
    last = entries(nordjylland)[-1]
    assert (last.effect.written, last.deed.corrects) == ("2020-12-09", first.id)
    page = words(as_coordinator.get(COUNCILS).content)
    assert "1 af 11 kommuner har godkendt" in page
    assert "Rebild 09.12.2020 sag 2" in page


def test_all_eleven_ticked_is_done(as_coordinator, nordjylland):
    for place in book_of(nordjylland).municipalities:
        tick(as_coordinator, place)
    page = words(as_coordinator.get(COUNCILS).content)
    assert "11 af 11 kommuner har godkendt" in page
    assert "gjort" in page
    assert "Registrér godkendelsen" not in page


def test_the_chain_shows_each_step_and_its_ticks(as_coordinator, visitor):
    tick(as_coordinator)
    page = words(visitor.get("/nordjylland/calendar/chain").content)
    order = [
        page.index(name)
        for name in (
            "Evaluering i de enkelte forsøg",
            "Godkendelse i Jobcenterchefkredsen",
            "Godkendelse i KKR",
            "Politisk godkendelse i alle kommuner",
            "Rapport, pixi og bilag sendes",
        )
    ]
    assert order == sorted(order)
    assert "1 af 11 kommuner har godkendt" in page


def test_what_took_place_is_told_with_its_paper(as_coordinator, nordjylland):
    given = {"day": "2020-11-13", "document": "KKR-referat 13.11.2020"}
    assert as_coordinator.post(f"{AT}/approval-kkr/hold", given).status_code == 302
    page = words(as_coordinator.get(f"{AT}/approval-kkr").content)
    assert "Holdt 13.11.2020" in page
    assert "KKR-referat 13.11.2020" in page


def test_councils_that_wait_stand_in_the_way_of_done(as_coordinator):
    answer = as_coordinator.post(f"{COUNCILS}/hold", {"day": "2020-12-13", "document": "sag 1"})
    assert answer.status_code == 422
    assert "Det er ikke gjort, før alle har godkendt" in words(answer.content)


def test_calling_off_takes_a_reason(as_coordinator):
    assert as_coordinator.post(f"{AT}/website/call-off", {"reason": " "}).status_code == 422
    assert as_coordinator.post(f"{AT}/website/call-off", {"reason": "Ingen penge"}).status_code == 302
    page = words(as_coordinator.get(f"{AT}/website").content)
    assert "aflyst" in page
    assert "Ingen penge" in page


def test_a_plan_is_moved_and_the_earlier_time_stays(as_coordinator):
    given = {"first": "2018-03-01", "last": "2018-03-31", "reason": "Forsinket", "based_on": "2018-early"}
    assert as_coordinator.post(f"{AT}/website/move", given).status_code == 302
    page = words(as_coordinator.get(f"{AT}/website").content)
    assert "01.03.2018 – 31.03.2018 valgt" in page
    assert "starten af 2018 ikke valgt" in page
    assert "Forsinket" in page


def test_a_plan_moved_meanwhile_is_refused_and_what_was_typed_is_kept(as_coordinator):
    first = {"first": "2018-03-01", "reason": "Forsinket", "based_on": "2018-early"}
    as_coordinator.post(f"{AT}/website/move", first)
    answer = as_coordinator.post(
        f"{AT}/website/move", {**first, "first": "2018-04-01", "reason": "Min grund"}
    )
    assert answer.status_code == 422
    assert "En anden har flyttet det imens" in words(answer.content)
    assert "Min grund" in words(answer.content)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"reason": ""}, "Der mangler en begrundelse for at flytte det"),
        ({"first": ""}, "Dagen mangler eller kan ikke læses"),
        ({"last": "2018-02-01"}, "Den sidste dag ligger før den første"),
    ],
)
def test_a_move_that_lacks_something_is_refused(as_coordinator, more, says):
    given = {"first": "2018-03-01", "reason": "Forsinket", "based_on": "2018-early", **more}
    answer = as_coordinator.post(f"{AT}/website/move", given)
    assert answer.status_code == 422
    assert says in words(answer.content)


NEW = {
    "name": "Møde i KKR, forår 2027",
    "first": "2027-03-12",
    "body": "kkr",
    "follows": "approval-kkr",
    "asks": ["Aalborg", "Læsø"],
    "reason": "Efter aftale",
}


def test_something_new_is_planned_with_claims(as_coordinator, nordjylland):
    answer = as_coordinator.post(f"{AT}/new", NEW)
    assert answer.headers["Location"] == f"{AT}/moede-i-kkr-foraar-2027"
    page = words(as_coordinator.get(answer.headers["Location"]).content)
    assert "Møde i KKR, forår 2027" in page
    assert "12.03.2027" in page
    assert "0 af 2 kommuner har godkendt" in page
    assert "Efter: Godkendelse i KKR" in page
    assert all(one.recorded.start == today() for one in entries(nordjylland)[-5:])


def test_planning_the_same_twice_writes_once(as_coordinator, nordjylland):
    as_coordinator.post(f"{AT}/new", NEW)
    before = len(entries(nordjylland))
    assert as_coordinator.post(f"{AT}/new", NEW).status_code == 302
    assert len(entries(nordjylland)) == before


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"name": "???"}, "Det planlagte mangler et navn"),
        ({"name": "Approval KKR"}, "Noget andet planlagt hedder allerede sådan"),
        ({"first": "i morgen"}, "Dagen mangler eller kan ikke læses"),
        ({"body": "findes-ikke"}, "Intet i journalen handler om"),
    ],
)
def test_what_cannot_be_planned_is_refused_and_kept(as_coordinator, more, says):
    answer = as_coordinator.post(f"{AT}/new", {**NEW, **more})
    assert answer.status_code == 422
    assert says in words(answer.content)
    assert "Efter aftale" in answer.content.decode()


def test_a_deadline_is_planned_as_one(as_coordinator, nordjylland):
    as_coordinator.post(f"{AT}/new", {"name": "Bidrag sendes", "first": "2027-01-15", "deadline": "1"})
    planned = [one for one in entries(nordjylland) if one.says == "planned"][-1]
    assert planned.value.written == "by 2027-01-15"
    assert planned.value.last == date(2027, 1, 15)


def test_only_who_may_plan_plans(as_leader, visitor):
    assert as_leader.get(f"{AT}/new").status_code == 403
    assert as_leader.post(f"{AT}/website/move", {}).status_code == 403
    assert visitor.get(f"{AT}/new").headers["Location"].startswith("/people/sign-in")


def test_a_plan_that_is_not_there_is_not_found(visitor):
    assert visitor.get(f"{AT}/intet").status_code == 404


def test_what_was_done_is_read_from_the_database_as_it_was_written(as_coordinator, nordjylland):
    tick(as_coordinator)
    as_coordinator.post(f"{AT}/approval-kkr/hold", {"day": "2020-11-13", "document": "referat"})
    as_coordinator.post(f"{AT}/website/call-off", {"reason": "Ingen penge"})
    as_coordinator.post(
        f"{AT}/vive-start/move", {"first": "2020-03-02", "reason": "Aftalt", "based_on": "2020-03-early"}
    )
    as_coordinator.post(f"{AT}/new", NEW)
    written = entries(nordjylland)
    papers = book_of(nordjylland).papers
    rows = nordjylland.entries.order_by("number")
    assert [entry_of_text(one.text, papers, one.where) for one in rows] == written
