"""What the tests of Word documents read back, with python-docx and with lxml."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
from docx.oxml.ns import qn
from lxml import etree


def read(content):
    return docx.Document(BytesIO(content))


def part(content, name):
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def text(node):
    """The words below a node, as a reader sees them: without the codes of fields."""
    return "".join(one.text or "" for one in node.iter(qn("w:t")))


def paragraphs(document):
    """Every paragraph in the order of reading, also within tables and content controls."""
    return [(style_of(document, one), text(one)) for one in document.element.body.iter(qn("w:p"))]


def style_of(document, node):
    found = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    ids = {one.style_id: one.name for one in document.styles}
    return ids[found.get(qn("w:val"))] if found is not None else "Normal"


def styled(document, name):
    return [said for style, said in paragraphs(document) if style == name]


def controls(document):
    """The content controls: name, words, and whether they still ask to be filled in."""
    found = document.element.body.iter(qn("w:sdt"))
    return {
        one.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")): (
            text(one),
            one.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None,
        )
        for one in found
    }


def fields(node):
    return [one.text.strip() for one in node.iter(qn("w:instrText"))]
