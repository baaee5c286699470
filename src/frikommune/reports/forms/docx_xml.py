"""WordprocessingML as text: the few pieces that every part of a Word document is made of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml

from frikommune.reports.forms.typography import printable

Node = Any
"""An element of lxml, which ships no types."""

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
NAMESPACES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMES.items())
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def w(name: str) -> str:
    """The tag or attribute of WordprocessingML as lxml names it."""
    return f"{{{_NAMES['w']}}}{name}"


def whole(root: str, inside: str, attributes: str = "") -> bytes:
    """A part of a document: `inside` under `<w:root>`."""
    return f"{_DECLARED}<w:{root} {NAMESPACES}{attributes}>{inside}</w:{root}>".encode()


def nodes(xml: str) -> list[Node]:
    """The elements that a text holds, ready to be put into a document."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


def val(tag: str, value: object) -> str:
    """`<w:tag w:val="…"/>`."""
    return f"<w:{tag} w:val={quoteattr(str(value))}/>"


def quoted(said: str) -> str:
    """Words as the value of an attribute, with its quotation marks."""
    return quoteattr(printable(said))


def run(said: str, properties: str = "") -> str:
    """Words of one kind."""
    if not said:
        return ""
    kind = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{kind}<w:t xml:space="preserve">{escape(printable(said))}</w:t></w:r>'


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """A paragraph. `style` is an id; `properties` stand in the schema's order."""
    kind = f"{val('pStyle', style) if style else ''}{properties}"
    return f"<w:p>{f'<w:pPr>{kind}</w:pPr>' if kind else ''}{inside}</w:p>"


def field(code: str, shown: str, properties: str = "", *, dirty: bool = False) -> str:
    """A field with what it shows until it is computed again. `shown` is runs."""
    kind = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    old = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r>{kind}<w:fldChar w:fldCharType="begin"{old}/></w:r>'
        f'<w:r>{kind}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r>{kind}<w:fldChar w:fldCharType="separate"/></w:r>{shown}'
        f'<w:r>{kind}<w:fldChar w:fldCharType="end"/></w:r>'
    )


class Numbers:
    """Numbers and names that must be a document's own: of bookmarks, drawings and content controls."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._next = count(10_001)
        self._names = {one.casefold() for one in taken}

    def new(self) -> int:
        """The next number."""
        return next(self._next)

    def name(self, wanted: str) -> str:
        """A bookmark's name, at most 40 letters, digits and underscores; another where it is taken."""
        plain = "".join(one if one.isascii() and one.isalnum() else "_" for one in wanted)
        plain = plain if plain[:1].isalpha() or plain[:1] == "_" else f"a_{plain}"
        found, at = plain[:36], 2
        while found.casefold() in self._names:
            found, at = f"{plain[:36]}_{at}", at + 1
        self._names.add(found.casefold())
        return found

    def bookmark(self, name: str, inside: str) -> str:
        """`inside` under a bookmark."""
        number = self.new()
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'
