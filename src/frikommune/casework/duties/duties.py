"""What is due, overdue or ahead in one case on one day, and what a trial allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from frikommune.cases.history import History
from frikommune.casework.duties.ahead import ahead_of, is_change
from frikommune.casework.duties.duty import OPEN, PLACES, CaseDuty, Place
from frikommune.casework.duties.reasons import reason_of, title_of
from frikommune.casework.duties.whose import is_only_sent
from frikommune.law.considered import Considered, considered
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook, World
from frikommune.ledger.course import courses_of
from frikommune.ledger.difference import Difference, differences
from frikommune.ledger.reference import evaluate_both
from frikommune.ledger.row import Row

__all__ = ["SOON", "CaseDuty", "Place", "duties_in", "duties_of"]

SOON = timedelta(days=14)
"""What falls due within so long is soon."""


def duties_of(history: History, rulebook: Rulebook, day: date, *, done: bool = True) -> tuple[CaseDuty, ...]:
    """Everything the law asks in the case, as known at the end of `day`, in the order of PLACES, then by day.

    What is done with comes last, the latest first; `done` False leaves it out. What was asked in another
    municipality, of which no more was sent than when the course began, is left out too: nobody here knows.
    """
    mine, alone = evaluate_both(history, rulebook.all_trials, rulebook.no_trials, day)
    return duties_in(mine, differences(mine, alone), history, rulebook, day, done=done)


def duties_in(
    mine: list[Row],
    apart: Iterable[Difference],
    history: History,
    rulebook: Rulebook,
    day: date,
    *,
    done: bool = True,
) -> tuple[CaseDuty, ...]:
    """The same for whoever has the ledger with all trials already, and how it differs from the law's."""
    asking = _Asking.of(history, rulebook, day)
    alone = {id(one.with_trials): one.without_trials for one in apart}
    again = _opened_again(mine, day)
    found = []
    for row in mine:
        place = asking.place(row, again)
        if (done or place in OPEN) and not is_only_sent(row.spell):
            found.append(asking.duty(row, place, law=alone.get(id(row))))
    for row in ahead_of(history, rulebook, day):
        found.append(asking.duty(row, "before_change" if is_change(row) else "before_step", taken=False))
    return tuple(sorted(found, key=_in_order))


def _in_order(duty: CaseDuty) -> tuple[object, ...]:
    day = duty.due or duty.opens or date.max
    number = -day.toordinal() if duty.place == "done" else day.toordinal()
    limit = duty.row.rule.norm.kind == "limit"
    return PLACES.index(duty.place), number, not duty.usable, limit, duty.norm, duty.occurrence


def _opened_again(rows: Iterable[Row], day: date) -> Mapping[tuple[str, str], date]:
    """The latest day on which each norm opened in each course."""
    found: dict[tuple[str, str], date] = {}
    for row in rows:
        if row.opens is not None and row.opens <= day:
            key = (row.course, row.norm)
            found[key] = max(row.opens, found.get(key, row.opens))
    return found


@dataclass(frozen=True, slots=True)
class _Asking:
    """One case on one day."""

    world: World
    day: date
    running: frozenset[str]

    @classmethod
    def of(cls, history: History, rulebook: Rulebook, day: date) -> _Asking:
        running = frozenset(one.id for one in courses_of(history, day) if one.end is None)
        return cls(rulebook.all_trials, day, running)

    def place(self, row: Row, again: Mapping[tuple[str, str], date]) -> Place:
        """Where a row of the ledger stands in a day's work."""
        if row.course not in self.running:
            return "done"
        if row.rule.norm.kind != "duty":
            return "soon" if row.base == self.day and row.outcome == "breached" else "done"
        if row.standing in ("waived", "exempt"):
            still = row.due is None or self.day <= row.due
            return "let_off" if still and not row.outcome else "done"
        if row.standing == "unknown":
            return "unknown" if row.opens is None or row.due is None or self.day <= row.due else "done"
        if row.outcome == "pending":
            return "soon" if row.due is not None and row.due - self.day <= SOON else "ahead"
        latest = row.opens is not None and again.get((row.course, row.norm)) == row.opens
        open_still = row.outcome == "overdue" or (row.outcome == "too_early" and latest)
        return "overdue" if open_still else "done"

    def duty(self, row: Row, place: Place, *, law: Row | None = None, taken: bool = True) -> CaseDuty:
        """The row as a duty of the case; `taken` False for a step that is only imagined."""
        allowed = self._allowed(row) if place in OPEN else ()
        usable, too_late = ((), allowed) if place == "overdue" else (allowed, ())
        words = self.world.rulebook.words
        return CaseDuty(
            norm=row.norm,
            occurrence=row.occurrence if taken else 0,
            title=title_of(row),
            place=place,
            opens=row.opens if taken else None,
            due=row.due if taken else None,
            standing=row.standing,
            outcome=row.outcome,
            layer=row.layer,
            usable=usable,
            weighed=_weighed(self.world, row.norm, row.municipality, row.group, self.day),
            awaits=tuple(str(note.facts[-1]) for note in row.notes if note.code == "use_not_approved"),
            reason=reason_of(row, law, usable, words, taken=taken, too_late=too_late),
            row=row,
            law=law,
        )

    def _allowed(self, row: Row) -> tuple[Exemption, ...]:
        """The exemptions that may be used there today for what the row asks, if it is not too late."""
        asks = row.outcome in ("pending", "breached", "overdue", "too_early") or row.standing == "unknown"
        windowless = row.rule.norm.kind == "duty" and row.opens is None
        if not asks or windowless or row.standing not in ("required", "unknown"):
            return ()
        return self.world.rule(row.norm, row.municipality, row.group, self.day).usable


@lru_cache(maxsize=5_000)
def _weighed(world: World, norm: str, municipality: str, group: str, day: date) -> tuple[Considered, ...]:
    return considered(world, norm, municipality, group, day)
