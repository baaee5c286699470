"""Sections of a Word document that lie across, for tables that are too wide for an upright page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from frikommune.reports.forms.docx_xml import Node, w

_HAIRLINE = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


@dataclass(frozen=True, slots=True)
class Turn:
    """How a document's pages are turned. `upright` and `across` are the properties of its sections.

    `may` is whether they can be: not within a table, and not where the first page of each section has a head
    of its own, for it would stand on the turned pages too.
    """

    upright: str
    across: str
    may: bool

    @classmethod
    def of(cls, document: Node) -> Turn:
        """That of a document, by its last section."""
        last = document.sections[-1]._sectPr
        return cls(_said(last, turned=False), _said(last, turned=True), last.find(w("titlePg")) is None)

    def around(self, xml: str) -> str:
        """Paragraphs on pages that lie across."""
        return f"{_end(self.upright)}{xml}{_end(self.across)}"


def room(document: Node, *, across: bool = False) -> int:
    """The width of the text, in twentieths of a point; `across`: on pages that are turned."""
    last = document.sections[-1]
    wide = last.page_height if across else last.page_width
    return int(wide - last.left_margin - last.right_margin) // 635


def close(document: Node) -> None:
    """Ends of sections with nothing between them are one; a document ends with its last section."""
    body = document.element.body
    for one in body.findall(w("p")):
        if _is_end(one) and one.getprevious() is not None and _is_end(one.getprevious()):
            body.remove(one)
    last = body.sectPr.getprevious()
    if last is not None and _is_end(last):
        ours = last.find(f"{w('pPr')}/{w('sectPr')}")
        body.replace(body.sectPr, ours)
        body.remove(last)


def _said(section: Node, *, turned: bool) -> str:
    """A section's properties as text, beginning on a new page."""
    made = etree.fromstring(etree.tostring(section))
    for kind in made.findall(w("type")):
        made.remove(kind)
    page = made.find(w("pgSz"))
    if turned and page is not None:
        wide, high = page.get(w("w")), page.get(w("h"))
        page.set(w("w"), high)
        page.set(w("h"), wide)
        page.set(w("orient"), "landscape")
    said: str = etree.tostring(made, encoding="unicode")
    return said


def _end(section: str) -> str:
    return f"<w:p><w:pPr>{_HAIRLINE}{section}</w:pPr></w:p>"


def _is_end(node: Node) -> bool:
    """Whether a paragraph is no more than the end of a section that was turned."""
    found = node.find(f"{w('pPr')}/{w('sectPr')}")
    spacing = node.find(f"{w('pPr')}/{w('spacing')}")
    return found is not None and len(node) == 1 and spacing is not None and spacing.get(w("line")) == "20"
