"""One subject's history: spells, events and uses of exemptions.

A subject is a person, or a company for the few norms about companies. Days are civil and local; periods are
half-open, so `end` is the first day after the spell. See `docs/semantics.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from frikommune.cases.mark import REBUILT, Mark

Value = str | int | float | bool | date | datetime
Attributes = Mapping[str, Value]


def first_day_after(last: date) -> date | None:
    """The day after a last day; None after 31 December 9999, by which many systems mean no end at all."""
    return last + timedelta(days=1) if last < date.max else None


@dataclass(frozen=True, slots=True)
class Spell:
    """The part of a citizen's run under one group that was lived in one municipality: [start, end)."""

    id: str
    group: str
    municipality: str
    start: date
    end: date | None = None
    attributes: Attributes = field(default_factory=dict)

    @property
    def last_day(self) -> date | None:
        """The last day lived in it; None while it runs."""
        return self.end - timedelta(days=1) if self.end is not None else None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; `sequence` is its place in the file and decides ties.

    `moment` is kept when the source gave an instant with an offset: norms counted in seconds need it.
    `spell` is empty when the source did not tie the event to one.
    """

    id: str
    day: date
    sequence: int
    kind: str
    type: str = ""
    form: str = ""
    spell: str = ""
    moment: datetime | None = None
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Use:
    """A decision to use an exemption in one case, with its reason and the leader's check.

    `occurrence` names the step of a duty, or counts the trigger of a precondition; 0 when the source did
    not say.
    """

    id: str
    exemption: str
    norm: str
    decided_on: date
    recorded_on: date
    reason: str = ""
    occurrence: int = 0
    replaced_by: str = ""
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Everything known of one subject. Spells are in order of start, events of (day, sequence)."""

    subject: str
    spells: tuple[Spell, ...]
    events: tuple[Event, ...] = ()
    uses: tuple[Use, ...] = ()
    synthetic: bool = False

    @property
    def mark(self) -> Mark:
        """What its rows say of themselves."""
        return Mark.of(
            synthetic=self.synthetic, rebuilt=any(REBUILT in one.attributes for one in self.spells)
        )
