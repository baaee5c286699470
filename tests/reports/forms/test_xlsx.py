"""The tables of a paper as a workbook, as another library reads it back."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import polars as pl
import pytest
from lxml import etree

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.forms import xlsx
from frikommune.reports.forms.xlsx_cells import Cell, cell
from frikommune.reports.paper import Grid, Picture, Section
from frikommune.reports.writing import paragraph
from tests.reports.forms.made import cited, diagram, grid, interval_drawing, paper, plain, words

HEAD = 3


def laid(*given, language="da", **more):
    whole = paper(sections=(Section(plain("T"), given),), appendices=(), frame=None, **more)
    return xlsx.lay_out(whole, language, demonstration=whole.mark is not Mark.NONE)


def read(content, sheet):
    return pl.read_excel(content, sheet_name=sheet, read_options={"header_row": HEAD})


def sheets(content):
    return list(pl.read_excel(content, sheet_id=0, raise_if_empty=False))


def xml(content, name):
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def table(*rows, columns=2):
    heads = tuple(Text.same(f"k{at}") for at in range(columns))
    return Grid(plain("Tal"), heads, tuple(tuple(plain(one) for one in row) for row in rows))


def test_each_table_and_each_drawing_has_a_sheet_named_as_in_the_paper():
    found = laid(grid(), diagram(), Picture(interval_drawing(), plain("Andel")), grid())
    assert sheets(found) == ["Indhold", "Tabel 1", "Figur 2", "Tabel 2", "Kilder"]


def test_numbers_are_numbers_and_shares_are_shares():
    found = read(laid(grid()), "Tabel 1")
    assert found["Sager"].to_list()[:3] == [101, 102, 103]
    assert found["Andel"].to_list()[:3] == [0.015, 0.025, 0.035]


def test_days_are_days():
    assert read(laid(table(["a", "08.11.2019"])), "Tabel 1")["k1"].to_list() == [date(2019, 11, 8)]


def test_each_row_names_its_sources_and_the_last_sheet_tells_them():
    content = laid(grid(2))
    assert read(content, "Tabel 1")["Kilde"].to_list()[:2] == ["1, 2", "1, 3"]
    assert read(content, "Kilder")["Kilde"].to_list() == [
        *("KKR-status 8.11.2019 (002).", "Statusnotat 2019.", "KKR 2020.")
    ]


@pytest.mark.parametrize("said", ["=1+1", "+1", "-a", "@SUM(A1)", '=HYPERLINK("http://x.example")'])
def test_words_never_become_a_formula(said):
    content = laid(table([said, "a" + said], ["b", said]))
    assert not list(xml(content, "xl/worksheets/sheet2.xml").iter("{*}f"))
    formats = xml(content, "xl/styles.xml").iter("{*}xf")
    assert [one for one in formats if one.get("quotePrefix") == "1"]
    assert read(content, "Tabel 1")["k1"].to_list()[1] == said.replace('"', "“", 1).replace('"', "”")


def test_the_head_stays_in_sight():
    pane = next(xml(laid(grid()), "xl/worksheets/sheet2.xml").iter("{*}pane"))
    assert (pane.get("state"), pane.get("ySplit"), pane.get("xSplit")) == ("frozen", "4", "1")


def test_the_numbers_behind_a_drawing_are_there():
    found = read(laid(Picture(interval_drawing(), plain("Andel"))), "Figur 1")
    assert found.columns == ["Serie", "Navn", "Værdi", "Fra", "Til"]
    assert found.row(0) == ("Andel", "Gruppe 1", 0.1, pytest.approx(0.02), pytest.approx(0.2))


def test_a_demonstration_says_so_on_each_sheet():
    content = laid(grid(), mark=Mark.SYNTHETIC)
    shared = [one.text for one in xml(content, "xl/sharedStrings.xml").iter("{*}t")]
    assert "Demonstration: opdigtede borgere, intet tal er et fund" in shared
    heads = [next(xml(content, f"xl/worksheets/sheet{at}.xml").iter("{*}oddHeader")).text for at in (1, 2, 3)]
    assert all("opdigtede borgere" in one for one in heads)


def test_made_up_rows_are_refused_outside_a_demonstration():
    with pytest.raises(Refused, match="made-up"):
        xlsx.lay_out(paper(mark=Mark.SYNTHETIC), "da")


def test_a_paper_without_tables_is_refused():
    with pytest.raises(Refused, match="no tables"):
        laid(paragraph("Intet.", "Nothing."))


def test_the_same_paper_is_the_same_file():
    assert laid(grid()) == laid(grid())


def test_a_source_leads_to_the_page_that_shows_the_fact():
    content = xlsx.lay_out(paper(), "da", link=lambda to: f"https://frikommune.example/{to}")
    with zipfile.ZipFile(BytesIO(content)) as package:
        found = [one for one in package.namelist() if b"frikommune.example" in package.read(one)]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("1.234,5", "da", Cell(1234.5, "#,##0.0")),
        ("1,234.5", "en", Cell(1234.5, "#,##0.0")),
        ("2018", "da", Cell(2018.0, "0")),
        ("44,4 %", "da", Cell(0.444, "0.0 %")),
        ("44.4%", "en", Cell(0.444, "0.0%")),
        ("24.000 kr.", "da", Cell(24000.0, '#,##0 "kr."')),
        ("DKK 24,000", "en", Cell(24000.0, '"DKK "#,##0')),
        ("1 sag", "da", Cell(1.0, '0 "sag"')),
        ("−3,25", "da", Cell(-3.25, "0.00")),
        ("08.11.2019", "da", Cell(date(2019, 11, 8), "dd.mm.yyyy")),
        ("8 November 2019", "en", Cell(date(2019, 11, 8), "d mmmm yyyy")),
    ],
)
def test_what_is_surely_a_value_is_one(said, language, expected):
    assert cell(said.replace(" ", "\u00a0"), language) == expected


@pytest.mark.parametrize(
    "said",
    [
        "1.3",
        "1.10",
        "ca. 5",
        "5–7",
        "0045",
        "12a",
        "–",
        "",
        "§ 34",
        "31.02.2019",
        "12 Fleksjob",
        "1.23.456",
        "5 af 9",
    ],
)
def test_what_is_not_surely_a_value_stays_words(said):
    assert cell(said, "da") == Cell(said)


def test_the_name_of_a_row_stays_words():
    assert read(laid(table(["2017", "1"], ["2018", "2"])), "Tabel 1")["k0"].to_list() == ["2017", "2018"]


def test_a_source_is_told_once_a_row():
    two = (words(cited("1", "a", "A")), words(cited("2", "b", "A")))
    made = Grid(plain("Tal"), (Text.same("x"), Text.same("y")), (two,))
    assert read(laid(made), "Tabel 1")["Kilde"].to_list() in (["1"], [1])


def test_a_year_among_words_stays_words_and_other_numbers_do_not():
    found = read(laid(table(["a", "2018", "24 %"], ["b", "august 2018", "ca. 5"], columns=3)), "Tabel 1")
    assert found["k1"].to_list() == ["2018", "august 2018"]
    assert cell("24\u00a0%", "da").value == 0.24


def test_a_table_without_rows_keeps_its_head():
    assert read(laid(table()), "Tabel 1").columns == ["k0", "k1"]
