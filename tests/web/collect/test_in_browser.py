"""A status for KKR in a real browser: made, answered by all but one, asked back, approved, frozen, late."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.web.collect.a_status import BASE, MUNICIPALITIES
from tests.web.conftest import axe, copy_ready, follow, is_too_wide, opened, said, serve, sign_in

LEADERS = {
    "Aalborg": "leder",
    "Rebild": "leder-rebild",
    "Brønderslev": "leder-broenderslev",
    "Frederikshavn": "leder-frederikshavn",
    "Hjørring": "leder-hjoerring",
    "Jammerbugt": "leder-jammerbugt",
    "Læsø": "leder-laesoe",
    "Mariagerfjord": "leder-mariagerfjord",
    "Morsø": "leder-morsoe",
    "Thisted": "leder-thisted",
    "Vesthimmerland": "leder-vesthimmerland",
}


def _make_and_send_out(page, site):
    sign_in(page, site, "koordinator")
    page.goto(f"{site.url}{BASE}/")
    follow(page.get_by_role("link", name="Ny indsamling"))
    page.get_by_label("Titel").fill("Status 2. halvår 2019 til KKR Nordjylland")
    page.get_by_label("Kort navn").fill("Halvårsstatus 2019")
    page.get_by_label("Til hvem").select_option("kkr")
    page.get_by_label("Status den").fill("2019-09-30")
    page.get_by_label("Frist for svar").fill("2019-10-20")
    page.get_by_label("2.1 ").check()
    follow(page.get_by_role("button", name="Lav kladden"))
    follow(page.get_by_role("button", name="Send ud til 11 kommuner"))
    assert "Sendt ud til 11 kommuner." in said(page)


def _answer(page, site, municipality, cases):
    sign_in(page, site, LEADERS[municipality])
    page.goto(f"{site.url}{BASE}/")
    follow(page.get_by_role("link", name=f"Svar for {municipality}"))
    for one in page.get_by_label("Kan I svare?").all():
        one.select_option("given")
    page.get_by_label("Antal (sager)").fill(cases)
    page.get_by_label("Svar", exact=True).fill("Borgerne oplever, at det går hurtigere.")
    page.get_by_label("Nej").check()
    follow(page.get_by_role("button", name="Send"))
    assert "Tak. Svaret er sendt" in said(page)


def _approve(page, municipality):
    row = page.get_by_role("row", name=municipality)
    follow(row.get_by_role("link", name="Læs og godkend"))
    follow(page.get_by_role("button", name="Godkend svaret"))


def _as_coordinator(page, site):
    sign_in(page, site, "koordinator")
    page.goto(f"{site.url}{BASE}/1/")


@pytest.fixture
def asked_in(tmp_path):
    """One database, served on one day after another: a folder that has one is served as it is."""
    copy_ready(tmp_path)
    return contextmanager(lambda day: serve(tmp_path, day))


def test_status_is_collected_from_all_eleven_one_of_them_late(page, asked_in):
    with asked_in("2019-10-01") as site:
        _make_and_send_out(page, site)
        for one in MUNICIPALITIES:
            if one != "Læsø":
                _answer(page, site, one, "2.720" if one == "Aalborg" else "20")
        _as_coordinator(page, site)
        follow(page.get_by_role("row", name="Aalborg").get_by_role("link", name="Læs og godkend"))
        page.get_by_label("Hvad skal kommunen svare på").fill("Er det ikke 272?")
        follow(page.get_by_role("button", name="Send tilbage"))
        _answer(page, site, "Aalborg", "272")
    with asked_in("2019-10-21") as site:
        _as_coordinator(page, site)
        follow(page.get_by_role("button", name="Mind alle, der mangler"))
        assert "Mindet: Læsø." in said(page)
        for one in MUNICIPALITIES:
            if one != "Læsø":
                _approve(page, one)
    with asked_in("2019-11-08") as site:
        _as_coordinator(page, site)
        follow(page.get_by_role("link", name="Frys status"))
        assert "10 af 11" in said(page)
        follow(page.get_by_role("button", name="Frys status nu"))
        assert "452 sager" in said(page)
        assert "10 af 11 kommuner; mangler: Læsø." in said(page)
    with asked_in("2019-11-20") as site:
        _answer(page, site, "Læsø", "7")
        _as_coordinator(page, site)
        _approve(page, "Læsø")
        page.context.clear_cookies()
        page.goto(f"{site.url}{BASE}/statuses")
        follow(page.get_by_role("link", name="Halvårsstatus 2019"))
        frozen, _, later = said(page).partition("Kommet til efter fastfrysningen")
        assert "452 sager" in frozen
        assert "svarede for sent" in later
        assert "459 sager" in later


@pytest.fixture(scope="module")
def busy(tmp_path_factory, browser):
    """A server with a request that Aalborg has answered, and one that is frozen."""
    folder = tmp_path_factory.mktemp("busy")
    with contextmanager(serve)(folder, "2019-10-01") as site, opened(browser) as page:
        _make_and_send_out(page, site)
        _answer(page, site, "Aalborg", "272")
        _as_coordinator(page, site)
        _approve(page, "Aalborg")
        yield site


PAGES = {
    "": "koordinator",
    "new": "koordinator",
    "1/": "koordinator",
    "1/freeze": "koordinator",
    "1/review/Aalborg": "koordinator",
    "1/answer/Rebild": "leder-rebild",
    "1/status": "koordinator",
    "statuses": "koordinator",
}


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page, busy, address):
    sign_in(page, busy, PAGES[address])
    page.goto(f"{busy.url}{BASE}/{address}")
    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_a_phone(phone, busy, address):
    sign_in(phone, busy, PAGES[address])
    phone.goto(f"{busy.url}{BASE}/{address}")
    assert not is_too_wide(phone)


def test_what_is_written_is_kept_while_writing(page, busy):
    sign_in(page, busy, "leder-rebild")
    page.goto(f"{busy.url}{BASE}/1/answer/Rebild")
    page.get_by_label("Antal (sager)").press_sequentially("41")
    page.get_by_text("Kladde gemt").wait_for()
    page.goto(f"{busy.url}{BASE}/1/answer/Rebild")
    expect(page.get_by_label("Antal (sager)")).to_have_value("41")
