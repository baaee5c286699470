"""A leader reads the paper, writes into it, lets it go out, and sees what changes, as on desk and phone."""

from tests.web.conftest import PATIENCE, axe, follow, is_too_wide, said, serve, sign_in


def test_a_leader_writes_into_a_paper_and_lets_it_go_out(tmp_path, page):
    for site in serve(tmp_path):
        sign_in(page, site, "leder")
        page.goto(f"{site.url}/nordjylland/papers/")
        assert axe(page) == []
        follow(page.get_by_role("link", name="Status på frikommuneforsøg", exact=True))
        assert "Orientering om status på frikommuneforsøg i Aalborg Kommune" in said(page)
        assert axe(page) == []
        follow(page.get_by_role("link", name="Skriv en tekst til “Baggrund”"))
        page.get_by_label("Tekst").fill("Vi har lært meget.")
        assert axe(page) == []
        follow(page.get_by_role("button", name="Gem som ny version"))
        assert "Skrevet af leder, Aalborg" in said(page)
        page.get_by_label("Hvem har besluttet").fill("udvalgets formand den 8. november")
        follow(page.get_by_role("button", name="Gem som gået ud"))
        assert "Vi har lært meget." in said(page)
        assert axe(page) == []
        with page.expect_download(timeout=PATIENCE) as taken:
            page.get_by_role("link", name="PDF").click()
        assert taken.value.suggested_filename.endswith(".pdf")
        follow(page.get_by_role("link", name="Hvad er ændret til i dag?"))
        assert "de to papirer siger det samme" in said(page)
        page.set_viewport_size({"width": 360, "height": 740})
        for address in ("", "committee_status/", "sent/1/", "kkr_status/"):
            page.goto(f"{site.url}/nordjylland/papers/{address}")
            assert not is_too_wide(page), address
