"""Knowledge in a real browser: one experience told, found again, and every page for all readers."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, sign_in

PAGES = [
    "knowledge/",
    "knowledge/tell",
    "knowledge/conclusions",
    "knowledge/barriers",
    "knowledge/barriers/raise",
    "knowledge/barriers/education-order-reporting",
    "knowledge/advocacy",
    "knowledge/advocacy/new",
    "knowledge/advocacy/002-star",
    "knowledge/others",
    "knowledge/others/new",
]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page, site, address):
    sign_in(page, site, "koordinator")
    page.goto(f"{site.url}/nordjylland/{address}")
    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_a_phone(phone, site, address):
    sign_in(phone, site, "koordinator")
    phone.goto(f"{site.url}/nordjylland/{address}")
    assert not is_too_wide(phone)


def test_an_experience_is_told_and_found_again(page, own_site):
    sign_in(page, own_site, "sagsbehandler")
    page.goto(f"{own_site.url}/nordjylland/knowledge/")
    follow(page.get_by_role("link", name="Fortæl en erfaring"))
    page.get_by_label("Hvad er oplevet?").fill("Ældre medarbejdere er blevet glade for telefonen.")
    page.get_by_label("1.3 Forsøg med").check()
    page.get_by_label("medarbejder", exact=True).check()
    page.get_by_label("Gevinst eller bivirkning?").select_option("benefit")
    page.get_by_label("Hvad bygger det på?").select_option("several_cases")
    follow(page.get_by_role("button", name="Gem erfaringen"))
    page.get_by_label("Ord", exact=True).fill("aeldre telefon")
    expect(page.get_by_text("1 af 16 erfaringer")).to_be_visible()
    expect(page.locator("#found").get_by_text("Ældre medarbejdere er blevet glade")).to_be_visible()
