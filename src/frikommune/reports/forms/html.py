"""A paper as HTML: a fragment to stand in a page, and a page that stands alone and loads nothing.

Each fact is a link to the page that shows it; without such a page, to its source at the end of the paper.
"""

from __future__ import annotations

from html import escape

from frikommune.cases.mark import Mark
from frikommune.language import Language, Text
from frikommune.reports.forms.html_blocks import HtmlBlocks
from frikommune.reports.forms.html_style import STYLE
from frikommune.reports.forms.html_words import HtmlWords, Link, no_link, source_list
from frikommune.reports.forms.labels import (
    ABSENT,
    APPENDICES,
    APPENDIX,
    CASE_DESCRIPTION,
    CASE_NUMBER,
    COMMITTEE,
    DECISION,
    DEMONSTRATION,
    ITEM,
    RECOMMENDATION,
    SENT_BY,
    TO_FILL_IN,
    check_mark,
    foot_text,
)
from frikommune.reports.forms.notes import Notes
from frikommune.reports.forms.order import Placed, in_order
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import Frame, Paper

_LOWEST = 6
_NOTHING_LOADED = "default-src 'none'; style-src 'unsafe-inline'"


def lay_out(
    paper: Paper,
    language: Language,
    *,
    link: Link = no_link,
    write_at: Link = no_link,
    heading: int = 2,
    demonstration: bool = False,
) -> str:
    """The paper without its title, as `<article>`; its topmost headings are `<h{heading}>`.

    `link` turns the link of a fact into an address. `write_at` turns the name of a place for people's own
    text into the address where it is written; empty: nothing is offered there. Raises Refused where a picture
    has no description, and where a paper that rests on made-up rows is not asked for as a demonstration.
    """
    check_mark(paper, demonstration=demonstration)
    return _Laid(paper, language, link, write_at, heading).article()


def page(paper: Paper, language: Language, *, link: Link = no_link, demonstration: bool = False) -> str:
    """The paper as a whole page for keeping: its own style, no script, and nothing loaded from elsewhere."""
    article = lay_out(paper, language, link=link, demonstration=demonstration)
    title = escape(typeset(paper.title.said_in(language), language))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_LOADED}">'
        f"<title>{title}</title><style>{STYLE}</style></head>"
        f"<body><main><h1>{title}</h1>{article}</main></body></html>\n"
    )


class _Laid:
    def __init__(self, paper: Paper, language: Language, link: Link, write_at: Link, heading: int) -> None:
        self.paper, self.write_at = paper, write_at
        self.words = HtmlWords(Notes(paper, language), language, link)
        self.blocks = HtmlBlocks(self.words)
        self.heading = heading

    def article(self) -> str:
        paper, said = self.paper, self.words.said
        inside = (
            f'<p class="paper-mark" role="note"><strong>{said(DEMONSTRATION)}</strong></p>'
            if paper.mark is not Mark.NONE
            else "",
            f'<p class="paper-subtitle">{said(paper.subtitle)}</p>' if any(paper.subtitle) else "",
            f'<p class="paper-foot">{said(foot_text(paper))}</p>',
            self._framed(paper.frame) if paper.frame else self._sections(0),
            source_list(self.words, self.heading),
        )
        kind = f"paper paper-{escape(paper.shape)}"
        return f'<article class="{kind}" lang="{self.words.language}">{"".join(inside)}</article>'

    def _sections(self, lower: int) -> str:
        return "".join(self._section(one, lower) for one in in_order(self.paper) if not one.appendix) + (
            "" if lower else self._appendices()
        )

    def _appendices(self) -> str:
        return "".join(self._section(one, 0) for one in in_order(self.paper) if one.appendix)

    def _section(self, placed: Placed, lower: int) -> str:
        section, name = placed.section, escape(placed.anchor)
        tag = f"h{min(self.heading + lower + placed.level - 1, _LOWEST)}"
        before = (
            f"{self.words.said(APPENDIX)} {placed.appendix}: "
            if placed.appendix and placed.level == 1
            else ""
        )
        write = self.write_at(section.own) if section.own else ""
        offer = (
            f'<p class="paper-own"><a href="{escape(write)}">{self.words.said(_WRITE)}'
            f" “{self.words.said(section.title.plain)}”</a></p>"
            if write
            else ""
        )
        return (
            f'<section id="{name}"><{tag}>{before}{self.words.words(section.title)}</{tag}>'
            f"{self.blocks.all(section)}{offer}</section>"
        )

    def _framed(self, frame: Frame) -> str:
        """What a committee's secretary fills in, around the paper."""
        rows = (
            (ITEM, frame.item),
            (CASE_NUMBER, Text.same(frame.number)),
            (COMMITTEE, frame.committee),
            (SENT_BY, frame.sent_by),
        )
        said = self.words.said
        empty = f'<p class="paper-open">{said(TO_FILL_IN)}</p>'
        known = "".join(f"<dt>{said(a)}</dt><dd>{said(b)}</dd>" for a, b in rows if any(b))
        listed = "".join(f"<li>{said(one)}</li>" for one in frame.appendices)
        parts = (
            f'<dl class="paper-frame">{known}</dl>',
            self._part("indstilling", RECOMMENDATION, f"<p>{self.words.words(frame.recommendation)}</p>"),
            self._part("sagsbeskrivelse", CASE_DESCRIPTION, self._sections(1)),
            self._part("beslutning", DECISION, empty),
            self._part("fravaerende", ABSENT, empty),
            self._part("bilagsliste", APPENDICES, f"<ul>{listed}</ul>") if listed else "",
            self._appendices(),
        )
        return "".join(parts)

    def _part(self, name: str, label: Text, inside: str) -> str:
        h = self.heading
        return f'<section id="{name}"><h{h}>{self.words.said(label)}</h{h}>{inside}</section>'


_WRITE = Text("Skriv en tekst til", "Write a text for")
