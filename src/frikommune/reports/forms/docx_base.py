"""An empty Word document: A4, the paper's own styles, and nothing that another document left behind."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.oxml import parse_xml

from frikommune.language import Language
from frikommune.reports.forms.docx_styles import STYLES, Styles
from frikommune.reports.forms.docx_xml import Node, val, whole

FONT = "Arial"
LOCALES = {"da": "da-DK", "en": "en-GB"}

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fontTable": "fontTable",
}
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1418" w:bottom="1304"'
    ' w:left="1418" w:header="680" w:footer="567" w:gutter="0"/></w:sectPr>'
)


def empty(language: Language) -> Node:
    """A document with one empty body."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in _package(language).items():
            package.writestr(name, content)
    made.seek(0)
    document = docx.Document(made)
    styles = Styles(document.part.styles.element)
    for one in STYLES:
        styles.id(one.name)
    return document


def numbering() -> Node:
    """The root of a part that says how lists are marked."""
    return parse_xml(whole("numbering", ""))


def _package(language: Language) -> dict[str, bytes]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations(
            {one: f"{one}.xml" for one in _PARTS if one != "document"}
        ),
        "word/document.xml": whole("document", f"<w:body>{PAGE}</w:body>"),
        "word/styles.xml": whole("styles", _defaults(language)),
        "word/settings.xml": whole("settings", _SETTINGS),
        "word/numbering.xml": whole("numbering", ""),
        "word/fontTable.xml": whole("fonts", _FONTS),
    }


def _content_types() -> bytes:
    said = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in _PARTS.items()
    )
    plain = "".join(
        f'<Default Extension="{one}" ContentType="application/{kind}"/>'
        for one, kind in (("rels", "vnd.openxmlformats-package.relationships+xml"), ("xml", "xml"))
    )
    return f'<Types xmlns="{_PACKAGE}/content-types">{plain}{said}</Types>'.encode()


def _relations(targets: dict[str, str]) -> bytes:
    said = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'.encode()


def _defaults(language: Language) -> str:
    fonts = "".join(f' w:{one}="{FONT}"' for one in ("ascii", "hAnsi", "eastAsia", "cs"))
    run = (
        f'<w:rFonts{fonts}/>{val("sz", 21)}{val("szCs", 21)}<w:lang w:val="{LOCALES[language]}"'
        ' w:eastAsia="en-US" w:bidi="ar-SA"/>'
    )
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"


_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_FONTS = f'<w:font w:name="{FONT}"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
