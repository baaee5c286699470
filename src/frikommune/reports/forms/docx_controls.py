"""Content controls of Word: places that a secretary fills in, and that are found by name afterwards."""

from __future__ import annotations

from typing import Literal

from frikommune.language import Text
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import Numbers, paragraph, quoted, run, val

Kind = Literal["text", "date", "rich"]

_DATE = {"da": ("dd.MM.yyyy", "da-DK"), "en": ("d MMMM yyyy", "en-GB")}


class Controls:
    """Makes the controls of one document."""

    def __init__(self, words: DocxWords, numbers: Numbers) -> None:
        self._words, self._numbers = words, numbers

    def inline(self, name: str, label: Text, asks: Text, *, kind: Kind = "text", filled: str = "") -> str:
        """A control within a line; `filled` is runs, else it asks for what is to be written."""
        inside = filled or self._asked(asks)
        return self._control(name, label, inside, kind=kind, asks=not filled)

    def block(self, name: str, label: Text, asks: Text) -> str:
        """A control of whole paragraphs, to be filled in."""
        inside = paragraph(self._words.styles.id("Body Text"), self._asked(asks))
        return self._control(name, label, inside, kind="rich", asks=True)

    def _asked(self, asks: Text) -> str:
        return run(self._words.plain(asks), val("rStyle", self._words.styles.id("Placeholder Text")))

    def _control(self, name: str, label: Text, inside: str, *, kind: Kind, asks: bool) -> str:
        shown = "<w:showingPlcHdr/>" if asks else ""
        said = f"<w:alias w:val={quoted(self._words.plain(label))}/>"
        properties = f"{said}{val('tag', name)}{val('id', self._numbers.new())}{shown}{self._kind(kind)}"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    def _kind(self, kind: Kind) -> str:
        if kind == "date":
            form, locale = _DATE[self._words.notes.language]
            return (
                f"<w:date>{val('dateFormat', form)}{val('lid', locale)}"
                f"{val('storeMappedDataAs', 'dateTime')}{val('calendar', 'gregorian')}</w:date>"
            )
        return '<w:text w:multiLine="1"/>' if kind == "text" else ""
