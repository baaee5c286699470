"""A paper in a municipality's own Word template: its styles and order, and what is wrong with it in words."""

from __future__ import annotations

import itertools
from pathlib import Path

import docx as word
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import docx
from frikommune.reports.forms.docx_base import empty
from frikommune.reports.forms.docx_places import PLACES
from frikommune.reports.forms.docx_template import places
from frikommune.reports.forms.docx_xml import nodes
from frikommune.reports.paper import Frame, Grid, Section
from frikommune.reports.writing import paragraph
from tests.reports.forms.made import blocks, cited, paper, plain, saved
from tests.reports.forms.read_docx import controls, paragraphs, part, read, styled, text


def template(*lines, change=lambda document: None):
    document = empty("da")
    for line in lines:
        document.add_paragraph(line)
    change(document)
    return saved(document)


def laid(template_, language="da", **more):
    section = Section(plain("Forsøg 1.3 – færre samtaler"), blocks()[:3])
    return docx.lay_out(paper(**{"sections": (section,), **more}), language, template=template_)


def codes(template_):
    with pytest.raises(Refused) as found:
        laid(template_)
    return [one.code for one in found.value.refusals]


def said(content):
    return [words for _, words in paragraphs(read(content)) if words]


def test_a_letterhead_without_places_gets_the_paper_at_its_end():
    found = said(laid(template("Frederikshavn Kommune")))
    assert found[:2] == ["Frederikshavn Kommune", "Punkt\u00a0nr.: Orientering om forsøg"]


def test_the_template_of_another_program_is_taken():
    found = read(laid(saved(word.Document())))
    assert found.styles["Table Grid"] is not None
    assert styled(found, "List Bullet") == ["12\u00a0sager", "Ingen flere"]


def test_every_place_is_filled_in_the_templates_own_order():
    lines = ["Beslutning", "{{beslutning}}", "{{emne}}", "{{sagsbeskrivelse}}", "Sag {{sagsnr}}, {{udvalg}}"]
    found = said(laid(template(*lines)))
    assert found[:3] == ["Beslutning", "Udfyldes på mødet", "Orientering om forsøg"]
    assert "Sag 2019-035025, Beskæftigelsesudvalget" in found


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.name.en)
def test_each_place_has_two_names_and_both_are_understood(place):
    for name in place.name:
        lines = [f"{{{{ {name.upper()} }}}}"] + ["{{sagsbeskrivelse}}"] * (place.name.da != "sagsbeskrivelse")
        assert not [one for one in said(laid(template(*lines))) if "{{" in one]


def test_a_name_that_word_has_parted_over_runs_is_found():
    def parted(document):
        line = document.add_paragraph("Sag: ")
        for piece in ("{", "{tit", "el", "}", "} slut"):
            line.add_run(piece).bold = piece == "{tit"

    found = said(laid(template("{{sagsbeskrivelse}}", change=parted)))
    assert "Sag: Status på frikommuneforsøg slut" in found


def test_what_is_put_in_looks_like_what_stood_there():
    def large(document):
        run = document.add_paragraph("Emne: ").add_run("{{emne}}")
        run.font.size, run.bold = Pt(30), True

    document = read(laid(template("{{sagsbeskrivelse}}", change=large)))
    line = next(one for one in document.paragraphs if one.text.startswith("Emne"))
    put = next(one for one in line.runs if one.text == "Orientering om forsøg")
    assert (put.font.size, put.bold) == (Pt(30), True)


def test_several_places_on_one_line_keep_what_stands_between():
    found = said(laid(template("a{{emne}}b{{udvalg}}c{{emne}}", "{{sagsbeskrivelse}}")))
    assert found[0] == "aOrientering om forsøgbBeskæftigelsesudvalgetcOrientering om forsøg"


def test_a_place_in_the_head_is_filled():
    def head(document):
        document.sections[0].header.paragraphs[0].text = "{{afsender}} – {{dag}}"

    document = read(laid(template("{{sagsbeskrivelse}}", change=head)))
    assert text(document.sections[0].header._element) == "Job- og Velfærdsafdelingen – Pr. 08.11.2019"


def test_a_recommendation_in_the_head_has_no_footnote_for_none_can_stand_there():
    def head(document):
        document.sections[0].header.paragraphs[0].text = "{{indstilling}}"

    frame = Frame(Text.same("x"), paragraph("{n}", "{n}", n=cited("5", "a")).words)
    document = read(laid(template("{{sagsbeskrivelse}}", change=head), frame=frame))
    header = document.sections[0].header._element
    assert text(header) == "5"
    assert not list(header.iter(qn("w:footnoteReference")))


