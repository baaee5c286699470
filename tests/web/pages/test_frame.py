"""The frame of every page: languages, days, refusals, who may see what."""

import re

import pytest
from playwright.sync_api import expect

from frikommune.web.pages.templatetags.pages import document_name, in_words
from tests.web.conftest import axe, is_too_wide, settle, words


def test_front_page_is_danish_and_english_when_chosen(visitor):
    assert 'lang="da"' in visitor.get("/nordjylland/").content.decode()
    visitor.post("/language", {"language": "en", "next": "/nordjylland/"})
    answer = visitor.get("/nordjylland/")
    assert 'lang="en"' in answer.content.decode()
    assert "Sign in" in words(answer.content)


@pytest.mark.parametrize(
    ("day", "shown"),
    [("31.12.2019", "31.12.2019"), ("2019-02-30", "2019-02-30"), ("9999-12-31", "31.12.9999")],
)
def test_a_day_that_cannot_be_read_is_refused_in_words(visitor, day, shown):
    answer = visitor.get(f"/nordjylland/calendar/?show=month&on={day}")
    assert answer.status_code == 422
    assert "Dagen kan ikke læses" in words(answer.content)
    assert f"Fik {shown}" in words(answer.content)
    assert "Hvor Som det var den" in words(answer.content)


def test_language_cannot_send_the_reader_to_another_site(visitor):
    answer = visitor.post("/language", {"language": "en", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


def test_page_that_does_not_exist_says_so(visitor):
    answer = visitor.get("/nordjylland/nowhere")
    assert answer.status_code == 404
    assert "Siden findes ikke" in words(answer.content)


def test_an_address_that_is_used_in_another_way_says_what_to_do(visitor):
    answer = visitor.get("/language")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Gå tilbage i browseren, og brug knappen." in words(answer.content)


@pytest.mark.parametrize("where", ["the form", "the address"])
@pytest.mark.parametrize(("chosen", "told"), [("da", "kan ikke læses"), ("en", "cannot be read")])
def test_what_cannot_be_read_at_all_is_told_in_words(visitor, where, chosen, told):
    visitor.cookies["language"] = chosen
    visitor.raise_request_exception = False
    fields = "&".join(f"x{number}=" for number in range(1500))
    if where == "the address":
        answer = visitor.get(f"/nordjylland/?{fields}")
    else:
        answer = visitor.post("/people/sign-in", fields, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert told in words(answer.content)


@pytest.mark.parametrize("address", ["/people/sign-in", "/nordjylland/", "/nordjylland/subject/trial:1.3"])
def test_axe_finds_nothing(page, site, address):
    page.goto(f"{site.url}{address}")
    assert axe(page) == []


@pytest.mark.parametrize("address", ["/people/sign-in", "/nordjylland/", "/nordjylland/subject/trial:1.3"])
def test_page_fits_a_phone(phone, site, address):
    phone.goto(f"{site.url}{address}")
    assert not is_too_wide(phone)


def test_everything_that_a_page_asks_for_is_there(page, site):
    answers = []

    def remember(answer):
        answers.append(answer)

    page.on("response", remember)
    page.goto(f"{site.url}/nordjylland/")
    settle(page)
    assert [f"{one.status} {one.url}" for one in answers if one.status >= 400] == []
    assert any(one.url.endswith(".woff2") for one in answers)


def test_menu_opens_on_a_phone(phone, site):
    phone.goto(f"{site.url}/nordjylland/")
    phone.get_by_role("button", name="Menu").click()
    expect(phone.get_by_role("link", name="Log ind")).to_be_visible()


@pytest.mark.parametrize(
    ("code", "called"),
    [
        ("trial:3.2", "forsøg 3.2"),
        ("join, Rebild", "tilslutte sig, Rebild"),
        ("2019-10-01 < 2019-11-08", "01.10.2019 < 08.11.2019"),
        ("2019-13-45", "2019-13-45"),
        ("afgørelse.exe", "afgørelse.exe"),
    ],
)
def test_a_refusal_calls_things_by_their_names(code, called):
    assert in_words(code) == called


def test_a_document_is_called_by_its_name():
    assert document_name("dokument 5a838678058f: afgørelse.pdf") == "afgørelse.pdf"
    assert document_name("KKR 13.11.2020 (000)") == "KKR 13.11.2020 (000)"


def test_the_keyboard_alone_reaches_content_and_menu(page, site):
    page.goto(f"{site.url}/nordjylland/")
    page.keyboard.press("Tab")
    expect(page.locator(".skipnav")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()
    menu = page.get_by_role("button", name="Lov", exact=True)
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/law/applies$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad gælder?")
