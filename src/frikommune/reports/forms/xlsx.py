"""The tables of a paper as a workbook: a sheet for each table and each drawing, and the sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from frikommune.cases.mark import Mark
from frikommune.errors import Refused, refuse
from frikommune.language import Language, Text
from frikommune.reports.forms.html_words import Link, no_link
from frikommune.reports.forms.labels import CONTENTS, DEMONSTRATION, SOURCES, check_mark, foot_text
from frikommune.reports.forms.measure import width
from frikommune.reports.forms.notes import Notes
from frikommune.reports.forms.typography import printable, typeset
from frikommune.reports.forms.xlsx_cells import Cell
from frikommune.reports.forms.xlsx_sheets import SOURCE, Sheet, sheets
from frikommune.reports.paper import Paper

Made = Any
"""A workbook, worksheet or format of xlsxwriter, which ships no types."""

_NUMBER, _SHEET = Text("Nr.", "No."), Text("Ark", "Sheet")
_SHOWN = Text("Se oplysningen", "See the fact")
_HEAD = 3
_NARROWEST, _WIDEST = 8.0, 60.0
_LONGEST = 32_767
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def lay_out(paper: Paper, language: Language, *, link: Link = no_link, demonstration: bool = False) -> bytes:
    """The workbook as the content of an `.xlsx` file; the same paper gives the same bytes.

    `link` turns the link of a fact into a web address. Raises Refused where the paper has neither table nor
    drawing, and where one that rests on made-up rows is not asked for as a demonstration.
    """
    check_mark(paper, demonstration=demonstration)
    notes = Notes(paper, language)
    found = tuple(sheets(paper, notes))
    if not found:
        raise _no_tables(paper)
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        _Book(book, paper, notes, link).write(found)
    return made.getvalue()


class _Book:
    def __init__(self, book: Made, paper: Paper, notes: Notes, link: Link) -> None:
        self.book, self.paper, self.notes, self.link = book, paper, notes, link
        self._formats: dict[tuple[tuple[str, object], ...], Made] = {}

    def write(self, found: Sequence[Sheet]) -> None:
        day = datetime.combine(self.paper.as_of, datetime.min.time())
        self.book.set_properties(
            {
                "title": self.said(self.paper.title)[:255],
                "author": self.said(self.paper.sender)[:255],
                "created": day,
            }
        )
        self._contents(found)
        for one in found:
            self._table(one)
        self._sources()

    def said(self, text: Text) -> str:
        return typeset(text.said_in(self.notes.language), self.notes.language)

    def _contents(self, found: Sequence[Sheet]) -> None:
        """The first sheet: what the workbook is, and where each table is."""
        name = self.said(CONTENTS)
        rows = tuple((Cell(one.name), Cell(one.caption)) for one in found)
        head = (self.said(_SHEET), name)
        sheet = self._laid(Sheet(name, self.said(self.paper.title), head, rows))
        for at, one in enumerate(found, _HEAD + 1):
            sheet.write_url(at, 0, f"internal:'{one.name}'!A1", string=one.name)

    def _table(self, one: Sheet) -> None:
        sheet = self._laid(one)
        sheet.autofilter(_HEAD, 0, _HEAD + max(len(one.rows), 1), len(one.head) - 1)

    def _sources(self) -> None:
        """The last sheet: where each fact comes from."""
        notes = self.notes.all
        if not notes:
            return
        rows = tuple((Cell(float(one.number), "0"), Cell(self.notes.text(one))) for one in notes)
        name = self.said(SOURCES)
        sheet = self._laid(Sheet(name, name, (self.said(_NUMBER), self.said(SOURCE)), rows))
        for at, one in enumerate(notes, _HEAD + 1):
            address = self.link(one.link) if one.link else ""
            if address.startswith(("https://", "http://")):
                sheet.write_url(at, 2, address, string=self.said(_SHOWN))
        sheet.set_column(2, 2, 18)

    def _laid(self, one: Sheet) -> Made:
        """A sheet with its caption, its head, which stays in sight, and its rows."""
        sheet = self.book.add_worksheet(one.name)
        self._words(sheet, 0, 0, one.caption, bold=True, font_size=13)
        self._words(sheet, 1, 0, self.said(foot_text(self.paper)), font_color="#595959")
        if self.paper.mark is not Mark.NONE:
            self._words(sheet, 2, 0, self.said(DEMONSTRATION), bold=True, font_color="#8F3D05")
        right = {at for at in range(len(one.head)) if one.all_numbers(at)}
        for at, said in enumerate(one.head):
            align = "right" if at in right else "left"
            look = {"bold": True, "bottom": 2, "bottom_color": "#004D99", "text_wrap": True, "align": align}
            look |= {"indent": int(at > 0 and at not in right)}
            self._words(sheet, _HEAD, at, said, **look)
        for down, row in enumerate(one.rows, _HEAD + 1):
            for at, each in enumerate(row):
                self._cell(sheet, down, at, each, right=at in right)
        if one.note:
            self._words(sheet, _HEAD + len(one.rows) + 2, 0, one.note, font_color="#595959")
        self._set_up(sheet, one)
        return sheet

    def _cell(self, sheet: Made, down: int, at: int, one: Cell, *, right: bool) -> None:
        look: dict[str, object] = {"valign": "top", "bottom": 1, "bottom_color": "#BFBFBF"}
        look |= {} if right else {"align": "left", "indent": int(at > 0)}
        if isinstance(one.value, str):
            self._words(sheet, down, at, one.value, text_wrap=True, **look)
        elif isinstance(one.value, date):
            sheet.write_datetime(down, at, one.value, self._format(num_format=one.format, **look))
        else:
            sheet.write_number(down, at, one.value, self._format(num_format=one.format or "General", **look))

    def _words(self, sheet: Made, down: int, at: int, said: str, **look: object) -> None:
        """Words stay words, also after somebody has typed in their cell: none becomes a formula."""
        risky = {"quote_prefix": True} if said.startswith(_RISKY) else {}
        sheet.write_string(down, at, printable(said)[:_LONGEST], self._format(**look, **risky))

    def _format(self, **look: object) -> Made:
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(look)
        return self._formats[key]

    def _set_up(self, sheet: Made, one: Sheet) -> None:
        """Widths of columns, what stays in sight, and how it is printed."""
        sheet.freeze_panes(_HEAD + 1, 1)
        for at, head in enumerate(one.head):
            column = [head, *(_shown(row[at]) for row in one.rows)]
            widest = max(width(said, 1.0) for said in column) * 1.9 + 3
            sheet.set_column(at, at, min(max(widest, _NARROWEST), _WIDEST))
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{_HEAD + len(one.rows) + 3}"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        marked = self.paper.mark is not Mark.NONE
        sheet.set_header(f"&C{self.said(DEMONSTRATION)}" if marked else "")
        sheet.set_footer("&R&P/&N")


def _shown(one: Cell) -> str:
    return (
        one.value
        if isinstance(one.value, str)
        else f"{one.value:,}"
        if isinstance(one.value, float)
        else "0" * 12
    )


def _no_tables(paper: Paper) -> Refused:
    return refuse(
        "paper_has_no_tables",
        problem=Text("Papiret har ingen tabeller", "The paper has no tables"),
        where=paper.title.da,
        given=paper.kind,
        expected=Text("mindst én tabel eller figur", "at least one table or drawing"),
        do_next=Text("Vælg en anden form, fx Word.", "Choose another form, Word for instance."),
    )
