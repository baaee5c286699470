"""The tests of limits: whether an instrument might be granted on that day (`ledger.limits`)."""

from __future__ import annotations

import numpy as np

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.days import after
from frikommune.ledger.population.kernel.fields import (
    A_EVENTS,
    A_GROUP,
    A_START,
    BROKEN,
    E_DAY,
    E_SEQUENCE,
    IN_GROUPS,
    IN_KIND_OF,
    IN_LAYOUT,
    IN_TERMS,
    IN_TOTALS,
    K_AMOUNTS,
    K_VERDICT,
    KEPT,
    MY_EVENTS,
    MY_RUN_BEYOND,
    MY_RUN_FIRST,
    NO,
    NONE,
    NOT_A_COUNT,
    NOT_A_WHOLE_NUMBER,
    NOT_DETERMINED,
    NOT_KNOWN,
    Q_CODE,
    Q_EMPLOYEES,
    Q_UNTIL,
    T_P0,
    T_P1,
    T_P2,
    T_P3,
    T_TEST,
    T_TRIGGER,
    TEST_ALWAYS,
    TEST_AT_MOST,
    TEST_ATTRIBUTE,
    TEST_ELAPSED,
    TEST_GROUPS,
    TEST_LONGEST,
    TEST_NEVER,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.sums import gather_runs


@compiled
def holds(law: LawTables, batch: CaseTables, work: Work, terms: int, event: int) -> int:
    """Whether the limit's test holds for this grant: BROKEN, KEPT or NOT_DETERMINED."""
    test = law.tables[IN_TERMS, terms, T_TEST]
    if test == NOT_KNOWN:
        return NOT_DETERMINED
    if test == TEST_GROUPS:
        return KEPT if law.tables[IN_GROUPS, law.tables[IN_TERMS, terms, T_P0], work.ask[A_GROUP]] else BROKEN
    if test == TEST_NEVER:
        return BROKEN
    if test == TEST_ALWAYS:
        return KEPT
    if test == TEST_ELAPSED:
        return _elapsed(law, batch, work, terms, batch.events[E_DAY, event])
    if test == TEST_AT_MOST:
        return _at_most(law, batch, work, terms, event)
    if test == TEST_LONGEST:
        if said(batch, Q_UNTIL, event) == NO:
            return NOT_DETERMINED
        last = after(law, work.ask, law.tables[IN_TERMS, terms, T_P0], work.ask[A_START], 1)
        return KEPT if said(batch, Q_UNTIL, event) <= last else BROKEN
    if test == TEST_ATTRIBUTE:
        return said(batch, law.tables[IN_LAYOUT, 0, K_VERDICT] + law.tables[IN_TERMS, terms, T_P0], event)
    return _ratio(law, batch, work, terms, event)


@compiled
def _elapsed(law: LawTables, batch: CaseTables, work: Work, terms: int, day: int) -> int:
    groups = law.tables[IN_TERMS, terms, T_P1]
    if groups == NONE:
        reached = after(law, work.ask, law.tables[IN_TERMS, terms, T_P0], work.ask[A_START], 1)
        return KEPT if reached <= day else BROKEN
    within = law.tables[IN_TERMS, terms, T_P2]
    first = NO if within == NONE else day - within
    days = 0
    for nth in range(gather_runs(law, batch, work, groups, first, day)):
        days += work.lists[MY_RUN_BEYOND, nth] - work.lists[MY_RUN_FIRST, nth]
    return KEPT if days >= law.tables[IN_TERMS, terms, T_P0] else BROKEN


@compiled
def _at_most(law: LawTables, batch: CaseTables, work: Work, terms: int, event: int) -> int:
    last = NO
    if law.tables[IN_TERMS, terms, T_P2] != NONE:
        last = after(law, work.ask, law.tables[IN_TERMS, terms, T_P2], work.ask[A_START], 1)
        if batch.events[E_DAY, event] >= last:
            return KEPT
    amount, most = (
        law.tables[IN_TERMS, terms, T_P0],
        _number(law.tables[IN_TOTALS, law.tables[IN_TERMS, terms, T_P1], 0]),
    )
    total = 0.0
    for place in range(work.ask[A_EVENTS]):
        one = work.lists[MY_EVENTS, place]
        if not law.match[law.tables[IN_TERMS, terms, T_TRIGGER], said(batch, Q_CODE, one)] or not _no_later(
            batch, one, event
        ):
            continue
        if last != NO and batch.events[E_DAY, one] >= last:
            continue
        total += _number(said(batch, law.tables[IN_LAYOUT, 0, K_AMOUNTS] + amount, one))
    if total != total:  # noqa: PLR0124 - an amount that is missing is not a number, and makes the sum none
        return NOT_DETERMINED
    return KEPT if total <= most else BROKEN


@compiled
def _number(bits: int) -> float:
    """The number whose bits a table of whole numbers holds."""
    found: float = np.int64(bits).view(np.float64)
    return found


@compiled
def _no_later(batch: CaseTables, one: int, event: int) -> bool:
    if batch.events[E_DAY, one] != batch.events[E_DAY, event]:
        return batch.events[E_DAY, one] < batch.events[E_DAY, event]
    return batch.events[E_SEQUENCE, one] <= batch.events[E_SEQUENCE, event]


@compiled
def _ratio(law: LawTables, batch: CaseTables, work: Work, terms: int, event: int) -> int:
    employees, running = NOT_A_WHOLE_NUMBER, 0
    day = batch.events[E_DAY, event]
    for place in range(work.ask[A_EVENTS]):
        one = work.lists[MY_EVENTS, place]
        if batch.events[E_DAY, one] <= day and said(batch, Q_EMPLOYEES, one) != NOT_A_COUNT:
            employees = said(batch, Q_EMPLOYEES, one)
        same = (
            law.tables[IN_KIND_OF, said(batch, Q_CODE, one), 0]
            == law.tables[IN_KIND_OF, said(batch, Q_CODE, event), 0]
        )
        if same and _no_later(batch, one, event) and _runs_on(batch, one, day):
            running += 1
    if employees == NOT_A_WHOLE_NUMBER:
        return NOT_DETERMINED
    per, up_to = law.tables[IN_TERMS, terms, T_P0], law.tables[IN_TERMS, terms, T_P1]
    places = min(employees, up_to) // per + max(employees - up_to, 0) // law.tables[IN_TERMS, terms, T_P2]
    return KEPT if running <= max(places, law.tables[IN_TERMS, terms, T_P3]) else BROKEN


@compiled
def _runs_on(batch: CaseTables, placement: int, day: int) -> bool:
    until = said(batch, Q_UNTIL, placement)
    if until == NO:
        return True
    return batch.events[E_DAY, placement] <= day < until
