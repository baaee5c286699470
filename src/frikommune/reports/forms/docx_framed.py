"""The order of a paper in Word where no template gives another: by itself, or as an item of an agenda."""

from __future__ import annotations

from frikommune.language import Text
from frikommune.reports.forms.docx_parts import MEETING, Parts
from frikommune.reports.forms.docx_styles import FACTS
from frikommune.reports.forms.docx_xml import paragraph, run
from frikommune.reports.forms.labels import (
    ABSENT,
    APPENDICES,
    CASE_DESCRIPTION,
    CASE_NUMBER,
    COMMITTEE,
    DECISION,
    ITEM,
    RECOMMENDATION,
    SENT_BY,
)
from frikommune.reports.forms.order import in_order

LONG = 8
"""From so many sections on, a paper that is no item of an agenda begins with what it holds."""


def laid(parts: Parts) -> str:
    """Everything from the title to the last appendix."""
    if parts.paper.frame:
        return _title_of_item(parts) + framed(parts)
    return title(parts) + body(parts)


def title(parts: Parts) -> str:
    """Title and subtitle."""
    paper, styles = parts.paper, parts.words.styles
    under = paragraph(styles.id("Subtitle"), parts.words.said(paper.subtitle)) if any(paper.subtitle) else ""
    return paragraph(styles.id("Title"), parts.words.said(paper.title)) + under


def body(parts: Parts) -> str:
    """What it holds, where it is long; the sections and the appendices."""
    long = len(in_order(parts.paper)) >= LONG
    return (parts.contents() if long else "") + parts.sections(0) + parts.appendices()


def framed(parts: Parts) -> str:
    """What a committee's secretary needs around the paper, without the title."""
    listed = parts.listed_appendices

    def under(label: Text, inside: str) -> str:
        return parts.heading(1, parts.words.said(label)) + inside

    return "".join(
        (
            _facts(parts),
            under(RECOMMENDATION, parts.recommendation_block()),
            under(CASE_DESCRIPTION, parts.sections(1)),
            under(DECISION, parts.decision()),
            under(ABSENT, parts.absent()),
            under(APPENDICES, listed()) if parts.frame.appendices else "",
            parts.appendices(),
        )
    )


def _title_of_item(parts: Parts) -> str:
    """The item's number and title; beneath it the paper's own, where it has another."""
    words, frame, paper = parts.words, parts.frame, parts.paper
    head = words.said(ITEM) + run("\u00a0") + parts.item_number() + run(": ") + words.said(frame.item)
    own = [one for one in (paper.title, paper.subtitle) if any(one) and one != frame.item]
    return paragraph(words.styles.id("Title"), head) + "".join(
        paragraph(words.styles.id("Subtitle"), words.said(one)) for one in own
    )


def _facts(parts: Parts) -> str:
    """What is known of the item, a line each; what is not known asks to be filled in."""
    style, words = parts.words.styles.id(FACTS), parts.words
    tab = "<w:r><w:tab/></w:r>"
    rows = (
        (COMMITTEE, parts.committee()),
        (MEETING, parts.meeting()),
        (CASE_NUMBER, parts.case_number()),
        (SENT_BY, parts.sent_by()),
    )
    return "".join(paragraph(style, words.said(label, "Strong") + tab + inside) for label, inside in rows)
