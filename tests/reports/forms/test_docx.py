"""A paper as Word: real styles, real footnotes, and what a secretary needs, as python-docx reads it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import docx
from frikommune.reports.forms.typography import printable
from frikommune.reports.paper import Frame, Grid, OwnText, Picture, Section
from frikommune.reports.writing import paragraph, points, words, write
from tests.reports.forms.made import DAY, blocks, cited, drawing, grid, paper, plain
from tests.reports.forms.read_docx import controls, fields, paragraphs, part, read, styled, text

ALONE = {"frame": None, "appendices": ()}


def laid(language="da", **more):
    return docx.lay_out(paper(**more), language)


def of(*given_, language="da", **more):
    return laid(language, sections=(Section(plain("Titel"), given_),), **ALONE, **more)


def notes_of(content):
    root = part(content, "word/footnotes.xml")
    return [text(one).strip() for one in root if int(one.get(qn("w:id"))) > 0]


def references(document):
    return [one.get(qn("w:id")) for one in document.element.body.iter(qn("w:footnoteReference"))]


def test_every_heading_has_the_style_of_its_step():
    found = read(laid(frame=None))
    assert styled(found, "Heading 1") == ["Forsøg\u00a01.3 – færre samtaler", "Bilag\u00a01: Oversigt"]
    assert styled(found, "Heading 2") == ["Videre"]
    assert styled(found, "Title") == ["Status på frikommuneforsøg"]
    assert styled(found, "Subtitle") == ["Til orientering"]


def test_an_item_of_an_agenda_has_the_headings_of_one_in_their_order():
    assert styled(read(laid()), "Heading 1") == [
        *("Indstilling", "Sagsbeskrivelse", "Beslutning", "Fraværende", "Bilag"),
        "Bilag\u00a01: Oversigt",
    ]


def test_what_is_known_of_an_item_is_filled_in_and_the_rest_asks():
    assert controls(read(laid())) == {
        "punkt": ("nr.", True),
        "udvalg": ("Beskæftigelsesudvalget", False),
        "moede": ("vælg dag", True),
        "sagsnr": ("2019-035025", False),
        "afsender": ("Job- og Velfærdsafdelingen", False),
        "beslutning": ("Udfyldes på mødet", True),
        "fravaerende": ("Udfyldes på mødet", True),
    }


def test_an_item_of_which_little_is_known_asks_for_it():
    little = Frame(Text.same("Orientering"), plain(""))
    found = controls(read(laid(frame=little)))
    assert {one: found[one][1] for one in ("sagsnr", "udvalg", "afsender", "indstilling")} == {
        "sagsnr": True,
        "udvalg": True,
        "afsender": True,
        "indstilling": True,
    }


def test_the_papers_own_title_is_said_once_where_the_item_has_the_same():
    same = Frame(Text("Status på frikommuneforsøg", "Status of the trials"), plain("At."))
    found = [said for _, said in paragraphs(read(laid(frame=same))) if "Status på frikommune" in said]
    assert found == ["Punkt\u00a0nr.: Status på frikommuneforsøg"]


def test_a_source_is_a_footnote_and_later_the_same_number_again():
    said = paragraph("{a} og {b}.", "{a} and {b}.", a=cited("5", "a", "A"), b=cited("6", "b", "B"))
    content = of(said, said)
    found = read(content)
    assert notes_of(content) == ["A.", "B."]
    assert references(found) == ["1", "2"]
    assert [one.split()[0] for one in fields(found.element.body)] == ["NOTEREF", "NOTEREF"]
    assert styled(found, "Body Text")[1] == "51 og 62."


def test_footnotes_are_numbered_as_they_come_in_each_language():
    said = paragraph("{a}, {b}", "{b}, {a}", a=cited("5", "a", "A"), b=cited("6", "b", "B"))
    assert [notes_of(of(said, language=one)) for one in ("da", "en")] == [["A.", "B."], ["B.", "A."]]


def test_every_number_that_refers_to_a_footnote_points_at_one():
    found = read(laid())
    names = {one.get(qn("w:name")) for one in found.element.body.iter(qn("w:bookmarkStart"))}
    asked = [one.split()[1] for one in fields(found.element.body) if one.startswith("NOTEREF")]
    assert asked
    assert set(asked) <= names


def test_a_footnote_says_what_other_sources_state():
    assert notes_of(laid())[0] == "KKR-status 8.11.2019 (002). Anderledes i KKR 13.11.2020 (000): rival er 5."


def test_a_footnote_leads_to_the_page_that_shows_the_fact():
    content = docx.lay_out(paper(), "da", link=lambda to: f"https://frikommune.example/{to}")
    codes = fields(part(content, "word/footnotes.xml"))
    assert codes == ['HYPERLINK "https://frikommune.example/subject/figure:saved"']


def test_a_paper_without_facts_has_no_footnotes():
    rels = read(of(paragraph("Intet.", "Nothing."))).part.rels.values()
    assert not [one for one in rels if one.reltype.endswith("/footnotes")]


def test_a_tables_head_stands_on_each_page_and_no_row_is_parted():
    table = read(of(grid(40))).tables[0]
    rows = [one._tr.trPr for one in table.rows]
    assert [one.find(qn("w:tblHeader")) is not None for one in rows] == [True] + [False] * 40
    assert all(one.find(qn("w:cantSplit")) is not None for one in rows)


@pytest.mark.parametrize(("many", "kept"), [(4, [0, 1, 2, 3]), (40, [0, 1, 39])])
def test_a_small_table_stays_on_one_page_and_of_a_large_one_no_row_stands_alone(many, kept):
    rows = read(of(grid(many))).tables[0].rows
    keeps = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in one.cells) for one in rows]
    assert [at for at, one in enumerate(keeps) if one] == kept


def test_a_table_holds_its_words_and_sets_numbers_to_the_right():
    table = read(of(grid(), language="en")).tables[0]
    assert [one.text for one in table.rows[0].cells] == ["Trial", "Cases", "Share"]
    assert table.cell(1, 0).text == "Trial\u00a01"
    sides = [one.paragraphs[0].alignment for one in table.rows[1].cells]
    assert [one is not None for one in sides] == [False, True, True]


def test_captions_count_themselves():
    found = read(laid(**ALONE))
    assert styled(found, "Caption") == [
        *("Tabel\u00a01. Forsøgene i tal", "Figur\u00a01. Timer", "Figur\u00a02. Hvem der styrer netværket"),
    ]
    codes = [one for one in fields(found.element.body) if one.startswith("SEQ")]
    assert codes == [f"SEQ {kind} \\* ARABIC" for kind in ("Tabel", "Figur", "Figur")]


def test_every_picture_is_told_in_words():
    found = read(laid()).element.body.iter(qn("wp:docPr"))
    assert [one.get("descr") for one in found] == [
        "Halvdelen i hver gruppe.",
        "KKR ejer; styregruppe og følgegruppe under.",
    ]


def test_no_picture_is_wider_than_the_text():
    document = read(laid())
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert all(one.width <= room for one in document.inline_shapes)


def test_a_picture_that_nobody_has_told_is_refused():
    with pytest.raises(Refused, match="no description"):
        of(Picture(drawing(told=""), plain("Timer")))


def test_a_persons_text_keeps_its_words_and_says_what_has_moved():
    found = read(laid())
    assert styled(found, "Egen tekst") == ["Vi har set, at “færre samtaler” virker.", "Andet afsnit."]
    assert styled(found, "Egen tekst afsender") == [
        "Skrevet af koordinator i Aalborg den 08.11.2019, version\u00a02"
    ]
    assert styled(found, "Egen tekst forældet") == [
        "Grundlaget er ændret, siden teksten blev skrevet: antallet af sager er nu 12."
    ]


def test_each_numbered_list_begins_with_one():
    two = points([plain("a"), plain("b")], ordered=True)
    content = of(two, paragraph("x", "x"), two)
    found = read(content)
    numbers = [
        one.pPr.numPr.numId.val for one in found.element.body.iter(qn("w:p")) if one.pPr.numPr is not None
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = part(content, "word/numbering.xml").iter(qn("w:startOverride"))
    assert [one.get(qn("w:val")) for one in starts] == ["1", "1"]


def test_emphasis_is_a_style():
    strong = words(Text.same("Vigtigt"), "strong") + write(" {a}", " {a}", a=Text.same("nu"))
    found = read(of(replace(paragraph("x", "x"), words=strong)))
    runs = next(one for one in found.paragraphs if one.text.startswith("Vigtigt")).runs
    assert (runs[0].text, runs[0].style.name) == ("Vigtigt", "Strong")


def test_a_long_paper_begins_with_what_it_holds():
    many = tuple(Section(plain(f"Afsnit {'abcdefghij'[at]}"), anchor=f"a-{at}") for at in range(10))
    found = read(laid(sections=many, **ALONE))
    assert [one for one in fields(found.element.body) if one.startswith("TOC")]
    assert styled(found, "toc 1") == [f"Afsnit {one}" for one in "abcdefghij"]
    names = {one.get(qn("w:name")) for one in found.element.body.iter(qn("w:bookmarkStart"))}
    assert {one.get(qn("w:anchor")) for one in found.element.body.iter(qn("w:hyperlink"))} <= names


def test_a_short_paper_does_not():
    assert not [one for one in fields(read(laid(**ALONE)).element.body) if one.startswith("TOC")]


def test_the_name_of_a_section_is_a_bookmark_that_word_takes():
    long = Section(plain("x"), anchor="1-et-meget-langt-navn-paa-et-afsnit-som-word-ikke-kan-have")
    found = read(laid(sections=(long, replace(long, title=plain("y"))), **ALONE))
    names = [one.get(qn("w:name")) for one in found.element.body.iter(qn("w:bookmarkStart"))]
    assert len({one.casefold() for one in names}) == len(names) == 2
    assert all(len(one) <= 40 and one[0].isalpha() for one in names)


def test_each_page_names_sender_day_and_page():
    section = read(laid()).sections[0]
    assert section.header.paragraphs[0].text == "Aalborg Kommune, Job- og Velfærdsafdelingen · Pr. 08.11.2019"
    assert fields(section.footer._element) == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(("language", "locale"), [("da", "da-DK"), ("en", "en-GB")])
def test_word_reads_it_in_its_language(language, locale):
    content = laid(language)
    styles = part(content, "word/styles.xml")
    assert styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == locale
    assert part(content, "word/settings.xml").find(qn("w:autoHyphenation")) is not None
    assert read(content).core_properties.language == locale


def test_the_file_names_its_title_and_nobody():
    found = read(laid()).core_properties
    assert (found.title, found.last_modified_by) == ("Status på frikommuneforsøg", "")
    assert found.author == "Aalborg Kommune, Job- og Velfærdsafdelingen"
    assert found.created.date() == DAY


def test_a_demonstration_says_so_on_each_page():
    content = docx.lay_out(paper(mark=Mark.SYNTHETIC), "da", demonstration=True)
    assert "opdigtede borgere" in read(content).sections[0].header.paragraphs[0].text


def test_made_up_rows_are_refused_outside_a_demonstration():
    with pytest.raises(Refused, match="made-up"):
        laid(mark=Mark.RECONSTRUCTION)


def test_the_same_paper_is_the_same_file():
    assert laid() == laid()


def test_no_two_things_share_a_number():
    body = read(laid()).element.body
    for tag, key in (("w:bookmarkStart", qn("w:id")), ("wp:docPr", "id")):
        found = [one.get(key) for one in body.iter(qn(tag))]
        assert len(found) == len(set(found)) > 0


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1))
def test_any_words_come_out_as_themselves(said):
    own = OwnText("t", (said,), Text.same("leder"), DAY)
    assert styled(read(of(own)), "Egen tekst") == [printable(said)]


def test_english_says_the_same_facts():
    da, en = (notes_of(laid(one, sections=(Section(plain("x"), blocks()),))) for one in ("da", "en"))
    assert len(da) == len(en) > 2


def wide():
    heads = tuple(Text.same(f"Vesthimmerland{at}") for at in range(9))
    return Grid(plain("Bred"), heads, tuple(tuple(plain("i gang") for _ in range(9)) for _ in range(3)))


def turned(content):
    return [one.orientation == WD_ORIENT.LANDSCAPE for one in read(content).sections]


def test_a_table_too_wide_for_an_upright_page_lies_across():
    first, last = Section(plain("a")), Section(plain("b"))
    content = laid(sections=(first, Section(plain("x"), (wide(),)), last), **ALONE)
    assert turned(content) == [False, True, False]
    section = read(content).sections[1]
    room = section.page_width - section.left_margin - section.right_margin
    grid_ = read(content).tables[0]._tbl.tblGrid
    assert sum(int(one.get(qn("w:w"))) for one in grid_) * 635 <= room + 5000


def test_wide_tables_after_each_other_leave_no_page_empty_between_them():
    content = laid(
        sections=(Section(plain("a")), *(Section(plain("x"), (wide(),)) for _ in range(3))), **ALONE
    )
    assert turned(content) == [False, True, True, True]
    assert all(one.text for one in read(content).paragraphs if one.style.name.startswith("Heading"))


def test_every_page_has_its_head_also_those_that_lie_across():
    sections = read(laid(sections=(Section(plain("x"), (wide(),)),), **ALONE)).sections
    assert all("Pr. 08.11.2019" in one.header.paragraphs[0].text for one in sections)


def test_a_table_without_rows_keeps_its_head():
    bare = Grid(plain("Tom"), (Text.same("a"), Text.same("b")), ())
    assert len(read(of(bare)).tables[0].rows) == 1


def test_a_paper_of_an_early_day_is_laid_out():
    assert read(laid(as_of=date(1990, 1, 1))).core_properties.created.year == 1990


def test_what_leads_to_a_list_stays_on_its_page():
    beneath = points([write("Én.", "One.")])
    made = read(of(paragraph("Grunde:", "Reasons:"), beneath, paragraph("Alene.", "Alone.")))
    kept = {one.text: one.paragraph_format.keep_with_next for one in made.paragraphs}
    assert kept["Grunde:"] is True
    assert kept["Alene."] is None
