"""A coordinator has papers written for every municipality, and the page tells how far they are by itself."""

from playwright.sync_api import expect

from tests.web.conftest import PATIENCE, axe, follow, is_too_wide, said, serve, sign_in


def test_papers_are_asked_for_and_the_page_shows_them_when_they_are_there(tmp_path, page):
    for site in serve(tmp_path):
        sign_in(page, site, "koordinator")
        page.goto(f"{site.url}/nordjylland/batches/")
        page.get_by_text("Orientering om frikommuneforsøg").click()
        for form in ("Word", "PDF", "Webside"):
            page.get_by_text(form, exact=True).click()
        assert axe(page) == []
        follow(page.get_by_role("button", name="Skriv papirerne"))
        page.get_by_text("11 papirer er skrevet").wait_for(timeout=PATIENCE)
        assert axe(page) == []
        expect(page.locator(".more-option")).to_have_count(1)
        with page.expect_download(timeout=PATIENCE) as taken:
            page.get_by_role("link", name="Hent dem som én fil").click()
        assert taken.value.suggested_filename == "nordjylland-papirer-2019-11-08.zip"
        page.set_viewport_size({"width": 360, "height": 740})
        for address in ("", "1/"):
            page.goto(f"{site.url}/nordjylland/batches/{address}")
            assert not is_too_wide(page), address
        assert "11 papirer er skrevet" in said(page)
