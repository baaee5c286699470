"""The parts of a trial: what each changes in the law, for whom, on what conditions, and where since when."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.grants import Holding
from frikommune.programme.row_facts import RowFacts
from frikommune.web.journal.book import Book


@dataclass(frozen=True, slots=True)
class ShownPart:
    """An exemption. `conditions` are what it asks before it is used, `said` what the sources say of them."""

    exemption: Exemption
    groups: tuple[Text, ...]
    norms: tuple[tuple[str, Text], ...]
    conditions: tuple[Text, ...]
    said: tuple[Entry, ...]
    held: tuple[Holding, ...]

    @property
    def group(self) -> str:
        """The first group for whom it is, to ask what applies to; empty: everybody the norm concerns."""
        return min(self.exemption.groups, default="")


def parts_of(book: Book, facts: RowFacts) -> tuple[ShownPart, ...]:
    """The exemptions in the trial's file, in its order; none for an application without one."""
    rulebook = book.pack.rulebook
    return tuple(_part(book, facts, rulebook.exemptions[name]) for name in facts.parts)


def _part(book: Book, facts: RowFacts, exemption: Exemption) -> ShownPart:
    rulebook = book.pack.rulebook
    changed = dict.fromkeys(one.norm for one in exemption.changes)
    conditions = facts.now.question(Subject("part", exemption.id), "condition").facts
    held = (one for some in facts.held.values() for one in some if one.part == exemption.id)
    return ShownPart(
        exemption=exemption,
        groups=tuple(rulebook.groups[one] for one in sorted(exemption.groups)),
        norms=tuple((one, rulebook.norms[one].title) for one in changed),
        conditions=tuple(_conditions(exemption)),
        said=tuple(one.entry for one in conditions),
        held=tuple(sorted(held, key=lambda one: (one.start, one.municipality))),
    )


def _conditions(exemption: Exemption) -> list[Text]:
    use = exemption.use
    if use is None:
        return []
    found = list(use.reasons.values())
    if use.own_words:
        found.append(Text("en begrundelse i egne ord", "a reason in own words"))
    if use.leader_check:
        found.append(Text("lederen skal godkende", "the leader must approve"))
    return found
