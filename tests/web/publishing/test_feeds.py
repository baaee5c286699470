"""Feeds: valid Atom with what was decided, begun and published, of the network, a trial, a municipality."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from tests.web.publishing.decided import kept_paper, publish_paper, publish_result, take_back

ATOM = "{http://www.w3.org/2005/Atom}"
NEWS = "/nordjylland/news/"


def feed(client, address):
    answer = client.get(f"{NEWS}{address}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def titles(root):
    return [one.findtext(f"{ATOM}title") for one in root.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("address", ["atom", "trial/1.3/atom", "municipality/Aalborg/atom"])
def test_what_rfc_4287_demands_is_there(visitor, address):
    """4.1.1 and 4.1.2: id, title, updated; an author; a link to itself; ids that differ; absolute IRIs."""
    root = feed(visitor, address)
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{NEWS}{address}"
    entries = list(root.iter(f"{ATOM}entry"))
    assert entries
    for one in (root, *entries):
        assert one.findtext(f"{ATOM}title")
        assert one.findtext(f"{ATOM}id").startswith("http://testserver/")
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo is not None
    ids = [one.findtext(f"{ATOM}id") for one in entries]
    assert len(ids) == len(set(ids))
    assert all(one.find(f"{ATOM}link").get("href").startswith("http://testserver/") for one in entries)
    assert all(
        one.findtext(f"{ATOM}summary") or "Nyt dokument" in one.find(f"{ATOM}category").get("term")
        for one in entries
    )


def test_news_are_what_was_published_and_what_the_journal_tells(visitor, as_coordinator, paper, result):
    assert paper.title_da not in titles(feed(visitor, "atom"))
    publish_paper(as_coordinator, paper)
    publish_result(as_coordinator, result)
    root = feed(visitor, "atom")
    assert titles(root)[:2] == [paper.title_da, next(one for one in titles(root) if one.startswith("3.3 "))]
    assert any(one.startswith("Forsøg 1.2") for one in titles(root))
    assert "delvist imødekommet" in ElementTree.tostring(root, encoding="unicode")
    take_back(as_coordinator)
    assert len(titles(feed(visitor, "atom"))) == len(titles(root)) - 1


def test_nothing_recorded_later_is_news_of_a_day(visitor):
    early = feed(visitor, "atom?on=2018-06-01")
    assert all(one.findtext(f"{ATOM}updated") < "2018-06-02" for one in early.iter(f"{ATOM}entry"))
    assert list(feed(visitor, "atom?on=2016-01-01").iter(f"{ATOM}entry")) == []


def test_a_trials_feed_has_its_own_news_only(visitor, as_coordinator, result):
    publish_result(as_coordinator, result)
    assert all("3.3" in one for one in titles(feed(visitor, "trial/3.3/atom")))
    assert not any("3.3" in one for one in titles(feed(visitor, "trial/1.3/atom")))


def test_a_municipalitys_feed_has_its_own_papers_and_the_trials_it_is_in(
    visitor, as_coordinator, nordjylland
):
    publish_paper(as_coordinator, kept_paper(nordjylland, "Rebild", "Rebilds status"))
    assert "Rebilds status" in titles(feed(visitor, "municipality/Rebild/atom"))
    aalborg = titles(feed(visitor, "municipality/Aalborg/atom"))
    assert "Rebilds status" not in aalborg
    assert any(one.startswith("Forsøg 1.1") for one in aalborg)
    assert not any(one.startswith("Forsøg 2.2") for one in aalborg)


@pytest.mark.parametrize("address", ["trial/9.9/atom", "municipality/Skagen/atom"])
def test_a_feed_of_what_is_not_there_is_not_found(visitor, address):
    assert visitor.get(f"{NEWS}{address}").status_code == 404


def test_the_page_says_the_same_and_leads_to_the_feeds(visitor):
    html = visitor.get(NEWS).text
    assert "Forsøg 1.2" in html
    for address in ("atom", "trial/3.10/atom", "municipality/L%C3%A6s%C3%B8/atom"):
        assert f'href="{NEWS}{address}"' in html
