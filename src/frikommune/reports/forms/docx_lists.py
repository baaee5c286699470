"""Lists of a Word document: how they are marked, and that each numbered one begins with 1."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart

from frikommune.reports.forms.docx_base import numbering
from frikommune.reports.forms.docx_styles import Styles
from frikommune.reports.forms.docx_xml import Node, nodes, paragraph, val, w

_INDENT = '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>'


class Lists:
    """Makes the items of lists. A template's own bullets are kept where its style has them."""

    def __init__(self, document: Node, styles: Styles) -> None:
        self._styles, self._document = styles, document
        self._own = dict.fromkeys((False, True), 0)
        self._bullet = 0

    def items(self, items: tuple[str, ...], *, ordered: bool) -> str:
        """A list of items, each the runs of one paragraph."""
        name = "List Number" if ordered else "List Bullet"
        number = self._number(ordered, name)
        level = f"<w:numPr>{val('ilvl', 0)}{val('numId', number)}</w:numPr>" if number else ""
        return "".join(paragraph(self._styles.id(name), one, level) for one in items)

    def _number(self, ordered: bool, name: str) -> int:
        """The number of the list's marks; 0 where the style itself has them."""
        if not ordered and self._bullet:
            return self._bullet
        root = self._root()
        kept = self._styles.list_number(name)
        if not ordered and kept in {one.get(w("numId")) for one in root.findall(w("num"))}:
            return 0
        if not self._own[ordered]:
            self._own[ordered] = self._abstract(root, ordered)
        found = 1 + max((int(one.get(w("numId"))) for one in root.findall(w("num"))), default=0)
        again = f'<w:lvlOverride w:ilvl="0">{val("startOverride", 1)}</w:lvlOverride>' if ordered else ""
        made = nodes(f'<w:num w:numId="{found}">{val("abstractNumId", self._own[ordered])}{again}</w:num>')[0]
        after = root.findall(w("num")) or root.findall(w("abstractNum"))
        after[-1].addnext(made)
        self._bullet = self._bullet if ordered else found
        return found

    def _abstract(self, root: Node, ordered: bool) -> int:
        have = root.findall(w("abstractNum"))
        found = 1 + max((int(one.get(w("abstractNumId"))) for one in have), default=0)
        kind, said = ("decimal", "%1.") if ordered else ("bullet", "•")
        level = (
            f'<w:lvl w:ilvl="0">{val("start", 1)}{val("numFmt", kind)}{val("lvlText", said)}'
            f"{val('lvlJc', 'left')}{_INDENT}</w:lvl>"
        )
        made = nodes(
            f'<w:abstractNum w:abstractNumId="{found}">{val("multiLevelType", "singleLevel")}{level}'
            "</w:abstractNum>"
        )[0]
        if have:
            have[-1].addnext(made)
        else:
            root.insert(0, made)
        return found

    def _root(self) -> Node:
        part = self._document.part
        for one in part.rels.values():
            if one.reltype == RELATIONSHIP_TYPE.NUMBERING:
                return one.target_part.element
        made = NumberingPart(
            PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, numbering(), part.package
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        return made.element
