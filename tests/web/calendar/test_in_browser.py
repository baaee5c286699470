"""The calendar and a municipality's page in a real browser: used, read by axe, held in a hand."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, sign_in

ON = "on=2020-10-01"
PAGES = [
    f"calendar/?{ON}",
    f"calendar/?{ON}&show=month&month=2020-11",
    f"calendar/?{ON}&show=year&year=2020",
    f"calendar/chain?{ON}",
    "calendar/plan/trials-evaluated",
    f"calendar/plan/municipal-approval?{ON}",
    "calendar/plan/new",
    f"calendar/reminders?{ON}",
    "calendar/subscribe",
    f"municipality/?{ON}",
    f"municipality/one/Aalborg?{ON}",
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


def test_a_choice_changes_the_list_without_loading_the_page(page, site):
    page.goto(f"{site.url}/nordjylland/calendar/?{ON}")
    page.evaluate("window.stays = true")
    page.get_by_label("Kun overskredne").check(force=True)
    expect(page.locator("#shown h2")).to_have_count(1)
    expect(page).to_have_url(re.compile("late=1"))
    assert page.evaluate("window.stays")


def test_councils_are_ticked_one_by_one_until_the_municipality_has_nothing_left_to_do(page, own_site):
    plan = f"{own_site.url}/nordjylland/calendar/plan/municipal-approval"
    sign_in(page, own_site, "koordinator")
    for number, place in enumerate(("Læsø", "Aalborg"), 1):
        page.goto(plan)
        page.get_by_label("Kommune", exact=True).select_option(place)
        page.get_by_label("Besluttet den").first.fill("2020-12-02")
        page.get_by_label(re.compile("eller henvisning")).first.fill(f"sag {number}")
        follow(page.get_by_role("button", name="Registrér godkendelsen"))
        expect(page.get_by_text(f"{number} af 11")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("^Læsø"))
    expect(row).to_contain_text("sag 1")
    page.goto(f"{own_site.url}/nordjylland/municipality/one/Aalborg?on=2020-12-20")
    expect(page.get_by_text("Intet venter på kommunen på denne dag.")).to_be_visible()


def test_something_is_planned_moved_and_remembered(page, own_site):
    sign_in(page, own_site, "koordinator")
    page.goto(f"{own_site.url}/nordjylland/calendar/")
    follow(page.get_by_role("link", name="Planlæg noget nyt"))
    page.get_by_label("Hvad", exact=True).fill("Status til KKR, forår 2099")
    page.get_by_label("Dag, eller første dag").fill("2099-03-12")
    follow(page.get_by_role("button", name="Planlæg", exact=True))
    expect(page.get_by_text("12.03.2099")).to_be_visible()
    page.get_by_text("Flyt det").click()
    page.get_by_label("Dag, eller første dag").fill("2099-03-19")
    page.locator("#move-reason").fill("Mødet er flyttet")
    follow(page.get_by_role("button", name="Flyt", exact=True))
    expect(page.get_by_text("ikke valgt", exact=True)).to_be_visible()
    expect(page.get_by_text("19.03.2099")).to_be_visible()
    follow(page.get_by_role("link", name="Mind mig om det"))
    follow(page.get_by_role("button", name="Sæt påmindelsen"))
    expect(page.get_by_text("12.03.2099")).to_be_visible()
    follow(page.get_by_role("button", name=re.compile("Læg væk")))
    expect(page.get_by_text("Intet at huske i dag.")).to_be_visible()
