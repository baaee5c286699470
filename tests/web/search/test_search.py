"""Search over everything: by Danish letters, on a day, for whoever asks."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from frikommune.web.journal.documents import take_in
from frikommune.web.meetings.models import Item, Meeting
from tests.web.conftest import axe, is_too_wide, sign_in, words

PAGE = "/nordjylland/search/"


def said(client, q: str, **more: str) -> str:
    answer = client.get(PAGE, {"q": q, **more})
    assert answer.status_code == 200
    return words(answer.content)


def number(client, q: str, **more: str) -> int:
    found = re.search(r"(\d+) fundet for", said(client, q, **more))
    return int(found[1]) if found else 0


@pytest.mark.parametrize(
    ("one", "other"), [("læsø", "LAESOE"), ("ålborg", "Aalborg"), ("foerste", "første"), ("laege", "læge")]
)
def test_letters_may_be_spelt_either_way(visitor, one: str, other: str):
    assert number(visitor, one) == number(visitor, other) > 0


def test_the_beginning_of_a_word_is_enough_and_its_middle_is_not(visitor):
    assert number(visitor, "mikrol") > 0
    assert number(visitor, "ikrolån") == 0


def test_every_word_must_fit(visitor):
    assert 0 < number(visitor, "mikrolån jyllands-posten") < number(visitor, "mikrolån")


def test_a_trial_found_by_its_number_comes_first_with_its_own_page(visitor):
    page = visitor.get(PAGE, {"q": "3.10"}).content.decode()
    assert page.index("/nordjylland/trial/3.10") < page.index("/nordjylland/", page.index("/trial/3.10") + 30)
    assert "<mark>3.10</mark>" in page


def test_hits_are_grouped_by_kind_and_marked(visitor):
    page = visitor.get(PAGE, {"q": "mentor"}).content.decode()
    assert re.search(r"<h2>Forsøg \(\d+\)</h2>", page)
    assert re.search(r"<mark>[Mm]entor</mark>", page)


def test_what_is_marked_is_the_word_as_it_is_written(visitor):
    assert "<mark>Læge</mark>r er mere end tilfredse" in visitor.get(PAGE, {"q": "laege"}).content.decode()


def test_markup_in_a_search_is_only_text(visitor):
    page = visitor.get(PAGE, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_only_what_was_known_then_is_found(visitor):
    assert number(visitor, "webinar") == 1
    assert number(visitor, "webinar", on="2019-11-08", known_on="2019-11-08") == 0


def test_what_is_known_and_not_yet_so_is_marked(visitor):
    assert "kommer" in said(visitor, "webinar", on="2019-11-08")


def test_a_hit_leads_to_the_same_day(visitor):
    page = visitor.get(PAGE, {"q": "mikrolån", "on": "2019-11-08"}).content.decode()
    assert "/nordjylland/trial/1.1?on=2019-11-08" in page


def test_the_law_a_barrier_and_an_activity_are_found_on_their_own_pages(visitor):
    for q, address in (
        ("rehabiliteringsmøde", "/nordjylland/law/norm/"),
        ("IT-indberetningen", "/nordjylland/knowledge/barriers/education-order-reporting"),
        ("webinar", "/nordjylland/knowledge/advocacy/000-webinar"),
    ):
        assert address in visitor.get(PAGE, {"q": q}).content.decode()


def test_nothing_found_says_what_to_try(visitor):
    assert "Intet fundet for “xyzzy”. Prøv færre ord" in said(visitor, "xyzzy")


def test_all_of_a_kind_is_shown_when_asked_for(visitor):
    some, every = (
        visitor.get(PAGE, {"q": "forsøg", "kind": kind}).content.decode() for kind in ("", "trial")
    )
    assert "Vis alle" in words(some)
    assert every.count("<li><a") > 8


@pytest.fixture
def minutes(nordjylland):
    meeting = Meeting.objects.create(programme=nordjylland, body="body:kkr", day="2020-09-01", key="k")
    item = Item.objects.create(
        meeting=meeting, place=1, title_da="Økonomi", title_en="Økonomi", minutes="Ærgerligt"
    )
    return f"/nordjylland/meetings/{meeting.pk}#item-{item.pk}"


def test_minutes_are_found_by_those_with_a_seat_only(minutes, visitor, as_caseworker):
    assert minutes in as_caseworker.get(PAGE, {"q": "aergerl"}).content.decode()
    assert number(visitor, "aergerl") == 0


def test_documents_are_found_by_name_the_public_only_public_ones(nordjylland, visitor, as_leader):
    take_in(nordjylland, SimpleUploadedFile("Notat om hjælpemidler.pdf", b"%PDF-1"), None)
    take_in(nordjylland, SimpleUploadedFile("Vedtægt om hjælpemidler.pdf", b"%PDF-2"), None, public=True)
    assert number(as_leader, "hjaelpemidler") == 2
    assert number(visitor, "hjaelpemidler") == 1


def test_every_page_has_the_search_field(visitor):
    assert f'action="{PAGE}"' in visitor.get("/nordjylland/").content.decode()


def test_english(visitor):
    visitor.post("/language", {"language": "en"})
    found = words(visitor.get(PAGE, {"q": "microloan"}).content)
    assert "found for “microloan”" in found
    assert "Trials (" in found


@pytest.mark.parametrize("q", ["", "læge", "xyzzy"])
def test_axe_finds_nothing(page, site, q):
    page.goto(f"{site.url}{PAGE}?q={q}")
    assert axe(page) == []


@pytest.mark.parametrize("q", ["", "læge"])
def test_page_fits_a_phone(phone, site, q):
    phone.goto(f"{site.url}{PAGE}?q={q}")
    assert not is_too_wide(phone)


def test_the_header_searches(page, site):
    sign_in(page, site, "koordinator")
    page.goto(f"{site.url}/nordjylland/")
    page.get_by_label("Søg i netværket").first.fill("psykolog")
    page.keyboard.press("Enter")
    expect(page.get_by_text("fundet for")).to_be_visible()
    expect(page.get_by_role("link", name="Psykologbehandling").first).to_be_visible()
