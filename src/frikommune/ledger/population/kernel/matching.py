"""Which event meets which occurrence: the oldest open one, in a form the rule allows (`ledger.matching`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.closing import are_plain, is_over, opened
from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.courses import has_any
from frikommune.ledger.population.kernel.days import after
from frikommune.ledger.population.kernel.fields import (
    A_EVENTS,
    A_FAULT,
    A_SPELLS,
    DUTY,
    E_DAY,
    E_SEQUENCE,
    IN_LAYOUT,
    IN_RULES,
    IN_TERMS,
    IN_TIMELINES,
    K_ALLOWED,
    L_DONE,
    MAY_AFTER_DAY,
    MAY_AFTER_MOMENT,
    MAY_FROM_DAY,
    MAY_FROM_DAY_NOT_ITSELF,
    MY_EVENTS,
    MY_LIFE,
    MY_ORDER,
    MY_STRAYS,
    MY_TAKEN,
    MY_TIMELINES,
    NO,
    NO_MOMENT,
    NONE,
    NOT_KNOWN,
    Q_CODE,
    Q_MOMENT,
    R_LAW,
    R_TERMS,
    R_TOP,
    REFUSED,
    S_DUE,
    S_MOMENT,
    S_OPENS,
    SLOT_BASE,
    SLOT_KNOWN,
    SLOT_RULE,
    T_DONE,
    T_EARLY,
    T_FORMS,
    T_KIND,
    X_DAY,
    X_DOUBT,
    X_EARLY,
    X_EVENT,
    X_LIFE,
    X_MAY,
    X_MET,
    X_MET_SLOT,
    X_SLOTS,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.lives import alive_on
from frikommune.ledger.population.kernel.rules import rule_on

NOT_ALLOWED, ALLOWED, REFUSES = 0, 1, 3
TAKEN, TAKEN_IN_THIS_RHYTHM = 1, 2


@inlined
def ever_does_it(law: LawTables, work: Work, code: int) -> bool:
    """Whether some version or exemption, in some municipality of the course, lets the event do the duty."""
    for place in range(work.ask[A_SPELLS]):
        if law.match[law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_DONE], code]:
            return True
    return False


@inlined
def is_ever_done(law: LawTables, work: Work) -> bool:
    """Whether the course has an event that ever does the duty."""
    for place in range(work.ask[A_SPELLS]):
        if has_any(law, work, law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_DONE]):
            return True
    return False


@inlined
def does_it(law: LawTables, rule: int, code: int) -> bool:
    """Whether the event is of the kind that the duty is done by."""
    terms = law.tables[IN_RULES, rule, R_TERMS]
    return (
        terms != NONE
        and law.tables[IN_TERMS, terms, T_KIND] == DUTY
        and law.match[law.tables[IN_TERMS, terms, T_DONE], code]
    )


@inlined
def form_allowed(law: LawTables, batch: CaseTables, work: Work, terms: int, event: int) -> int:
    """NOT_ALLOWED, ALLOWED, or more where it cannot be determined."""
    if (
        terms == NONE
        or law.tables[IN_TERMS, terms, T_KIND] != DUTY
        or law.tables[IN_TERMS, terms, T_FORMS] == NONE
    ):
        return ALLOWED
    forms = law.tables[IN_TERMS, terms, T_FORMS]
    allowed = 2 if forms == NOT_KNOWN else said(batch, law.tables[IN_LAYOUT, 0, K_ALLOWED] + forms, event)
    if allowed == REFUSES:
        work.ask[A_FAULT] = REFUSED
    return allowed


@inlined
def in_time(batch: CaseTables, work: Work, slot: int, event: int) -> bool:
    """Whether the event came no later than the window's last day, or its last instant."""
    due, moment = work.slots[slot, S_DUE], work.slots[slot, S_MOMENT]
    if not work.slots[slot, SLOT_KNOWN] or due == NO:
        return True
    if moment != NO_MOMENT and said(batch, Q_MOMENT, event) != NO_MOMENT:
        return said(batch, Q_MOMENT, event) <= moment
    return batch.events[E_DAY, event] <= due


