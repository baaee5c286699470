"""The parts that a paper in Word is put together from, each asked for where it stands.

They are made in the order in which they are asked for, for footnotes, tables and figures count as they come.
"""

from __future__ import annotations

from functools import cached_property

from frikommune.language import Text
from frikommune.reports.forms.docx_blocks import DocxBlocks
from frikommune.reports.forms.docx_controls import Controls
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import Numbers, field, paragraph, run
from frikommune.reports.forms.labels import (
    ABSENT,
    APPENDIX,
    CASE_NUMBER,
    COMMITTEE,
    CONTENTS,
    DECISION,
    ITEM,
    RECOMMENDATION,
    SENT_BY,
    TO_FILL_IN,
)
from frikommune.reports.forms.order import Placed, in_order, listed_depth
from frikommune.reports.paper import NOTHING, Frame, Paper

MEETING = Text("Møde den", "Meeting on")
_DEEPEST = 4
_ASKS = {
    "punkt": Text("nr.", "no."),
    "sagsnr": Text("skriv sagsnummer", "write the case number"),
    "udvalg": Text("skriv udvalg", "write the committee"),
    "moede": Text("vælg dag", "choose the day"),
    "afsender": Text("skriv afsender", "write who sends it"),
    "indstilling": Text("Skriv indstillingen", "Write the recommendation"),
}


class Parts:
    """The parts of one paper in one document."""

    def __init__(self, paper: Paper, words: DocxWords, blocks: DocxBlocks, numbers: Numbers) -> None:
        self.paper, self.words, self.blocks = paper, words, blocks
        self.frame = paper.frame or Frame(paper.title, NOTHING, sent_by=paper.sender)
        self.controls, self._numbers = Controls(words, numbers), numbers

    def item_number(self) -> str:
        """The number of the item on the agenda, to be filled in."""
        return self.controls.inline("punkt", ITEM, _ASKS["punkt"])

    def meeting(self) -> str:
        """The day of the meeting, to be chosen."""
        return self.controls.inline("moede", MEETING, _ASKS["moede"], kind="date")

    def case_number(self) -> str:
        """The case number, as it is known."""
        return self._known("sagsnr", CASE_NUMBER, Text.same(self.frame.number))

    def committee(self) -> str:
        """The committee, as it is known."""
        return self._known("udvalg", COMMITTEE, self.frame.committee)

    def sent_by(self) -> str:
        """Who sends it, as it is known."""
        return self._known("afsender", SENT_BY, self.frame.sent_by)

    def recommendation(self) -> str:
        """The recommendation in a line of its own document."""
        said = self.words.words(self.frame.recommendation)
        return said or self.controls.inline("indstilling", RECOMMENDATION, _ASKS["indstilling"])

    def recommendation_block(self) -> str:
        """The recommendation in a paragraph; a control that asks for it where there is none.

        A known one is no control: LibreOffice loses the words before a footnote in one.
        """
        said = self.words.words(self.frame.recommendation)
        if not said:
            return self.controls.block("indstilling", RECOMMENDATION, _ASKS["indstilling"])
        marked = self._numbers.bookmark(self._numbers.name("indstilling"), said)
        return paragraph(self.words.styles.id("Body Text"), marked)

    def decision(self) -> str:
        """What the committee decides, to be filled in at the meeting."""
        return self.controls.block("beslutning", DECISION, TO_FILL_IN)

    def absent(self) -> str:
        """Who was absent, to be filled in at the meeting."""
        return self.controls.block("fravaerende", ABSENT, TO_FILL_IN)

    def listed_appendices(self) -> str:
        """The names of the appendices."""
        items = tuple(self.words.said(one) for one in self.frame.appendices)
        return self.blocks.lists.items(items, ordered=True) if items else ""

    def sections(self, lower: int) -> str:
        """The sections, their headings `lower` steps down."""
        return "".join(self._section(one, lower) for one in self._placed if not one.appendix)

    def appendices(self) -> str:
        """The appendices themselves, each from a new page."""
        return "".join(self._section(one, 0) for one in self._placed if one.appendix)

    def contents(self) -> str:
        """What the paper holds. Word puts in the numbers of the pages when it opens the document."""
        styles = self.words.styles
        depth = listed_depth(self._placed)
        listed = [one for one in self._placed if one.section.level <= depth]
        lines = [self._line(one) for one in listed]
        head = paragraph(styles.id("TOC Heading"), self.words.said(CONTENTS))
        return head + _framed_by_field(f'TOC \\o "1-{depth}" \\h \\z \\u', lines)

    def heading(self, level: int, inside: str, properties: str = "") -> str:
        """A heading; the lowest is the fourth."""
        return paragraph(self.words.styles.id(f"heading {min(level, _DEEPEST)}"), inside, properties)

    @cached_property
    def _placed(self) -> tuple[Placed, ...]:
        return in_order(self.paper)

    @cached_property
    def _names(self) -> dict[str, str]:
        """The bookmark of each section, from its permanent name."""
        return {one.anchor: self._numbers.name(one.anchor) for one in self._placed}

    def _known(self, name: str, label: Text, said: Text) -> str:
        return self.controls.inline(name, label, _ASKS[name], filled=self.words.said(said))

    def _section(self, placed: Placed, lower: int) -> str:
        section = placed.section
        first = placed.appendix and section.level == 1
        title = self._before(placed) + self.words.words(section.title)
        head = self._numbers.bookmark(self._names[placed.anchor], title)
        page = "<w:pageBreakBefore/>" if first else ""
        turned = self.blocks.turned(section)
        blocks = self.blocks.across() if turned else self.blocks
        laid = self.heading(section.level + lower, head, page) + blocks.all(section)
        return self.blocks.turn.around(laid) if turned else laid

    def _before(self, placed: Placed) -> str:
        if not placed.appendix or placed.section.level > 1:
            return ""
        return run(f"{self.words.plain(APPENDIX)}\u00a0{placed.appendix}: ")

    def _line(self, placed: Placed) -> tuple[str, str]:
        """A line of the contents: the id of its style, and its link."""
        said = self._before(placed) + run(self.words.plain(placed.section.title.plain))
        name = self._names[placed.anchor]
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{said}</w:hyperlink>'
        return self.words.styles.id(f"toc {placed.section.level}"), link


def _framed_by_field(code: str, lines: list[tuple[str, str]]) -> str:
    """Paragraphs within one field: it begins in the first and ends in the last."""
    begin, end = field(code, "\x00", dirty=True).split("\x00")
    last = len(lines) - 1
    return "".join(
        paragraph(style, f"{begin if at == 0 else ''}{inside}{end if at == last else ''}")
        for at, (style, inside) in enumerate(lines)
    )
