"""A bylaw is written from the facts, read, published at a public address, and never changed."""

import pytest
from django.db import DatabaseError, transaction

from frikommune.web.bylaws.models import Bylaw
from frikommune.web.journal.documents import keep_content, path_of
from frikommune.web.journal.models import EntryRow
from frikommune.web.papers.models import Sent, SentForm
from frikommune.web.papers.stored import extract_of_json
from tests.web.conftest import words
from tests.web.life.taking import both, hidden, publish

WRITE = "/nordjylland/bylaw/write/3.2"
ASKED = {
    "municipality": "Rebild",
    "parts": ["3.2"],
    "starts": "2019-11-01",
    "basis": "lov om frikommunenetværk § 9 d",
    "decided": "udvalgets møde, punkt 4",
}


def test_anybody_reads_it_at_its_address(as_rebild, visitor):
    address = publish(as_rebild, "3.2", "Rebild", ["3.2"])
    assert address == "/nordjylland/bylaw/Rebild/3.2/1"
    page = words(visitor.get(address).content)
    assert "Vedtægt for Rebild Kommune om forsøg 3.2" in page
    assert "I forsøg 3.2 fraviges disse regler og gælder ikke:" in page
    assert "offentliggjort 01.10.2019" in page


def test_it_is_listed_and_linked_from_the_course(as_rebild, visitor):
    address = publish(as_rebild, "3.2", "Rebild", ["3.2"])
    for page in ("/nordjylland/bylaw/", "/nordjylland/life/3.2"):
        assert f'href="{address}"' in visitor.get(page).content.decode()


def test_it_is_not_listed_before_its_day(as_rebild, visitor):
    publish(as_rebild, "3.2", "Rebild", ["3.2"])
    assert "Ingen vedtægt" in words(visitor.get("/nordjylland/bylaw/?on=2019-09-30").content)


def test_the_text_is_shown_before_it_is_published_and_nothing_is_stored(as_rebild):
    before = EntryRow.objects.count()
    page = words(as_rebild.get(WRITE, ASKED).content).replace("\u00a0", " ")
    assert "I medfør af lov om frikommunenetværk § 9 d" in page
    assert "fastsættes for Rebild Kommune:" in page
    assert (Bylaw.objects.count(), EntryRow.objects.count()) == (0, before)


def test_in_english_the_reader_gets_the_translation_first(as_rebild, visitor):
    address = publish(as_rebild, "3.2", "Rebild", ["3.2"])
    visitor.post("/language", {"language": "en", "next": "/"})
    page = words(visitor.get(address).content)
    assert "Bylaw of the municipality of Rebild on trial 3.2" in page
    assert "In trial 3.2 these rules are set aside and do not hold:" in page


def test_a_new_one_gets_its_own_address_and_the_old_one_stays_and_says_so(as_rebild, visitor):
    first = publish(as_rebild, "3.2", "Rebild", ["3.2"])
    text = visitor.get(first).content
    second = publish(as_rebild, "3.2", "Rebild", ["3.2"], "2019-12-01")
    assert second.endswith("/2")
    page = words(visitor.get(first).content)
    assert "Der er en nyere" in page
    assert "Vedtægten gælder for forsøg 3.2 fra den 1. november 2019" in page
    assert "Vedtægten gælder for forsøg 3.2 fra den 1. november 2019" in words(text)


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_or_delete_it(as_rebild, deed):
    publish(as_rebild, "3.2", "Rebild", ["3.2"])
    rows = Bylaw.objects.filter(number=1)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        rows.update(number=7) if deed == "update" else rows._raw_delete(rows.db)


def test_a_text_that_was_changed_on_the_disk_is_not_shown(as_rebild, visitor):
    address = publish(as_rebild, "3.2", "Rebild", ["3.2"])
    kept = SentForm.objects.get(form="article", sent__language="da")
    path_of(kept.digest).write_text("Noget andet")
    assert visitor.get(address).status_code == 404


