"""Trial 3.3 goes from its locked design to a verdict, from published figures and from made-up cases."""

import pytest

from tests.web.conftest import (
    DESKTOP,
    PATIENCE,
    PHONE,
    axe,
    follow,
    is_too_wide,
    opened,
    said,
    serve,
    sign_in,
)
from tests.web.designs.test_in_a_browser import WRITTEN


def write_all_steps(tab):
    """Every step of the design in turn; each page is there before it is looked at, as `follow` waits."""
    while tab.locator("button[value='next']").count():
        for name, value in WRITTEN.get(tab.url.rsplit("/", 1)[-1], {}).items():
            tab.locator(f"[name='{name}']").fill(value)
        follow(tab.locator("button[value='next']"))


@pytest.fixture(scope="module")
def locked(tmp_path_factory, browser):
    """A demonstration in which the coordinator has locked the design of 3.3."""
    for site in serve(tmp_path_factory.mktemp("evaluations")):
        with opened(browser, DESKTOP) as page:
            sign_in(page, site, "koordinator")
            page.goto(f"{site.url}/nordjylland/designs/")
            follow(page.locator("tr", has_text="3.3 Fleksible rammer").get_by_role("button").first)
            write_all_steps(page)
            follow(page.get_by_role("link", name="Lås designet"))
            follow(page.get_by_role("button", name="Lås designet"))
        yield site


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_published_figures_become_a_verdict_that_a_coordinator_can_read(size, locked, browser):
    with opened(browser, size) as page:
        sign_in(page, locked, "koordinator")
        page.goto(f"{locked.url}/nordjylland/evaluations/trial/3.3")
        assert (axe(page), is_too_wide(page)) == ([], False)
        follow(page.get_by_role("link", name="Fra offentliggjorte tal"))
        assert (axe(page), is_too_wide(page)) == ([], False)
        follow(page.get_by_role("button", name="Evaluér"))
        told = said(page)
        for words in ("Kan ikke afgøres", "designet efter data", "24", "70,6", "769", "Planlagt og gjort"):
            assert words in told
        assert (axe(page), is_too_wide(page)) == ([], False)


def test_made_up_cases_become_an_extract_and_a_verdict_that_is_no_finding(locked, browser):
    from playwright.sync_api import expect

    with opened(browser, DESKTOP) as page:
        sign_in(page, locked, "koordinator")
        page.goto(f"{locked.url}/nordjylland/evaluations/trial/3.3/snapshots/new")
        assert (axe(page), is_too_wide(page)) == ([], False)
        follow(page.get_by_role("button", name="Tag udtrækket"))
        expect(page.locator("tbody a").first).to_be_visible(timeout=5 * PATIENCE)
        assert (axe(page), is_too_wide(page)) == ([], False)
        follow(page.locator("tbody a").first)
        assert "det passer" in said(page)
        assert (axe(page), is_too_wide(page)) == ([], False)
        follow(page.get_by_role("link", name="Evaluér udtrækket"))
        follow(page.get_by_role("button", name="Se, hvad der bliver beregnet"))
        assert "54 begyndte" in said(page)
        assert (axe(page), is_too_wide(page)) == ([], False)
        follow(page.get_by_role("button", name="Evaluér", exact=True))
        assert "intet tal her er et fund" in said(page)
        assert (axe(page), is_too_wide(page)) == ([], False)