def test_a_recommendation_in_a_text_box_has_no_footnote_either():
    def box(document):
        inside = "<w:txbxContent><w:p><w:r><w:t>{{indstilling}}</w:t></w:r></w:p></w:txbxContent>"
        made = nodes(f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>")
        document.element.body.insert(0, made[0])

    frame = Frame(Text.same("x"), paragraph("{n}", "{n}", n=cited("5", "a")).words)
    document = read(laid(template("{{sagsbeskrivelse}}", change=box), frame=frame, appendices=()))
    assert text(document.element.body[0]) == "5"
    assert not list(document.element.body[0].iter(qn("w:footnoteReference")))


def test_a_template_that_says_nothing_of_its_page_gets_one():
    def bare(document):
        document.element.body.remove(document.element.body.sectPr)

    assert read(laid(template("x", change=bare))).sections[0].page_width.mm == pytest.approx(210, abs=1)


def test_places_in_cells_are_filled_and_every_cell_ends_with_a_paragraph():
    def table(document):
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text, cells[1].text = "Beslutning", "{{beslutning}}"

    document = read(laid(template("{{sagsbeskrivelse}}", change=table)))
    cell = next(row.cells[1]._tc for row in document.tables[-2].rows if row.cells[0].text == "Beslutning")
    assert "Udfyldes på mødet" in text(cell)
    assert cell[-1].tag == qn("w:p")


def test_footnotes_count_in_the_order_of_the_template():
    lines = ["{{indstilling}}", "{{sagsbeskrivelse}}"]
    frame = Frame(Text.same("x"), paragraph("{n}.", "{n}.", n=cited("5", "a", "A")).words)
    section = Section(plain("T"), (paragraph("{n}.", "{n}.", n=cited("6", "b", "B")),))
    for order, first in ((lines, "A."), (lines[::-1], "B.")):
        content = laid(template(*order), frame=frame, sections=(section,), appendices=())
        notes = [text(one).strip() for one in part(content, "word/footnotes.xml")]
        assert next(filter(None, notes)) == first


def test_footnotes_of_the_template_stay():
    first = template("x")
    with_notes = docx.lay_out(paper(), "da", template=first)
    again = laid(with_notes)
    ids = [one.get(qn("w:id")) for one in part(again, "word/footnotes.xml")]
    assert len(ids) == len(set(ids)) > len(list(part(with_notes, "word/footnotes.xml")))


def test_appendices_follow_where_the_template_has_no_place_for_them():
    found = said(laid(template("{{sagsbeskrivelse}}", "Med venlig hilsen")))
    assert found.index("Med venlig hilsen") < found.index("Bilag\u00a01: Oversigt")


def test_the_templates_own_styles_are_used_and_missing_ones_added():
    def styles(document):
        document.styles["Heading 2"].font.size = Pt(33)
        document.styles["Caption"].delete()

    document = read(laid(template("{{sagsbeskrivelse}}", change=styles)))
    assert document.styles["Heading 2"].font.size == Pt(33)
    assert styled(document, "Caption")
    assert "Forsøg\u00a01.3 – færre samtaler" in styled(document, "Heading 2")


def test_the_styles_of_a_danish_word_are_found_by_their_english_names():
    def danish(document):
        element = document.styles["Heading 2"].element
        element.set(qn("w:styleId"), "Overskrift2")

    document = read(laid(template("{{sagsbeskrivelse}}", change=danish)))
    found = [one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") for one in document.element.body.iter(qn("w:p"))]
    assert "Overskrift2" in {one.get(qn("w:val")) for one in found if one is not None}


def test_a_template_without_lists_gets_them():
    def bare(document):
        document.part.drop_rel(
            next(k for k, r in document.part.rels.items() if r.reltype.endswith("numbering"))
        )

    content = laid(template("{{sagsbeskrivelse}}", change=bare))
    assert list(part(content, "word/numbering.xml").iter(qn("w:num")))


def test_a_demonstration_says_so_in_the_templates_own_heads():
    def heads(document):
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Forside"

    whole = paper(mark=Mark.SYNTHETIC)
    content = docx.lay_out(whole, "da", template=template("x", change=heads), demonstration=True)
    section = read(content).sections[0]
    for head in (section.header, section.first_page_header):
        assert "opdigtede borgere" in head.paragraphs[0].text


def test_a_demonstration_says_so_once_also_where_pages_lie_across():
    heads = tuple(Text.same(f"Vesthimmerland{at}") for at in range(9))
    wide = Grid(plain("Bred"), heads, (tuple(plain("x") for _ in heads),))
    sections = (Section(plain("a")), Section(plain("b"), (wide,)), Section(plain("c")))
    whole = paper(mark=Mark.SYNTHETIC, sections=sections)
    body = template("{{sagsbeskrivelse}}", change=lambda one: one.sections[0].header.paragraphs)
    found = read(docx.lay_out(whole, "da", template=body, demonstration=True))
    assert len(found.sections) == 3
    assert [text(one.header._element).count("opdigtede") for one in found.sections] == [1, 1, 1]


def test_a_wide_table_in_a_cell_of_the_template_stays_upright():
    def cell(document):
        document.add_table(1, 1).rows[0].cells[0].text = "{{sagsbeskrivelse}}"

    heads = tuple(Text.same(f"Vesthimmerland{at}") for at in range(9))
    wide = Grid(plain("Bred"), heads, (tuple(plain("x") for _ in heads),))
    content = laid(template(change=cell), sections=(Section(plain("b"), (wide,)),))
    assert len(read(content).sections) == 1


def test_nobodys_name_and_no_place_on_a_disk_is_left_of_the_template():
    def named(document):
        document.core_properties.author = "Hans Hansen"
        document.core_properties.last_modified_by = "Hans Hansen"

    core = read(laid(template("x", change=named))).core_properties
    assert "Hans" not in core.author + core.last_modified_by


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["{{sagsbeskrivelse}}", "{{titel}"], "template_place_broken"),
        (["{{sagsbeskrivelse}}", "titel}}"], "template_place_broken"),
        (["{{sagsbeskrivelse}}", "{{titl}}"], "template_place_unknown"),
        (["{{sagsbeskrivelse}}", "{{}}"], "template_place_unknown"),
        (["{{sagsbeskrivelse}}", "{{sagsbeskrivelse}}"], "template_place_twice"),
        (["Tekst {{sagsbeskrivelse}}"], "template_place_not_alone"),
        (["{{titel}}"], "template_without_body"),
    ],
)
def test_what_is_wrong_with_a_template_is_said(lines, code):
    assert codes(template(*lines)) == [code]


