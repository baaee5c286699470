"""A rhythm counted from when it was last done: one open occurrence after another (`ledger.duty`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.fields import (
    A_COUNT,
    A_END,
    A_EVENTS,
    A_FAULT,
    A_LIFE,
    A_OBSERVED,
    A_OCCURRENCES,
    A_RELEASED,
    A_STARTS,
    BY_LAST_DONE,
    C_ANCHOR,
    C_FIRST,
    C_MODE,
    E_DAY,
    EXEMPT,
    MAY_AFTER_DAY,
    MAY_AFTER_IN_FILE,
    MAY_FROM_DAY,
    MY_START_DAY,
    MY_START_EVENT,
    MY_TAKEN,
    NO,
    NO_ROW,
    NONE,
    O_DUE,
    O_STANDING,
    X_MET,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lives import live
from frikommune.ledger.population.kernel.matching import TAKEN, TAKEN_IN_THIS_RHYTHM, match_events
from frikommune.ledger.population.kernel.occurring import begin_matching, occur, take
from frikommune.ledger.population.kernel.outcome import rows_of
from frikommune.ledger.population.kernel.uses import aim, spend


@compiled
def from_last_done(law: LawTables, batch: CaseTables, work: Work, nth: int) -> None:
    """One open occurrence after another, until the rhythm ends or an event starts it anew."""
    ask = work.ask
    start, event = work.lists[MY_START_DAY, nth], work.lists[MY_START_EVENT, nth]
    base, first, done = start, True, False
    while base != NO and (nth + 1 == ask[A_STARTS] or base < work.lists[MY_START_DAY, nth + 1]):
        begin_matching(work)
        ask[C_MODE], ask[C_ANCHOR], ask[C_FIRST] = BY_LAST_DONE, start, first
        count = live(law, batch, work, ask[A_COUNT] + 1, base)
        if not count or ask[A_FAULT]:
            break
        ask[A_COUNT] += 1
        may = MAY_AFTER_DAY if done else MAY_FROM_DAY
        if not done and base == start and event != NONE:
            may = MAY_AFTER_IN_FILE
        one = occur(work, ask[A_COUNT], 0, count, may, base, event)
        following = _first_of(law, batch, work, nth + 1)
        match_events(law, batch, work, ask[A_OCCURRENCES], base)
        aim(law, batch, work, 1)
        last = rows_of(law, batch, work, one, following)
        spend(law, batch, work, one)
        if ask[A_FAULT]:
            return
        met = work.occurrences[one, X_MET]
        first, done = False, met != NONE
        take(work, met, TAKEN_IN_THIS_RHYTHM)
        base = batch.events[E_DAY, met] if done else _next_base(work, last)
    for place in range(ask[A_EVENTS]):
        work.lists[MY_TAKEN, place] = min(work.lists[MY_TAKEN, place], TAKEN)


@compiled
def _first_of(law: LawTables, batch: CaseTables, work: Work, nth: int) -> int:
    """The first occurrence of the rhythm that an event starts anew: its opening closes what is past due."""
    ask = work.ask
    if nth >= ask[A_STARTS]:
        return NONE
    start, event = work.lists[MY_START_DAY, nth], work.lists[MY_START_EVENT, nth]
    ask[C_ANCHOR], ask[C_FIRST] = start, True
    begun = ask[A_LIFE]
    count = live(law, batch, work, 0, start)
    if not count:
        return NONE
    may = MAY_FROM_DAY if event == NONE else MAY_AFTER_IN_FILE
    return occur(work, 0, begun, count, may, start, event)


@compiled
def _next_base(work: Work, last: int) -> int:
    """The day after the occurrence was let off; NO where it was not, or the course ends by then."""
    if last == NO_ROW or work.rows[last, O_DUE] == NO:
        return NO
    released = work.ask[A_RELEASED]
    if work.rows[last, O_STANDING] != EXEMPT and released == NO:
        return NO
    let_off = max(work.rows[last, O_DUE], released)
    end = work.ask[A_END]
    if let_off >= work.ask[A_OBSERVED] or (end != NO and let_off + 1 >= end):
        return NO
    return let_off + 1
