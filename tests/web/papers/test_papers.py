"""A paper is chosen, read with each number a link, taken home, kept as it went out, and compared with."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from django.db import DatabaseError, transaction

from frikommune.reports.kinds import KINDS
from frikommune.web.journal.documents import path_of
from frikommune.web.papers.models import OwnText, Sent, SentForm
from frikommune.web.papers.stored import extract_of_json
from tests.web.conftest import words
from tests.web.papers.sending import ABOUT, DAY, STATUS, fields_of, keep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.TODAY = DAY
    settings.MEDIA_ROOT = tmp_path


def test_every_kind_is_listed_with_who_reads_it(as_leader):
    page = words(as_leader.get("/nordjylland/papers/").content)
    for kind in KINDS.values():
        assert kind.title.da in page
        assert f"Til {kind.reader.da}" in page


def test_nobody_who_has_not_signed_in_sees_them(visitor):
    assert visitor.get("/nordjylland/papers/").headers["Location"].startswith("/people/sign-in")


def test_a_leader_gets_the_own_municipalitys_paper_without_choosing(as_leader):
    page = words(as_leader.get(STATUS).content)
    assert "Orientering om status på frikommuneforsøg i Aalborg Kommune" in page


def test_whoever_sits_for_no_municipality_is_asked_which(as_coordinator):
    answer = as_coordinator.get(STATUS)
    assert "Vælg, hvad papiret er om" in words(answer.content)
    assert b'<article class="paper' not in answer.content


def test_each_fact_leads_to_its_page_as_it_was_known_on_the_papers_day(as_leader):
    page = as_leader.get(STATUS, {"on": "2019-09-30"}).content.decode()
    href = page.split('class="fact" href="')[1].split('"')[0].replace("&amp;", "&")
    assert href.endswith("?on=2019-09-30&known_on=2019-09-30")
    assert as_leader.get(href).status_code == 200


def test_the_papers_language_is_chosen_apart_from_the_pages(as_leader):
    page = words(as_leader.get(STATUS, {"language": "en"}).content)
    assert "Case description" in page
    assert "Alle papirer" in page


def test_a_day_before_the_network_is_refused_in_words(as_leader):
    answer = as_leader.get(STATUS, {"on": "2010-01-01"})
    assert answer.status_code == 422
    assert "Netværket fandtes ikke endnu" in words(answer.content)


def test_a_municipality_that_is_none_is_refused_in_words(as_leader):
    answer = as_leader.get(STATUS, {"municipality": "Atlantis"})
    assert answer.status_code == 422
    assert "“Atlantis” kendes ikke" in words(answer.content)


def test_a_kind_or_a_form_that_is_none_is_not_found(as_leader):
    assert as_leader.get("/nordjylland/papers/letter/").status_code == 404
    assert as_leader.get("/nordjylland/papers/committee_status/as/pptx").status_code == 404


def test_it_is_taken_home_as_pdf(as_leader):
    answer = as_leader.get(f"{STATUS}as/pdf", {"on": "2019-09-30"})
    assert answer.content.startswith(b"%PDF-")
    name = "status-paa-frikommuneforsoeg-aalborg-2019-09-30.pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_it_is_taken_home_as_word(as_leader):
    with ZipFile(BytesIO(as_leader.get(f"{STATUS}as/docx").content)) as found:
        assert "Aalborg" in found.read("word/document.xml").decode()


def test_kept_it_is_read_as_it_went_out_with_who_decided(as_leader):
    address = keep(as_leader)
    page = words(as_leader.get(address).content)
    assert "Besluttet af: udvalgets formand den 8. november. Gemt af: leder, Aalborg." in page
    assert "Familie- og Beskæftigelsesforvaltningen" in page
    assert (
        address.removeprefix("/nordjylland/papers/") in as_leader.get("/nordjylland/papers/").content.decode()
    )


def test_what_is_kept_is_every_form_and_every_fact(as_leader):
    keep(as_leader)
    sent = Sent.objects.get()
    assert {"pdf", "docx", "html"} <= {one.form for one in sent.forms.all()}
    assert len(extract_of_json(sent.extract).statements) > 100
    pdf = sent.forms.get(form="pdf")
    assert (
        as_leader.get(f"/nordjylland/papers/sent/{sent.pk}/pdf").content == path_of(pdf.digest).read_bytes()
    )


def test_a_form_whose_bytes_are_not_those_that_went_out_is_not_given(as_leader):
    address = keep(as_leader)
    path_of(SentForm.objects.get(form="pdf").digest).write_bytes(b"%PDF-other")
    assert as_leader.get(f"{address}pdf").status_code == 404


def test_the_same_form_sent_twice_keeps_one(as_leader):
    fields = fields_of(as_leader)
    first = as_leader.post(f"{STATUS}keep?municipality=Aalborg", fields)
    second = as_leader.post(f"{STATUS}keep?municipality=Aalborg", fields)
    assert first.headers["Location"] == second.headers["Location"]
    assert Sent.objects.count() == 1


def test_another_paper_than_the_one_read_is_not_kept(as_leader):
    fields = fields_of(as_leader) | {"digest": "0" * 64}
    answer = as_leader.post(f"{STATUS}keep?municipality=Aalborg", fields)
    assert answer.status_code == 422
    assert "et andet end det, du læste" in words(answer.content)
    assert Sent.objects.count() == 0


def test_a_paper_of_a_day_to_come_is_not_kept(as_leader):
    asked = "municipality=Aalborg&on=2020-03-01"
    answer = as_leader.post(f"{STATUS}keep?{asked}", fields_of(as_leader, asked))
    assert answer.status_code == 422
    assert Sent.objects.count() == 0


@pytest.mark.parametrize("who", ["sagsbehandler", "leder-rebild", "evaluator"])
def test_only_the_municipalitys_leader_and_the_coordinator_let_it_go_out(signed_in, as_leader, who):
    fields = fields_of(as_leader)
    answer = signed_in(who).post(f"{STATUS}keep?municipality=Aalborg", fields)
    assert answer.status_code == 403
    assert "Gem det, som det går ud" not in words(
        signed_in(who).get(f"{STATUS}?municipality=Aalborg").content
    )


def test_no_leader_lets_the_networks_paper_go_out(as_leader):
    assert as_leader.post("/nordjylland/papers/kkr_status/keep", {"decided": "x"}).status_code == 403


def test_the_database_refuses_to_change_or_delete_what_is_kept(as_leader):
    keep(as_leader)
    as_leader.post(f"{STATUS}text/background?{ABOUT}", {"text": "Ja.", "version": "0"})
    for rows in (Sent.objects.all(), SentForm.objects.all(), OwnText.objects.all()):
        assert rows.exists()
        for deed in (lambda rows=rows: rows.update(id=7000), lambda rows=rows: rows._raw_delete(rows.db)):
            with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
                deed()


def test_nothing_has_changed_since_a_paper_of_the_same_day(as_leader):
    keep(as_leader)
    page = words(as_leader.get(f"{STATUS}changes", {"municipality": "Aalborg"}).content)
    assert "de to papirer siger det samme" in page


def test_what_changed_since_is_told_fact_by_fact_and_section_by_section(as_leader):
    keep(as_leader, "municipality=Aalborg&on=2018-06-30")
    page = words(as_leader.get(f"{STATUS}changes", {"municipality": "Aalborg"}).content)
    assert "Kommet til (" in page
    assert "Står der nu" in page


def test_there_is_nothing_to_compare_with_before_one_went_out(as_leader):
    for asked in ({}, {"sent": "x"}, {"sent": "7"}):
        assert as_leader.get(f"{STATUS}changes", asked).status_code == 404


def test_the_trials_page_leads_to_the_papers(as_leader):
    assert 'href="/nordjylland/papers/' in as_leader.get("/nordjylland/trial/3.3").content.decode()


def test_the_calendar_leads_to_what_went_out_for_those_with_a_seat(as_leader, visitor):
    address = keep(as_leader)
    calendar = "/nordjylland/calendar/"
    assert f'href="{address}"' in as_leader.get(calendar).content.decode()
    assert f'href="{address}"' not in visitor.get(calendar).content.decode()


def test_a_paper_whose_fact_is_not_known_yet_says_which_it_lacks_in_words(as_coordinator):
    answer = as_coordinator.get("/nordjylland/papers/kkr_final/")
    said = words(answer.content)
    assert answer.status_code == 422
    assert "Papiret mangler en oplysning" in said
    assert "Fik konklusion Forventede en oplysning i journalen, kendt den 08.11.2019" in said


def test_a_status_tells_what_is_new_since_the_day_that_is_chosen(as_coordinator):
    url = "/nordjylland/papers/kkr_status/"
    assert "Hvad der er nyt siden 1. juli 2019" in words(as_coordinator.get(url).content)
    page = words(as_coordinator.get(url, {"since": "2019-11-01"}).content)
    assert "Hvad der er nyt siden 1. november 2019" in page
    answer = as_coordinator.get(url, {"since": "i går"})
    assert answer.status_code == 422
    assert "“Siden” er ikke en dag" in words(answer.content)


def test_the_calendar_leads_to_the_paper_of_its_own_day(as_leader, visitor):
    calendar, link = "/nordjylland/calendar/", 'href="/nordjylland/papers/kkr_status/?on=2019-11-08"'
    assert link in as_leader.get(calendar).content.decode()
    assert "/papers/kkr_status/" not in visitor.get(calendar).content.decode()


def test_what_a_body_meets_or_approves_leads_to_the_paper_that_it_is_given(as_leader):
    asked = {"on": "2020-11-20", "known_on": "2020-11-20"}
    page = as_leader.get("/nordjylland/calendar/", asked).content.decode()
    for leads in ("kkr_final/?on=2020-11-13", "kkr_final/?on=2020-11-20", "steering_status/?on=2020-10-10"):
        assert f'href="/nordjylland/papers/{leads}"' in page


def test_every_fact_of_a_kept_paper_can_be_traced_years_later(as_leader, settings):
    address = keep(as_leader, "municipality=Aalborg&on=2019-09-30")
    settings.TODAY = date(2026, 11, 26)
    page = as_leader.get(address).content.decode()
    kept = extract_of_json(Sent.objects.get().extract).statements
    assert len(kept) > 100
    assert all(one.source.da in unescape(page) for one in kept)
    leads = sorted({unescape(one) for one in re.findall(r'class="fact" href="([^"]+)"', page)})
    assert {urlsplit(one).query for one in leads} == {"on=2019-09-30&known_on=2019-09-30"}
    for lead in leads[:: len(leads) // 4]:
        assert as_leader.get(lead).status_code == 200


def test_a_municipalitys_page_leads_to_its_status_of_the_pages_day_for_those_with_a_seat(as_leader, visitor):
    url = "/nordjylland/municipality/one/Rebild"
    link = "/nordjylland/papers/committee_status/?on=2018-06-30&amp;municipality=Rebild"
    assert link in as_leader.get(url, {"on": "2018-06-30"}).content.decode()
    assert "/papers/committee_status/" not in visitor.get(url).content.decode()
