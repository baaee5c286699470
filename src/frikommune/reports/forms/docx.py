"""A paper as a Word document: real styles, real footnotes, and what a committee's secretary fills in.

Without a template the paper brings its own styles. With one it is laid into it (`docx_template`).
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from frikommune.language import Language
from frikommune.reports.forms.docx_base import empty
from frikommune.reports.forms.docx_blocks import DocxBlocks
from frikommune.reports.forms.docx_framed import laid
from frikommune.reports.forms.docx_lists import Lists
from frikommune.reports.forms.docx_notes import Footnotes
from frikommune.reports.forms.docx_page import head_and_foot, mark, properties, settings
from frikommune.reports.forms.docx_parts import Parts
from frikommune.reports.forms.docx_styles import Styles
from frikommune.reports.forms.docx_template import fill, opened
from frikommune.reports.forms.docx_turn import Turn, close, room
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import Node, Numbers, nodes, w
from frikommune.reports.forms.html_words import Link, no_link
from frikommune.reports.forms.labels import check_mark
from frikommune.reports.forms.notes import Notes
from frikommune.reports.forms.office_file import same_bytes
from frikommune.reports.paper import Paper

_OWN, _FOREIGN = 1.0, 1.2
"""How much wider than Arial letters may be; a template's own are not known, and Verdana's are."""


def lay_out(
    paper: Paper,
    language: Language,
    *,
    template: Path | bytes | None = None,
    link: Link = no_link,
    demonstration: bool = False,
) -> bytes:
    """The paper as the content of a `.docx` file; the same paper gives the same bytes.

    `link` turns the link of a fact into a web address, which its footnote then leads to. Raises Refused where
    a template cannot be used, where a picture has no description, and where a paper that rests on made-up
    rows is not asked for as a demonstration.
    """
    check_mark(paper, demonstration=demonstration)
    document = empty(language) if template is None else opened(template)
    parts = _parts(paper, language, document, link, _OWN if template is None else _FOREIGN)
    if template is None:
        _append(document, laid(parts))
    else:
        fill(document, parts)
    close(document)
    if template is None:
        head_and_foot(document, paper, parts.words)
    mark(document, paper, parts.words)
    settings(document, parts.words)
    properties(document, paper, parts.words)
    parts.words.footnotes.store()
    return _saved(document)


def _parts(paper: Paper, language: Language, document: Node, link: Link, stretch: float) -> Parts:
    styles, numbers = Styles(document.part.styles.element), Numbers(_names(document))
    notes = Notes(paper, language)
    words = DocxWords(notes, styles, Footnotes(document, notes, styles, numbers, link))
    lists, rooms = Lists(document, styles), (room(document), room(document, across=True))
    blocks = DocxBlocks(document, words, lists, numbers, *rooms, Turn.of(document), stretch)
    return Parts(paper, words, blocks, numbers)


def _append(document: Node, xml: str) -> None:
    for one in nodes(xml):
        document.element.body.sectPr.addprevious(one)


def _names(document: Node) -> list[str]:
    found = document.element.body.iter(w("bookmarkStart"))
    return [one.get(w("name"), "") for one in found]


def _saved(document: Node) -> bytes:
    made = BytesIO()
    document.save(made)
    return same_bytes(made.getvalue())
