"""Cells in words, and a table as lines."""

from __future__ import annotations

import pytest

from frikommune.evaluation.shown.laid_out import Column, Table
from frikommune.evaluation.shown.words import table_lines, words_of
from frikommune.language import Text

NAME = Text("Kommune", "Municipality")


@pytest.mark.parametrize(
    ("cell", "column", "da", "en"),
    [
        (0.444, Column(NAME, "share"), "44,4 %", "44.4%"),
        (0.025, Column(NAME, "points"), "+2,5 procentpoint", "+2.5 percentage points"),
        (0.0004, Column(NAME, "p"), "p < 0,001", "p < 0.001"),
        (1234.5, Column(NAME, "kroner"), "1.234 kr.", "DKK 1,234"),
        (12, Column(NAME, "number"), "12", "12"),
        (1.5, Column(NAME, "number", 2), "1,50", "1.50"),
        (None, Column(NAME, "share"), "–", "–"),
        (Text("ja", "yes"), Column(NAME), "ja", "yes"),
    ],
)
def test_a_cell_is_read_in_its_columns_unit(cell, column, da, en):
    assert words_of(cell, column) == Text(da, en)


TABLE = Table(
    NAME,
    (Column(NAME), Column(Text("Borgere", "Citizens"), "number")),
    (("Aalborg", 410), ("Brønderslev kommune med et meget langt navn til", 7)),
)


def test_numbers_stand_to_the_right_and_names_to_the_left():
    head, rule, first, *_ = table_lines(TABLE, "da", 100)
    assert (head[:8], head[-7:]) == ("Kommune ", "Borgere")
    assert set(rule) == {"─", " "}
    assert (first[:8], first[-7:]) == ("Aalborg ", "    410")


def test_a_table_that_is_too_wide_breaks_its_widest_column():
    lines = table_lines(TABLE, "da", 36)
    assert max(map(len, lines)) <= 36
    assert "Brønderslev kommune med et" in lines[3]
    assert lines[3].endswith("7")


def test_points_stand_without_their_unit_under_a_head_that_names_it():
    points = Table(NAME, (Column(Text("Virkning", "Effect"), "points"),), ((0.025,), (None,)))
    assert table_lines(points, "da", 80) == [
        "Virkning (procentpoint)",
        "─" * 23,
        f"{'+2,5':>23}",
        f"{'–':>23}",
    ]


def test_words_that_cannot_be_broken_are_kept_whole():
    assert "Brønderslev" in "\n".join(table_lines(TABLE, "da", 12))
