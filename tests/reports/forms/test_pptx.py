"""A paper as slides: real placeholders, nothing overfull, and where facts come from on the notes page."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import pptx
from frikommune.reports.forms.pptx_fit import PARTED, SIZES, SMALLEST, Line, Room
from frikommune.reports.forms.pptx_master import HIGH, WIDE, master
from frikommune.reports.forms.pptx_table import table_parts
from frikommune.reports.paper import Picture, Run, Section
from frikommune.reports.writing import points
from tests.reports.forms.made import drawing, grid, interval_drawing, paper, plain


def opened(data):
    return Presentation(BytesIO(data))


def slides_of(whole, language="da", **more):
    return list(opened(pptx.lay_out(whole, language, **more)).slides)


def titles(slides):
    return [one.shapes.title.text_frame.text.replace("\xa0", " ") for one in slides]


def text(shape):
    return shape.text_frame.text if shape.has_text_frame else ""


def shapes_of(slides):
    return [shape for slide in slides for shape in slide.shapes]


@pytest.fixture(scope="module")
def laid():
    return slides_of(paper())


def test_slides_follow_the_paper_and_go_on_where_one_is_full(laid):
    assert titles(laid) == [
        "Status på frikommuneforsøg",
        "Indstilling",
        "Forsøg 1.3 – færre samtaler",
        *["Forsøg 1.3 – færre samtaler (fortsat)"] * 4,
        "Forsøg 1.3 – færre samtaler: Videre",
        "Bilag 1: Oversigt",
    ]


def test_words_stand_in_placeholders_and_points_are_points(laid):
    body = laid[2].placeholders[1]
    assert [one.text for one in body.text_frame.paragraphs] == [
        "Det sparer 24.000\xa0kr. om året.",
        "12\xa0sager",
        "Ingen flere",
    ]
    plain_one, point, _ = body.text_frame.paragraphs
    assert plain_one._p.pPr.find("{*}buNone") is not None
    assert point._p.pPr.find("{*}buNone") is None


def test_each_slide_but_the_first_has_its_number_sender_and_day(laid):
    for one in laid[1:]:
        kinds = {shape.placeholder_format.type.name: text(shape) for shape in one.placeholders}
        assert kinds["FOOTER"] == "Aalborg Kommune, Job- og Velfærdsafdelingen · Pr. 08.11.2019"
        assert "SLIDE_NUMBER" in kinds


def test_no_shape_of_a_slide_has_the_number_of_another(laid):
    for one in laid:
        numbers = one._element.xpath(".//p:cNvPr/@id")
        assert len(numbers) == len(set(numbers))


def test_no_placeholder_is_left_empty(laid):
    assert all(text(one) for slide in laid for one in slide.placeholders if one.has_text_frame)


def test_a_notes_page_says_where_the_facts_of_its_slide_come_from(laid):
    said = laid[2].notes_slide.notes_text_frame.text
    assert said.startswith("Kilder\n24.000: KKR-status 8.11.2019 (002). Anderledes i KKR 13.11.2020 (000)")
    assert "\n12: KKR-status 8.11.2019 (002)." in said
    assert not laid[1].has_notes_slide


def test_a_notes_page_says_where_a_fact_is_shown_where_there_are_pages():
    slide = slides_of(paper(), link=lambda to: f"https://eksempel.dk/{to}")[2]
    assert "https://eksempel.dk/subject/figure:saved" in slide.notes_slide.notes_text_frame.text


def test_tables_pictures_and_diagrams_are_told(laid):
    told = [
        one._element.xpath(".//p:cNvPr")[0].get("descr")
        for one in shapes_of(laid)
        if one.has_table or one.shape_type in (6, 13) or "Picture" in type(one).__name__
    ]
    assert told == [
        "Forsøgene i tal. Tal til og med august.",
        "Halvdelen i hver gruppe.",
        "KKR ejer; styregruppe og følgegruppe under.",
        "Forsøgene i tal. Tal til og med august.",
    ]


def test_a_diagram_is_made_of_boxes_that_can_be_moved(laid):
    group = next(one for one in shapes_of(laid) if one.shape_type == 6)
    said = [one.text_frame.text for one in group.shapes if one.has_text_frame and one.text_frame.text]
    assert " | ".join(said).replace("\n", ": ") == (
        "KKR Nordjylland: Projektejer | Styregruppe: Direktører | Arbejdsgruppe: Ledere og jurister"
        " | Følgegruppe"
    )


def test_a_long_table_goes_on_with_its_head_on_each_slide():
    whole = paper(sections=(Section(plain("Tal"), (grid(40),)),), appendices=(), frame=None)
    tables = [one.table for one in shapes_of(slides_of(whole)) if one.has_table]
    assert len(tables) > 1
    assert {one.cell(0, 0).text for one in tables} == {"Forsøg"}
    heads = [one.cell(at, 0).text for one in tables for at in range(1, len(one.rows))]
    assert heads == [f"Forsøg\xa0{n}" for n in range(1, 41)]


def test_few_words_and_a_picture_stand_beside_each_other():
    blocks = (points([plain("Andelen er høj.")]), Picture(interval_drawing(), plain("Andel")))
    slides = slides_of(paper(sections=(Section(plain("Andel i job"), blocks),), appendices=(), frame=None))
    assert titles(slides)[1:] == ["Andel i job"]
    assert slides[1].slide_layout.name == "Tekst og billede"


def test_everything_stands_on_the_slide_and_is_large_enough(laid):
    for shape in shapes_of(laid):
        assert shape.left >= 0
        assert shape.left + shape.width <= Pt(WIDE)
        assert shape.top + shape.height <= Pt(HIGH)
        paragraphs = shape.text_frame.paragraphs if shape.has_text_frame else ()
        sizes = {run.font.size for one in paragraphs for run in one.runs if run.font.size}
        assert all(size >= Pt(SMALLEST) for size in sizes)


WORD = st.text(alphabet="abcdefghijklmnoæøå ", min_size=1, max_size=900)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(WORD, st.sampled_from(["point", "plain", "quote", "by"])), min_size=1, max_size=9))
def test_no_slide_is_overfull_and_no_word_is_lost(said):
    lines = [Line((Run(words),), kind) for words, kind in said]
    room = Room(880, 370)
    size = room.size_for(lines)
    slides = room.parted(lines, size)
    assert all(room.high(one, size) <= 370 for one in slides)
    assert "".join(line.text for one in slides for line in one) == "".join(words for words, _ in said)
    assert size in SIZES


def test_a_paragraph_longer_than_a_slide_goes_on_without_a_new_point():
    line = Line((Run("ord " * 900),), "point")
    slides = Room(880, 370).parted([line], PARTED)
    assert len(slides) > 1
    assert [one[0].begins for one in slides] == [True, *[False] * (len(slides) - 1)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(alphabet="abcdefg hijklm", max_size=1500), min_size=1, max_size=12))
def test_no_part_of_a_table_is_overfull_and_no_cell_is_lost(cells):
    rows = tuple((plain(f"R{at}"), plain(one), plain("5")) for at, one in enumerate(cells))
    whole = grid()
    made = type(whole)(whole.caption, whole.columns, rows)
    parts = table_parts(made, "da", 880, 334)
    assert all(sum(one.heights) <= 334.5 for one in parts)
    assert sum(parts[0].widths) == pytest.approx(880)
    came = "".join(run.text for part in parts for row in part.rows for run in row[1])
    assert came == "".join(cells)
    assert [one.last for one in parts] == [False] * (len(parts) - 1) + [True]


def test_the_file_names_the_paper_and_no_person():
    about = opened(pptx.lay_out(paper(), "en")).core_properties
    assert (about.title, about.language) == ("Status of the trials", "en-GB")
    assert (about.author, about.last_modified_by) == ("", "")
    assert about.created.date() == paper().as_of


def test_the_same_paper_gives_the_same_file(monkeypatch):
    first = pptx.lay_out(paper(), "da")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 1, 126, 0))
    assert pptx.lay_out(paper(), "da") == first


def test_a_demonstration_says_so_on_each_slide():
    slides = slides_of(paper(mark=Mark.SYNTHETIC), demonstration=True)
    assert all(any("opdigtede borgere" in text(shape) for shape in one.shapes) for one in slides)


def test_made_up_rows_are_refused_outside_a_demonstration():
    with pytest.raises(Refused, match="made-up"):
        pptx.lay_out(paper(mark=Mark.SYNTHETIC), "da")


def test_a_picture_that_nobody_has_told_is_refused():
    bare = Section(plain("Billede"), (Picture(drawing(told=""), plain("Timer")),))
    with pytest.raises(Refused, match="no description"):
        pptx.lay_out(paper(sections=(bare,)), "da")


def template(change=None):
    """A template as PowerPoint makes them: 4:3, eleven layouts, and a slide that shows how it looks."""
    slides = Presentation()
    slides.slides.add_slide(slides.slide_layouts[1]).shapes.title.text = "Sådan ser det ud"
    if change:
        change(slides)
    found = BytesIO()
    slides.save(found)
    return found.getvalue()


def repacked(data, change):
    found = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as packed, zipfile.ZipFile(found, "w") as out:
        for one in packed.infolist():
            out.writestr(one, change(one.filename, packed.read(one)))
    return found.getvalue()


def test_a_municipalitys_template_keeps_its_size_and_loses_its_own_slides():
    found = opened(pptx.lay_out(paper(), "da", template=template()))
    assert (found.slide_width, found.slide_height) == (9144000, 6858000)
    said = titles(found.slides)
    assert "Sådan ser det ud" not in said
    assert said[:2] == ["Status på frikommuneforsøg", "Indstilling"]
    for shape in shapes_of(found.slides):
        assert shape.left + shape.width <= found.slide_width
        assert shape.top + shape.height <= found.slide_height


def test_a_template_file_of_powerpoint_is_read_too():
    as_template = repacked(
        template(),
        lambda name, data: (
            data.replace(b"presentation.main+xml", b"template.main+xml") if "Types" in name else data
        ),
    )
    assert titles(opened(pptx.lay_out(paper(), "da", template=as_template)).slides)[1] == "Indstilling"


def saying(*parts):
    """A template whose master says something, in so many runs."""

    def change(slides):
        paragraph = slides.slide_masters[0].placeholders[0].text_frame.paragraphs[0]
        for one in list(paragraph.runs)[1:]:
            paragraph._p.remove(one._r)
        paragraph.runs[0].text = parts[0]
        for one in parts[1:]:
            paragraph.add_run().text = one

    return template(change)


def test_places_in_a_master_are_filled_in_also_where_they_were_parted():
    found = opened(pptx.lay_out(paper(), "da", template=saying("Sag {{sags", "nr}} af {{ Dag }}")))
    assert found.slide_masters[0].placeholders[0].text_frame.text == "Sag 2019-035025 af 08.11.2019"


@pytest.mark.parametrize(
    ("said", "code"),
    [("{{afsendr}}", "template_place_unknown"), ("{{afsender}", "template_place_broken")],
)
def test_a_place_that_is_broken_or_unknown_is_refused(said, code):
    with pytest.raises(Refused) as refused:
        pptx.lay_out(paper(), "da", template=saying(said))
    assert [one.code for one in refused.value.refusals] == [code]


def no_points(slides):
    for one in list(slides.slide_layouts)[1:]:
        if one is not slides.slides[0].slide_layout:
            slides.slide_layouts.remove(one) if not one.used_by_slides else None
    for shape in list(slides.slide_layouts[1].placeholders)[1:2]:
        shape._element.getparent().remove(shape._element)


def without_master(name, data):
    """A layout that does not say which master it is of."""
    return data.replace(b'/slideMaster"', b'/other"') if "slideLayouts/_rels" in name else data


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (b"", "template_broken"),
        (b"PK\x03\x04 cut off", "template_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "template_old_or_locked"),
        (template()[:9000], "template_broken"),
        (
            repacked(template(), lambda name, data: b"<" if "presentation.xml" in name else data),
            "slide_template_not_readable",
        ),
        (
            repacked(template(), lambda name, data: data.replace(b"presentation.main", b"x.main")),
            "template_other_kind",
        ),
        (template(no_points), "slide_template_lacks_a_layout"),
        (repacked(template(), without_master), "slide_template_not_readable"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(given, code):
    with pytest.raises(Refused) as refused:
        pptx.lay_out(paper(), "da", template=given)
    assert [one.code for one in refused.value.refusals] == [code]


def test_a_template_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        pptx.lay_out(paper(), "da", template=tmp_path / "findes-ikke.pptx")


def test_the_own_master_has_a_place_for_everything():
    layouts = {
        one.name: {p.placeholder_format.type.name for p in one.placeholders}
        for one in opened(master()).slide_layouts
    }
    assert list(layouts) == ["Titel", "Afsnit", "Punkter", "Tabel", "Billede", "Tekst og billede"]
    assert "TABLE" in layouts["Tabel"]
    assert "PICTURE" in layouts["Billede"]


def test_english_words_say_what_goes_on():
    assert "Trial 1.3 (continued)" in titles(slides_of(paper(), "en"))


def test_a_control_character_in_a_persons_text_does_no_harm():
    whole = paper(title=Text("Status\x07", "Status\x07"), sections=(), appendices=(), frame=None)
    assert titles(slides_of(whole)) == ["Status\ufffd"]
