"""The life of one occurrence: the windows it had, as moves and changes of law cut it (`ledger.slots`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.fields import (
    A_CUTS,
    A_LIFE,
    A_NORM,
    A_SLOTS,
    AT_DUE,
    AT_OPENS,
    CUT_MOVED,
    CUT_REPEALED,
    CUT_REREAD,
    CUT_RESUMED,
    CUT_SUSPENDED,
    IN_CUTS,
    IN_NORMS,
    IN_RULES,
    IN_TIMELINES,
    L_CUT_0,
    L_CUTS,
    MOVED,
    MY_CUT_DAY,
    MY_CUT_PLACE,
    MY_CUT_REASON,
    MY_LIFE,
    MY_TIMELINES,
    N_READ_AT,
    NO,
    NONE,
    NOTHING,
    NOW,
    R_SUSPENDED,
    REPEALED,
    REREAD,
    RESUMED,
    S_CLOSES,
    S_DUE,
    S_OPENS,
    S_STEP,
    SLOT_BASE,
    SLOT_BENEATH,
    SLOT_ENDING,
    SLOT_FIELDS,
    SLOT_FROM,
    SLOT_KNOWN,
    SLOT_NUMBER,
    SLOT_READ_ON,
    SLOT_RULE,
    SLOT_SPELL,
    SLOT_TO,
    SLOT_WAIVED,
    SPAN,
    SPAN_FIELDS,
    STANDS,
    SUSPENDED,
    UNKNOWN,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.rules import rule_at, spell_on
from frikommune.ledger.population.kernel.windows import compute, cramped


@compiled
def live(law: LawTables, batch: CaseTables, work: Work, number: int, base: int) -> int:
    """Lay the slots of one occurrence counted from `base` in MY_LIFE; how many there are."""
    ask = work.ask
    begun = ask[A_LIFE]
    place = spell_on(batch, work, base)
    _live_on(work, _read(law, batch, work, number, base, place, base))
    for cut in range(ask[A_CUTS]):
        day, reason, place = (
            work.lists[MY_CUT_DAY, cut],
            work.lists[MY_CUT_REASON, cut],
            work.lists[MY_CUT_PLACE, cut],
        )
        if day <= base:
            continue
        last = work.lists[MY_LIFE, ask[A_LIFE] - 1] if ask[A_LIFE] > begun else NONE
        if reason == CUT_REPEALED:
            if last != NONE:
                _end(work, last, day, REPEALED)
            break
        if reason == CUT_MOVED:
            if last != NONE:
                _end(work, last, day, MOVED)
                base = work.slots[last, SLOT_BASE]
            following = _read(law, batch, work, number, base, place, day)
            if following != NONE:
                rule = rule_at(law, work.lists[MY_TIMELINES, place], day)
                following = _set_aside(law, work, following, rule, day)
            _live_on(work, following)
        elif last != NONE:
            _live_on(work, _after_cut(law, batch, work, last, day, reason, place))
    return ask[A_LIFE] - begun


@inlined
def _live_on(work: Work, slot: int) -> None:
    if slot == NONE or cramped(work, work.ask[A_LIFE], work.lists.shape[1]):
        return
    work.lists[MY_LIFE, work.ask[A_LIFE]] = slot
    work.ask[A_LIFE] += 1


@inlined
def _end(work: Work, slot: int, day: int, ending: int) -> None:
    work.slots[slot, SLOT_TO] = day
    work.slots[slot, SLOT_ENDING] = ending


@compiled
def _after_cut(
    law: LawTables, batch: CaseTables, work: Work, last: int, day: int, reason: int, place: int
) -> int:
    slots = work.slots
    rule = rule_at(law, work.lists[MY_TIMELINES, place], day)
    number = slots[last, SLOT_NUMBER]
    if reason == CUT_REREAD and slots[last, SLOT_READ_ON] < day:
        _end(work, last, day, REREAD)
        base = slots[last, SLOT_BASE]
        found = compute(law, batch, work, rule, base, base)
        return _slot(law, work, found, number, place, rule, day, base, day)
    if reason == CUT_SUSPENDED and not slots[last, SLOT_WAIVED] and _due_on_or_after(work, last, day):
        _end(work, last, day, SUSPENDED)
        return _set_aside(law, work, last, rule, day)
    if reason == CUT_RESUMED and slots[last, SLOT_WAIVED]:
        return _resumed(law, batch, work, last, rule, day)
    return NONE


@compiled
def _resumed(law: LawTables, batch: CaseTables, work: Work, last: int, rule: int, day: int) -> int:
    slots = work.slots
    beneath = slots[last, SLOT_BENEATH]
    if beneath != NONE and slots[beneath, SLOT_KNOWN] and day <= slots[beneath, S_OPENS]:
        _end(work, last, day, RESUMED)
        again = _copy(work, beneath)
        slots[again, SLOT_FROM] = day
        return again
    if not _open_on(work, last, day):
        return NONE
    _end(work, last, day, RESUMED)
    found = compute(law, batch, work, rule, day, day)
    return _slot(law, work, found, slots[last, SLOT_NUMBER], slots[last, SLOT_SPELL], rule, day, day, day)


@compiled
def _set_aside(law: LawTables, work: Work, slot: int, rule: int, day: int) -> int:
    """The slot as it stands from that day, waived if the rule of the day suspends the norm."""
    slots = work.slots
    if slots[slot, SLOT_WAIVED] or not law.tables[IN_RULES, rule, R_SUSPENDED]:
        return slot
    beneath = _copy(work, slot)
    slots[beneath, SLOT_TO], slots[beneath, SLOT_ENDING] = NO, STANDS
    aside = _copy(work, beneath)
    slots[aside, SLOT_RULE], slots[aside, SLOT_READ_ON] = rule, day
    slots[aside, SLOT_FROM], slots[aside, SLOT_WAIVED] = day, 1
    slots[aside, SLOT_BENEATH] = beneath
    return aside


@inlined
def _due_on_or_after(work: Work, slot: int, day: int) -> bool:
    slots = work.slots
    return not slots[slot, SLOT_KNOWN] or slots[slot, S_DUE] == NO or day <= slots[slot, S_DUE]


@compiled
def _open_on(work: Work, slot: int, day: int) -> bool:
    slots = work.slots
    if not slots[slot, SLOT_KNOWN]:
        return True
    if day < slots[slot, S_OPENS]:
        return False
    closes, due = slots[slot, S_CLOSES], slots[slot, S_DUE]
    if closes == NO or day < closes:
        return True
    return slots[slot, S_STEP] == NONE and due != NO and day <= due


@compiled
def _read(
    law: LawTables, batch: CaseTables, work: Work, number: int, base: int, place: int, alive_from: int
) -> int:
    timeline = work.lists[MY_TIMELINES, place]
    since = _read_again(law, timeline, base, alive_from)
    read_on, rule = since, rule_at(law, timeline, since)
    found = compute(law, batch, work, rule, base, alive_from)
    read_at = law.tables[IN_NORMS, work.ask[A_NORM], N_READ_AT]
    if found == SPAN and read_at in (AT_OPENS, AT_DUE):
        if work.slots[NOW, S_OPENS] > since:
            read_on = work.slots[NOW, S_OPENS]
            rule = rule_at(law, timeline, read_on)
            found = compute(law, batch, work, rule, base, alive_from)
        if read_at == AT_DUE and found == SPAN and work.slots[NOW, S_DUE] != NO:
            read_on = max(work.slots[NOW, S_DUE], since)
            rule = rule_at(law, timeline, read_on)
            found = compute(law, batch, work, rule, base, alive_from)
    return _slot(law, work, found, number, place, rule, read_on, base, alive_from)


@inlined
def _read_again(law: LawTables, timeline: int, base: int, until: int) -> int:
    """The last day up to `until` on which open duties were read again; `base` if there was none."""
    found = base
    first = law.tables[IN_TIMELINES, timeline, L_CUT_0]
    for cut in range(first, first + law.tables[IN_TIMELINES, timeline, L_CUTS]):
        if law.tables[IN_CUTS, cut, 1] == CUT_REREAD and base < law.tables[IN_CUTS, cut, 0] <= until:
            found = max(found, law.tables[IN_CUTS, cut, 0])
    return found


@inlined
def _slot(
    law: LawTables,
    work: Work,
    found: int,
    number: int,
    place: int,
    rule: int,
    read_on: int,
    base: int,
    alive_from: int,
) -> int:
    if found == NOTHING:
        return NONE
    slot = _room(work)
    row = work.slots[slot]
    for field in range(SPAN_FIELDS):
        row[field] = work.slots[NOW, field]
    if found == UNKNOWN:
        row[S_OPENS] = row[S_DUE] = NO
    row[SLOT_KNOWN] = found == SPAN
    row[SLOT_NUMBER], row[SLOT_SPELL], row[SLOT_RULE] = number, place, rule
    row[SLOT_READ_ON], row[SLOT_BASE], row[SLOT_FROM] = read_on, base, alive_from
    row[SLOT_WAIVED] = law.tables[IN_RULES, rule, R_SUSPENDED]
    row[SLOT_TO], row[SLOT_ENDING], row[SLOT_BENEATH] = NO, STANDS, NONE
    if found == SPAN and row[S_DUE] != NO and row[S_DUE] < alive_from:
        row[S_DUE] = alive_from
    return slot


@compiled
def _copy(work: Work, slot: int) -> int:
    found = _room(work)
    for field in range(SLOT_FIELDS):
        work.slots[found, field] = work.slots[slot, field]
    return found


@inlined
def _room(work: Work) -> int:
    slot = work.ask[A_SLOTS]
    if cramped(work, slot, work.slots.shape[0]):
        return 0
    work.ask[A_SLOTS] += 1
    return slot


@inlined
def alive_on(work: Work, slot: int, day: int) -> bool:
    """Whether the slot stands on that day."""
    until = work.slots[slot, SLOT_TO]
    return work.slots[slot, SLOT_FROM] <= day and (until == NO or day < until)
