"""What a citizen, a journalist and a machine that indexes find on the public site."""

import re

import pytest

from tests.web.conftest import words
from tests.web.publishing.decided import kept_paper, publish_paper, publish_result

FRONT = "/nordjylland/"
PAGES = (
    "", "trial/", "trial/3.3", "municipality/", "municipality/one/Aalborg", "results/", "documents/", "about",
    "accessibility", "news/", "knowledge/conclusions", "law/norms", "calendar/", "portfolio/",
)  # fmt: skip


def said(client, address):
    return words(client.get(f"{FRONT}{address}").content)


@pytest.mark.parametrize("page", PAGES)
def test_every_public_page_says_what_it_is_to_those_who_index_it(visitor, page):
    html = visitor.get(f"{FRONT}{page}").text
    (title,) = re.findall(r"<title>(.*?)</title>", html)
    (about,) = re.findall(r'<meta name="description" content="(.*?)">', html)
    assert title.endswith("· Nordjysk Frikommunenetværk · Frikommune")
    assert 40 < len(about) < 400
    assert f'<link rel="canonical" href="http://testserver{FRONT}{page}">' in html
    assert f'hreflang="en" href="http://testserver{FRONT}{page}?lang=en"' in html
    assert f'property="og:title" content="{title.removesuffix(" · Frikommune")}"' in html
    assert html.count("<h1") == 1


def test_an_address_chooses_the_language_and_the_reader_keeps_it(visitor):
    assert "try a freer law" in said(visitor, "?lang=en")
    assert "The law" in said(visitor, "trial/")
    back = visitor.post("/language", {"language": "da", "next": f"{FRONT}?lang=en&on=2019-11-08"})
    assert back.headers["Location"] == f"{FRONT}?on=2019-11-08"
    assert "prøver en friere lov" in said(visitor, "")


def test_the_front_page_tells_what_was_published_and_nothing_else(visitor, as_coordinator, paper, result):
    assert "Hvad kom der ud af det?" not in said(visitor, "")
    publish_paper(as_coordinator, paper)
    publish_result(as_coordinator, result)
    page = said(visitor, "")
    assert "1 forsøg med offentliggjort resultat" in page
    assert "Hvad kom der ud af det?" in page
    assert paper.title_da in page


def test_trials_are_found_by_words_theme_place_group_standing_and_law(visitor):
    def found(query):
        return re.findall(
            r'class="trial-number">([\d.]+)<', visitor.get(f"{FRONT}trial/?on=2020-11-13&{query}").text
        )

    assert len(found("")) == 19
    assert found("q=jobrotation") == ["3.3"]
    assert found("q=jobrotation&municipality=Thisted") == []
    assert "3.4" in found("state=met")
    assert "1.3" not in found("state=met")
    assert "2.3" in found("met=fully")
    assert "1.1" not in found("met=fully")
    assert set(found("group=dagpenge")) < set(found(""))
    themes = re.findall(
        r'<option value="([^"]+)">',
        visitor.get(f"{FRONT}trial/").text.split('name="theme"')[1].split("</select>")[0],
    )
    assert set(found(f"theme={themes[0]}")) < set(found(""))


def test_nothing_found_says_so(visitor):
    assert "Intet forsøg passer" in said(visitor, "trial/?q=xyzzy")


def test_a_trial_shows_its_published_result_with_picture_and_sentence(visitor, as_coordinator, result):
    assert "Hvad kom der ud af det?" not in said(visitor, "trial/3.3")
    publish_result(as_coordinator, result)
    html = visitor.get(f"{FRONT}trial/3.3").text
    assert "Hvad kom der ud af det?" in html
    assert 'class="picture-wide"><svg' in html
    assert f'href="/nordjylland/evaluations/{result.pk}/"' in html


def test_results_and_documents_are_searched_and_filtered(visitor, as_coordinator, nordjylland, result):
    publish_result(as_coordinator, result)
    for number, place in enumerate(("Aalborg", "Rebild")):
        publish_paper(as_coordinator, kept_paper(nordjylland, place, f"Status i {place}"), key=f"p{number}")
    assert "1 resultat." in said(visitor, "results/")
    assert "0 af 1 resultat." in said(visitor, "results/?verdict=worse")
    assert "1 af 1 resultat." in said(visitor, "results/?q=jobrotation&trial=3.3")
    rebild = said(visitor, "documents/?municipality=Rebild")
    assert "1 af 2 papirer." in rebild
    assert "Status i Aalborg" not in rebild
    assert "Status i Aalborg" in said(visitor, "municipality/one/Aalborg")
    assert "Status i Aalborg" in said(visitor, "search/?q=status+aalborg")


def test_a_visitor_sees_a_municipality_without_what_it_must_do(visitor, as_leader):
    at = "municipality/one/Aalborg"
    assert "Forsøg i gang" in said(visitor, at)
    assert "Skal gøres" not in said(visitor, at)
    assert "Skal gøres" in said(as_leader, at)
    assert "Aalborg" in said(visitor, "municipality/")


def test_what_only_the_operator_knows_is_not_stated_until_it_is(visitor, settings):
    for page in ("about", "accessibility"):
        assert "Skriv til ikke oplyst" in said(visitor, page)
    settings.OWNER, settings.CONTACT, settings.PHONE = (
        "Aalborg Kommune",
        "koordinator@eksempel.dk",
        "12 34 56 78",
    )
    for page in ("about", "accessibility"):
        assert "Skriv til koordinator@eksempel.dk Ring til 12 34 56 78" in said(visitor, page)
    assert "Aalborg Kommune vil gøre dette websted tilgængeligt" in said(visitor, "accessibility")


def test_the_short_address_of_the_statement_leads_to_the_official_one_where_there_is_one(visitor, settings):
    assert visitor.get("/was").headers["Location"] == "/nordjylland/accessibility"
    settings.WAS = "https://was.digst.dk/eksempel-dk"
    assert visitor.get("/was").headers["Location"] == settings.WAS


def test_robots_keep_out_of_the_work_and_the_sitemap_lists_only_what_opens(visitor, as_coordinator, paper):
    robots = visitor.get("/robots.txt").text
    assert "Disallow: /nordjylland/cases/" in robots
    assert "Sitemap: http://testserver/sitemap.xml" in robots
    publish_paper(as_coordinator, paper)
    listed = re.findall(r"<loc>http://testserver(.*?)</loc>", visitor.get("/sitemap.xml").text)
    kept_out = [one.removeprefix("Disallow: ") for one in robots.splitlines() if one.startswith("Disallow: ")]
    assert f"/nordjylland/papers/sent/{paper.pk}/" in listed
    assert [one for one in listed for out in kept_out if one.startswith(out)] == []
    some = [one for one in listed if "/law/norm/" not in one and "/one/" not in one]
    assert {one: visitor.get(one).status_code for one in some} == dict.fromkeys(some, 200)


def test_those_who_work_here_keep_their_menu_and_visitors_get_a_citizens(visitor, as_coordinator):
    def menu(client):
        return words(client.get(FRONT).text.split('class="mainmenu"')[1].split("</nav>")[0])

    assert "Ideer og ansøgninger" in menu(as_coordinator)
    assert "Ideer og ansøgninger" not in menu(visitor)
    assert menu(visitor).startswith("> Forsøg Kommuner Resultater Anbefalinger Dokumenter Lov")
