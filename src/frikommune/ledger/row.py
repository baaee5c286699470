"""A row of the ledger: one occurrence of a duty, or one trigger of a precondition or a limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args

from frikommune.law.norm import CourseStart
from frikommune.law.rulebook import Rule

Standing = Literal["required", "waived", "exempt", "unknown"]
Outcome = Literal[
    "met",
    "late",
    "pending",
    "overdue",
    "missed",
    "lapsed",
    "too_early",
    "transferred",
    "repealed",
    "breached",
    "",
]
"""Empty: nothing was asked (waived, exempt, unknown) and nothing was done."""

STANDINGS: tuple[Standing, ...] = get_args(Standing)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Note(NamedTuple):
    """A step of the reasoning that the dates do not show: a code, and the facts its sentence needs."""

    code: str
    facts: tuple[object, ...] = ()


class Row(NamedTuple):
    """What one norm asked once, and what came of it.

    `base` is the day the window is counted from, `read_on` the day whose law was read. `opens` and `due` are
    the first and the last day in time; both None when they cannot be determined, `due` alone None when the
    duty only ends with the course. `days_late` is 0 unless the outcome is late, overdue, missed or too_early.
    """

    subject: str
    course: str
    spell: str
    group: str
    municipality: str
    norm: str
    occurrence: int
    rule: Rule
    read_on: date
    base: date
    opens: date | None
    due: date | None
    standing: Standing
    outcome: Outcome
    met_by: str = ""
    met_on: date | None = None
    days_late: int = 0
    use: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def step(self) -> int:
        """The number of the step: the occurrence itself, unless every anchor brings the same steps anew."""
        windows = self.rule.duty.windows if self.rule.duty is not None else None
        if isinstance(self.rule.norm.anchor, CourseStart) or not isinstance(windows, Mapping):
            return self.occurrence
        steps = sorted(windows)
        return steps[(self.occurrence - 1) % len(steps)]

    @property
    def layer(self) -> str:
        """Which layer decided: the exemption laid last, or the law."""
        if self.use:
            return next(str(note.facts[0]) for note in self.notes if note.code == "use_counts")
        if self.standing == "waived" and self.rule.suspended_by is not None:
            return self.rule.suspended_by.id
        return self.rule.layers[-1].id if self.rule.layers else "law"
