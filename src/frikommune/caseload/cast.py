"""Cases made one by one: the citizens of the reconstruction, each with its course, events and uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from frikommune.caseload.columns import NO_DAY, Columns, Decision, What
from frikommune.caseload.courses import NEVER, Courses, in_order, leaving_words
from frikommune.caseload.drawing import Ints, number, weekday, weekday_before
from frikommune.caseload.plans import LEADERS
from frikommune.caseload.profile import Figure, Profile

PLACE = "Aalborg"
_PAST_THE_END = 400


@dataclass
class Cast:
    """The cases made so far. Days are whole numbers."""

    profile: Profile
    draw: Generator
    columns: Columns = field(default_factory=Columns)
    trials: list[str] = field(default_factory=lambda: [""])
    people: int = 0
    rows: list[tuple[int, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.groups = [group.id for group in self.profile.groups]
        self.place = [place.name for place in self.profile.places].index(PLACE)
        self.leaving = leaving_words(self.profile)
        self.open = number(self.profile.end) + _PAST_THE_END

    def case(self, trial: str, *, planned: bool = True) -> Case:
        """A new citizen, in a case of a trial; `planned` cases also get the talks that everybody gets."""
        if trial not in self.trials:
            self.trials.append(trial)
        self.people += 1
        return Case(self, self.people - 1, self.trials.index(trial), planned)

    def count(self, name: str) -> int:
        """How many a published figure, or a quota, asks for."""
        return self.profile.value(name)

    def period(self, name: str) -> tuple[int, int]:
        """The first and the last day of a published figure."""
        figure: Figure = self.profile.figures[name]
        return number(figure.start), number(figure.end) - 1

    def day(self, first: int, last: int) -> int:
        """A weekday, drawn evenly from a time that holds one."""
        drawn = int(self.draw.integers(first, max(first, last) + 1))
        later = int(weekday(np.array(drawn)))
        return later if later <= last else int(weekday_before(np.array(drawn)))

    def one_of(self, words: Sequence[str]) -> str:
        """One of some words, drawn evenly."""
        return words[int(self.draw.integers(len(words)))]

    def courses(self) -> Courses:
        """The courses of all cases."""
        person, group, start, end, leaves, label, planned = np.array(self.rows, np.int64).reshape(-1, 7).T
        columns: Mapping[str, Ints] = {
            "person": person,
            "group": group,
            "start": start,
            "end": end,
            "place": np.full(len(person), self.place),
            "moved_on": np.full(len(person), NEVER),
            "place_after": np.full(len(person), self.place),
            "leaves": leaves,
            "label": label,
            "planned": planned,
        }
        return in_order([dict(columns)])


@dataclass
class Case:
    """One citizen, whose courses are told in order; events and uses belong to the last told."""

    cast: Cast
    person: int
    trial: int
    planned: bool
    spells: int = 0

    def course(self, group: str, start: int, end: int | None = None, leaves: str = "") -> None:
        """A course from a day to `end`, the first day after it; without it, beyond the period."""
        cast = self.cast
        self.spells += 1
        cast.rows.append(
            (
                self.person,
                cast.groups.index(group),
                start,
                cast.open if end is None else end,
                cast.leaving.index(leaves),
                self.trial,
                self.planned,
            )
        )

    def event(
        self,
        day: int,
        kind: str,
        type_: str = "",
        *,
        until: int = NO_DAY,
        attributes: str = "",
        rank: int = 1,
    ) -> None:
        """Something that happened in the course told last."""
        what = self.cast.columns.whats.number(What(kind, type_, "", attributes))
        self.cast.columns.add_events(
            np.array([self.person]), np.array([self.spells]), np.array([day]), what, rank=rank, until=until
        )

    def use(
        self,
        decided: int,
        exemption: str,
        norm: str,
        reason: str,
        *,
        by: int | None = None,
        instead: str = "",
    ) -> None:
        """A decision to use an exemption; with `by`, checked by a leader on that day at the latest."""
        columns, draw = self.cast.columns, self.cast.draw
        what = columns.decisions.number(Decision(exemption, norm, reason, instead))
        leader = 0 if by is None else int(draw.integers(1, LEADERS + 1))
        approved = NO_DAY if by is None else self.cast.day(decided, min(decided + 3, by))
        columns.add_uses(np.array([self.person]), np.array([decided]), what, leader, np.array([approved]))
