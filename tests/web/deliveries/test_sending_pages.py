"""Sending an export through the pages: preview, answer, result, and the refused rows sent again."""

import pytest
from django.test import Client

from frikommune.web.cases.models import Case
from frikommune.web.deliveries.models import Delivery
from frikommune.web.people.models import Person
from tests.web.casework import TODAY
from tests.web.conftest import words
from tests.web.deliveries.export import (
    ANN,
    BOB,
    CAT,
    EVENTS,
    TWO,
    event,
    packed,
    sent,
    spell,
    stored,
    system_of,
)
from tests.web.deliveries.pages import address, sending, sent_page


@pytest.fixture
def system(nordjylland, settings):
    settings.TODAY = TODAY
    return system_of()


def zipped(*tables):
    return ("udtraek.zip", packed(*tables))


def latest():
    return Delivery.objects.latest("pk")


def test_the_start_page_leads_to_the_own_municipality(system, as_leader):
    answer = as_leader.get("/nordjylland/deliveries/")
    assert answer.headers["Location"] == address("deliveries")


def test_whoever_has_no_municipality_is_told_so(system, as_administrator):
    said = words(as_administrator.get("/nordjylland/deliveries/").text)
    assert "du har ikke en plads i en" in said


def test_a_caseworker_takes_no_deliveries(system, as_caseworker):
    assert as_caseworker.get(address("deliveries")).status_code == 403


def test_the_page_says_what_a_file_would_change_before_anything_is_stored(system, as_leader):
    said = words(sent_page(as_leader, system, zipped(*TWO)).text)
    assert "venter på svar" in said
    assert "Borgere 2 0 0 0 0" in said
    assert "Hændelser 3 0 0 0" in said
    assert "fra 04.02.2019 til 04.03.2019 (den nyeste dag)" in said
    assert not Case.every.exists()


def test_an_example_is_told_by_its_case_number(system, as_leader):
    said = words(sent_page(as_leader, system, zipped(*TWO)).text)
    assert "ny 2019-00001 Forløb: Jobparate dagpengemodtagere" in said


def test_no_page_names_a_citizens_number(system, as_leader):
    page = sent_page(as_leader, system, zipped(*TWO)).text + as_leader.get(address("deliveries")).text
    assert not any(number in page or number.replace("-", "") in page for number in (ANN, BOB))


def test_what_was_confirmed_is_there_and_the_page_says_how_to_undo_it(system, as_leader):
    sent_page(as_leader, system, zipped(*TWO))
    answer = as_leader.post(address("confirm", latest().pk), follow=True)
    assert Case.objects.count() == 2
    assert "Skal det gøres om, så send et nyt udtræk" in words(answer.text)
    assert latest().confirmed_by.username == "demo-leder"


