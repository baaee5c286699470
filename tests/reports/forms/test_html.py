"""A paper as HTML: every fact one click from its source, every word as it was, nothing loaded."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import html
from frikommune.reports.forms.typography import printable
from frikommune.reports.paper import OwnText, Picture, Section
from tests.reports.forms.made import DAY, blocks, drawing, grid, paper, plain


def laid(whole, language="da", **more):
    return parser.fragment_fromstring(html.lay_out(whole, language, **more))


def ids(tree):
    return [one.get("id") for one in tree.iter() if one.get("id")]


def text(tree):
    return " ".join(tree.text_content().split())


def test_a_fact_is_a_link_to_the_page_that_shows_it():
    tree = laid(paper(), link=lambda to: f"/p/{to}")
    fact = tree.find_class("fact")[0]
    assert (fact.text, fact.get("href")) == ("24.000", "/p/subject/figure:saved")
    assert "KKR-status 8.11.2019 (002)" in fact.get("title")
    assert text(tree.get_element_by_id(fact.get("aria-describedby"))).startswith("KKR-status 8.11.2019")


def test_without_such_pages_every_fact_leads_to_its_source_in_the_paper():
    tree = laid(paper())
    facts = tree.find_class("fact")
    assert facts
    assert all(one.get("href")[1:] in ids(tree) for one in facts)


def test_what_another_source_states_stands_beside_the_fact():
    beside = laid(paper()).find_class("fact-beside")
    assert [one.get("aria-label") for one in beside] == ["Anderledes i KKR 13.11.2020 (000): rival er 5."]


def test_no_name_of_a_place_stands_twice():
    twice = Section(plain("Forsøg"), (grid(),))
    tree = laid(paper(sections=(twice, twice, Section(plain("???")))))
    assert len(ids(tree)) == len(set(ids(tree)))


def test_the_name_of_a_section_is_the_same_in_both_languages():
    section = Section(plain("Læring og næste skridt", "Learning and next steps"))
    both = [laid(paper(sections=(section,), frame=None), one) for one in ("da", "en")]
    assert ["laering-og-naeste-skridt" in ids(one) for one in both] == [True, True]


def test_a_table_has_its_caption_and_names_its_rows_and_columns():
    table = laid(paper()).find(".//table")
    assert text(table.find("caption")) == "Tabel 1. Forsøgene i tal"
    assert {one.get("scope") for one in table.iterfind(".//thead//th")} == {"col"}
    assert {one.get("scope") for one in table.iterfind(".//tbody//th")} == {"row"}
    assert [one.get("class") for one in table.iterfind(".//thead//th")] == [None, "number", "number"]


def test_headings_go_down_step_by_step_from_the_page_that_holds_them():
    tree = laid(paper(), heading=3)
    steps = [
        int(one.tag[1])
        for one in tree.iter()
        if isinstance(one.tag, str) and one.tag[0] == "h" and one.tag[1:].isdigit()
    ]
    assert steps[0] == 3
    assert all(after - before <= 1 for before, after in itertools.pairwise(steps))


def test_pictures_stand_in_the_text_with_their_words():
    tree = laid(paper())
    figures = tree.findall(".//figure")
    assert [text(one.find("figcaption")) for one in figures] == [
        "Figur 1. Timer",
        "Figur 2. Hvem der styrer netværket",
    ]
    assert all(one.find(".//desc").text for one in figures)


def test_a_picture_that_nobody_has_told_is_refused():
    bare = Section(plain("Billede"), (Picture(drawing(told=""), plain("Timer")),))
    with pytest.raises(Refused, match="no description"):
        html.lay_out(paper(sections=(bare,)), "da")


def test_a_persons_text_says_who_wrote_it_and_what_has_moved():
    own = laid(paper()).find_class("own-text")[0]
    assert "Vi har set, at “færre samtaler” virker." in text(own)
    assert "Skrevet af koordinator i Aalborg den 08.11.2019, version 2" in text(own)
    assert "antallet af sager er nu 12" in text(own.find_class("own-stale")[0])


def test_a_place_for_a_persons_text_offers_to_write_there():
    place = Section(plain("Erfaringer"), own="erfaring")
    tree = laid(paper(sections=(place,)), write_at=lambda name: f"/skriv/{name}")
    assert [one.get("href") for one in tree.iterfind(".//p[@class='paper-own']/a")] == ["/skriv/erfaring"]


def test_a_demonstration_says_so():
    tree = laid(paper(mark=Mark.SYNTHETIC), demonstration=True)
    assert "opdigtede borgere" in text(tree.find_class("paper-mark")[0])


def test_made_up_rows_are_refused_outside_a_demonstration():
    with pytest.raises(Refused, match="made-up"):
        html.lay_out(paper(mark=Mark.RECONSTRUCTION), "da")


def test_a_page_alone_runs_and_loads_nothing():
    found = html.page(paper(), "en")
    tree = parser.document_fromstring(found)
    assert tree.get("lang") == "en"
    assert not list(tree.iter("script", "link", "img", "iframe", "object"))
    assert "url(" not in found
    assert all(one.get("href").startswith("#") for one in tree.iter("a"))


def test_a_paper_without_facts_has_no_list_of_sources():
    whole = paper(sections=(Section(plain("Intet")),), appendices=())
    assert "kilder" not in ids(laid(whole))


@settings(max_examples=60)
@given(st.text(min_size=1))
def test_any_words_come_out_as_themselves(said):
    own = OwnText("t", (said,), Text.same("leder"), DAY)
    whole = paper(sections=(Section(plain("Tekst"), (own,)),), appendices=(), frame=None)
    found = laid(whole).find_class("own-text")[0].find("p")
    assert found.text_content() == printable(said)


def test_english_says_the_same_facts():
    da, en = (laid(replace(paper(), sections=(Section(plain("x"), blocks()),)), one) for one in ("da", "en"))
    assert len(da.find_class("fact")) == len(en.find_class("fact")) > 5
