"""Cases in a real browser: found, opened, explained; at desktop and phone width, with the keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, opened, said, serve, settle, sign_in

CASES = "nordjylland/cases/Aalborg/"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server on which it is 8 November 2019; the tests only look."""
    yield from serve(tmp_path_factory.mktemp("cases"))


def open_own(page, site):
    """The first of the caseworker's own cases."""
    sign_in(page, site, "sagsbehandler")
    page.goto(f"{site.url}/{CASES}")
    follow(page.locator("tbody a").first)


def find(page, site, number, user="leder"):
    """Find a case by its number."""
    sign_in(page, site, user)
    page.goto(f"{site.url}/{CASES}")
    page.fill("#number", number)
    page.select_option("#purpose", "check")
    follow(page.locator(".find-form button"))


def test_a_caseworker_opens_an_own_case_from_the_list(page, site):
    open_own(page, site)
    assert "Sagen i tid" in said(page)


def test_a_leader_finds_a_case_by_its_number_for_a_purpose(page, site):
    find(page, site, "2019-00007")
    assert "Sag 2019-00007" in said(page)
    expect(page).not_to_have_url(re.compile("2019-00007"))


def test_why_opens_beneath_the_duty_it_is_about(page, site):
    open_own(page, site)
    duty = page.locator("article.duty").first
    duty.get_by_role("link", name="Hvorfor?").click()
    expect(duty.locator(".why-here")).to_contain_text("Resultat:")
    expect(page).not_to_have_url(re.compile("/why/"))


def test_without_script_why_is_a_page_of_its_own(browser, site):
    with opened(browser) as page:
        open_own(page, site)
        path = page.url
        link = page.locator("article.duty").first.get_by_role("link", name="Hvorfor?")
        page.goto(link.evaluate("link => link.href"))
        assert "Resultat:" in said(page)
        follow(page.locator(".back-link"))
        expect(page).to_have_url(path)


def test_the_picture_is_reached_and_moved_with_the_keyboard_alone(page, site):
    find(page, site, "2017-00202")
    follow(page.get_by_role("link", name="Vis hele sagen fra begyndelsen"))
    settle(page)
    box = page.locator(".case-picture")
    box.focus()
    before = box.evaluate("box => box.scrollLeft")
    page.keyboard.press("ArrowLeft")
    expect(box).not_to_have_js_property("scrollLeft", before)


def test_a_picture_wider_than_the_phone_begins_where_today_is(phone, site):
    open_own(phone, site)
    settle(phone)
    places = "() => [document.querySelector('.case-picture'), document.querySelector('.case-picture .now')]"
    box, now = phone.evaluate(f"({places})().map(one => one.getBoundingClientRect().toJSON())")
    assert box["left"] <= now["left"] <= box["right"]


@pytest.fixture(params=["find", "own", "whole", "why", "purpose", "trail", "access"])
def shown(request, site):
    """Opens one of the pages of cases in a browser."""

    def show(page):
        if request.param == "find":
            sign_in(page, site, "sagsbehandler")
            page.goto(f"{site.url}/{CASES}")
            return
        if request.param in ("own", "why"):
            open_own(page, site)
            if request.param == "why":
                page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
                page.locator("article.duty").first.get_by_role("link", name="Hvorfor?").click()
                page.locator(".why-steps").first.wait_for()
            return
        find(page, site, "2017-00202")
        where = page.url
        if request.param == "whole":
            follow(page.get_by_role("link", name="Vis hele sagen fra begyndelsen"))
        elif request.param == "purpose":
            page.goto(f"{where}/purpose")
        elif request.param == "trail":
            follow(page.get_by_role("link", name="Hvem har set denne sag"))
        else:
            page.goto(f"{where}/access")
            follow(page.get_by_role("button", name="Vis alt på én side"))

    return show


def test_axe_finds_nothing(page, shown):
    shown(page)
    assert axe(page) == []


def test_no_page_is_wider_than_a_phone(phone, shown):
    shown(phone)
    assert not is_too_wide(phone)


def test_axe_finds_nothing_on_a_phone(phone, shown):
    shown(phone)
    assert axe(phone) == []