def test_pressing_store_twice_is_answered_like_once(system, as_leader):
    sent_page(as_leader, system, zipped(*TWO))
    answers = [as_leader.post(address("confirm", latest().pk), follow=True) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert latest().system.deliveries.filter(state="stored").count() == 1


def test_someone_elses_answer_is_not_taken_for_ones_own(system, as_leader):
    delivery = stored(system, *TWO)
    answer = as_leader.post(address("confirm", delivery.pk))
    assert answer.status_code == 422
    assert "venter ikke længere på svar" in words(answer.text)


def test_what_was_given_up_stores_nothing_and_says_so(system, as_leader):
    sent_page(as_leader, system, zipped(*TWO))
    answer = as_leader.post(address("give_up", latest().pk), follow=True)
    assert "Leveringen er opgivet. Intet er gemt." in words(answer.text)
    assert (latest().state, Case.every.exists()) == ("given_up", False)


def test_a_changed_row_is_told_before_and_after(system, as_leader):
    stored(system, *TWO)
    said = words(
        sent_page(as_leader, system, zipped(TWO[0], TWO[1].replace("2019-03-04", "2019-04-04"))).text
    )
    assert "ændret 2019-00002 Hændelser: samtale dag: 2019-03-04 → 2019-04-04" in said


def test_a_changed_detail_is_told_by_its_title(system, as_leader):
    stored(system, *TWO)
    said = words(sent_page(as_leader, system, zipped(TWO[0].replace("DSB", "XYZ"), TWO[1])).text)
    assert "sagsbehandler: DSB → XYZ" in said


def test_a_citizen_who_is_left_out_is_told_by_the_case_number(system, as_leader):
    stored(system, *TWO)
    assert "væk 2019-00002" in words(sent_page(as_leader, system, zipped(spell(ANN, 1), event(ANN, 1))).text)


def test_several_files_are_one_delivery(system, as_leader):
    from tests.web.deliveries.export import SPELLS

    files = [("aktiviteter.csv", (EVENTS + TWO[1]).encode()), ("forloeb.csv", (SPELLS + TWO[0]).encode())]
    assert "Borgere 2 0 0 0 0" in words(sent_page(as_leader, system, *files).text)
    assert latest().file == "aktiviteter+forloeb.zip"


def test_a_form_that_was_sent_twice_is_one_delivery(system, as_leader):
    first, second = (sending(as_leader, system, zipped(*TWO)) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Delivery.objects.count() == 1


def test_refused_rows_are_listed_by_line_and_column(system, as_leader):
    bad = TWO[1].replace("2019-03-04", "2019-02-31")
    said = words(sent_page(as_leader, system, zipped(TWO[0], bad)).text)
    assert "aktiviteter.csv 4 Dato Dagen 2019-02-31 findes ikke Ret dag, måned eller år." in said


def test_refused_rows_are_fetched_mended_and_sent_again(system, as_leader):
    bad = TWO[1].replace("2019-03-04", "2019-02-31")
    sent_page(as_leader, system, zipped(TWO[0], bad))
    as_leader.post(address("confirm", latest().pk))
    fetched = as_leader.get(address("refused", latest().pk))
    assert fetched.headers["Content-Disposition"] == 'attachment; filename="refused.zip"'
    assert BOB.encode() not in fetched.content
    page = sent_page(as_leader, system, ("refused.zip", mended(fetched.content)))
    assert "Dette er afviste rækker, der er sendt igen. Alle er nu hele." in words(page.text)
    as_leader.post(address("confirm", latest().pk))
    assert Case.objects.count() == 2


def mended(content):
    from tests.web.deliveries.test_working import content_with

    return content_with(content, "2019-02-31", "2019-03-04")


def test_there_is_nothing_to_fetch_where_nothing_was_refused(system, as_leader):
    sent_page(as_leader, system, zipped(*TWO))
    assert as_leader.get(address("refused", latest().pk)).status_code == 404


def test_the_list_says_who_sent_what_and_how_it_ended(system, as_leader):
    sent_page(as_leader, system, zipped(*TWO))
    as_leader.post(address("confirm", latest().pk))
    said = words(as_leader.get(address("deliveries")).text)
    assert "udtraek.zip Fag" in said
    assert "Demo Leder gemt 2 0 0 0" in said


@pytest.mark.parametrize(
    ("by", "told"), [("import", "den planlagte import"), ("KMD", "fagsystemet selv (KMD)")]
)
def test_what_came_by_itself_is_in_the_same_list(system, as_leader, by, told):
    from frikommune.web.deliveries.working import begin

    begin(system, "nat.zip", packed(*TWO), None, by_system=by)
    said = words(as_leader.get(address("deliveries")).text)
    assert told in said
    assert "nat.zip" in said


def test_older_deliveries_are_a_page_further(system, as_leader):
    Delivery.objects.bulk_create(
        Delivery(system=system, file=f"f{number}.csv", state="refused") for number in range(31)
    )
    page = as_leader.get(address("deliveries")).text
    assert "f0.csv" not in page
    older = Delivery.objects.get(file="f1.csv").pk
    assert f"before={older}" in page
    assert "f0.csv" in as_leader.get(f"{address('deliveries')}?before={older}").text


def test_a_delivery_of_another_municipality_is_not_there(system, signed_in):
    delivery = sent(system, *TWO)
    place = ("nordjylland", "Rebild")
    leader = signed_in("leder-rebild")
    for view in ("one", "progress", "refused"):
        assert leader.get(address(view, delivery.pk, place=place)).status_code == 404
    for view in ("confirm", "give_up"):
        assert leader.post(address(view, delivery.pk, place=place)).status_code == 404
    assert latest().state == "preview"


def test_a_file_for_another_municipalitys_system_is_refused(system, signed_in):
    leader = signed_in("leder-rebild")
    answer = leader.post(address("deliveries", place=("nordjylland", "Rebild")), {"system": system.pk})
    assert (answer.status_code, Delivery.objects.count()) == (422, 0)


def test_the_pages_speak_english(system, as_leader):
    as_leader.cookies["language"] = "en"
    said = words(sent_page(as_leader, system, zipped(*TWO)).text)
    assert "waiting for an answer" in said
    assert "What it would change" in said
    assert "new 2019-00001 Spells: Job-ready" in said


def test_a_form_without_its_secret_is_turned_away_though_its_file_was_read_in_memory(system):
    client = Client(enforce_csrf_checks=True)
    client.force_login(Person.objects.get(username="demo-leder"))
    assert sending(client, system, zipped(*TWO)).status_code == 403
    assert not Delivery.objects.exists()


def test_a_third_citizen_joins_two_that_are_there(system, as_leader):
    stored(system, *TWO)
    page = sent_page(as_leader, system, zipped(TWO[0] + spell(CAT, 3), TWO[1]))
    assert "Borgere 1 0 0 2 0" in words(page.text)


def test_an_administrator_with_a_seat_there_takes_deliveries(system, as_administrator, nordjylland):
    from frikommune.web.people.models import Seat

    someone = Person.objects.get(username="demo-administrator")
    assert as_administrator.get(address("deliveries")).status_code == 403
    Seat.objects.create(person=someone, programme=nordjylland, role="administrator", municipality="Aalborg")
    assert "Send et udtræk" in words(as_administrator.get(address("deliveries")).text)


def test_one_that_is_being_read_can_be_stopped(system, as_leader):
    delivery = sent(system, *TWO)
    Delivery.objects.filter(pk=delivery.pk).update(state="reading", found=None, pid=1, host="another")
    assert "Stop" in words(as_leader.get(address("one", delivery.pk)).text)
    as_leader.post(address("give_up", delivery.pk))
    assert latest().state == "given_up"
