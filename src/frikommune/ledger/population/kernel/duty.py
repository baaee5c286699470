"""A duty, evaluated for one course: its occurrences, what met them, and the rows they make (`ledger.duty`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.fields import (
    A_COUNT,
    A_END,
    A_EVENTS,
    A_FAULT,
    A_LIFE,
    A_NORM,
    A_OBSERVED,
    A_OCCURRENCES,
    A_RELEASED,
    A_SLOTS,
    A_SPELLS,
    A_START,
    A_STARTS,
    BY_LAST_DONE,
    BY_ORIGIN,
    BY_STEP,
    BY_STEPS,
    C_ANCHOR,
    C_EVENT,
    C_FIRST,
    C_MODE,
    C_NUMBER,
    C_OPENING,
    C_ORIGIN,
    C_PASSED,
    C_STEP,
    DUTY,
    E_CODE,
    E_DAY,
    E_MOMENT,
    EXEMPT,
    FROM_EVENT,
    FROM_START,
    IN_NORMS,
    IN_NUMBERS,
    IN_RULES,
    IN_TERMS,
    IN_TIMELINES,
    L_SHAPE,
    L_STEP_0,
    L_STEPS,
    LAST_DONE,
    MAY_AFTER_DAY,
    MAY_AFTER_IN_FILE,
    MAY_AFTER_MOMENT,
    MAY_FROM_DAY,
    MAY_FROM_DAY_NOT_ITSELF,
    MY_EVENTS,
    MY_LIFE,
    MY_NUMBERS,
    MY_ORDER,
    MY_START_DAY,
    MY_START_EVENT,
    MY_TAKEN,
    MY_TIMELINES,
    N_ANCHOR,
    N_ANCHOR_SET,
    N_FIRST_TERMS,
    NO,
    NO_ROW,
    NONE,
    NOW,
    O_DUE,
    O_STANDING,
    R_BEFORE,
    R_LAW,
    R_TERMS,
    S_CLOSES,
    S_ORIGIN,
    S_PASSED,
    S_STEP,
    SAME_DAY_COUNTS,
    SLOT_BASE,
    SLOT_KNOWN,
    SLOT_RULE,
    SLOT_TO,
    STRICT,
    T_CLOCK,
    T_KIND,
    T_RHYTHM,
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
from frikommune.ledger.population.kernel.lives import live
from frikommune.ledger.population.kernel.matching import (
    NO_MOMENT,
    TAKEN,
    TAKEN_IN_THIS_RHYTHM,
    drop_closed,
    match_events,
)
from frikommune.ledger.population.kernel.outcome import rows_of
from frikommune.ledger.population.kernel.rules import rule_on
from frikommune.ledger.population.kernel.sums import accumulated_starts
from frikommune.ledger.population.kernel.uses import aim, find_uses, spend
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
    _begin_matching(work)
    for nth in range(ask[A_STARTS]):
        shape = _shape(law, batch, work, work.lists[MY_START_DAY, nth])
        if shape == LAST_DONE:
            _matched_rows(law, batch, work)
            _begin_matching(work)
            _from_last_done(law, batch, work, nth)
            _begin_matching(work)
        elif shape == BY_STEPS:
            _series(law, batch, work, nth)
        else:
            _from_origin(law, batch, work, nth)
        if ask[A_FAULT]:
            return
    _matched_rows(law, batch, work)


@compiled
def _begin_matching(work: Work) -> None:
    work.ask[A_SLOTS] = NOW + 1
    work.ask[A_LIFE] = work.ask[A_OCCURRENCES] = 0


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
            if law.match[meant, batch.events[E_CODE, event]]:
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
def _occur(work: Work, number: int, begun: int, count: int, may: int, day: int, event: int) -> int:
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


@compiled
def _may_meet(law: LawTables, batch: CaseTables, event: int, terms: int) -> int:
    """Which events may meet what an event (or NONE: the course's start) set off, by the order that the terms declare."""
    if event == NONE:
        return MAY_FROM_DAY
    duty = terms != NONE and law.tables[IN_TERMS, terms, T_KIND] == DUTY
    same_day = law.tables[IN_TERMS, terms, T_SAME_DAY] if duty else 0
    if same_day == SAME_DAY_COUNTS:
        return MAY_FROM_DAY_NOT_ITSELF
    if same_day == STRICT:
        if law.tables[IN_TERMS, terms, T_CLOCK] and batch.events[E_MOMENT, event] != NO_MOMENT:
            return MAY_AFTER_MOMENT
        return MAY_AFTER_DAY
    return MAY_AFTER_IN_FILE


@compiled
def _series(law: LawTables, batch: CaseTables, work: Work, nth: int) -> None:
    ask = work.ask
    start, event = work.lists[MY_START_DAY, nth], work.lists[MY_START_EVENT, nth]
    work.ask[C_MODE], work.ask[C_EVENT] = BY_STEP, event
    for place in range(_steps(law, work)):
        number = work.lists[MY_NUMBERS, place]
        work.ask[C_NUMBER] = number
        begun = ask[A_LIFE]
        count = live(law, batch, work, number, start)
        if ask[A_FAULT]:
            return
        if count:
            ask[A_COUNT] += 1
            terms = law.tables[IN_RULES, work.slots[work.lists[MY_LIFE, begun], SLOT_RULE], R_TERMS]
            shown = ask[A_COUNT] if ask[A_STARTS] > 1 else number
            _occur(work, shown, begun, count, _may_meet(law, batch, event, terms), start, event)


@compiled
def _steps(law: LawTables, work: Work) -> int:
    """Gather the numbers of all steps in order in MY_NUMBERS; how many."""
    found = 0
    for place in range(work.ask[A_SPELLS]):
        timeline = work.lists[MY_TIMELINES, place]
        first = law.tables[IN_TIMELINES, timeline, L_STEP_0]
        for nth in range(first, first + law.tables[IN_TIMELINES, timeline, L_STEPS]):
            found = _insert(work, found, law.tables[IN_NUMBERS, nth, 0])
    if not found:
        work.lists[MY_NUMBERS, 0] = 1
        return 1
    return found


@compiled
def _insert(work: Work, found: int, number: int) -> int:
    place = 0
    while place < found and work.lists[MY_NUMBERS, place] < number:
        place += 1
    if (place < found and work.lists[MY_NUMBERS, place] == number) or cramped(
        work, found, work.lists.shape[1]
    ):
        return found
    for later in range(found, place, -1):
        work.lists[MY_NUMBERS, later] = work.lists[MY_NUMBERS, later - 1]
    work.lists[MY_NUMBERS, place] = number
    return found + 1


@compiled
def _from_origin(law: LawTables, batch: CaseTables, work: Work, nth: int) -> None:
    """One window after another, until the rhythm or the course ends or an event starts it anew."""
    ask = work.ask
    start, opening, number = work.lists[MY_START_DAY, nth], work.lists[MY_START_DAY, nth], 1
    ask[C_MODE], ask[C_ANCHOR], ask[C_STEP] = BY_ORIGIN, start, NONE
    until = ask[A_OBSERVED] + 1
    if ask[A_END] != NO:
        until = min(until, ask[A_END])
    if nth + 1 < ask[A_STARTS]:
        until = min(until, work.lists[MY_START_DAY, nth + 1])
    while opening < until and not ask[A_FAULT]:
        ask[C_OPENING] = opening
        begun = ask[A_LIFE]
        count = live(law, batch, work, number, opening)
        if not count or ask[A_FAULT]:
            return
        ask[A_COUNT] += 1
        shown = ask[A_COUNT] if ask[A_STARTS] > 1 else number
        _occur(work, shown, begun, count, MAY_FROM_DAY, opening, NONE)
        chosen = _leads_on(work, begun, count)
        if chosen == NONE:
            return
        opening = work.slots[chosen, S_CLOSES]
        ask[C_ORIGIN], ask[C_PASSED] = work.slots[chosen, S_ORIGIN], work.slots[chosen, S_PASSED]
        ask[C_STEP] = work.slots[chosen, S_STEP]
        number += 1


@compiled
def _leads_on(work: Work, begun: int, count: int) -> int:
    """The slot whose rhythm gives the next opening: the first that stood when it came."""
    for nth in range(begun, begun + count):
        slot = work.lists[MY_LIFE, nth]
        closes, until = work.slots[slot, S_CLOSES], work.slots[slot, SLOT_TO]
        if work.slots[slot, SLOT_KNOWN] and closes != NO and (until == NO or closes <= until):
            return slot
    return NONE


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
    for place in range(count):
        _take(work, work.occurrences[place, X_MET], TAKEN)
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


@compiled
def _take(work: Work, event: int, mark: int) -> None:
    if event != NONE:
        for place in range(work.ask[A_EVENTS]):
            if work.lists[MY_EVENTS, place] == event:
                work.lists[MY_TAKEN, place] = mark


@compiled
def _from_last_done(law: LawTables, batch: CaseTables, work: Work, nth: int) -> None:
    """One open occurrence after another, until the rhythm ends or an event starts it anew."""
    ask = work.ask
    start, event = work.lists[MY_START_DAY, nth], work.lists[MY_START_EVENT, nth]
    base, first, done = start, True, False
    while base != NO and (nth + 1 == ask[A_STARTS] or base < work.lists[MY_START_DAY, nth + 1]):
        _begin_matching(work)
        ask[C_MODE], ask[C_ANCHOR], ask[C_FIRST] = BY_LAST_DONE, start, first
        count = live(law, batch, work, ask[A_COUNT] + 1, base)
        if not count or ask[A_FAULT]:
            break
        ask[A_COUNT] += 1
        may = MAY_AFTER_DAY if done else MAY_FROM_DAY
        if not done and base == start and event != NONE:
            may = MAY_AFTER_IN_FILE
        one = _occur(work, ask[A_COUNT], 0, count, may, base, event)
        following = _first_of(law, batch, work, nth + 1)
        match_events(law, batch, work, ask[A_OCCURRENCES], base)
        aim(law, batch, work, 1)
        last = rows_of(law, batch, work, one, following)
        spend(law, batch, work, one)
        if ask[A_FAULT]:
            return
        met = work.occurrences[one, X_MET]
        first, done = False, met != NONE
        _take(work, met, TAKEN_IN_THIS_RHYTHM)
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
    return _occur(work, 0, begun, count, may, start, event)


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
