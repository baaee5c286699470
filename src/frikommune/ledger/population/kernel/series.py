"""Occurrences in steps, and in a rhythm counted from its origin (`ledger.duty`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.fields import (
    A_COUNT,
    A_END,
    A_FAULT,
    A_LIFE,
    A_OBSERVED,
    A_SPELLS,
    A_STARTS,
    BY_ORIGIN,
    BY_STEP,
    C_ANCHOR,
    C_EVENT,
    C_MODE,
    C_NUMBER,
    C_OPENING,
    C_ORIGIN,
    C_PASSED,
    C_STEP,
    IN_NUMBERS,
    IN_RULES,
    IN_TIMELINES,
    L_STEP_0,
    L_STEPS,
    MAY_FROM_DAY,
    MY_LIFE,
    MY_NUMBERS,
    MY_START_DAY,
    MY_START_EVENT,
    MY_TIMELINES,
    NO,
    NONE,
    R_TERMS,
    S_CLOSES,
    S_ORIGIN,
    S_PASSED,
    S_STEP,
    SLOT_KNOWN,
    SLOT_RULE,
    SLOT_TO,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lives import live
from frikommune.ledger.population.kernel.occurring import may_meet, occur
from frikommune.ledger.population.kernel.windows import cramped


@compiled
def series(law: LawTables, batch: CaseTables, work: Work, nth: int) -> None:
    """Begin the occurrences of all numbered steps."""
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
            occur(work, shown, begun, count, may_meet(law, batch, event, terms), start, event)


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
def from_origin(law: LawTables, batch: CaseTables, work: Work, nth: int) -> None:
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
        occur(work, shown, begun, count, MAY_FROM_DAY, opening, NONE)
        chosen = _leads_on(work, begun, count)
        if chosen == NONE:
            return
        opening = work.slots[chosen, S_CLOSES]
        ask[C_ORIGIN], ask[C_PASSED] = work.slots[chosen, S_ORIGIN], work.slots[chosen, S_PASSED]
        ask[C_STEP] = work.slots[chosen, S_STEP]
        number += 1


@inlined
def _leads_on(work: Work, begun: int, count: int) -> int:
    """The slot whose rhythm gives the next opening: the first that stood when it came."""
    for nth in range(begun, begun + count):
        slot = work.lists[MY_LIFE, nth]
        closes, until = work.slots[slot, S_CLOSES], work.slots[slot, SLOT_TO]
        if work.slots[slot, SLOT_KNOWN] and closes != NO and (until == NO or closes <= until):
            return slot
    return NONE
