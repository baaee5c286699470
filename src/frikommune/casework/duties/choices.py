"""Which steps of a case a trial lets a caseworker leave out on a day, and why not the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import History, Use
from frikommune.casework.duties.duties import CaseDuty, duties_of
from frikommune.casework.uses.using import NEW, Verdict, judge_use
from frikommune.law.considered import Considered
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook

_ANY_REASON = "–"


@dataclass(frozen=True, slots=True)
class Choice:
    """A step of the case and an exemption by which it may be left out; `verdict` says whether it may.

    `occurrence` is 0 where the decision speaks of what comes next, or of the rest of the course.
    """

    duty: CaseDuty
    occurrence: int
    weighed: Considered
    verdict: Verdict

    @property
    def exemption(self) -> Exemption:
        """The exemption."""
        return self.weighed.exemption

    @property
    def key(self) -> str:
        """By which a form names it."""
        return f"{self.duty.norm}|{self.occurrence}|{self.exemption.id}"

    @property
    def is_checked(self) -> bool:
        """Whether a leader must approve the use."""
        return self.exemption.use is not None and self.exemption.use.leader_check

    @property
    def covers_rest(self) -> bool:
        """Whether one decision covers the rest of the course."""
        return self.exemption.use is not None and self.exemption.use.covers == "rest_of_course"

    @property
    def until(self) -> date | None:
        """The last day on which the step may come for the decision to count; None: no end is known."""
        return self.weighed.grant.last_day if self.weighed.grant is not None else None


def choices_of(
    history: History, rulebook: Rulebook, observed: date, decided_on: date | None = None
) -> tuple[Choice, ...]:
    """Every step that an exemption used case by case is about; those that may be left out come first.

    Rows are as known at the end of `observed`; the exemptions are judged as if decided on `decided_on`.
    """
    day = decided_on or observed
    found: dict[str, Choice] = {}
    for duty in duties_of(history, rulebook, observed, done=day < observed):
        if duty.place == "done" and (duty.due is None or duty.due < day):
            continue
        for one in _choices(history, rulebook, duty, (day, observed)):
            found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: not one.verdict.stands))


def use_of(key: str, reason: str, days: tuple[date, date], replaced_by: str = "") -> Use:
    """The decision that a choice's key and a reason make; `days` are those of decision and registration."""
    norm, occurrence, exemption = key.split("|")
    return Use(NEW, exemption, norm, *days, reason, int(occurrence), replaced_by)


def a_reason(exemption: Exemption) -> str:
    """Some reason that the exemption takes: to ask the ledger before one is given."""
    reasons = exemption.use.reasons if exemption.use else {}
    return next(iter(reasons), _ANY_REASON)


def _choices(
    history: History, rulebook: Rulebook, duty: CaseDuty, days: tuple[date, date]
) -> Iterator[Choice]:
    for one in duty.weighed:
        if one.exemption.use is None:
            continue
        occurrence = 0 if one.exemption.use.covers == "rest_of_course" else duty.occurrence
        key = f"{duty.norm}|{occurrence}|{one.exemption.id}"
        verdict = judge_use(history, rulebook, use_of(key, a_reason(one.exemption), days), days[1])
        yield Choice(duty, occurrence, one, verdict)
