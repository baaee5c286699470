"""A case in time, as a picture: where everything stands, in whole or tenths of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import History
from frikommune.casework.duties.whose import is_only_sent
from frikommune.casework.picture.lane import Lane
from frikommune.casework.picture.lanes import by_norm, event_lane, group_lane, norm_lane
from frikommune.casework.picture.scale import Scale
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.difference import differences
from frikommune.ledger.reference import evaluate_both
from frikommune.ledger.row import Row

_OPEN = ("pending", "overdue")


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn. `today_x` is None where the day is not shown."""

    scale: Scale
    months: tuple[tuple[float, Text], ...]
    today_x: float | None
    lanes: tuple[Lane, ...]


def picture_of(history: History, rulebook: Rulebook, day: date, scale: Scale) -> Picture:
    """The case as known at the end of `day`. Norms with something open come first; empty ones are out."""
    events = [one for one in history.events if one.day <= day]
    lanes = [group_lane(history, scale, rulebook.words), event_lane(events, scale, rulebook.words)]
    lanes += [lane for lane in _norm_lanes(history, rulebook, day, scale) if lane.bars or lane.marks]
    today = scale.x(day) if scale.first <= day <= scale.last else None
    return Picture(scale, tuple(scale.months()), today, tuple(lanes))


def _norm_lanes(history: History, rulebook: Rulebook, day: date, scale: Scale) -> Iterator[Lane]:
    mine, alone = evaluate_both(history, rulebook.all_trials, rulebook.no_trials, day)
    rows = by_norm(one for one in mine if not is_only_sent(one.spell))
    others = by_norm(one for one in _moved(mine, alone) if not is_only_sent(one.spell))
    uses = [one for one in history.uses if one.recorded_on <= day]
    norms = [one for one in rulebook.norms if one in rows or one in others]
    for norm in sorted(norms, key=lambda one: not any(row.outcome in _OPEN for row in rows.get(one, ()))):
        decided = [one for one in uses if one.norm == norm]
        yield norm_lane(rulebook.norms[norm], rows.get(norm, []), others.get(norm, []), decided, scale, day)


def _moved(mine: list[Row], alone: list[Row]) -> Iterator[Row]:
    """The windows that stand elsewhere, or nowhere, with the trials."""
    for one in differences(mine, alone):
        law, row = one.without_trials, one.with_trials
        if law is None or law.opens is None or law.rule.norm.kind != "duty":
            continue
        if row is None or (row.opens, row.due) != (law.opens, law.due):
            yield law
