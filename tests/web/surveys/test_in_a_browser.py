"""In a real browser: a survey is made, answered on a phone by a code, closed, and its results are read."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, opened, said, serve, sign_in

BASE = "/nordjylland/surveys"
NARROW = {"width": 360, "height": 740}
CLOSED = 2
"""The number of the demonstration's second wave."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory, browser):
    """A server with an open survey; its address, the survey's number, and codes that were not used."""
    for site in serve(tmp_path_factory.mktemp("surveys")):
        with opened(browser) as page:
            sign_in(page, site, "koordinator")
            page.goto(f"{site.url}{BASE}/new")
            page.get_by_label("Jobafklaring uden rehabiliteringsmøde").check()
            page.get_by_label("Dansk").first.fill("Jobafklaring uden møde")
            page.get_by_label("Engelsk").first.fill("Clarifying without a meeting")
            page.get_by_label("Sidste dag").fill("2019-11-29")
            follow(page.get_by_role("button", name="Lav kladden"))
            follow(page.get_by_role("link", name="udskriv koder"))
            form = page.locator("form:has(#many)")
            form.get_by_label("Kommune").select_option("Aalborg")
            form.get_by_label("Antal koder").fill("8")
            follow(form.get_by_role("button", name="Lav koderne"))
            expect(page.locator(".survey-code")).to_have_count(8)
            codes = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", said(page))
            follow(page.get_by_role("link", name="Invitér flere"))
            follow(page.get_by_role("link", name="Jobafklaring uden møde"))
            follow(page.get_by_role("button", name="Lås ordlyden, og åbn"))
            number = int(page.url.rstrip("/").rpartition("/")[2])
        yield site, number, codes


def test_someone_answers_on_a_phone_with_a_code_and_the_code_works_once(asked, browser):
    site, _, codes = asked
    with opened(browser, NARROW) as phone:
        phone.goto(f"{site.url}{BASE}/answer")
        assert not is_too_wide(phone)
        phone.get_by_label("Kode fra papiret").fill(codes[0].lower())
        follow(phone.get_by_role("button", name="Videre"))
        assert not is_too_wide(phone)
        assert axe(phone) == []
        phone.get_by_label("Helt enig").first.check()
        phone.get_by_label("Er der andet, vi bør vide?").fill("Det er blevet lettere.")
        follow(phone.get_by_role("button", name="Send svaret"))
        assert "Det blev ikke sendt endnu" in said(phone)
        assert axe(phone) == []
        expect(phone.get_by_label("Helt enig").first).to_be_checked()
        follow(phone.get_by_role("button", name="English"))
        expect(phone.get_by_label("Strongly agree").first).to_be_checked()
        phone.get_by_label("Which municipality is your answer about?").select_option("Aalborg")
        follow(phone.get_by_role("button", name="Send the answer"))
        assert "Thank you for your answer" in said(phone)
        phone.goto(f"{site.url}{BASE}/answer/{codes[0]}")
        assert "The link has been used" in said(phone)


def test_a_survey_is_answered_by_keyboard_alone(asked, page):
    site, _, codes = asked
    page.goto(f"{site.url}{BASE}/answer/{codes[1]}")
    page.get_by_label("Hvilken kommune gælder dit svar?").focus()
    page.keyboard.type("Aal")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Uenig", exact=True).first).to_be_checked()
    page.get_by_role("button", name="Send svaret").focus()
    with_enter = page.get_by_role("button", name="Send svaret")
    expect(with_enter).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tak for dit svar")).to_be_visible()


def test_a_survey_is_answered_without_script(asked, browser):
    site, _, codes = asked
    with opened(browser, NARROW, java_script_enabled=False) as phone:
        phone.goto(f"{site.url}{BASE}/answer/{codes[2]}")
        phone.get_by_label("Hvilken kommune gælder dit svar?").select_option("Rebild")
        phone.get_by_label("I meget høj grad").check()
        phone.get_by_role("button", name="Send svaret").click()
        expect(phone.get_by_role("heading", name="Tak for dit svar")).to_be_visible()


PAGES = {
    "": "koordinator",
    "new": "koordinator",
    "3/": "koordinator",
    "3/facts": "koordinator",
    "3/questions": "koordinator",
    "3/questions/q1": "koordinator",
    "3/preview": "koordinator",
    "3/invite": "koordinator",
    f"{CLOSED}/results": "evaluator",
    f"{CLOSED}/results/q2.3": "leder",
    f"{CLOSED}/compare": "leder",
    f"{CLOSED}/codebook": "leder",
}


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_the_page_fits_a_phone(asked, browser, address):
    site, _, _ = asked
    with opened(browser, NARROW) as phone:
        sign_in(phone, site, PAGES[address])
        phone.goto(f"{site.url}{BASE}/{address}")
        assert not is_too_wide(phone)
        assert axe(phone) == []


def test_two_who_send_with_one_link_at_the_same_moment_count_once(asked):
    site, _, codes = asked
    url = f"{site.url}{BASE}/answer/{codes[3]}"
    forms = [_opened_form(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(_send, forms))
    assert sorted(statuses) == [200, 410, 410, 410]


def _opened_form(url: str):
    """A browser of its own that has opened the form: what it sends with, and the form's own key."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    with opener.open(url) as answer:
        html = answer.read().decode()
    form = html.partition('id="answers"')[2]
    key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    return opener, url, {"csrfmiddlewaretoken": key, "municipality": "Aalborg", "q1.1": "5"}


def _send(form) -> int:
    opener, url, typed = form
    try:
        with opener.open(url, urlencode(typed).encode()) as answer:
            return answer.status
    except HTTPError as refused:
        refused.close()
        return refused.code


def test_the_coordinator_closes_it_and_few_answers_are_not_shown(asked, page):
    site, number, _ = asked
    sign_in(page, site, "koordinator")
    page.goto(f"{site.url}{BASE}/{number}/")
    page.get_by_text("Luk, eller giv længere tid").click()
    follow(page.get_by_role("button", name="Luk nu"))
    assert "adresserne er slettet" in said(page)
    follow(page.get_by_role("link", name="Se svarene"))
    told = said(page)
    assert "ærre end fem svar; lukket 08.11.2019." in told
    assert "skjult: for få svar" in told
