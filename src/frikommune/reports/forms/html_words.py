"""Words as HTML: each fact a link to what shows it, with its source; beside it what other sources state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from frikommune.language import Language, Text
from frikommune.reports.forms.labels import SOURCES
from frikommune.reports.forms.notes import Marked, Notes, note_text, rival_text
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import Ref, Run, Words

Link = Callable[[str], str]
"""Gives the address of a page from a fact's own link; empty: the page is not to be linked to."""

_LONG = 40
"""Letters from which a fact is a sentence; it is not underlined, for the number behind it leads on too."""
_TAGS = {"": "", "strong": "strong", "emphasis": "em"}


@dataclass(frozen=True)
class HtmlWords:
    """Words of one paper in one language."""

    notes: Notes
    language: Language
    link: Link
    prefix: str = ""

    def said(self, text: Text) -> str:
        """A text, set and escaped."""
        return escape(typeset(text.said_in(self.language), self.language))

    def words(self, words: Words) -> str:
        """A paragraph, an item or a heading."""
        return self.marked(self.notes.of(words))

    def marked(self, runs: Iterable[Marked]) -> str:
        """Runs with their facts as links, each followed by the number of its note."""
        return "".join(f"{self._run(one.run)}{self._number(one.note)}" for one in runs)

    def sources(self) -> Iterable[str]:
        """The notes, each an item of a list."""
        for note in self.notes.all:
            text = escape(self.notes.text(note))
            href = self._address(note.link)
            said = f'<a href="{href}">{text}</a>' if href else text
            yield f'<li id="{self._note_id(note.number)}" value="{note.number}">{said}</li>'

    def _run(self, run: Run) -> str:
        text, tag = escape(run.text), _TAGS[run.style]
        said = f"<{tag}>{text}</{tag}>" if tag else text
        if run.ref is None or not run.text:
            return said
        return self._fact(said, run.ref, "fact fact-long" if len(run.text) > _LONG else "fact")

    def _fact(self, said: str, ref: Ref, kind: str) -> str:
        note = self._note_id(self.notes.number(ref))
        title = escape(typeset(note_text(ref).said_in(self.language), self.language))
        href = self._address(ref.link) or f"#{note}"
        rivals = "".join(self._rival(one, note) for one in ref.beside)
        fact = f'<a class="{kind}" href="{href}" title="{title}" aria-describedby="{note}">{said}</a>'
        return f"{fact}{rivals}"

    def _rival(self, ref: Ref, note: str) -> str:
        """A sign that another source states the same otherwise; its name and its title say what."""
        title = self.said(rival_text(ref))
        return f'<a class="fact-beside" href="#{note}" title="{title}" aria-label="{title}">≠</a>'

    def _number(self, note: int) -> str:
        if not note:
            return ""
        name = f"{self.said(_SOURCE)} {note}"
        return f'<sup class="fact-note"><a href="#{self._note_id(note)}" aria-label="{name}">{note}</a></sup>'

    def _note_id(self, number: int) -> str:
        return f"{self.prefix}kilde-{number}"

    def _address(self, link: str) -> str:
        return escape(self.link(link)) if link else ""


def source_list(words: HtmlWords, level: int) -> str:
    """The section of sources; nothing where a paper has none."""
    items = "".join(words.sources())
    if not items:
        return ""
    name = f"{words.prefix}kilder"
    return (
        f'<section class="paper-sources" id="{name}"><h{level}>{words.said(SOURCES)}</h{level}>'
        f"<ol>{items}</ol></section>"
    )


def no_link(_: str) -> str:
    """Links to no page: a paper that stands alone."""
    return ""


_SOURCE = Text("Kilde", "Source")
