"""Real footnotes: each source once, at the foot of the page that first names it; later its number again."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from frikommune.language import Text
from frikommune.reports.forms.docx_styles import Styles
from frikommune.reports.forms.docx_xml import (
    Node,
    Numbers,
    field,
    nodes,
    paragraph,
    quoted,
    run,
    val,
    w,
    whole,
)
from frikommune.reports.forms.html_words import Link
from frikommune.reports.forms.notes import Note, Notes
from frikommune.reports.forms.typography import typeset

_LINES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for at, kind, mark in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)
_SEE = Text("Se oplysningen", "See the fact")


class Footnotes:
    """The footnotes of a document, numbered as they come. A template's own stay before them."""

    def __init__(self, document: Node, notes: Notes, styles: Styles, numbers: Numbers, link: Link) -> None:
        self._document, self._notes, self._styles = document, notes, styles
        self._numbers, self._link = numbers, link
        self._part = _part_of(document)
        self._root = etree.fromstring(self._part.blob if self._part else whole("footnotes", _LINES))
        ids = [int(one.get(w("id"))) for one in self._root]
        self._first, self._shown = max(*ids, 0) + 1, sum(one > 0 for one in ids)
        self._places: dict[int, tuple[int, str]] = {}

    def reference(self, number: int) -> str:
        """The number of a note where it is named: the footnote itself, or the number that it already has."""
        style = val("rStyle", self._styles.id("footnote reference"))
        if number in self._places:
            shown, name = self._places[number]
            return field(f"NOTEREF {name} \\f \\h", run(str(shown), style), style)
        at = len(self._places)
        name = self._numbers.name(f"_Kilde{number}")
        self._places[number] = (self._shown + at + 1, name)
        note = self._notes.all[number - 1]
        self._root.extend(nodes(self._footnote(note, self._first + at)))
        return self._numbers.bookmark(
            name, f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{self._first + at}"/></w:r>'
        )

    def store(self) -> None:
        """Puts them into the document; nothing where no fact has been named."""
        if not self._places:
            return
        content = etree.tostring(self._root, encoding="UTF-8", standalone=True, xml_declaration=True)
        if self._part:
            self._part._blob = content
            return
        name = PackURI("/word/footnotes.xml")
        part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, content, self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _footnote(self, note: Note, at: int) -> str:
        style = val("rStyle", self._styles.id("footnote reference"))
        mark = f"<w:r><w:rPr>{style}</w:rPr><w:footnoteRef/></w:r>"
        inside = f"{mark}{run(' ' + self._notes.text(note))}{self._to(note)}"
        return f'<w:footnote w:id="{at}">{paragraph(self._styles.id("footnote text"), inside)}</w:footnote>'

    def _to(self, note: Note) -> str:
        address = self._link(note.link) if note.link else ""
        if not address.startswith(("https://", "http://")):
            return ""
        shown = run(
            typeset(_SEE.said_in(self._notes.language), self._notes.language),
            val("rStyle", self._styles.id("Hyperlink")),
        )
        target = quoted(address.replace("\\", "%5C").replace('"', "%22"))[1:-1]
        return run(" ") + field(f'HYPERLINK "{target}"', shown)


def _part_of(document: Node) -> Part | None:
    for one in document.part.rels.values():
        if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not one.is_external:
            part: Part = one.target_part
            return part
    return None
