"""The list in a real browser."""

import re

from playwright.sync_api import expect

from tests.web.conftest import axe, is_too_wide, serve, sign_in


def test_a_caseworker_narrows_the_list_and_opens_a_case(tmp_path, page):
    for site in serve(tmp_path):
        sign_in(page, site, "sagsbehandler")
        page.goto(f"{site.url}/nordjylland/today/Aalborg/")
        page.get_by_label("Forsøg").select_option("2.1")
        page.get_by_role("button", name="Vis", exact=True).click()
        page.locator("summary", has_text="2.1a").click()
        expect(page.get_by_role("link", name="Undlad med 2.1a").first).to_be_visible()
        page.locator("details[open] .task-case a").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Sag 20"))


def test_the_list_pleases_axe_and_a_phone(tmp_path, phone):
    for site in serve(tmp_path):
        sign_in(phone, site, "sagsbehandler")
        phone.goto(f"{site.url}/nordjylland/today/Aalborg/")
        expect(phone.get_by_role("heading", name="I dag", exact=True)).to_be_visible()
        assert axe(phone) == []
        assert not is_too_wide(phone)
