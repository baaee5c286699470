"""Standing and outcome of the slots of one occurrence, as rows (`ledger.outcome`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.closing import is_closed
from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.courses import has_any
from frikommune.ledger.population.kernel.emit import emit_slot
from frikommune.ledger.population.kernel.fields import (
    A_END,
    A_EVENTS,
    A_FAULT,
    A_OBSERVED,
    A_RELEASED,
    A_SPELLS,
    A_USES,
    CLOSED,
    DUTY,
    E_DAY,
    EMPTY,
    EXEMPT,
    IN_DOUBT,
    IN_LAYOUT,
    IN_RULES,
    IN_TERMS,
    IN_TIMELINES,
    K_RELEASED,
    L_RELEASES,
    LAPSED,
    LATE,
    MET,
    MISSED,
    MOVED,
    MY_EVENTS,
    MY_LIFE,
    MY_TIMELINES,
    MY_USES,
    NO,
    NO_ROW,
    NONE,
    OVERDUE,
    PENDING,
    R_TERMS,
    REFUSED,
    REFUSES_DAY,
    REPEALED,
    REPEALED_OPEN,
    REQUIRED,
    REREAD,
    RESUMED,
    S_DUE,
    S_OPENS,
    S_STEP,
    SLOT_ENDING,
    SLOT_FROM,
    SLOT_KNOWN,
    SLOT_TO,
    SLOT_WAIVED,
    SUSPENDED,
    T_KIND,
    T_RELEASE,
    TOO_EARLY,
    TRANSFERRED,
    U_DECIDED,
    WAIVED,
    X_DOUBT,
    X_EARLY,
    X_LIFE,
    X_MET,
    X_MET_SLOT,
    X_SLOTS,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.matching import in_time
from frikommune.ledger.population.kernel.rules import rule_on
from frikommune.ledger.population.kernel.uses import counts, speaks_of


@compiled
def rows_of(law: LawTables, batch: CaseTables, work: Work, one: int, following: int) -> int:
    """Write the rows of one occurrence: one for each slot that opened and was not superseded. The last."""
    last = NO_ROW
    first = work.occurrences[one, X_LIFE]
    for nth in range(first, first + work.occurrences[one, X_SLOTS]):
        slot = work.lists[MY_LIFE, nth]
        met = work.occurrences[one, X_MET]
        if met != NONE and work.occurrences[one, X_MET_SLOT] == slot:
            done = _row(law, batch, work, one, slot, MET if in_time(batch, work, slot, met) else LATE, met)
            _unknown_rest(law, batch, work, one, slot)
            return done
        outcome = _unmet(work, one, slot, following)
        if outcome != NO_ROW:
            last = _row(law, batch, work, one, slot, outcome, NONE)
        if work.slots[slot, SLOT_ENDING] in (CLOSED, REPEALED):
            return last
    return last


@compiled
def _unknown_rest(law: LawTables, batch: CaseTables, work: Work, one: int, met: int) -> None:
    """Write the rest of a rhythm from its origin, where the citizen has moved to where no source gives it."""
    rest = work.lists[MY_LIFE, work.occurrences[one, X_LIFE] + work.occurrences[one, X_SLOTS] - 1]
    if work.slots[met, S_STEP] != NONE and not work.slots[rest, SLOT_KNOWN]:
        _row(law, batch, work, one, rest, EMPTY, NONE)


@inlined
def _unmet(work: Work, one: int, slot: int, following: int) -> int:
    """The outcome of a slot that nothing met; NO_ROW if it makes none."""
    slots = work.slots
    ending, until = slots[slot, SLOT_ENDING], slots[slot, SLOT_TO]
    if ending in (REREAD, SUSPENDED):
        return NO_ROW
    if not slots[slot, SLOT_KNOWN]:
        return EMPTY
    if until == NO:
        return _standing_open(work, one, slot, following)
    if max(slots[slot, S_OPENS], slots[slot, SLOT_FROM]) >= until:
        return NO_ROW
    if ending == RESUMED:
        return EMPTY
    due = slots[slot, S_DUE]
    if ending == CLOSED or (ending == REPEALED and due != NO and due < until):
        return _failed(work, one, MISSED)
    return TRANSFERRED if ending == MOVED else REPEALED_OPEN


@inlined
def _standing_open(work: Work, one: int, slot: int, following: int) -> int:
    opens, due = work.slots[slot, S_OPENS], work.slots[slot, S_DUE]
    end, observed = work.ask[A_END], work.ask[A_OBSERVED]
    if end != NO:
        if end <= opens:
            return NO_ROW
        return LAPSED if due != NO and end <= due else _failed(work, one, MISSED)
    if due == NO or due >= observed:
        return PENDING
    return _failed(work, one, MISSED if is_closed(work, slot, following, observed) else OVERDUE)


@inlined
def _failed(work: Work, one: int, otherwise: int) -> int:
    return TOO_EARLY if work.occurrences[one, X_EARLY] else otherwise


@inlined
def _row(law: LawTables, batch: CaseTables, work: Work, one: int, slot: int, outcome: int, met: int) -> int:
    standing, use = _standing(law, batch, work, one, slot)
    if standing != REQUIRED and met == NONE and outcome not in (TRANSFERRED, REPEALED_OPEN):
        outcome = EMPTY
    late = _days_late(batch, work, outcome, slot, met)
    return emit_slot(law, batch, work, one, slot, standing, outcome, met, late, use)


@inlined
def _days_late(batch: CaseTables, work: Work, outcome: int, slot: int, met: int) -> int:
    due = work.slots[slot, S_DUE]
    if not work.slots[slot, SLOT_KNOWN] or due == NO:
        return 0
    if outcome not in (LATE, OVERDUE, MISSED, TOO_EARLY):
        return 0
    until = work.ask[A_OBSERVED] if work.ask[A_END] == NO else work.ask[A_END] - 1
    if met != NONE:
        until = batch.events[E_DAY, met]
    return max(until - due, 0)


@inlined
def _standing(law: LawTables, batch: CaseTables, work: Work, one: int, slot: int) -> tuple[int, int]:
    """The standing, and the decision that exempts (NONE if none)."""
    slots = work.slots
    work.ask[A_RELEASED] = NO
    if not slots[slot, SLOT_KNOWN]:
        return IN_DOUBT, NONE
    if slots[slot, SLOT_WAIVED]:
        return WAIVED, NONE
    met = work.occurrences[one, X_MET]
    work.ask[A_RELEASED] = _released(law, batch, work, slot, met)
    if work.ask[A_RELEASED] != NO:
        return WAIVED, NONE
    until = slots[slot, SLOT_TO]
    for place in range(work.ask[A_USES]):
        use = work.lists[MY_USES, place]
        if not speaks_of(law, batch, work, place, one) or (
            until != NO and batch.uses[U_DECIDED, use] >= until
        ):
            continue
        if counts(law, batch, work, use, slots[slot, S_DUE], slots[slot, SLOT_FROM]):
            return EXEMPT, use
    settled = met != NONE and in_time(batch, work, slot, met)
    return (IN_DOUBT if work.occurrences[one, X_DOUBT] and not settled else REQUIRED), NONE


@compiled
def _released(law: LawTables, batch: CaseTables, work: Work, slot: int, met: int) -> int:
    """Until when the law itself lets the citizen off what is due in the slot; NO if it does not."""
    if not _ever_released(law, work):
        return NO
    opens, due = work.slots[slot, S_OPENS], work.slots[slot, S_DUE]
    for place in range(work.ask[A_EVENTS]):
        event = work.lists[MY_EVENTS, place]
        day = batch.events[E_DAY, event]
        if met != NONE and batch.events[E_DAY, met] < day:
            continue
        terms = law.tables[IN_RULES, rule_on(law, batch, work, day), R_TERMS]
        if (
            terms == NONE
            or law.tables[IN_TERMS, terms, T_KIND] != DUTY
            or law.tables[IN_TERMS, terms, T_RELEASE] == NONE
        ):
            continue
        until = said(
            batch, law.tables[IN_LAYOUT, 0, K_RELEASED] + law.tables[IN_TERMS, terms, T_RELEASE], event
        )
        if until == REFUSES_DAY:
            work.ask[A_FAULT] = REFUSED
            return NO
        if until != NO and (due == NO or day <= due) and opens <= until:
            return until
    return NO


@inlined
def _ever_released(law: LawTables, work: Work) -> bool:
    for place in range(work.ask[A_SPELLS]):
        releases = law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_RELEASES]
        if releases != NONE and has_any(law, work, releases):
            return True
    return False
