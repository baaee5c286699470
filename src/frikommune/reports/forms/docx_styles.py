"""The styles of a paper in Word, and which of them a municipality's own template already has.

Word keeps a built-in style's English name in every language (`heading 1`), while its id differs; so styles
are found by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from frikommune.language import folded
from frikommune.reports.forms.docx_xml import Node, nodes, val, w

BLUE, INK, GREY, RULE, BROWN = "004D99", "1A1A1A", "595959", "BFBFBF", "8F3D05"
TABLE_STYLE, TABLE_TEXT, TABLE_NOTE = "Frikommune tabel", "Tabeltekst", "Tabelnote"
TABLE_SMALL = "Tabeltekst lille"
OWN_TEXT, OWN_BY, OWN_STALE = "Egen tekst", "Egen tekst afsender", "Egen tekst forældet"
FACTS, MARKED = "Sagsoplysning", "Demonstration"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: what it is based on and followed by (names), and its properties in the schema's order."""

    name: str
    paragraph: str = ""
    run: str = ""
    based: str = "Normal"
    then: str = ""
    kind: str = "paragraph"
    more: str = ""
    default: bool = False
    listed: bool = True


def _size(points: float) -> str:
    return f"{val('sz', round(points * 2))}{val('szCs', round(points * 2))}"


def _space(before: int, after: int, line: int = 0) -> str:
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _edge(side: str, color: str, width: int, room: int = 8) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{width}" w:space="{room}" w:color="{color}"/></w:pBdr>'


def _color(color: str) -> str:
    return val("color", color)


_WHOLE = "<w:suppressAutoHyphens/>"
_KEEP = "<w:keepNext/><w:keepLines/>"
_BOLD = "<w:b/><w:bCs/>"


def _heading(level: int, size: float, before: int, after: int, color: str) -> Style:
    outline = val("outlineLvl", level - 1)
    return Style(
        f"heading {level}",
        f"{_KEEP}{_WHOLE}{_space(before, after, 252)}{outline}",
        f"{_BOLD}{_color(color)}{_size(size)}",
        then="Body Text",
    )


_EVERY_SIDE = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="{BROWN}"/>'
    for side in ("top", "left", "bottom", "right")
)
_TABLE = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>'
    f'<w:top w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}</w:rPr><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{BLUE}"/></w:tcBorders>'
    '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
)

STYLES = (
    Style("Normal", _space(0, 0, 264), default=True, based=""),
    Style("Body Text", _space(0, 140)),
    Style(
        "Title", f"{_KEEP}{_WHOLE}{_space(0, 80, 240)}", f"{_BOLD}{_color(BLUE)}{_size(20)}", then="Subtitle"
    ),
    Style("Subtitle", f"{_KEEP}{_WHOLE}{_space(0, 120)}", f"{_color(GREY)}{_size(13)}", then="Body Text"),
    _heading(1, 15, 360, 110, BLUE),
    _heading(2, 12.5, 280, 80, INK),
    _heading(3, 11, 220, 60, INK),
    _heading(4, 10.5, 200, 40, GREY),
    Style("List Bullet", _space(0, 60), based="Body Text"),
    Style("List Number", _space(0, 60), based="Body Text"),
    Style("caption", f"{_KEEP}{_space(200, 90)}", f"{_color(GREY)}{_size(9.5)}", then="Body Text"),
    Style(TABLE_TEXT, f"{_WHOLE}{_space(0, 0, 250)}", _size(9.5)),
    Style(TABLE_SMALL, based=TABLE_TEXT, run=_size(8)),
    Style(TABLE_NOTE, _space(60, 200), f"{_color(GREY)}{_size(9)}", then="Body Text"),
    Style(OWN_TEXT, f'{_edge("left", BLUE, 24)}{_space(0, 100)}<w:ind w:left="240"/>', based="Body Text"),
    Style(
        OWN_BY,
        f'{_edge("left", BLUE, 24)}{_space(0, 160)}<w:ind w:left="240"/>',
        f"{_color(GREY)}{_size(9)}",
        then="Body Text",
    ),
    Style(
        OWN_STALE,
        f'{_edge("left", BROWN, 24)}{_space(0, 160)}<w:ind w:left="240"/>',
        f"<w:i/><w:iCs/>{_color(BROWN)}{_size(9)}",
        then="Body Text",
    ),
    Style(
        FACTS,
        '<w:tabs><w:tab w:val="left" w:pos="1560"/></w:tabs>'
        f'{_space(0, 60)}<w:ind w:left="1560" w:hanging="1560"/>',
    ),
    Style(MARKED, f"<w:pBdr>{_EVERY_SIDE}</w:pBdr>{_space(60, 160)}", f"{_BOLD}{_color(BROWN)}"),
    Style(
        "header",
        f"{_WHOLE}{_space(0, 120)}",
        f"{_color(GREY)}{_size(9)}",
        listed=False,
    ),
    Style("footer", f"{_WHOLE}{_space(0, 0)}{val('jc', 'right')}", f"{_color(GREY)}{_size(9)}", listed=False),
    Style("footnote text", _space(0, 40, 240), _size(8.5), listed=False),
    Style("TOC Heading", f"{_KEEP}{_space(240, 80)}", f"{_BOLD}{_color(BLUE)}{_size(13)}", listed=False),
    Style(
        "toc 1",
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>{_space(0, 60)}',
        listed=False,
    ),
    Style(
        "toc 2",
        '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs>'
        f'{_space(0, 40)}<w:ind w:left="240"/>',
        listed=False,
    ),
    Style("Default Paragraph Font", kind="character", default=True, based="", listed=False),
    Style("Strong", run=_BOLD, kind="character", based=""),
    Style("Emphasis", run="<w:i/><w:iCs/>", kind="character", based=""),
    Style("Hyperlink", run=f'{_color(BLUE)}<w:u w:val="single"/>', kind="character", based="", listed=False),
    Style("Placeholder Text", run=_color(GREY), kind="character", based="", listed=False),
    Style(
        "footnote reference", run=val("vertAlign", "superscript"), kind="character", based="", listed=False
    ),
    Style(
        "Normal Table",
        kind="table",
        default=True,
        based="",
        listed=False,
        more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
    ),
    Style(TABLE_STYLE, kind="table", based="Normal Table", more=_TABLE),
)
_OURS = {one.name.casefold(): one for one in STYLES}