def test_anybody_takes_it_home_in_both_languages_as_it_was_published(as_rebild, visitor):
    address = publish(as_rebild, "3.2", "Rebild", ["3.2"])
    page = visitor.get(address).content.decode()
    for language in ("da", "en"):
        for form, begins in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!doctype html>")):
            assert f'href="{address}/{language}.{form}"' in page
            assert visitor.get(f"{address}/{language}.{form}").content.startswith(begins)
    assert visitor.get(f"{address}/da.xlsx").status_code == 404
    assert visitor.get(f"{address}/da.article").status_code == 404


def test_it_is_archived_with_the_facts_that_it_was_made_of(as_rebild):
    publish(as_rebild, "3.2", "Rebild", ["3.2"])
    sent = Sent.objects.get(kind="bylaw", language="da")
    said = [one.says.da for one in extract_of_json(sent.extract).statements]
    assert "lov om frikommunenetværk § 9 d" in said
    assert sent.decided == "udvalgets møde, punkt 4"


def test_one_from_before_bylaws_were_papers_keeps_its_address_and_its_text(as_rebild, visitor):
    publish(as_rebild, "3.2", "Rebild", ["3.2"])
    earlier = Bylaw.objects.get()
    text = "Vedtægten på dansk." + "\n\n" + "—" * 20 + "\n\n" + "The bylaw in English."
    document = keep_content(earlier.programme, "vedtaegt.txt", text.encode(), None, public=True)
    earlier.pk, earlier.number, earlier.key, earlier.document = None, 2, "another", document
    earlier.save(force_insert=True)
    page = words(visitor.get("/nordjylland/bylaw/Rebild/3.2/2").content)
    assert "Vedtægten på dansk." in page
    assert "The bylaw in English." not in page
    path_of(document.digest).write_text("Noget andet")
    assert visitor.get("/nordjylland/bylaw/Rebild/3.2/2").status_code == 404


def test_published_twice_by_a_double_click_it_is_one(as_rebild):
    kept = hidden(as_rebild.get(WRITE, ASKED).content)
    answers = [as_rebild.post(WRITE, {**kept, **ASKED}) for _ in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert Bylaw.objects.count() == 1


def test_what_is_published_is_what_was_read(as_rebild):
    kept = hidden(as_rebild.get(WRITE, ASKED).content)
    answer = as_rebild.post(WRITE, {**kept, **ASKED, "decided": "et andet møde"})
    assert "Vedtægten er en anden end den, du læste" in words(answer.content)
    assert Bylaw.objects.count() == 0


def test_it_cannot_hold_from_today_for_it_must_be_public_first(as_rebild):
    answer = as_rebild.get(WRITE, {**ASKED, "starts": "2019-10-01"})
    assert answer.status_code == 422
    assert "02.10.2019 eller senere" in words(answer.content)


def test_a_municipality_that_is_not_in_the_trial_is_refused_in_words(as_coordinator):
    answer = as_coordinator.get(WRITE, {**ASKED, "municipality": "Morsø"})
    assert answer.status_code == 422
    assert "Morsø kan ikke offentliggøre vedtægten, for kommunen er ikke med" in words(answer.content)


def test_a_municipality_that_joined_can_publish(as_coordinator, as_second):
    both(as_coordinator, as_second, "3.2", "join", names=["Morsø"])
    assert publish(as_coordinator, "3.2", "Morsø", ["3.2"]) == "/nordjylland/bylaw/Mors%C3%B8/3.2/1"


def test_a_caseworker_may_not_and_a_visitor_signs_in(as_caseworker, visitor):
    assert as_caseworker.get(WRITE).status_code == 403
    assert visitor.get(WRITE).status_code == 302


def test_a_bylaw_that_does_not_exist(visitor):
    assert visitor.get("/nordjylland/bylaw/Rebild/3.2/1").status_code == 404
