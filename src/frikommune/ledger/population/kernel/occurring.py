"""Occurrences as they begin to be matched, and what has been taken by them (`ledger.duty`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import inlined
from frikommune.ledger.population.kernel.fields import (
    A_EVENTS,
    A_LIFE,
    A_OCCURRENCES,
    A_SLOTS,
    DUTY,
    IN_TERMS,
    MAY_AFTER_DAY,
    MAY_AFTER_IN_FILE,
    MAY_AFTER_MOMENT,
    MAY_FROM_DAY,
    MAY_FROM_DAY_NOT_ITSELF,
    MY_EVENTS,
    MY_ORDER,
    MY_TAKEN,
    NO_MOMENT,
    NONE,
    NOW,
    Q_MOMENT,
    SAME_DAY_COUNTS,
    STRICT,
    T_CLOCK,
    T_KIND,
    T_SAME_DAY,
    X_DAY,
    X_DOUBT,
    X_EARLY,
    X_EVENT,
    X_LIFE,
    X_MAY,
    X_MET,
    X_MET_SLOT,
    X_NUMBER,
    X_SLOTS,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.windows import cramped


@inlined
def begin_matching(work: Work) -> None:
    """Forget the occurrences that have been written."""
    work.ask[A_SLOTS] = NOW + 1
    work.ask[A_LIFE] = work.ask[A_OCCURRENCES] = 0


@inlined
def occur(work: Work, number: int, begun: int, count: int, may: int, day: int, event: int) -> int:
    """Begin to match an occurrence whose life stands in MY_LIFE from `begun` on; its place."""
    nth = work.ask[A_OCCURRENCES]
    if cramped(work, nth, work.occurrences.shape[0]):
        return 0
    row = work.occurrences[nth]
    row[X_NUMBER], row[X_LIFE], row[X_SLOTS] = number, begun, count
    row[X_MAY], row[X_DAY], row[X_EVENT] = may, day, event
    row[X_MET_SLOT] = row[X_MET] = NONE
    row[X_EARLY] = row[X_DOUBT] = 0
    work.lists[MY_ORDER, nth] = nth
    work.ask[A_OCCURRENCES] += 1
    return nth


@inlined
def may_meet(law: LawTables, batch: CaseTables, event: int, terms: int) -> int:
    """Which events may meet what an event (NONE: the start) set off, by the order the terms declare."""
    if event == NONE:
        return MAY_FROM_DAY
    duty = terms != NONE and law.tables[IN_TERMS, terms, T_KIND] == DUTY
    same_day = law.tables[IN_TERMS, terms, T_SAME_DAY] if duty else 0
    if same_day == SAME_DAY_COUNTS:
        return MAY_FROM_DAY_NOT_ITSELF
    if same_day == STRICT:
        if law.tables[IN_TERMS, terms, T_CLOCK] and said(batch, Q_MOMENT, event) != NO_MOMENT:
            return MAY_AFTER_MOMENT
        return MAY_AFTER_DAY
    return MAY_AFTER_IN_FILE


@inlined
def take(work: Work, event: int, mark: int) -> None:
    """Mark an event (NONE: none) as one that has met something."""
    if event != NONE:
        for place in range(work.ask[A_EVENTS]):
            if work.lists[MY_EVENTS, place] == event:
                work.lists[MY_TAKEN, place] = mark