def test_a_whole_paragraph_cannot_stand_in_a_head():
    def head(document):
        document.sections[0].header.paragraphs[0].text = "{{beslutning}}"

    assert codes(template("{{sagsbeskrivelse}}", change=head)) == ["template_place_not_alone"]


def test_a_misspelt_name_is_told_what_was_probably_meant():
    with pytest.raises(Refused, match="Did you mean “indstilling”"):
        laid(template("{{sagsbeskrivelse}}", "{{indstiling}}"))


def test_words_with_braces_in_the_paper_are_words():
    section = Section(plain("T"), (paragraph("{a}", "{a}", a=Text.same("{{titel}} og }}")),))
    assert "{{titel}} og }}" in said(laid(template("{{sagsbeskrivelse}}"), sections=(section,)))


def test_the_places_of_a_template_can_be_asked_for():
    found = places(template("{{titel}}", "{{sagsbeskrivelse}}"))
    assert [one.place.name.da for one in found] == ["titel", "sagsbeskrivelse"]


def test_a_paper_that_is_no_item_leaves_the_places_of_one_to_be_filled_in():
    document = read(laid(template("{{indstilling}}", "{{sagsbeskrivelse}}"), frame=None))
    assert controls(document)["indstilling"] == ("Skriv indstillingen", True)


def test_every_place_is_told_in_the_documentation():
    told = (Path(__file__).parents[3] / "docs" / "papers.md").read_text()
    star = {"line": "", "block": "*"}
    lines = [
        f"| `{{{{{one.name.da}}}}}`{star[one.shape]} | `{{{{{one.name.en}}}}}` | {one.says.en} |"
        for one in PLACES
    ]
    assert [one for one in lines if one not in told] == []


PIECES = st.sampled_from(["{{emne}}", "{{ udvalg }}", "a", " ", "bø", "{ ", " }", "\t", "{{dag}}"])
SAID = {
    "{{emne}}": "Orientering om forsøg",
    "{{ udvalg }}": "Beskæftigelsesudvalget",
    "{{dag}}": "Pr. 08.11.2019",
    "\t": "",
}


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=6), st.data())
def test_however_word_parts_a_line_it_comes_out_the_same(pieces, data):
    line = "".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(line)), max_size=6)))

    def parted(document):
        paragraph_ = document.add_paragraph()
        for start, end in itertools.pairwise([0, *cuts, len(line)]):
            paragraph_.add_run(line[start:end])
        document.add_paragraph("{{sagsbeskrivelse}}")

    section = Section(plain("x"))
    found = laid(template(change=parted), sections=(section,), appendices=())
    assert text(read(found).paragraphs[0]._p) == "".join(SAID.get(one, one) for one in pieces)
