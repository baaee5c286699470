"""The places in a municipality's own Word template into which a paper is laid: `{{sagsbeskrivelse}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text, folded
from frikommune.reports.forms.docx_xml import Node, w

Shape = Literal["line", "block"]


@dataclass(frozen=True, slots=True)
class Place:
    """A name that a template may use, in either language. A `block` stands alone in its paragraph."""

    name: Text
    shape: Shape
    says: Text


PLACES = (
    Place(Text("titel", "title"), "line", Text("papirets titel", "the paper's title")),
    Place(Text("undertitel", "subtitle"), "line", Text("papirets undertitel", "the paper's subtitle")),
    Place(Text("afsender", "sender"), "line", Text("hvem der sender papiret", "who sends the paper")),
    Place(Text("dag", "day"), "line", Text("den dag, papiret gælder", "the day the paper speaks of")),
    Place(
        Text("punkt", "item number"),
        "line",
        Text("punktets nummer (udfyldes)", "the item's number (filled in)"),
    ),
    Place(Text("emne", "item"), "line", Text("punktets titel", "the item's title")),
    Place(
        Text("møde", "meeting"), "line", Text("mødets dag (udfyldes)", "the day of the meeting (filled in)")
    ),
    Place(Text("sagsnr", "case number"), "line", Text("sagens nummer", "the case number")),
    Place(Text("udvalg", "committee"), "line", Text("udvalget", "the committee")),
    Place(Text("indstilling", "recommendation"), "line", Text("indstillingen", "the recommendation")),
    Place(Text("indhold", "contents"), "block", Text("indholdsfortegnelse", "the table of contents")),
    Place(Text("sagsbeskrivelse", "case description"), "block", Text("alle papirets afsnit", "all sections")),
    Place(
        Text("beslutning", "decision"), "block", Text("beslutningen (udfyldes)", "the decision (filled in)")
    ),
    Place(Text("fraværende", "absent"), "block", Text("fraværende (udfyldes)", "who was absent (filled in)")),
    Place(Text("bilag", "appendices"), "block", Text("bilagenes navne", "the names of the appendices")),
    Place(Text("bilagstekst", "appendix text"), "block", Text("selve bilagene", "the appendices themselves")),
)
BODY = "sagsbeskrivelse"
_FOUND = re.compile(r"\{\{([^{}]*)\}\}")
_LOOSE = re.compile(r".{0,12}(?:\{\{|\}\}).{0,24}")
_KEY = re.compile(r"[\W_]+")


def _key(name: str) -> str:
    return _KEY.sub("", folded(name))


_KNOWN: Mapping[str, Place] = {_key(said): one for one in PLACES for said in one.name}


@dataclass(frozen=True, slots=True)
class Found:
    """A place found in a paragraph, from one of its letters to another, and in what part of the document."""

    place: Place
    paragraph: Node
    start: int
    end: int
    part: Text

    @property
    def key(self) -> str:
        """Its name, as the code knows it."""
        return _key(self.place.name.da)

    @property
    def may_have_notes(self) -> bool:
        """Whether a footnote can stand there: not in a head or foot, and not in a text box."""
        return self.part == DOCUMENT and not list(self.paragraph.iterancestors(w("txbxContent")))

    @property
    def alone(self) -> bool:
        """Whether nothing else stands in its paragraph, and whole paragraphs may stand there instead."""
        said = text_of(self.paragraph)
        around = self.paragraph.getparent().tag
        return not (said[: self.start] + said[self.end :]).strip() and around in (w("body"), w("tc"))


def text_nodes(paragraph: Node) -> list[Node]:
    """The texts of a paragraph, without those of a text box that stands in it."""
    return [one for one in paragraph.iter(w("t"), w("tab"), w("br")) if _owner(one) is paragraph]


def said_by(node: Node) -> str:
    """The words of one of these nodes; a tab or a break is one blank."""
    return (node.text or "") if node.tag == w("t") else " "


def text_of(paragraph: Node) -> str:
    """The words of a paragraph."""
    return "".join(map(said_by, text_nodes(paragraph)))


def places_in(root: Node, part: Text) -> Iterator[Found]:
    """The places of a part of a document in the order of reading. Raises Refused for what is none."""
    for paragraph in root.iter(w("p")):
        said = text_of(paragraph)
        if "{{" not in said and "}}" not in said:
            continue
        left = _LOOSE.search(_FOUND.sub("", said))
        if left:
            raise _broken(left[0].strip(), part)
        for one in _FOUND.finditer(said):
            place = _KNOWN.get(_key(one[1]))
            if place is None:
                raise _unknown(one[0], part)
            yield Found(place, paragraph, one.start(), one.end(), part)


def check_places(found: list[Found]) -> None:
    """Raises Refused with everything that is wrong with a template's places; no places at all are right."""
    refusals = [_not_alone(one) for one in found if one.place.shape == "block" and not _may_stand(one)]
    blocks = [one for one in found if one.place.shape == "block"]
    twice = {one.key: one for one in blocks if sum(other.key == one.key for other in blocks) > 1}
    refusals += [_twice(one) for one in twice.values()]
    if found and not any(one.key == BODY for one in found):
        refusals.append(_no_body())
    if refusals:
        raise Refused(*(one for each in refusals for one in each.refusals))


