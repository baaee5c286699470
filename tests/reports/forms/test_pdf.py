"""A paper as PDF: tagged, told to who cannot see it, and every word as it was written."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import pdf
from frikommune.reports.forms.typography import NBSP
from frikommune.reports.paper import OwnText, Paragraph, Picture, Section, Words
from tests.reports.forms.made import DAY, drawing, paper, plain
from tests.reports.forms.pdf_reading import Pdf


@pytest.fixture(scope="module")
def laid():
    return Pdf(pdf.lay_out(paper(), "da"))


def bare(*blocks, title="Tekst"):
    return paper(sections=(Section(plain(title), blocks),), appendices=(), frame=None)


def text_of(*blocks):
    return Pdf(pdf.lay_out(bare(*blocks), "da")).text


def test_it_says_what_it_is_to_a_reader_that_speaks(laid):
    assert re.search(rb"/MarkInfo<</Marked true", laid.catalog)
    assert b"/Lang(da-DK)" in laid.catalog
    assert b"/DisplayDocTitle true" in laid.catalog
    assert "<pdfuaid:part>1</pdfuaid:part>" in laid.metadata
    assert "<pdfaid:part>2</pdfaid:part>" in laid.metadata
    assert "Status på frikommuneforsøg" in laid.metadata


def test_no_person_and_no_machine_is_named_in_it(laid):
    assert b"/Author" not in laid.data
    assert "dc:creator" not in laid.metadata


def test_each_picture_is_tagged_and_told(laid):
    figures = laid.tagged("Figure")
    assert len(figures) == 2
    assert all(re.search(rb"/Alt\(.+?\)|/Alt<", one) for one in figures)


def test_tables_have_head_cells_and_lists_are_lists(laid):
    assert len(laid.tagged("Table")) == 2
    assert len([one for one in laid.tagged("TH") if b"/Scope/Column" in one]) >= 6
    assert laid.tagged("LI")


def test_headings_are_headings_and_have_permanent_names(laid):
    assert len(laid.tagged("H1")) >= 6
    assert laid.tagged("H3")
    assert b"(forsoeg-1-3)" in laid.catalog


def test_a_numbered_note_tells_where_a_fact_comes_from(laid):
    assert f"sparer 24.0001{NBSP}kr. om året" in laid.text
    assert "1.KKR-status 8.11.2019 (002). Anderledes i KKR 13.11.2020 (000): rival er 5." in laid.text


def test_a_fact_leads_to_its_page_where_pages_are_given(laid):
    found = pdf.lay_out(paper(), "da", link=lambda to: f"https://eksempel.dk/{to}")
    assert b"https://eksempel.dk/subject/figure:saved" in found
    assert b"/URI" not in laid.data


def test_the_committees_frame_is_filled_in_and_open(laid):
    for said in ("Sagsnr.2019-035025", "IndstillingAt udvalget", "BeslutningUdfyldes", "FraværendeUdfyldes"):
        assert said in laid.text
    assert "Bilag 1: Oversigt" in laid.text


def test_the_same_paper_gives_the_same_file(laid):
    assert pdf.lay_out(paper(), "da") == laid.data


def test_a_long_paper_has_a_table_of_contents():
    many = tuple(Section(plain(f"Afsnit {'i' * n}"), (Paragraph(plain("Ord.")),)) for n in range(1, 9))
    long, short = (paper(sections=of, frame=None, appendices=()) for of in (many, many[:3]))
    assert [Pdf(pdf.lay_out(one, "da")).text.count("Indhold") for one in (long, short)] == [1, 0]


def test_slides_are_set_wide_each_on_its_own():
    found = Pdf(pdf.lay_out(paper(shape="slides", frame=None), "en"))
    assert {re.search(rb"/MediaBox\[0 0 (\d+)", one)[1] for one in found.pages} == {b"720"}
    assert len(found.pages) >= 4


def test_a_demonstration_says_so_on_each_page():
    found = Pdf(pdf.lay_out(paper(mark=Mark.SYNTHETIC), "da", demonstration=True))
    assert len(found.pages) > 1
    assert found.text.count("Demonstration: opdigtede borgere, intet tal er et fund") >= len(found.pages)


def test_made_up_rows_are_refused_outside_a_demonstration():
    with pytest.raises(Refused, match="made-up"):
        pdf.lay_out(paper(mark=Mark.SYNTHETIC), "da")


def test_a_picture_that_nobody_has_told_is_refused():
    with pytest.raises(Refused, match="no description"):
        pdf.lay_out(bare(Picture(drawing(told=" "), plain("Timer"))), "da")


MARKUP = "*bold* _x_ #let $a$ @ref <label> = h - item + n /t: x \\ ` ~ -- --- ... 'q' // c /* d */ [x] {y}"


def test_no_sign_of_the_typesetter_is_read_as_one():
    own = OwnText("t", (MARKUP,), Text.same("leder"), DAY)
    assert MARKUP.replace(" ", "") in text_of(own).replace(" ", "")


LETTERS = st.characters(
    min_codepoint=32, max_codepoint=0x17F, exclude_characters="\x7f\xad", exclude_categories=["Cc"]
)
TYPED = st.text(
    st.one_of(LETTERS, st.sampled_from("*_#$@<>=-+/\\`~[]{}\"'–—“”…≠≥≤αβγЖю")), min_size=1, max_size=25
)


@settings(max_examples=60, deadline=None)
@given(TYPED)
def test_any_words_come_out_as_themselves(said):
    found = text_of(OwnText("t", (said, "|slut|"), Text.same("leder"), DAY))
    start, end = found.index("Tekst") + len("Tekst"), found.index("|slut|")
    assert found[start:end].replace(" ", "") == said.replace(" ", "")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_any_unicode_at_all_can_be_set(said):
    words = Words(*((replace(one, text=said),) for one in (plain("x").da[0], plain("x").en[0])))
    assert pdf.lay_out(bare(Paragraph(words)), "da").startswith(b"%PDF")


def test_a_private_character_is_shown_by_its_code():
    assert "Tak [U+E000] for" in text_of(Paragraph(plain("Tak \ue000 for")))


def test_a_character_that_no_font_has_is_shown_by_its_code_and_that_is_said():
    found = text_of(Paragraph(plain("Tak 😀 for 漢")))
    assert "Tak [U+1F600] for [U+6F22]" in found
    assert "Tegn, som skrifttypen ikke har" in found
