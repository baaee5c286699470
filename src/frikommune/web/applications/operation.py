"""What an operation on a norm is: which norms it fits, the fields it asks for, the change it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frikommune.language import NO_WORDS, Text
from frikommune.law.norm import Norm
from frikommune.law.terms import DutyTerms, PreconditionTerms, Terms
from frikommune.packfiles.reading import Reading
from frikommune.web.applications.fields import UNITS, Field, Given

Change = dict[str, Any]
"""As a trial file holds it: `{"replace": {…}}`, `{"add": {…}}` or `{"suspend": True}`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The norm that is to be changed, how it reads its words, and the pack's target groups."""

    norm: Norm
    reading: Reading
    groups: Mapping[str, Text]

    @property
    def terms(self) -> Terms | None:
        """What the latest version that asks anything asks; None for a norm that only exemptions add."""
        asking = [one.terms for one in self.norm.versions if one.terms is not None]
        return asking[-1] if asking else None

    @property
    def units(self) -> tuple[tuple[str, Text], ...]:
        """The units in which the norm can read a length of time."""
        return UNITS if self.reading.month_end else UNITS[:2]

    @property
    def steps(self) -> list[int]:
        """The numbers of its steps, over all versions."""
        found: set[int] = set()
        for version in self.norm.versions:
            windows = version.terms.windows if isinstance(version.terms, DutyTerms) else None
            found |= set(windows) if isinstance(windows, Mapping) else set()
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Operation:
    """`fits` tells whether the norm has anything for it to work on."""

    id: str
    title: Text
    fits: Callable[[Chosen], bool]
    fields: Callable[[Chosen], Sequence[Field]]
    change: Callable[[Chosen, Given], Change]


def duty_of(chosen: Chosen) -> DutyTerms | None:
    """What the norm asks, where it is a duty."""
    return chosen.terms if isinstance(chosen.terms, DutyTerms) else None


def precondition_of(chosen: Chosen) -> PreconditionTerms | None:
    """What the norm asks, where it is a precondition."""
    return chosen.terms if isinstance(chosen.terms, PreconditionTerms) else None


def has_rhythm(chosen: Chosen) -> bool:
    """Whether the norm has had a rhythm."""
    return any(isinstance(one.terms, DutyTerms) and one.terms.rhythm for one in chosen.norm.versions)


def names_forms(chosen: Chosen) -> bool:
    """Whether the norm names the forms that are allowed."""
    duty = duty_of(chosen)
    return duty is not None and isinstance(duty.forms, tuple) and bool(duty.forms)


def length(chosen: Chosen, key: str, da: str, en: str, row: Text = NO_WORDS) -> Field:
    """A field for a length of time in the units that the norm can read."""
    return Field(key, "length", Text(da, en), choices=chosen.units, row=row)
