"""A duty, evaluated for one course: its occurrences, what met them, and their rows (`ledger.duty`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.closing import drop_closed
from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.fields import (
    A_COUNT,
    A_EVENTS,
    A_FAULT,
    A_NORM,
    A_OCCURRENCES,
    A_SPELLS,
    A_START,
    A_STARTS,
    BY_STEPS,
    DUTY,
    E_DAY,
    FROM_EVENT,
    FROM_START,
    IN_NORMS,
    IN_RULES,
    IN_TERMS,
    IN_TIMELINES,
    L_SHAPE,
    LAST_DONE,
    MY_EVENTS,
    MY_LIFE,
    MY_ORDER,
    MY_START_DAY,
    MY_START_EVENT,
    MY_TAKEN,
    MY_TIMELINES,
    N_ANCHOR,
    N_ANCHOR_SET,
    N_FIRST_TERMS,
    NONE,
    Q_CODE,
    R_BEFORE,
    R_LAW,
    R_TERMS,
    SLOT_BASE,
    T_KIND,
    T_RHYTHM,
    X_LIFE,
    X_MET,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.last_done import from_last_done
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.matching import TAKEN, match_events
from frikommune.ledger.population.kernel.occurring import begin_matching, take
from frikommune.ledger.population.kernel.outcome import rows_of
from frikommune.ledger.population.kernel.rules import rule_on
from frikommune.ledger.population.kernel.series import from_origin, series
from frikommune.ledger.population.kernel.sums import accumulated_starts
from frikommune.ledger.population.kernel.uses import aim, find_uses
from frikommune.ledger.population.kernel.windows import cramped


@compiled
def evaluate_duty(law: LawTables, batch: CaseTables, work: Work) -> None:
    """Write the rows of one duty for one course."""
    _find_starts(law, batch, work)
    ask = work.ask
    if not ask[A_STARTS]:
        return
    find_uses(law, batch, work)
    for place in range(ask[A_EVENTS]):
        work.lists[MY_TAKEN, place] = 0
    ask[A_COUNT] = 0
    begin_matching(work)
    for nth in range(ask[A_STARTS]):
        shape = _shape(law, batch, work, work.lists[MY_START_DAY, nth])
        if shape == LAST_DONE:
            _matched_rows(law, batch, work)
            begin_matching(work)
            from_last_done(law, batch, work, nth)
            begin_matching(work)
        elif shape == BY_STEPS:
            series(law, batch, work, nth)
        else:
            from_origin(law, batch, work, nth)
        if ask[A_FAULT]:
            return
    _matched_rows(law, batch, work)


@compiled
def _find_starts(law: LawTables, batch: CaseTables, work: Work) -> None:
    ask = work.ask
    ask[A_STARTS] = 0
    anchor = law.tables[IN_NORMS, ask[A_NORM], N_ANCHOR]
    if anchor == FROM_START:
        work.lists[MY_START_DAY, 0], work.lists[MY_START_EVENT, 0] = ask[A_START], NONE
        ask[A_STARTS] = 1
    elif anchor == FROM_EVENT:
        meant = law.tables[IN_NORMS, ask[A_NORM], N_ANCHOR_SET]
        for place in range(ask[A_EVENTS]):
            event = work.lists[MY_EVENTS, place]
            if law.match[meant, said(batch, Q_CODE, event)]:
                if cramped(work, ask[A_STARTS], work.lists.shape[1]):
                    return
                work.lists[MY_START_DAY, ask[A_STARTS]], work.lists[MY_START_EVENT, ask[A_STARTS]] = (
                    batch.events[E_DAY, event],
                    event,
                )
                ask[A_STARTS] += 1
    else:
        accumulated_starts(law, batch, work)


@compiled
def _shape(law: LawTables, batch: CaseTables, work: Work, start: int) -> int:
    """How the duty recurs, by the law of that day: a series of steps, from the origin or the last done."""
    rule = rule_on(law, batch, work, start)
    terms = law.tables[IN_RULES, rule, R_TERMS]
    alone = law.tables[IN_RULES, rule, R_LAW]
    if law.tables[IN_RULES, rule, R_BEFORE]:
        alone = law.tables[IN_NORMS, work.ask[A_NORM], N_FIRST_TERMS]
    if terms != NONE and _rhythm(law, terms):
        return _rhythm(law, terms)
    if alone != NONE and _rhythm(law, alone):
        return _rhythm(law, alone)
    if terms == NONE and alone == NONE:
        for place in range(work.ask[A_SPELLS]):
            shape = law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_SHAPE]
            if shape > 0:
                return shape
    return BY_STEPS


@compiled
def _rhythm(law: LawTables, terms: int) -> int:
    """LAST_DONE or ORIGIN where the terms give a rhythm; 0 otherwise."""
    return max(law.tables[IN_TERMS, terms, T_RHYTHM], 0) if law.tables[IN_TERMS, terms, T_KIND] == DUTY else 0


@compiled
def _matched_rows(law: LawTables, batch: CaseTables, work: Work) -> None:
    ask = work.ask
    count = ask[A_OCCURRENCES]
    if not count or ask[A_FAULT]:
        return
    if law.tables[IN_NORMS, ask[A_NORM], N_ANCHOR] != FROM_START:
        _sort_by_base(work, count)
    drop_closed(work, count)
    match_events(law, batch, work, count, ask[A_START])
    for place in range(count if ask[A_STARTS] > 1 else 0):
        take(work, work.occurrences[place, X_MET], TAKEN)
    aim(law, batch, work, count)
    for place in range(count):
        following = work.lists[MY_ORDER, place + 1] if place + 1 < count else NONE
        rows_of(law, batch, work, work.lists[MY_ORDER, place], following)


@compiled
def _sort_by_base(work: Work, count: int) -> None:
    for nth in range(1, count):
        place = nth
        while place and _base(work, work.lists[MY_ORDER, place]) < _base(
            work, work.lists[MY_ORDER, place - 1]
        ):
            work.lists[MY_ORDER, place], work.lists[MY_ORDER, place - 1] = (
                work.lists[MY_ORDER, place - 1],
                work.lists[MY_ORDER, place],
            )
            place -= 1


@compiled
def _base(work: Work, one: int) -> int:
    return work.slots[work.lists[MY_LIFE, work.occurrences[one, X_LIFE]], SLOT_BASE]
