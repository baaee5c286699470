"""A meeting in a real browser: planned, minuted while typing, approved; every page for all readers."""

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, sign_in

COMES_TO_SAY = """async ([address, words]) => {
    for (let tries = 0; tries < 300; tries++) {
        if ((await (await fetch(address)).text()).includes(words)) return true;
        await new Promise((done) => setTimeout(done, 200));
    }
    return false;
}"""
"""Whether the page at an address comes to say some words: what is sent on leaving arrives when it can."""


def plan(page, site, body="body:kkr", day="2020-09-01"):
    page.goto(f"{site.url}/nordjylland/meetings/of/{body}")
    follow(page.get_by_role("link", name="Planlæg et møde"))
    page.get_by_label("Mødedag").fill(day)
    page.get_by_label("Sted").fill("Nibe")
    follow(page.get_by_role("button", name="Planlæg mødet"))
    page.get_by_role("heading", name="Dagsorden og referat").wait_for()


def test_a_meeting_is_planned_minuted_approved_and_corrected(page, own_site):
    sign_in(page, own_site, "koordinator")
    plan(page, own_site)
    page.locator("textarea[name=minutes]").nth(1).fill("Status blev gennemgået.")
    page.get_by_text("Gemt kl.").first.wait_for()
    with page.expect_response(lambda answer: "to_journal" in (answer.request.post_data or "")):
        page.locator("textarea[name=decision]").nth(1).fill("Taget til efterretning.")
        page.locator("input[name=to_journal]").nth(1).check()
    page.reload()
    expect(page.locator("textarea[name=decision]").nth(1)).to_have_value("Taget til efterretning.")
    assert axe(page) == []
    follow(page.get_by_role("button", name="Godkend og lås"))
    page.get_by_text("Referatet er godkendt og låst.").wait_for()
    page.get_by_label("Ny rettelse").fill("KL var også med.")
    follow(page.get_by_role("button", name="Tilføj rettelsen"))
    expect(page.get_by_text("koordinator: KL var også med.")).to_be_visible()
    expect(page.get_by_role("heading", name="Skrevet i journalen")).to_be_visible()
    assert axe(page) == []


def test_two_tabs_with_the_same_item_say_so(page, own_site):
    sign_in(page, own_site, "koordinator")
    plan(page, own_site)
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("textarea[name=minutes]").first.fill("Den første.")
    page.get_by_text("Gemt kl.").first.wait_for()
    other.locator("textarea[name=minutes]").first.fill("Den anden.")
    other.get_by_text("har rettet punktet imens").wait_for()
    expect(other.locator("textarea[name=minutes]").first).to_have_value("Den anden.")
    follow(other.get_by_role("button", name="Gem mit i stedet"))
    page.reload()
    expect(page.locator("textarea[name=minutes]").first).to_have_value("Den anden.")


def test_what_was_typed_the_moment_before_is_in_what_is_approved(page, own_site):
    sign_in(page, own_site, "koordinator")
    plan(page, own_site)
    page.locator("textarea[name=minutes]").nth(1).fill("Status blev gennemgået.")
    page.locator("textarea[name=decision]").nth(2).fill("Taget til efterretning.")
    follow(page.get_by_role("button", name="Godkend og lås"))
    expect(page.get_by_text("Referatet er godkendt og låst.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Status blev gennemgået.")
    expect(page.get_by_role("main")).to_contain_text("Taget til efterretning.")


def test_nothing_is_approved_while_what_was_typed_is_refused(page, own_site):
    sign_in(page, own_site, "koordinator")
    plan(page, own_site)
    other = page.context.new_page()
    other.goto(page.url)
    with page.expect_response("**/item/*"):
        page.locator("textarea[name=minutes]").first.fill("Den første.")
    other.locator("textarea[name=minutes]").first.fill("Den anden.")
    other.get_by_role("button", name="Godkend og lås").click()
    expect(other.get_by_text("har rettet punktet imens")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Godkend og lås")).to_be_visible()


def test_what_was_typed_the_moment_before_leaving_is_kept(page, own_site):
    sign_in(page, own_site, "koordinator")
    plan(page, own_site)
    meeting = page.url
    page.locator("textarea[name=minutes]").first.fill("Skrevet lige før.")
    follow(page.get_by_role("main").get_by_role("link").first)
    assert page.evaluate(COMES_TO_SAY, [meeting, "Skrevet lige før."])


@pytest.mark.parametrize("address", ["", "actions", "of/body:kkr", "of/trial:1.3", "of/body:kkr/plan"])
def test_axe_finds_nothing(page, site, address):
    sign_in(page, site, "koordinator")
    page.goto(f"{site.url}/nordjylland/meetings/{address}")
    assert axe(page) == []


@pytest.mark.parametrize("address", ["", "actions", "of/body:kkr", "of/trial:1.3", "of/body:kkr/plan"])
def test_page_fits_a_phone(phone, site, address):
    sign_in(phone, site, "koordinator")
    phone.goto(f"{site.url}/nordjylland/meetings/{address}")
    assert not is_too_wide(phone)


def test_a_meeting_fits_a_phone(phone, own_site):
    sign_in(phone, own_site, "koordinator")
    plan(phone, own_site)
    assert not is_too_wide(phone)
