"""The law pages in a real browser: asked by hand, with the keyboard, on a phone, for everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, settle

PAGES = (
    "applies",
    "applies?municipality=Aalborg&group=dagpenge&on=2018-03-01&beside=Rebild",
    "applies?municipality=Aalborg&on=2019-03-01&q=jobsamtale",
    "applies?municipality=Aalbog&group=dagpenge",
    "norms",
    "norm/jobsamtale-foerste-halvaar",
    "norm/ledighedsydelse-tre-spoergsmaal",
    "compare",
)


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page, site, address):
    page.goto(f"{site.url}/nordjylland/law/{address}")
    for details in page.locator("main details").all():
        details.evaluate("one => one.open = true")
    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_a_phone(phone, site, address):
    phone.goto(f"{site.url}/nordjylland/law/{address}")
    assert not is_too_wide(phone)


def test_a_caseworker_finds_the_talk_by_telephone_without_pressing_a_button(page, site):
    page.goto(f"{site.url}/nordjylland/law/applies?on=2019-03-01")
    page.get_by_label("Kommune", exact=True).select_option("Aalborg")
    page.locator("#q").press_sequentially("jobsamtale telefonisk")
    expect(page).to_have_url(re.compile("municipality=Aalborg.*telefonisk"))
    expect(page.locator("#answers article")).to_have_count(1)
    expect(page.get_by_text("uden forsøget: skal ske personligt")).to_be_visible()


def test_what_was_opened_in_an_answer_stays_open(page, site):
    page.goto(f"{site.url}/nordjylland/law/applies?on=2019-03-01&municipality=Aalborg")
    sources = page.get_by_text("Kilder, fravigelser og antagelser")
    expect(sources).to_have_count(0)
    page.locator("#q").fill("telefonisk")
    sources.first.click()
    expect(page).to_have_url(re.compile("telefonisk"))
    settle(page)
    expect(page.get_by_text("gælder siden 01.10.2018").first).to_be_visible()


def test_the_address_can_be_shared_and_the_language_changed_where_one_is(page, site):
    page.goto(f"{site.url}/nordjylland/law/applies?on=2018-03-01")
    page.get_by_label("Kommune", exact=True).select_option("Aalborg")
    page.get_by_label("Målgruppe", exact=True).select_option("dagpenge")
    page.get_by_role("heading", name="Aalborg 01.03.2018 · Jobparate dagpengemodtagere").wait_for()
    follow(page.get_by_role("button", name="English").first)
    page.get_by_role("heading", name="Aalborg 1 March 2018").wait_for()


def test_going_back_shows_the_question_that_was_asked_then(page, site):
    page.goto(f"{site.url}/nordjylland/law/applies?on=2018-03-01&municipality=Aalborg&group=dagpenge")
    page.get_by_label("Kommune", exact=True).select_option("Rebild")
    page.get_by_role("heading", name="Rebild 01.03.2018").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Aalborg 01.03.2018").wait_for()
    expect(page.get_by_label("Kommune", exact=True)).to_have_value("Aalborg")


def test_the_printed_answer_has_the_sources_and_not_the_form(page, site):
    page.goto(f"{site.url}/nordjylland/law/applies?on=2018-03-01&municipality=Aalborg&group=dagpenge")
    page.emulate_media(media="print")
    expect(page.locator("#question")).to_be_hidden()
    expect(page.get_by_text("Antaget, fordi ingen kilde siger det:").first).to_be_visible()


def test_refusal_stands_where_the_answer_would_have_stood(page, site):
    page.goto(f"{site.url}/nordjylland/law/compare")
    page.get_by_label("Den senere dag").fill("2019-01-01")
    page.get_by_label("Den senere dag").dispatch_event("change")
    page.locator("#compared").get_by_text("en dag efter 31.12.2019").wait_for()