@compiled
def match_events(law: LawTables, batch: CaseTables, work: Work, count: int, since: int) -> None:
    """Let each event from day `since` on, in order, meet the oldest open of the occurrences in MY_ORDER."""
    if not is_ever_done(law, work):
        return
    unmet, strays, lowest = count, 0, 0
    plain = are_plain(law, work, count)
    for place in range(work.ask[A_EVENTS]):
        event = work.lists[MY_EVENTS, place]
        code = said(batch, Q_CODE, event)
        if (
            batch.events[E_DAY, event] < since
            or work.lists[MY_TAKEN, place] == TAKEN
            or not ever_does_it(law, work, code)
        ):
            continue
        if not unmet:
            return
        rule = rule_on(law, batch, work, batch.events[E_DAY, event])
        in_force = law.tables[IN_RULES, rule, R_TERMS] != NONE
        if in_force and not does_it(law, rule, code):
            continue
        while lowest < count and is_over(work, count, lowest, batch.events[E_DAY, event], plain):
            lowest += 1
        one, slot = _oldest_open(law, batch, work, lowest, count, event, plain)
        if one == NONE:
            work.lists[MY_STRAYS, strays] = event
            strays += 1
            continue
        if not in_force:  # what asked it has expired; the duty stands as it was read
            rule = work.slots[slot, SLOT_RULE]
            if not does_it(law, rule, code):
                continue
        allowed = form_allowed(law, batch, work, law.tables[IN_RULES, rule, R_TERMS], event)
        if allowed == ALLOWED and law.tables[IN_RULES, rule, R_TOP] != NONE:
            form_allowed(law, batch, work, law.tables[IN_RULES, rule, R_LAW], event)  # it may refuse
        if allowed == ALLOWED:
            work.occurrences[one, X_MET], work.occurrences[one, X_MET_SLOT] = event, slot
            unmet -= 1
        elif allowed != NOT_ALLOWED:
            work.occurrences[one, X_DOUBT] = 1
    for stray in range(strays):
        _note_early(batch, work, count, work.lists[MY_STRAYS, stray])


@inlined
def _oldest_open(
    law: LawTables, batch: CaseTables, work: Work, lowest: int, count: int, event: int, plain: bool
) -> tuple[int, int]:
    for place in range(lowest, count):
        one = work.lists[MY_ORDER, place]
        opens = work.slots[work.lists[MY_LIFE, work.occurrences[one, X_LIFE]], S_OPENS]
        if plain and opens > batch.events[E_DAY, event]:
            break
        if work.occurrences[one, X_MET] != NONE:
            continue
        slot = _slot_open_for(law, batch, work, one, event)
        if slot == NONE or not _may_meet(batch, work, one, event):
            continue
        following = work.lists[MY_ORDER, place + 1] if place + 1 < count else NONE
        if not in_time(batch, work, slot, event) and opened(work, following, batch.events[E_DAY, event]):
            continue
        return one, slot
    return NONE, NONE


@inlined
def _slot_open_for(law: LawTables, batch: CaseTables, work: Work, one: int, event: int) -> int:
    day = batch.events[E_DAY, event]
    first = work.occurrences[one, X_LIFE]
    for nth in range(first, first + work.occurrences[one, X_SLOTS]):
        slot = work.lists[MY_LIFE, nth]
        if not alive_on(work, slot, day) or not work.slots[slot, SLOT_KNOWN]:
            continue
        opens = work.slots[slot, S_OPENS]
        if day >= opens:
            return slot
        terms = law.tables[IN_RULES, work.slots[slot, SLOT_RULE], R_TERMS]
        early = (
            law.tables[IN_TERMS, terms, T_EARLY]
            if terms != NONE and law.tables[IN_TERMS, terms, T_KIND] == DUTY
            else NONE
        )
        if early != NONE and after(law, work.ask, early, day, 1) >= opens:
            return slot
    return NONE


@inlined
def _may_meet(batch: CaseTables, work: Work, one: int, event: int) -> bool:
    how, day, origin = (
        work.occurrences[one, X_MAY],
        work.occurrences[one, X_DAY],
        work.occurrences[one, X_EVENT],
    )
    if how == MAY_FROM_DAY:
        return batch.events[E_DAY, event] >= day
    if how == MAY_FROM_DAY_NOT_ITSELF:
        return batch.events[E_DAY, event] >= day and event != origin
    if how == MAY_AFTER_MOMENT:
        return said(batch, Q_MOMENT, event) != NO_MOMENT and said(batch, Q_MOMENT, event) > said(
            batch, Q_MOMENT, origin
        )
    if how == MAY_AFTER_DAY:
        return batch.events[E_DAY, event] > day
    if batch.events[E_DAY, event] != batch.events[E_DAY, origin]:
        return batch.events[E_DAY, event] > batch.events[E_DAY, origin]
    return batch.events[E_SEQUENCE, event] > batch.events[E_SEQUENCE, origin]


@compiled
def _note_early(batch: CaseTables, work: Work, count: int, event: int) -> None:
    """A stray event was too early for the next window to open, if that has stayed unmet."""
    day = batch.events[E_DAY, event]
    coming, coming_opens = NONE, 0
    for place in range(count):
        one = work.lists[MY_ORDER, place]
        first, slots = work.occurrences[one, X_LIFE], work.occurrences[one, X_SLOTS]
        for nth in range(first, first + slots):
            slot = work.lists[MY_LIFE, nth]
            due = work.slots[slot, S_DUE]
            if (
                work.slots[slot, SLOT_KNOWN]
                and work.slots[slot, S_OPENS] <= day
                and (due == NO or day <= due)
            ):
                return
        last = work.lists[MY_LIFE, first + slots - 1]
        opens = work.slots[last, S_OPENS]
        begun = work.slots[last, SLOT_KNOWN] and work.slots[last, SLOT_BASE] <= day < opens
        if begun and (coming == NONE or opens < coming_opens):
            coming, coming_opens = one, opens
    if coming != NONE:
        work.occurrences[coming, X_EARLY] = 1
