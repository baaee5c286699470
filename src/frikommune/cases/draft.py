"""A history on its way in, and what it is checked against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from frikommune.cases.history import Event, History, Spell, Use


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that law and programme know."""

    groups: frozenset[str]
    municipalities: frozenset[str]


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

    def history(self) -> History:
        """The finished history, in order of time."""
        return History(
            self.subject,
            tuple(spell for spell, _ in sorted(self.spells, key=lambda one: (one[0].start, one[0].id))),
            tuple(event for event, _ in sorted(self.events, key=lambda one: (one[0].day, one[0].sequence))),
            tuple(use for use, _ in self.uses),
            self.synthetic,
        )
