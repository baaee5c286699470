"""Words as runs of Word: strong and emphasised by styles, each fact with the number of its footnote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from frikommune.language import Text
from frikommune.reports.forms.docx_notes import Footnotes
from frikommune.reports.forms.docx_styles import Styles
from frikommune.reports.forms.docx_xml import run, val
from frikommune.reports.forms.notes import Marked, Notes
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import Words

_STYLES = {"strong": "Strong", "emphasis": "Emphasis"}


@dataclass(frozen=True)
class DocxWords:
    """Words of one paper in one language."""

    notes: Notes
    styles: Styles
    footnotes: Footnotes

    def plain(self, text: Text) -> str:
        """A text, set."""
        return typeset(text.said_in(self.notes.language), self.notes.language)

    def said(self, text: Text, style: str = "") -> str:
        """A text as one run; `style` names a style of characters."""
        return run(self.plain(text), val("rStyle", self.styles.id(style)) if style else "")

    def words(self, words: Words) -> str:
        """A paragraph, an item or a heading."""
        return self.marked(self.notes.of(words))

    def marked(self, runs: Iterable[Marked]) -> str:
        """Runs, each followed by the number of its note."""
        return "".join(self._one(one) for one in runs)

    def _one(self, marked: Marked) -> str:
        name = _STYLES.get(marked.run.style, "")
        said = run(marked.run.text, val("rStyle", self.styles.id(name)) if name else "")
        return said + (self.footnotes.reference(marked.note) if marked.note else "")
