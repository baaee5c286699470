"""From a rule's words to days: the windows of steps, of rhythms, and of what counts from the last done."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.days import after, rolled
from frikommune.ledger.population.kernel.fields import (
    A_END,
    A_EVENTS,
    A_FAULT,
    A_SPELL,
    BY_LAST_DONE,
    BY_STEP,
    C_ANCHOR,
    C_EVENT,
    C_FIRST,
    C_MODE,
    C_NUMBER,
    C_OPENING,
    C_ORIGIN,
    C_PASSED,
    C_STEP,
    CRAMPED,
    DUE_ATTRIBUTE,
    DUE_SECONDS,
    DUE_STEP,
    DUTY,
    E_DAY,
    IN_DUE_SECONDS,
    IN_PHASES,
    IN_RULES,
    IN_TERMS,
    IN_WINDOWS,
    LAST_DONE,
    MY_EVENTS,
    NO,
    NO_MOMENT,
    NONE,
    NOT_KNOWN,
    NOTHING,
    NOW,
    ORIGIN,
    P_EVERY,
    P_GRACE,
    P_UNTIL,
    PAUSED,
    Q_CODE,
    Q_MOMENT,
    Q_OFFSET,
    Q_UNTIL,
    R_BEFORE,
    R_TERMS,
    S_CLOSES,
    S_DUE,
    S_MOMENT,
    S_OPENS,
    S_ORIGIN,
    S_PASSED,
    S_STEP,
    SP_FIXED,
    SPAN,
    T_CLOCK,
    T_FIRST_DUE,
    T_KIND,
    T_PAUSES,
    T_PHASE_0,
    T_PHASES,
    T_RHYTHM,
    T_ROLLS,
    T_WINDOW_0,
    T_WINDOWS,
    UNKNOWN,
    W_DUE,
    W_DUE_KIND,
    W_DUE_LESS,
    W_KIND,
    W_NUMBER,
    W_OPENS,
    W_OPENS_LESS,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said

_FOREVER = 2**40
_DAY_IN_MICROSECONDS = 86_400_000_000


@compiled
def compute(law: LawTables, batch: CaseTables, work: Work, rule: int, base: int, floor: int) -> int:
    """The window that the rule gives for `base`, left in the slot NOW: NOTHING, UNKNOWN or SPAN."""
    if law.tables[IN_RULES, rule, R_BEFORE]:
        return UNKNOWN
    terms = law.tables[IN_RULES, rule, R_TERMS]
    if terms == NONE or law.tables[IN_TERMS, terms, T_KIND] != DUTY:
        return NOTHING
    work.slots[NOW, S_DUE] = NO
    work.slots[NOW, S_MOMENT] = NO_MOMENT
    work.slots[NOW, S_CLOSES] = NO
    work.slots[NOW, S_STEP] = NONE
    mode = work.ask[C_MODE]
    if mode == BY_STEP:
        return _of_step(law, batch, work, terms, base)
    if mode == BY_LAST_DONE:
        return _since_last_done(law, batch, work, terms, base)
    return _from_origin(law, batch, work, terms, base, floor)


@inlined
def _of_step(law: LawTables, batch: CaseTables, work: Work, terms: int, base: int) -> int:
    if law.tables[IN_TERMS, terms, T_WINDOWS] < 0:
        return UNKNOWN
    window = _window(law, terms, work.ask[C_NUMBER])
    if window == NONE:
        return NOTHING
    if law.tables[IN_WINDOWS, window, W_KIND] == UNKNOWN:
        return UNKNOWN
    following = _window(law, terms, work.ask[C_NUMBER] + 1)
    if following != NONE and law.tables[IN_WINDOWS, following, W_KIND] == SPAN:
        opens, less = (
            law.tables[IN_WINDOWS, following, W_OPENS],
            law.tables[IN_WINDOWS, following, W_OPENS_LESS],
        )
        work.slots[NOW, S_CLOSES] = _edge(law, batch, work, terms, opens, less, base)
    opens, less = law.tables[IN_WINDOWS, window, W_OPENS], law.tables[IN_WINDOWS, window, W_OPENS_LESS]
    work.slots[NOW, S_OPENS] = _edge(law, batch, work, terms, opens, less, base)
    kind = law.tables[IN_WINDOWS, window, W_DUE_KIND]
    if kind == DUE_STEP:
        due = _edge(
            law,
            batch,
            work,
            terms,
            law.tables[IN_WINDOWS, window, W_DUE],
            law.tables[IN_WINDOWS, window, W_DUE_LESS],
            base,
        )
        work.slots[NOW, S_DUE] = rolled(law, due) if law.tables[IN_TERMS, terms, T_ROLLS] else due
    elif kind == DUE_ATTRIBUTE:
        return _named_by_case(law, batch, work, terms, law.tables[IN_WINDOWS, window, W_DUE])
    elif kind == DUE_SECONDS:
        return _in_seconds(law, batch, work, window)
    elif work.ask[A_END] != NO:
        work.slots[NOW, S_DUE] = work.ask[A_END] - 1
    return SPAN


@inlined
def _window(law: LawTables, terms: int, number: int) -> int:
    first = law.tables[IN_TERMS, terms, T_WINDOW_0]
    for place in range(first, first + law.tables[IN_TERMS, terms, T_WINDOWS]):
        if law.tables[IN_WINDOWS, place, W_NUMBER] == number:
            return place
    return NONE


@compiled
def _named_by_case(law: LawTables, batch: CaseTables, work: Work, terms: int, attribute: int) -> int:
    spell = work.ask[A_SPELL]
    day = batch.spells[SP_FIXED + 2 * attribute, spell]
    if day == NO:
        return UNKNOWN
    work.slots[NOW, S_DUE] = day
    if law.tables[IN_TERMS, terms, T_CLOCK]:
        work.slots[NOW, S_MOMENT] = batch.spells[SP_FIXED + 1 + 2 * attribute, spell]
    return SPAN


@compiled
def _in_seconds(law: LawTables, batch: CaseTables, work: Work, window: int) -> int:
    event = work.ask[C_EVENT]
    if event == NONE or said(batch, Q_MOMENT, event) == NO_MOMENT:
        return UNKNOWN
    due = said(batch, Q_MOMENT, event) + law.tables[IN_DUE_SECONDS, window, 0] * 1_000_000
    work.slots[NOW, S_MOMENT] = due
    work.slots[NOW, S_DUE] = (due + said(batch, Q_OFFSET, event) * 1_000_000) // _DAY_IN_MICROSECONDS
    return SPAN


@inlined
def _edge(law: LawTables, batch: CaseTables, work: Work, terms: int, step: int, less: int, base: int) -> int:
    if law.tables[IN_TERMS, terms, T_PAUSES] == NONE:
        return after(law, work.ask, step, base, 1) - less
    reached = _paused(law, batch, work, terms, step, base)
    return PAUSED if reached == NO else reached - less


@compiled
def _paused(law: LawTables, batch: CaseTables, work: Work, terms: int, step: int, base: int) -> int:
    """The day one step after `base` when paused days do not count; NO while a pause has no end."""
    result = after(law, work.ask, step, base, 1)
    kinds = law.tables[IN_TERMS, terms, T_PAUSES]
    first, beyond = NO, NO
    for place in range(work.ask[A_EVENTS]):
        event = work.lists[MY_EVENTS, place]
        if not law.match[kinds, said(batch, Q_CODE, event)]:
            continue
        until = said(batch, Q_UNTIL, event)
        end = until if until > batch.events[E_DAY, event] else _FOREVER
        start = max(batch.events[E_DAY, event], base)
        if start >= end:
            continue
        if first != NO and start <= beyond:
            beyond = max(beyond, end)
            continue
        if first != NO:
            if first >= result:
                return result
            if beyond == _FOREVER:
                return NO
            result += beyond - first
        first, beyond = start, end
    if first != NO and first < result:
        if beyond == _FOREVER:
            return NO
        result += beyond - first
    return result


@inlined
def phase_at(law: LawTables, work: Work, terms: int, anchor: int, day: int) -> int:
    """The phase that an occurrence based on `day` belongs to; NONE when the rhythm has ended."""
    first = law.tables[IN_TERMS, terms, T_PHASE_0]
    for phase in range(first, first + law.tables[IN_TERMS, terms, T_PHASES]):
        until = law.tables[IN_PHASES, phase, P_UNTIL]
        if until == NONE or day < after(law, work.ask, until, anchor, 1):
            return phase
    return NONE


@inlined
def _since_last_done(law: LawTables, batch: CaseTables, work: Work, terms: int, base: int) -> int:
    if (
        law.tables[IN_TERMS, terms, T_RHYTHM] == NOT_KNOWN
        or law.tables[IN_TERMS, terms, T_RHYTHM] != LAST_DONE
    ):
        return UNKNOWN
    anchor = work.ask[C_ANCHOR]
    phase = phase_at(law, work, terms, anchor, base)
    if phase == NONE:
        return NOTHING
    step = law.tables[IN_PHASES, phase, P_EVERY]
    if work.ask[C_FIRST] and law.tables[IN_TERMS, terms, T_FIRST_DUE] != NONE:
        step = law.tables[IN_TERMS, terms, T_FIRST_DUE]
    due = _edge(law, batch, work, terms, step, 0, base)
    if due != PAUSED:
        last_until = law.tables[
            IN_PHASES,
            law.tables[IN_TERMS, terms, T_PHASE_0] + law.tables[IN_TERMS, terms, T_PHASES] - 1,
            P_UNTIL,
        ]
        if last_until != NONE and due >= after(law, work.ask, last_until, anchor, 1):
            return NOTHING
        due = _with_grace(law, work, terms, phase, due)
    work.slots[NOW, S_OPENS] = base
    work.slots[NOW, S_DUE] = due
    return SPAN


@inlined
def _with_grace(law: LawTables, work: Work, terms: int, phase: int, due: int) -> int:
    grace = law.tables[IN_PHASES, phase, P_GRACE]
    if grace != NONE:
        due = after(law, work.ask, grace, due, 1)
    return rolled(law, due) if law.tables[IN_TERMS, terms, T_ROLLS] else due


@inlined
def _from_origin(law: LawTables, batch: CaseTables, work: Work, terms: int, base: int, floor: int) -> int:
    if law.tables[IN_TERMS, terms, T_RHYTHM] != ORIGIN:
        return UNKNOWN
    phase = phase_at(law, work, terms, work.ask[C_ANCHOR], base)
    if phase == NONE:
        return NOTHING
    step = law.tables[IN_PHASES, phase, P_EVERY]
    origin, passed = base, 0
    if work.ask[C_STEP] == step and base == work.ask[C_OPENING]:
        origin, passed = work.ask[C_ORIGIN], work.ask[C_PASSED]
    following = after(law, work.ask, step, origin, passed + 1)
    work.slots[NOW, S_OPENS] = base
    work.slots[NOW, S_DUE] = _with_grace(law, work, terms, phase, following - 1)
    passed += 1
    while following <= floor and floor > origin:
        passed += 1
        following = after(law, work.ask, step, origin, passed)
        if work.ask[A_FAULT]:
            break
    work.slots[NOW, S_CLOSES] = following
    work.slots[NOW, S_ORIGIN], work.slots[NOW, S_PASSED], work.slots[NOW, S_STEP] = origin, passed, step
    return SPAN


@inlined
def cramped(work: Work, place: int, room: int) -> bool:
    """Whether a table of the work space is full; if so the evaluation stops and is begun again with more."""
    if place < room:
        return False
    work.ask[A_FAULT] = CRAMPED
    return True
