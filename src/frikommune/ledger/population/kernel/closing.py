"""When an occurrence has closed: the window had passed, and the next one had opened (`ledger.matching`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.fields import (
    CLOSED,
    IN_RULES,
    IN_TERMS,
    MY_LIFE,
    MY_ORDER,
    NO,
    NO_MOMENT,
    NONE,
    R_TERMS,
    S_DUE,
    S_MOMENT,
    S_OPENS,
    SLOT_ENDING,
    SLOT_FROM,
    SLOT_KNOWN,
    SLOT_RULE,
    SLOT_TO,
    T_EARLY,
    X_LIFE,
    X_MET,
    X_SLOTS,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lives import alive_on


@compiled
def drop_closed(work: Work, count: int) -> None:
    """Cut each life where the next opening had already closed it: what is closed is not moved or re-read."""
    for place in range(count - 1):
        one = work.lists[MY_ORDER, place]
        for nth in range(work.occurrences[one, X_SLOTS]):
            slot = work.lists[MY_LIFE, work.occurrences[one, X_LIFE] + nth]
            until = work.slots[slot, SLOT_TO]
            if until != NO and is_closed(work, slot, work.lists[MY_ORDER, place + 1], until - 1):
                work.slots[slot, SLOT_ENDING] = CLOSED
                work.occurrences[one, X_SLOTS] = nth + 1
                break


@inlined
def is_closed(work: Work, slot: int, following: int, day: int) -> bool:
    """Whether, at the end of `day`, the window had passed and the next occurrence had opened."""
    due = work.slots[slot, S_DUE]
    if not work.slots[slot, SLOT_KNOWN] or due == NO or due > day:
        return False
    return opened(work, following, day)


@inlined
def opened(work: Work, following: int, day: int) -> bool:
    """Whether the next occurrence had opened by that day."""
    if following == NONE:
        return False
    first = work.occurrences[following, X_LIFE]
    for nth in range(first, first + work.occurrences[following, X_SLOTS]):
        slot = work.lists[MY_LIFE, nth]
        if alive_on(work, slot, day) and work.slots[slot, SLOT_KNOWN] and work.slots[slot, S_OPENS] <= day:
            return True
    return False


@compiled
def are_plain(law: LawTables, work: Work, count: int) -> bool:
    """Whether each occurrence has one known window to its end, and they open in order, none early."""
    opened_last = NO
    for place in range(count):
        one = work.lists[MY_ORDER, place]
        slot = work.lists[MY_LIFE, work.occurrences[one, X_LIFE]]
        opens, rule = work.slots[slot, S_OPENS], work.slots[slot, SLOT_RULE]
        if work.occurrences[one, X_SLOTS] != 1 or not work.slots[slot, SLOT_KNOWN] or opens < opened_last:
            return False
        if work.slots[slot, SLOT_TO] != NO or work.slots[slot, S_MOMENT] != NO_MOMENT:
            return False
        terms = law.tables[IN_RULES, rule, R_TERMS]
        if (
            work.slots[slot, SLOT_FROM] > opens
            or terms == NONE
            or law.tables[IN_TERMS, terms, T_EARLY] != NONE
        ):
            return False
        opened_last = opens
    return True


@inlined
def is_over(work: Work, count: int, place: int, day: int, plain: bool) -> bool:
    """Whether neither this event nor a later one can meet the occurrence."""
    one = work.lists[MY_ORDER, place]
    if work.occurrences[one, X_MET] != NONE:
        return True
    if not plain or place + 1 == count:
        return False
    due = work.slots[work.lists[MY_LIFE, work.occurrences[one, X_LIFE]], S_DUE]
    following = work.lists[MY_LIFE, work.occurrences[work.lists[MY_ORDER, place + 1], X_LIFE]]
    return due != NO and due < day and work.slots[following, S_OPENS] <= day
