"""Every kind of picture is drawn, says itself in words, and may stand in a page that allows no style."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args
from xml.etree import ElementTree

import pytest

from frikommune.evaluation.pictures.canvas import Canvas
from frikommune.evaluation.pictures.diverging import colours_of, parts_of
from frikommune.evaluation.pictures.drawn import png, svg
from frikommune.evaluation.pictures.specification import NARROW, WIDE, specification
from frikommune.evaluation.shown.laid_out import Kind, Point, Series
from frikommune.language import LANGUAGES, Text
from tests.evaluation.pictures.drawings import EVERY, TITLE, TOLD

SVG = "{http://www.w3.org/2000/svg}"
KINDS = get_args(Kind)


def words(drawn: str) -> list[str]:
    """Every text that is drawn."""
    return ["".join(one.itertext()) for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_there_is_an_example_of_every_kind():
    assert set(EVERY) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_it_fits_its_page_in_letters_that_can_be_read(kind, width):
    for language in LANGUAGES:
        root = ElementTree.fromstring(svg(EVERY[kind], language, width))
        assert float(root.get("width", "0")) <= width + 1
        sizes = {one.get("font-size") for one in root.iter(f"{SVG}text")}
        assert min(float(size.removesuffix("px")) for size in sizes if size) >= 12


@pytest.mark.parametrize("kind", KINDS)
def test_it_tells_itself_in_words(kind):
    for language in LANGUAGES:
        root = ElementTree.fromstring(svg(EVERY[kind], language))
        title, desc = root[0], root[1]
        assert (title.tag, title.text) == (f"{SVG}title", TITLE.said_in(language))
        assert (desc.tag, desc.text) == (f"{SVG}desc", TOLD.said_in(language))
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_no_style_no_script_and_loads_nothing(kind):
    drawn = svg(EVERY[kind], "da")
    tags = {one.tag.removeprefix(SVG) for one in ElementTree.fromstring(drawn).iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "line", "text", "tspan"}
    assert not re.search(r"\sstyle=|\son\w+=|href=|@import|url\(", drawn)


def test_nothing_of_vegas_own_english_is_left_for_a_screen_reader():
    drawn = svg(EVERY["intervals"], "da")
    assert "aria-label=" not in drawn
    assert "aria-roledescription" not in drawn


def test_numbers_are_written_as_each_language_writes_them():
    assert "44,4 [32,0; 57,6]" in words(svg(EVERY["intervals"], "da"))
    assert "44.4 [32.0, 57.6]" in words(svg(EVERY["intervals"], "en"))
    assert "40 %" in words(svg(EVERY["intervals"], "da"))
    assert "40%" in words(svg(EVERY["intervals"], "en"))
    assert "469.200" in words(svg(EVERY["bars"], "da"))
    assert "0,02" in words(svg(EVERY["placebos"], "da"))


def test_a_hidden_group_is_named_and_said_to_be_hidden():
    assert {"Læsø", "skjult: for få"} <= set(words(svg(EVERY["intervals"], "da")))


def test_on_a_phone_the_numbers_stand_with_the_name():
    assert "Aalborg: 44,4 [32,0; 57,6]" in words(svg(EVERY["intervals"], "da", NARROW))


def test_names_of_places_in_time_are_kept_and_lines_stand_between_them():
    drawn = words(svg(EVERY["event_study"], "da"))
    assert {"2018K1", "2018K4", "forsøget starter"} <= set(drawn)


def test_years_have_no_thousands_mark():
    series = replace(EVERY["paths"].series[0], points=tuple(Point(float(y), 0.1) for y in range(1985, 2001)))
    drawn = words(svg(replace(EVERY["paths"], series=(series,), lines=()), "da"))
    assert "1990" in drawn


@pytest.mark.parametrize("kind", ["intervals", "balance", "event_study", "paths", "steps", "power"])
def test_series_are_told_apart_by_shape_or_dash_and_not_by_colour_alone(kind):
    series = (EVERY[kind].series * 2)[:2]
    two = replace(EVERY[kind], series=(series[0], replace(series[1], name=Text.same("den anden"))))
    spec = str(specification(two, "da"))
    assert "'shape': {" in spec or "'strokeDash': {" in spec


def test_the_same_drawing_is_drawn_once(monkeypatch):
    first = svg(EVERY["bars"], "en")
    monkeypatch.setattr("vl_convert.vegalite_to_svg", None)
    assert svg(EVERY["bars"], "en") is not None
    assert svg(EVERY["bars"], "en") == first


def test_it_may_be_had_as_png():
    assert png(EVERY["intervals"], "da").startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_with_nothing_in_it_is_drawn_too(kind):
    bare = replace(EVERY[kind], series=(replace(EVERY[kind].series[0], points=()),), lines=())
    assert ElementTree.fromstring(svg(bare, "da")).tag == f"{SVG}svg"


def test_a_placebo_far_out_does_not_press_the_others_together():
    others = tuple(Point(Text.same(str(n)), n / 50) for n in range(50))
    far = Series(Text.same("Andre"), (*others, Point(Text.same("langt"), 2000.0)))
    drawn = words(svg(replace(EVERY["placebos"], series=(far, EVERY["placebos"].series[1])), "da"))
    assert "1 ligger uden for billedet" in drawn
    assert not [one for one in drawn if one.endswith("000")]


def test_neutral_answers_are_split_at_zero():
    canvas = Canvas(EVERY["diverging"], "da", WIDE)
    first = [part for part in parts_of(canvas, ["Lettere?", "Bedre?"]) if part.row == 0]
    assert [(round(part.low), round(part.high)) for part in first] == [(-40, -20), (-20, 20), (20, 60)]


@pytest.mark.parametrize("count", range(2, 8))
def test_every_answer_has_its_own_colour(count):
    assert len(set(colours_of(count, (count - 1) / 2))) == count
