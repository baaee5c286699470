"""Days that add up across spells: the anchors of norms that count them (`frikommune.dates.periods`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.fields import (
    A_END,
    A_NORM,
    A_OBSERVED,
    A_PERSON,
    A_START,
    A_STARTS,
    IN_GROUPS,
    IN_NORMS,
    MY_RUN_BEYOND,
    MY_RUN_FIRST,
    MY_START_DAY,
    MY_START_EVENT,
    N_AGAIN,
    N_DAYS,
    N_GROUPS,
    N_WINDOW,
    NO,
    NONE,
    P_SPELLS,
    SP_END,
    SP_GROUP,
    SP_START,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.windows import cramped

_BEFORE_ALL_DAYS = -(2**40)


@compiled
def accumulated_starts(law: LawTables, batch: CaseTables, work: Work) -> None:
    """The days in the course on which the norm's sum was reached, in MY_START_DAY."""
    ask = work.ask
    after = _BEFORE_ALL_DAYS
    while True:
        runs = gather_runs(
            law, batch, work, law.tables[IN_NORMS, ask[A_NORM], N_GROUPS], after, ask[A_OBSERVED]
        )
        day = _reached(
            work, runs, law.tables[IN_NORMS, ask[A_NORM], N_DAYS], law.tables[IN_NORMS, ask[A_NORM], N_WINDOW]
        )
        if day == NO or (ask[A_END] != NO and day >= ask[A_END]):
            return
        if day >= ask[A_START]:
            if cramped(work, ask[A_STARTS], work.lists.shape[1]):
                return
            work.lists[MY_START_DAY, ask[A_STARTS]], work.lists[MY_START_EVENT, ask[A_STARTS]] = day, NONE
            ask[A_STARTS] += 1
        if not law.tables[IN_NORMS, ask[A_NORM], N_AGAIN]:
            return
        after = day


@compiled
def gather_runs(law: LawTables, batch: CaseTables, work: Work, groups: int, first: int, beyond: int) -> int:
    """The days in [first, beyond) that the person spent in the groups, as runs in order; how many."""
    found = 0
    person = work.ask[A_PERSON]
    for spell in range(batch.persons[P_SPELLS, person], batch.persons[P_SPELLS, person + 1]):
        if not law.tables[IN_GROUPS, groups, batch.spells[SP_GROUP, spell]]:
            continue
        start = max(batch.spells[SP_START, spell], first)
        end = beyond if batch.spells[SP_END, spell] == NO else min(batch.spells[SP_END, spell], beyond)
        if start >= end:
            continue
        if found and start <= work.lists[MY_RUN_BEYOND, found - 1]:
            work.lists[MY_RUN_BEYOND, found - 1] = max(work.lists[MY_RUN_BEYOND, found - 1], end)
            continue
        if cramped(work, found, work.lists.shape[1]):
            return found
        work.lists[MY_RUN_FIRST, found], work.lists[MY_RUN_BEYOND, found] = start, end
        found += 1
    return found


@compiled
def _reached(work: Work, runs: int, wanted: int, window: int) -> int:
    """The first day with the wanted days behind it; NO if the runs do not hold so many near enough."""
    tail, gathered = 0, 0
    for nth in range(runs):
        first, beyond = work.lists[MY_RUN_FIRST, nth], work.lists[MY_RUN_BEYOND, nth]
        gathered += beyond - first
        while gathered >= wanted:
            reached = beyond - (gathered - wanted)
            if window == NONE or reached - work.lists[MY_RUN_FIRST, tail] <= window:
                return reached
            gathered -= work.lists[MY_RUN_BEYOND, tail] - work.lists[MY_RUN_FIRST, tail]
            tail += 1
    return NO
