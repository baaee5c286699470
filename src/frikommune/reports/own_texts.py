"""Texts that people write into a paper: put in where they belong, marked where a fact beneath has moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frikommune.language import Text
from frikommune.reports.extract import Statement, section_statements
from frikommune.reports.forms.order import in_order
from frikommune.reports.paper import OwnText, Paper, Section


@dataclass(frozen=True, slots=True)
class Written:
    """The latest version of a person's text, and the facts that its section stated when it was written."""

    place: str
    paragraphs: tuple[str, ...]
    by: Text
    on: date
    version: int
    beneath: tuple[Statement, ...]


def places(paper: Paper) -> dict[str, Text]:
    """Where a person may write: each section's permanent name, with its title."""
    return {name: section.title.plain for name, section in _named(paper)}


def unoffered(paper: Paper) -> dict[str, Text]:
    """The places that the paper itself does not offer where they stand."""
    return {name: section.title.plain for name, section in _named(paper) if not section.own}


def beneath(paper: Paper, place: str) -> tuple[Statement, ...]:
    """The facts of the section in which a text stands; none where the paper has no such section."""
    return next((section_statements(one) for name, one in _named(paper) if name == place), ())


def with_own(paper: Paper, texts: Iterable[Written]) -> tuple[Paper, tuple[Written, ...]]:
    """The paper with people's texts last in their sections, and the texts whose section it has not.

    Nothing of a text is changed; it says by itself which facts have come or gone since it was written.
    """
    by_place = {one.place: one for one in texts if one.paragraphs}
    sections = [_filled(one, name, by_place.get(name)) for name, one in _named(paper)]
    known = {name for name, _ in _named(paper)}
    at = len(paper.sections)
    made = replace(paper, sections=tuple(sections[:at]), appendices=tuple(sections[at:]))
    return made, tuple(one for name, one in by_place.items() if name not in known)


def moved(then: Sequence[Statement], now: Sequence[Statement]) -> tuple[Text, ...]:
    """In words, what the section stated then and does not state now, and the other way round.

    The same, stated by another source now, has not moved.
    """
    was, stands = {one.says for one in then}, {one.says for one in now}
    gone = [one for one in then if one.says not in stands]
    new = [one for one in now if one.says not in was]
    return tuple(
        Text(f"{da}: {one.says.da} ({one.source.da})", f"{en}: {one.says.en} ({one.source.en})")
        for da, en, some in (("udgået", "gone", gone), ("kommet til", "new", new))
        for one in some
    )


def _named(paper: Paper) -> list[tuple[str, Section]]:
    return [(one.section.own or one.anchor, one.section) for one in in_order(paper)]


def _filled(section: Section, name: str, text: Written | None) -> Section:
    if text is None:
        return section
    stale = moved(text.beneath, section_statements(section))
    own = OwnText(name, text.paragraphs, text.by, text.on, text.version, stale)
    return replace(section, blocks=(*section.blocks, own))
