"""In a real browser: one application from idea to sent; every page with axe and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import axe, follow, is_too_wide, leaving, opened, said, serve, sign_in

LIST = "/nordjylland/applications/"
SAVED = re.compile(r"^\s*Gemt \d")
"""What stands there when it was saved while somebody wrote; before, it says “Sidst gemt”."""
PAPER = {"name": "svar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 svar"}


@pytest.fixture(scope="module")
def written(browser, tmp_path_factory):
    """A server where an idea has become an application that was sent: each page it has, by name."""
    for site in serve(tmp_path_factory.mktemp("applications"), "2018-01-10"):
        with opened(browser) as page:
            sign_in(page, site, "koordinator")
            pages = _from_idea_to_sent(page, site)
        yield site, pages


def _from_idea_to_sent(page, site) -> dict[str, str]:
    pages = {"list": f"{site.url}{LIST}", "rounds": f"{site.url}{LIST}rounds"}
    page.goto(pages["rounds"])
    page.get_by_label("Frist for at sende").fill("2018-05-01")
    follow(page.get_by_role("button", name="Opret runden"))
    page.goto(pages["list"])
    follow(page.get_by_role("link", name="Skriv en idé"))
    pages["new idea"] = page.url
    page.get_by_label("Idéen kort").fill("Samtaler på video")
    page.get_by_label("Problemet").fill("Lang vej til jobcentret.")
    page.get_by_label("Løsningen").fill("Samtalen holdes på video.")
    follow(page.get_by_role("button", name="Gem idéen"))
    pages["idea"] = page.url
    follow(page.get_by_role("button", name="Skriv en ansøgning ud fra idéen"))
    pages["draft"] = page.url
    _write_the_law(page)
    _write_the_rest(page)
    follow(page.get_by_role("button", name="Vis som lovtekst"))
    pages["law"] = page.url
    page.goto(pages["draft"])
    follow(page.get_by_role("button", name="Videre til indgivelse"))
    follow(page.get_by_role("button", name="Indgiv ansøgning"))
    pages["course"] = page.url
    _hear_and_approve(page)
    follow(page.get_by_role("button", name="Registrér som sendt"))
    pages["said at the end"] = said(page)
    page.goto(pages["list"])
    follow(page.get_by_role("button", name="Begynd en ansøgning"))
    pages["draft"] = page.url
    _write_the_law(page)
    pages["law"] = f"{pages['draft'].partition('#')[0]}/law"
    pages["try"] = f"{pages['draft'].partition('#')[0]}/try"
    pages["hand in"] = f"{pages['draft'].partition('#')[0]}/hand-in"
    return pages


def _write_the_law(page) -> None:
    with leaving(page):
        page.get_by_label("Hvilken norm ændres?").select_option("jobsamtale")
    with leaving(page):
        page.get_by_label("Hvad skal der ske med den?").select_option("form")
    page.get_by_label("Form", exact=True).fill("video")
    page.get_by_label("Hvad ændres? (kort)").fill("Samtale på video")
    expect(page.locator("#saved")).to_have_text(SAVED)


def _write_the_rest(page) -> None:
    page.get_by_label("Reglen uden forsøget").fill("Samtaler holdes ved personligt fremmøde.")
    page.get_by_label("Reglen med forsøget").fill("Samtaler kan holdes på video.")
    page.get_by_label("Aalborg", exact=True).check()
    page.get_by_label("Rebild", exact=True).check()
    page.get_by_label("Koordinerende kommune").select_option("Aalborg")
    page.get_by_label("Hvad forventes at ske?").fill("Færre aflyste samtaler.")
    page.get_by_label("Evalueringsplan").fill("Optælling hvert halve år.")


def _hear_and_approve(page) -> None:
    page.get_by_label("Svaret").fill("LBR er positivt.")
    page.locator("#hear-document").set_input_files([PAPER])
    follow(page.get_by_role("button", name="Gem svaret"))
    for one in ("Aalborg", "Rebild"):
        page.locator("summary", has_text=f"udvalgets godkendelse {one}").click()
        page.locator(f"#approve-{one}-document").set_input_files([PAPER])
        follow(page.get_by_role("button", name=f"{one}: gem godkendelsen"))


PAGES = ("list", "rounds", "new idea", "idea", "draft", "law", "try", "hand in", "course")


def test_an_idea_becomes_an_application_and_is_sent_in_an_open_round(written):
    _, pages = written
    assert "Sendt i runde 4, 10.01.2018." in pages["said at the end"]
    assert "LBR er positivt." in pages["said at the end"]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page, written, name):
    site, pages = written
    sign_in(page, site, "koordinator")
    page.goto(pages[name])
    assert axe(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_fits_a_phone(phone, written, name):
    site, pages = written
    sign_in(phone, site, "koordinator")
    phone.goto(pages[name])
    assert not is_too_wide(phone)


def test_refusals_beside_the_fields_please_axe_too(page, written):
    site, pages = written
    sign_in(page, site, "koordinator")
    page.goto(pages["draft"].partition("#")[0] + "?check=1")
    expect(page.get_by_text("ting mangler, før den kan indgives")).to_be_visible()
    assert axe(page) == []


def test_two_browsers_on_one_draft(page, phone, written):
    site, pages = written
    url = pages["draft"].partition("#")[0]
    for one, name in ((page, "koordinator"), (phone, "leder")):
        sign_in(one, site, name)
        one.goto(url)
    phone.get_by_label("Evalueringsplan").fill("Lederens plan")
    expect(phone.locator("#saved")).to_have_text(SAVED)
    page.get_by_label("Evalueringsplan").fill("Koordinatorens plan")
    page.locator("#saved", has_text="har gemt imens").wait_for()
    follow(page.get_by_role("button", name="Gem", exact=True))
    row = page.get_by_role("row", name="Evalueringsplan")
    expect(row).to_contain_text("Lederens plan")
    expect(row).to_contain_text("Koordinatorens plan")
    expect(page.get_by_label("Evalueringsplan")).to_have_value("Koordinatorens plan")
    assert axe(page) == []


def test_a_session_lost_while_writing_loses_nothing(page, written):
    site, pages = written
    sign_in(page, site, "koordinator")
    page.goto(pages["draft"].partition("#")[0])
    page.context.clear_cookies()
    page.get_by_label("Det registreres").fill("Skrevet uden session")
    page.locator("#saved", has_text="Logget ud").wait_for()
    follow(page.get_by_role("link", name="Log ind og fortsæt"))
    follow(page.locator('button[value="demo-koordinator"]'))
    expect(page.get_by_label("Det registreres")).to_have_value("Skrevet uden session")
