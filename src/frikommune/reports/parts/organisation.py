"""How the programme is organised: who owns, steers and follows it, when they meet, and its diagram."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Subject, Word
from frikommune.programme.words import CODE_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Box, Cited, Diagram, Paragraph, Words
from frikommune.reports.parts.sentences import chosen, lowered, paragraphs, sentences
from frikommune.reports.writing import ended, joined, words, write

_UNDER: Mapping[str, tuple[str, ...]] = {
    "owner": (),
    "steers": ("owner",),
    "follows": ("steers", "owner"),
    "supports": ("steers", "owner"),
    "works": ("follows", "steers", "owner"),
}
"""Whom a place in the organisation stands under: the first of them that is known."""
_PROJECT = Subject("body", "project")
_CAPTION = Text("Organiseringen af frikommuneforsøgene", "How the trials are organised")


def organisation(facts: Facts) -> Iterator[Block]:
    """Who they are, how often they meet, and the diagram; nothing where no source tells of any."""
    bodies = bodies_of(facts)
    if not bodies:
        return
    who = (_who(facts, place, body) for place, body in bodies.items())
    yield from paragraphs((*sentences(facts, _PROJECT, "says"), *who))
    if meets := joined(_meets(facts, body) for body in bodies.values()):
        yield Paragraph(meets)
    yield diagram(facts, bodies)


def bodies_of(facts: Facts) -> Mapping[str, Subject]:
    """The bodies with a place in the organisation, from the owner down."""
    found: dict[str, Subject] = {}
    for body in facts.now.subjects("body"):
        entry = chosen(facts, body, "place")
        if entry is not None and isinstance(entry.value, Word):
            found[entry.value.code] = body
    return {place: found[place] for place in _UNDER if place in found}


def diagram(facts: Facts, bodies: Mapping[str, Subject]) -> Diagram:
    """Who stands under whom, with who they consist of and when they meet."""
    boxes = tuple(
        Box(
            body.name,
            _title(facts, place, body),
            tuple(one.text for one in _lines(facts, place, body)),
            next((bodies[one].name for one in _UNDER[place] if one in bodies), ""),
        )
        for place, body in bodies.items()
    )
    return Diagram(boxes, words(_CAPTION), _told(facts, boxes))


def _told(facts: Facts, boxes: Sequence[Box]) -> Text:
    """The diagram in words, for those who cannot see it: from the top, who stands under whom."""
    name = {one.id: facts.name(Subject("body", one.id)) for one in boxes}
    said = [
        Text(
            f"Under {name[one.under].da}: {name[one.id].da}.",
            f"Under {name[one.under].en}: {name[one.id].en}.",
        )
        for one in boxes
        if one.under
    ]
    top = next(one.title for one in boxes if not one.under)
    return Text(
        " ".join((f"Øverst: {top.da}.", *(one.da for one in said))),
        " ".join((f"At the top: {top.en}.", *(one.en for one in said))),
    )


def _title(facts: Facts, place: str, body: Subject) -> Text:
    """`Projektejer: KKR Nordjylland`; a body called by its place is named once."""
    name, what = facts.name(body), CODE_WORDS[place]
    if what.da.split()[-1] in name.da.casefold():
        return name
    return Text(
        f"{what.da[:1].upper()}{what.da[1:]}: {name.da}", f"{what.en[:1].upper()}{what.en[1:]}: {name.en}"
    )


def _lines(facts: Facts, place: str, body: Subject) -> Iterator[Cited]:
    """Who a body consists of (else what it is for), and how it meets."""
    found = facts.found(body, "consists_of") or (facts.found(body, "role") if place == "works" else None)
    yield from (one for one in (found, facts.found(body, "meets")) if one is not None)


def _who(facts: Facts, place: str, body: Subject) -> Words:
    """Who has a place: the owner by name, a group by who is in it, the working groups by their role."""
    name: Cited | Text = facts.found(body, "named") or facts.name(body)
    members, role, at = (facts.found(body, says) for says in ("consists_of", "role", "place"))
    if members and place == "supports" and role:
        return write(
            "{name} {role} og består af {who}.", "{name} {role} and consists of {who}.",
            name=name, role=lowered(role), who=lowered(members),
        )  # fmt: skip
    if members:
        return write("{name} består af {who}.", "{name} consists of {who}.", name=name, who=lowered(members))
    if role and place == "works":
        return write("Der er {role}.", "There is {role}.", role=lowered(role))
    return write("{name} er {place}.", "{name} is the {place}.", name=name, place=at or CODE_WORDS[place])


def _meets(facts: Facts, body: Subject) -> Words:
    meets, name = facts.found(body, "meets"), facts.found(body, "named") or facts.name(body)
    return (
        ended(write("{name} {meets}", "{name} {meets}", name=name, meets=lowered(meets)))
        if meets
        else NOTHING
    )