def _may_stand(found: Found) -> bool:
    return found.part == DOCUMENT and found.alone


def _owner(node: Node) -> Node:
    above = node.getparent()
    while above.tag != w("p"):
        above = above.getparent()
    return above


DOCUMENT = Text("skabelonens tekst", "the template's text")
AROUND = Text("skabelonens sidehoved eller sidefod", "the template's head or foot")
_NAMES = ", ".join(f"{{{{{one.name.da}}}}}" for one in PLACES)


def _broken(given: str, part: Text) -> Refused:
    return refuse(
        "template_place_broken",
        problem=Text("En pladsholder i skabelonen er brudt", "A place in the template is broken"),
        where=part.da,
        given=given,
        expected=Text("to tuborgklammer på hver side, {{titel}}", "two braces on each side, {{title}}"),
        do_next=Text("Ret pladsholderen i skabelonen.", "Mend the place in the template."),
    )


def _unknown(given: str, part: Text) -> Refused:
    names = [said for one in PLACES for said in one.name]
    return refuse(
        "template_place_unknown",
        problem=Text("Skabelonen har en ukendt pladsholder", "The template has an unknown place"),
        where=part.da,
        given=given,
        expected=Text(f"en af {_NAMES}", f"one of {_NAMES}"),
        do_next=closest(given.strip("{} "), names),
    )


def _not_alone(one: Found) -> Refused:
    name = f"{{{{{one.place.name.da}}}}}"
    return refuse(
        "template_place_not_alone",
        problem=Text(f"{name} fylder hele afsnit", f"{name} is whole paragraphs"),
        where=one.part.da,
        given=text_of(one.paragraph).strip()[:80],
        expected=Text(
            "pladsholderen alene på sin egen linje i teksten eller i en tabelcelle, ikke i en tekstboks, et"
            " indholdsfelt, et sidehoved eller en sidefod",
            "the place alone on a line of its own in the text or in a cell, not in a text box, a content"
            " control, a head or a foot",
        ),
        do_next=Text("Giv den sin egen linje.", "Give it a line of its own."),
    )


def _twice(one: Found) -> Refused:
    return refuse(
        "template_place_twice",
        problem=Text("En pladsholder står to gange i skabelonen", "A place stands twice in the template"),
        where=one.part.da,
        given=f"{{{{{one.place.name.da}}}}}",
        expected=Text("den én gang", "it once"),
        do_next=Text("Slet den ene.", "Delete one of them."),
    )


def _no_body() -> Refused:
    name = f"{{{{{BODY}}}}}"
    return refuse(
        "template_without_body",
        problem=Text(
            "Skabelonen har ingen plads til papirets tekst", "The template has no place for the text"
        ),
        where=DOCUMENT.da,
        given="",
        expected=Text(
            f"{name} på sin egen linje; en skabelon helt uden pladsholdere får papiret til sidst",
            f"{name} on a line of its own; a template without any place gets the paper at its end",
        ),
        do_next=Text(f"Sæt {name} ind, hvor teksten skal stå.", f"Put {name} where the text is to stand."),
    )
