"""A history on its way in, and what it is checked against."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from typing import Protocol

from frikommune.cases.history import Event, History, Spell, Use


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that law and programme know. Uses are held to exemptions and norms where there are any."""

    groups: frozenset[str]
    municipalities: frozenset[str]
    exemptions: frozenset[str] = frozenset()
    norms: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        groups: Iterable[str],
        municipalities: Iterable[str],
        exemptions: Iterable[str] = (),
        norms: Iterable[str] = (),
    ) -> Known:
        """What is known, from anything that holds the ids."""
        return cls(frozenset(groups), frozenset(municipalities), frozenset(exemptions), frozenset(norms))


class Where(Protocol):
    """Something that knows where a field stood."""

    def where(self, field: str) -> str:
        """The place as the user would find it."""
        ...


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Whether an event that the log ties to a spell may lie before its start or after its end."""

    before_start: bool = False
    after_end: bool = False


STRICT = Tolerance()


@dataclass(slots=True)
class Draft:
    """A history on its way in, each part with the place it came from."""

    subject: str
    spells: list[tuple[Spell, Where]] = field(default_factory=list)
    events: list[tuple[Event, Where]] = field(default_factory=list)
    uses: list[tuple[Use, Where]] = field(default_factory=list)
    synthetic: bool = False

    def spell_as(self, known: Known) -> None:
        """Give groups and municipalities the pack's capitals, where they differ in nothing else."""
        for number, (spell, place) in enumerate(self.spells):
            group = as_known(spell.group, known.groups)
            municipality = as_known(spell.municipality, known.municipalities)
            if (group, municipality) != (spell.group, spell.municipality):
                self.spells[number] = replace(spell, group=group, municipality=municipality), place

    def history(self) -> History:
        """The finished history, in order of time."""
        return History(
            self.subject,
            tuple(spell for spell, _ in sorted(self.spells, key=lambda one: (one[0].start, one[0].id))),
            tuple(event for event, _ in sorted(self.events, key=lambda one: (one[0].day, one[0].sequence))),
            tuple(use for use, _ in self.uses),
            self.synthetic,
        )


def as_known(given: str, names: Set[str]) -> str:
    """The one known name that is the same but for capitals; otherwise the name as it was given."""
    if given in names:
        return given
    same = [name for name in names if name.casefold() == given.casefold()]
    return same[0] if len(same) == 1 else given
