"""The leader's view in a real browser."""

from playwright.sync_api import expect

from tests.web.conftest import axe, is_too_wide, serve, sign_in


def test_a_leader_narrows_the_numbers_and_goes_down_to_a_case(tmp_path, page):
    for site in serve(tmp_path):
        sign_in(page, site, "leder")
        page.goto(f"{site.url}/nordjylland/overview/Aalborg/")
        page.get_by_label("Team", exact=True).select_option("Sygedagpenge")
        page.get_by_role("button", name="Vis", exact=True).click()
        page.get_by_role("link", name="Opfølgning i sygedagpengesagen").first.click()
        expect(page.get_by_role("heading", name="Sagerne bag tallet")).to_be_visible()
        page.locator("tbody th a").first.click()
        expect(page.get_by_label("Hvad skal du bruge sagen til?")).to_be_visible()


def test_the_pages_please_axe_and_a_phone(tmp_path, phone):
    for site in serve(tmp_path):
        sign_in(phone, site, "leder")
        for path in ("Aalborg/", "Aalborg/cases?status=overdue", "Aalborg/uses", "network"):
            phone.goto(f"{site.url}/nordjylland/overview/{path}")
            expect(phone.get_by_role("heading", level=1)).to_be_visible()
            assert axe(phone) == [], path
            assert not is_too_wide(phone), path