class Styles:
    """The styles of a document, by name; one that it lacks is added when it is first asked for."""

    def __init__(self, root: Node) -> None:
        self._root = root
        named = ((one.find(w("name")), one.get(w("styleId"))) for one in root.findall(w("style")))
        self._ids: dict[str, str] = {
            name.get(w("val")).casefold(): found for name, found in named if name is not None
        }

    def has(self, name: str) -> bool:
        """Whether the document has it already."""
        return name.casefold() in self._ids

    def id(self, name: str) -> str:
        """The style's id in this document."""
        key = name.casefold()
        if key not in self._ids:
            style = _OURS[key]
            self._ids[key] = self._free(_id(style.name))
            for one in (style.based, style.then):
                if one:
                    self.id(one)
            self._root.extend(nodes(self._xml(style)))
        return self._ids[key]

    def list_number(self, name: str) -> str:
        """The number of the list marks that the document's own style has; empty where it has none."""
        path = f"w:style[@w:styleId={quoteattr(self.id(name))}]/w:pPr/w:numPr/w:numId"
        found = self._root.xpath(path)
        return found[0].get(w("val"), "") if found else ""

    def _free(self, wanted: str) -> str:
        taken, found, at = set(self._ids.values()), wanted, 2
        while found in taken:
            found, at = f"{wanted}{at}", at + 1
        return found

    def _xml(self, style: Style) -> str:
        own = "" if style.name.islower() or style.name in _BUILT_IN else ' w:customStyle="1"'
        default = ' w:default="1"' if style.default else ""
        parts = (
            val("name", style.name),
            val("basedOn", self.id(style.based)) if style.based else "",
            val("next", self.id(style.then)) if style.then else "",
            "<w:qFormat/>" if style.listed else "<w:unhideWhenUsed/>",
            f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "",
            f"<w:rPr>{style.run}</w:rPr>" if style.run else "",
            style.more,
        )
        found = quoteattr(self._ids[style.name.casefold()])
        return f'<w:style w:type="{style.kind}"{default}{own} w:styleId={found}>{"".join(parts)}</w:style>'


_BUILT_IN = {
    *("Normal", "Body Text", "Title", "Subtitle", "List Bullet", "List Number", "TOC Heading"),
    *("Default Paragraph Font", "Strong", "Emphasis", "Hyperlink", "Placeholder Text", "Normal Table"),
}


def _id(name: str) -> str:
    """`heading 1` as `Heading1`, `Egen tekst forældet` as `EgenTekstForaeldet`."""
    return "".join(one[:1].upper() + one[1:] for one in folded(name).split())
