"""Efforts in a real browser: begun, followed and ended; at desktop and phone width."""

import pytest

from tests.web.conftest import axe, follow, is_too_wide, said, serve, settle, sign_in

EFFORTS = "nordjylland/efforts/Aalborg/"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server on which it is 8 November 2019, with the made-up cases."""
    yield from serve(tmp_path_factory.mktemp("efforts"))


def own_loans(page, site):
    """The caseworker's own cases with a microloan."""
    sign_in(page, site, "sagsbehandler")
    page.goto(f"{site.url}/{EFFORTS}effort/mikrolaan")
    return page.locator(".efforts-listed li", has_text="Mikrolån bevilget").locator("a")


def test_a_microloan_is_supported_and_then_ended(page, site):
    follow(own_loans(page, site).last)
    follow(page.get_by_role("link", name="Næste trin: Støtte til forsørgelse"))
    page.fill("#d-until", "2020-04-30")
    follow(page.get_by_role("button", name="Registrér"))
    assert "Sidste dag: 30.04.2020" in said(page)
    follow(page.get_by_role("link", name="Afslut indsatsen"))
    page.select_option("#ending", "stoppet")
    follow(page.get_by_role("button", name="Registrér"))
    text = said(page)
    assert "Registreret i sagen." in text
    assert "Ikke gået videre" in text


def test_a_company_is_tried(page, site):
    sign_in(page, site, "leder")
    page.goto(f"{site.url}/{EFFORTS}")
    follow(page.get_by_role("link", name="Prøv forholdstallet"))
    page.fill("#employees", "15")
    page.select_option("#wanted", "praktik")
    follow(page.get_by_role("button", name="Prøv"))
    assert "15 ordinært ansatte giver 3 pladser" in said(page)


@pytest.fixture(params=["all", "one", "case", "form", "complete", "company"])
def shown(request, site):
    """Opens one of the pages in a browser."""

    def show(page):
        if request.param in ("all", "one", "company"):
            sign_in(page, site, "leder")
            rest = {"all": "", "one": "effort/dimittender", "company": "company"}[request.param]
            page.goto(f"{site.url}/{EFFORTS}{rest}")
            if request.param == "company":
                page.fill("#employees", "15")
                page.select_option("#wanted", "praktik")
                follow(page.get_by_role("button", name="Prøv"))
            return
        follow(own_loans(page, site).first)
        if request.param == "form":
            page.goto(f"{page.url}/mikrolaan/step/stoette")
        elif request.param == "complete":
            follow(page.get_by_role("link", name="Tilføj").first)
        settle(page)

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
