"""An exemption: the change that a trial makes to norms, with its conditions of use. No places, no dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, cast

from frikommune.language import Text
from frikommune.law.source import Certainty, Source, Unknown
from frikommune.law.terms import Terms

Operation = Literal["replace", "suspend", "add"]


@dataclass(frozen=True, slots=True)
class UseConditions:
    """What must be recorded for the exemption to count in one case.

    `covers` says whether one decision covers one occurrence or the rest of the course.
    """

    reasons: Mapping[str, Text]
    own_words: bool
    leader_check: bool
    covers: Literal["one", "rest_of_course"]


@dataclass(frozen=True, slots=True)
class Change:
    """What the exemption does to one norm: parameters replaced or added, or the norm suspended."""

    norm: str
    operation: Operation
    values: Mapping[str, object]

    def apply(self, terms: Terms | None) -> Terms | None:
        """The terms with this change laid over them; `terms` itself is never touched."""
        if self.operation == "suspend":
            return terms
        if terms is None:
            return cast(Terms | None, self.values.get("terms"))
        merged = {name: self._merged(terms, name, value) for name, value in self.values.items()}
        return replace(terms, **merged)  # type: ignore[arg-type]

    def _merged(self, terms: Terms, name: str, value: object) -> object:
        before = getattr(terms, name)
        if self.operation == "add" and isinstance(before, Unknown):
            return before
        if name == "windows" and isinstance(before, Mapping) and isinstance(value, Mapping):
            return {**before, **value}
        if self.operation == "add" and isinstance(before, tuple):
            return (*before, *cast(tuple[object, ...], value))
        return value


@dataclass(frozen=True, slots=True)
class Exemption:
    """A change to the law, granted somewhere for a time by a table of grants.

    `groups` empty means every group that the norms concern. `use` None: it holds for everybody in scope;
    otherwise it counts only in the cases where its use was decided, reasoned and (if asked) checked.
    """

    id: str
    title: Text
    groups: frozenset[str]
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]
    certainty: Certainty
    file: str
    use: UseConditions | None = None
    after: frozenset[str] = frozenset()
    assumptions: tuple[Text, ...] = ()
    because: Text | None = None

    def covers_group(self, group: str) -> bool:
        """Whether the exemption holds for this group."""
        return not self.groups or group in self.groups

    def changes_to(self, norm: str) -> tuple[Change, ...]:
        """The changes this exemption makes to one norm."""
        return tuple(change for change in self.changes if change.norm == norm)


@dataclass(frozen=True, slots=True)
class Grant:
    """Where and when an exemption holds: [start, end) in one municipality."""

    exemption: str
    municipality: str
    start: date
    end: date | None
    source: Source
    certainty: Certainty
    where: str

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None while no end is known."""
        return self.end - timedelta(days=1) if self.end is not None else None

    def holds_on(self, day: date) -> bool:
        """Whether the grant is running on that day."""
        return self.start <= day and (self.end is None or day < self.end)
