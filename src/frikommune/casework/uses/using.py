"""What the ledger would say of a decision to use an exemption, before it is stored.

The decision is put into the history and the reference engine is asked. So a form, the API and the ledger
cannot disagree: what is taken here counts there, and what is refused is refused for the ledger's own reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from frikommune.cases.history import History, Use
from frikommune.casework.uses.as_if import as_if_triggered
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.course import Course, courses_of
from frikommune.ledger.reference import rows_of_norm
from frikommune.ledger.route import route_of
from frikommune.ledger.row import Note, Row

Judgement = Literal["counts", "once_approved", "taken", "done", "refused"]
"""`taken`: another decision lets the step off already. `done`: there is nothing left to leave out."""
NEW = "new"
"""The id of a decision that is not stored yet."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a decision comes to.

    `row` is the row it speaks of, None if there is none; `ahead`: its trigger has not come, and the row is
    as if it came on the observation day. `why` are the ledger's reasons against it; `by` is the id of the
    other decision, where the step is taken.
    """

    judgement: Judgement
    row: Row | None = None
    ahead: bool = False
    why: tuple[Note, ...] = ()
    by: str = ""

    @property
    def stands(self) -> bool:
        """Whether the decision can be stored: it counts, or will once a leader approves it."""
        return self.judgement in ("counts", "once_approved")


def judge_use(history: History, rulebook: Rulebook, use: Use, observed: date) -> Verdict:
    """The verdict on a decision that is not in the history yet, as known at the end of the day `observed`."""
    verdict = _judged(history, rulebook, use, observed)
    settled = verdict.judgement not in ("refused", "taken") or use.occurrence
    if settled or rulebook.norms[use.norm].kind == "duty":
        return verdict
    for imagined in as_if_triggered(history, rulebook, use.norm, observed):
        ahead = _judged(imagined, rulebook, use, observed)
        if ahead.row is not None:
            return replace(ahead, ahead=True)
    return verdict


def without_uses(history: History, ids: Collection[str]) -> History:
    """The history without some decisions: those that were not approved stand in nobody's way."""
    return replace(history, uses=tuple(one for one in history.uses if one.id not in ids))


def rows_on(history: History, rulebook: Rulebook, norm: str, observed: date) -> list[Row]:
    """The rows of one norm in the actual world."""
    return [row for course in courses_of(history, observed) for row in rows_in_course(course, rulebook, norm)]


def rows_in_course(course: Course, rulebook: Rulebook, norm: str) -> list[Row]:
    """The rows of one norm in one course, in the actual world."""
    route = route_of(rulebook.all_trials, norm, course.group, course.municipalities)
    return [] if route is None or route.is_silent(course) else rows_of_norm(course, route)


def _judged(history: History, rulebook: Rulebook, use: Use, observed: date) -> Verdict:
    approved = _approved(use, observed)
    others = replace(history, uses=tuple(_approved(one, observed) for one in history.uses))
    rows = rows_on(_with(others, approved), rulebook, use.norm, observed)
    row = next((one for one in rows if one.use == use.id), None)
    if row is not None:
        if row.met_on is not None and row.outcome == "met":
            return Verdict("done", row)
        now = any(one.use == use.id for one in rows_on(_with(history, use), rulebook, use.norm, observed))
        return Verdict("counts" if now else "once_approved", row)
    alone = rows_on(_with(_without_norm(others, use.norm), approved), rulebook, use.norm, observed)
    meant = next((one for one in alone if one.use == use.id), None)
    if meant is not None:
        same = next(one for one in rows if (one.course, one.occurrence) == (meant.course, meant.occurrence))
        if same.use:
            return Verdict("taken", same, by=same.use)
    return _against(rows, use)


def _against(rows: Iterable[Row], use: Use) -> Verdict:
    """The ledger's reasons; where it gives none, the row that the decision names, if any."""
    for row in rows:
        why = tuple(note for note in row.notes if note.code.startswith("use_") and note.facts[-1] == use.id)
        if why:
            return Verdict("refused", row, why=why)
    named = [row for row in rows if row.occurrence == use.occurrence]
    return Verdict("refused", named[-1] if named else None)


def _approved(use: Use, observed: date) -> Use:
    """The decision as if a leader had approved it on the observation day."""
    return replace(use, approved_by=use.approved_by or "–", approved_on=use.approved_on or observed)


def _with(history: History, use: Use) -> History:
    return replace(history, uses=(*history.uses, use))


def _without_norm(history: History, norm: str) -> History:
    return replace(history, uses=tuple(one for one in history.uses if one.norm != norm))
