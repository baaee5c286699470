"""In a real browser: one application from idea to sent; every page with axe and on a phone."""

import pytest

from tests.web.conftest import axe, is_too_wide, sign_in

LIST = "/nordjylland/applications/"
PAPER = {"name": "svar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 svar"}


@pytest.fixture(scope="module")
def written(browser, tmp_path_factory):
    """A server where an idea has become an application that was sent: each page it has, by name."""
    from tests.web.conftest import serve

    for site in serve(tmp_path_factory.mktemp("applications"), "2018-01-10"):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.set_default_timeout(20_000)
        sign_in(page, site, "koordinator")
        yield site, _from_idea_to_sent(page, site)
        page.context.close()


def _from_idea_to_sent(page, site) -> dict[str, str]:
    pages = {"list": f"{site.url}{LIST}", "rounds": f"{site.url}{LIST}rounds"}
    page.goto(pages["rounds"])
    page.get_by_label("Frist for at sende").fill("2018-05-01")
    page.get_by_role("button", name="Opret runden").click()
    page.goto(pages["list"])
    page.get_by_role("link", name="Skriv en idé").click()
    pages["new idea"] = page.url
    page.get_by_label("Idéen kort").fill("Samtaler på video")
    page.get_by_label("Problemet").fill("Lang vej til jobcentret.")
    page.get_by_label("Løsningen").fill("Samtalen holdes på video.")
    page.get_by_role("button", name="Gem idéen").click()
    pages["idea"] = page.url
    page.get_by_role("button", name="Skriv en ansøgning ud fra idéen").click()
    page.wait_for_url("**/drafts/*")
    pages["draft"] = page.url
    _write_the_law(page)
    _write_the_rest(page)
    page.get_by_role("button", name="Vis som lovtekst").click()
    pages["law"] = page.url
    page.goto(pages["draft"])
    page.get_by_role("button", name="Videre til indgivelse").click()
    page.get_by_role("button", name="Indgiv ansøgning").click()
    page.wait_for_url("**/trial/*")
    pages["course"] = page.url
    _hear_and_approve(page)
    page.get_by_role("button", name="Registrér som sendt").click()
    pages["said at the end"] = page.locator("main").inner_text()
    page.goto(pages["list"])
    page.get_by_role("button", name="Begynd en ansøgning").click()
    page.wait_for_url("**/drafts/*")
    pages["draft"] = page.url
    _write_the_law(page)
    pages["law"] = f"{pages['draft'].partition('#')[0]}/law"
    pages["try"] = f"{pages['draft'].partition('#')[0]}/try"
    pages["hand in"] = f"{pages['draft'].partition('#')[0]}/hand-in"
    return pages


def _write_the_law(page) -> None:
    page.get_by_label("Hvilken norm ændres?").select_option("jobsamtale")
    page.wait_for_url("**#p1c1")
    page.get_by_label("Hvad skal der ske med den?").select_option("form")
    page.get_by_label("Form", exact=True).fill("video")
    page.get_by_label("Hvad ændres? (kort)").fill("Samtale på video")
    page.locator("#saved", has_text="Gemt ").wait_for()


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
    page.get_by_role("button", name="Gem svaret").click()
    for one in ("Aalborg", "Rebild"):
        page.locator("summary", has_text=f"udvalgets godkendelse {one}").click()
        page.locator(f"#approve-{one}-document").set_input_files([PAPER])
        page.get_by_role("button", name=f"{one}: gem godkendelsen").click()


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
    assert page.get_by_text("ting mangler, før den kan indgives").is_visible()
    assert axe(page) == []


def test_two_browsers_on_one_draft(page, phone, written):
    site, pages = written
    url = pages["draft"].partition("#")[0]
    for one, name in ((page, "koordinator"), (phone, "leder")):
        sign_in(one, site, name)
        one.goto(url)
    phone.get_by_label("Evalueringsplan").fill("Lederens plan")
    phone.locator("#saved", has_text="Gemt ").wait_for()
    page.get_by_label("Evalueringsplan").fill("Koordinatorens plan")
    page.locator("#saved", has_text="har gemt imens").wait_for()
    page.get_by_role("button", name="Gem", exact=True).click()
    row = page.get_by_role("row", name="Evalueringsplan")
    assert "Lederens plan" in row.inner_text()
    assert "Koordinatorens plan" in row.inner_text()
    assert page.get_by_label("Evalueringsplan").input_value() == "Koordinatorens plan"
    assert axe(page) == []


def test_a_session_lost_while_writing_loses_nothing(page, written):
    site, pages = written
    sign_in(page, site, "koordinator")
    page.goto(pages["draft"].partition("#")[0])
    page.context.clear_cookies()
    page.get_by_label("Det registreres").fill("Skrevet uden session")
    page.locator("#saved", has_text="Logget ud").wait_for()
    page.get_by_role("link", name="Log ind og fortsæt").click()
    page.locator('button[value="demo-koordinator"]').click()
    assert page.get_by_label("Det registreres").input_value() == "Skrevet uden session"
