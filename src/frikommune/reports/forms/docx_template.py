"""A paper laid into a municipality's own Word template: its styles, its head and foot, its order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.reports.forms.docx_base import PAGE
from frikommune.reports.forms.docx_framed import laid
from frikommune.reports.forms.docx_parts import Parts
from frikommune.reports.forms.docx_places import (
    AROUND,
    DOCUMENT,
    Found,
    check_places,
    places_in,
    said_by,
    text_nodes,
)
from frikommune.reports.forms.docx_xml import Node, nodes, run, w
from frikommune.reports.forms.labels import as_of_text
from frikommune.reports.forms.office_file import WORD, checked, size_in_words

_AROUND = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_SETTINGS = RELATIONSHIP_TYPE.SETTINGS


def opened(template: Path | bytes) -> Node:
    """A template as a document. Raises Refused where it cannot or may not be used."""
    content = checked(template, WORD)
    try:
        document = docx.Document(BytesIO(content))
        if document.element.body is None:
            raise ValueError("no body")
    except Exception as error:  # python-docx and lxml have no common ancestor for a file that is not right
        raise refuse(
            "template_broken",
            problem=Text("Skabelonen kan ikke læses", "The template cannot be read"),
            where=template.name if isinstance(template, Path) else "",
            given=size_in_words(content),
            expected=Text("et Word-dokument, der kan åbnes i Word", "a document that Word can open"),
            do_next=Text(
                "Åbn skabelonen i Word, gem den på ny som .docx, og prøv igen.",
                "Open the template in Word, save it again as .docx, and try again.",
            ),
        ) from error
    _forget_its_template(document)
    if document.element.body.sectPr is None:
        document.element.body.extend(nodes(PAGE))
    return document


def places(template: Path | bytes) -> tuple[Found, ...]:
    """The places that a template has. Raises Refused where it cannot be used, with all that is wrong."""
    return tuple(_all_places(opened(template)))


def fill(document: Node, parts: Parts) -> None:
    """Lays a paper into a template; where that has no places, behind what it holds."""
    found = _all_places(document)
    if not found:
        _append(document, laid(parts))
        return
    if any(one.place.shape == "block" and one.paragraph.getparent().tag != w("body") for one in found):
        parts.blocks.turn = replace(parts.blocks.turn, may=False)
    said = [(one, _content(one, parts)) for one in found]
    if not any(one.key == "bilagstekst" for one in found):
        _append(document, parts.appendices())
    for one, xml in reversed(said):
        if one.place.shape == "block":
            _put_block(one, xml)
        else:
            _put_line(one, xml)


def _all_places(document: Node) -> list[Found]:
    found = list(places_in(document.element.body, DOCUMENT))
    for part in _parts_around(document):
        found += places_in(part.element, AROUND)
    check_places(found)
    return found


def _parts_around(document: Node) -> Iterator[Node]:
    for one in document.part.rels.values():
        if one.reltype in _AROUND:
            yield one.target_part


def _content(found: Found, parts: Parts) -> str:
    if found.key == "indstilling" and not found.may_have_notes:
        return run(parts.words.plain(parts.frame.recommendation.plain))
    return _CONTENTS[found.key](parts)


_CONTENTS: dict[str, Callable[[Parts], str]] = {
    "titel": lambda parts: parts.words.said(parts.paper.title),
    "undertitel": lambda parts: parts.words.said(parts.paper.subtitle),
    "afsender": lambda parts: parts.sent_by(),
    "dag": lambda parts: parts.words.said(as_of_text(parts.paper)),
    "punkt": Parts.item_number,
    "emne": lambda parts: parts.words.said(parts.frame.item),
    "moede": Parts.meeting,
    "sagsnr": Parts.case_number,
    "udvalg": Parts.committee,
    "indstilling": Parts.recommendation,
    "indhold": Parts.contents,
    "sagsbeskrivelse": lambda parts: parts.sections(1 if parts.paper.frame else 0),
    "beslutning": Parts.decision,
    "fravaerende": Parts.absent,
    "bilag": Parts.listed_appendices,
    "bilagstekst": Parts.appendices,
}


def _put_block(found: Found, xml: str) -> None:
    """Whole paragraphs in the place of one; a cell keeps a last paragraph, a section its end."""
    paragraph = found.paragraph
    made = nodes(xml)
    for one in made:
        paragraph.addprevious(one)
    follows = paragraph.getnext()
    ends_cell = paragraph.getparent().tag == w("tc") and (follows is None or follows.tag != w("p"))
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None or (
        ends_cell and not (made and made[-1].tag == w("p"))
    ):
        for one in text_nodes(paragraph):
            one.getparent().remove(one)
        return
    paragraph.getparent().remove(paragraph)


def _put_line(found: Found, xml: str) -> None:
    """Runs in the place of a name that Word may have parted over several runs, in the look of the first."""
    texts = text_nodes(found.paragraph)
    starts = itertools.accumulate((len(said_by(one)) for one in texts), initial=0)
    within = [(one, at) for one, at in zip(texts, starts, strict=False) if _meets(one, at, found)]
    first, first_at = within[0]
    last, last_at = within[-1]
    tail = said_by(last)[found.end - last_at :]
    first.text = said_by(first)[: found.start - first_at]
    for one, _ in within[1:]:
        one.text = ""
    _keep_blanks(first)
    holder = first.getparent()
    rest = _rest_of(holder, first, last, tail)
    look = holder.find(w("rPr"))
    for one in (*(_in_look(made, look) for made in nodes(xml)), *rest):
        holder.addnext(one)
        holder = one


def _meets(node: Node, at: int, found: Found) -> bool:
    return at < found.end and at + len(said_by(node)) > found.start


def _rest_of(holder: Node, first: Node, last: Node, tail: str) -> list[Node]:
    """What follows the name: in its own run, where the name ends in another; else in a run after it."""
    if last.getparent() is not holder:
        last.text = tail
        _keep_blanks(last)
        return []
    follows = list(first.itersiblings())
    rest = nodes(run(tail or "\u00a0"))[0]
    if not tail:
        rest.remove(rest[-1])
    look = holder.find(w("rPr"))
    if look is not None:
        rest.insert(0, deepcopy(look))
    rest.extend(follows)
    return [rest] if tail or follows else []


def _in_look(made: Node, look: Node) -> Node:
    """New runs in the look of the run in which the name stood; a style of their own stays."""
    if look is None:
        return made
    runs = [made] if made.tag == w("r") else made.iter(w("r"))
    for one in runs:
        own = one.find(f"{w('rPr')}/{w('rStyle')}")
        copied = deepcopy(look)
        if own is not None:
            for before in copied.findall(w("rStyle")):
                copied.remove(before)
            copied.insert(0, deepcopy(own))
            one.remove(one.find(w("rPr")))
        one.insert(0, copied)
    return made


def _keep_blanks(node: Node) -> None:
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _forget_its_template(document: Node) -> None:
    """A document is not to look for a template of its own on somebody's disk."""
    settings = document.settings.element
    for one in settings.findall(w("attachedTemplate")):
        settings.remove(one)
    for part in (one.target_part for one in document.part.rels.values() if one.reltype == _SETTINGS):
        for name in [name for name, one in part.rels.items() if one.is_external]:
            del part.rels[name]


def _append(document: Node, xml: str) -> None:
    for one in nodes(xml):
        document.element.body.sectPr.addprevious(one)
