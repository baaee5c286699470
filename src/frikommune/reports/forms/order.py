"""The order in which a paper is laid out, and the permanent name of each of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frikommune.language import folded
from frikommune.reports.paper import Block, Paper, Paragraph, Points, Section, Words

_NUMBER = re.compile(r"[–−+-]?\d[\d.,]*(?:\s?(?:%|kr\.|pp))?|DKK\s[\d.,]+")
_FORMS_OWN = re.compile(
    r"kilder|kilde-\d+|til-\d+|indstilling|sagsbeskrivelse|beslutning|fravaerende|bilagsliste|egen-.*"
)
"""Names that forms give to sources, to parts of a committee's frame and to people's texts."""
_A_PAGE = 40
"""Lines of contents on one page."""
_BETWEEN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A section where it stands.

    `anchor` is its own in the paper. `level` goes down one step at a time, whatever the section says.
    `appendix` is the number of the appendix; 0 in the paper itself.
    """

    section: Section
    anchor: str
    level: int
    appendix: int = 0


def leads_on(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block with whether it is a paragraph that leads to the list beneath it: no page parts the two."""
    for at, one in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        yield one, isinstance(one, Paragraph) and isinstance(below, Points)


def listed_depth(placed: Sequence[Placed]) -> int:
    """How deep a list of contents goes: two steps, or one where two would take more than a page."""
    return 2 if sum(one.level <= 2 for one in placed) <= _A_PAGE else 1


def in_order(paper: Paper) -> tuple[Placed, ...]:
    """The sections and after them the appendices."""
    taken: set[str] = set()
    found: list[Placed] = []
    appendix = level = 0
    for at, one in enumerate((*paper.sections, *paper.appendices)):
        behind = at >= len(paper.sections)
        level = min(one.level, 1 if at in (0, len(paper.sections)) else level + 1)
        appendix += behind and level == 1
        found.append(Placed(one, _own(one.anchor or slug(one.title), taken), level, appendix))
    return tuple(found)


def slug(title: Words) -> str:
    """A section's name in an address, from its Danish title."""
    return _BETWEEN.sub("-", folded(title.plain.da)).strip("-") or "afsnit"


def number_columns(rows: Sequence[Sequence[str]], columns: int) -> tuple[bool, ...]:
    """Which columns of a table hold only numbers, and so are set to the right. `rows`: the words of cells."""
    return tuple(
        bool(cells := [row[at] for row in rows if row[at] not in ("", "–")])
        and all(_NUMBER.fullmatch(cell) for cell in cells)
        for at in range(columns)
    )


def _own(anchor: str, taken: set[str]) -> str:
    """The anchor, with a number behind it where another section or a form itself has it."""
    own, at = anchor, 2
    while own in taken or _FORMS_OWN.fullmatch(own):
        own, at = f"{anchor}-{at}", at + 1
    taken.add(own)
    return own
