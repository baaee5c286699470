"""Whether the record that a precondition asks for was on file (`ledger.triggers`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.days import after
from frikommune.ledger.population.kernel.fields import (
    A_EVENTS,
    A_OBSERVED,
    A_PERSON,
    BROKEN,
    E_DAY,
    E_SEQUENCE,
    IN_TERMS,
    KEPT,
    MY_EVENTS,
    MY_TRIGGER_DAY,
    MY_TRIGGER_EVENT,
    NO_MOMENT,
    NONE,
    NOT_DETERMINED,
    NOT_KNOWN,
    P_EVENTS,
    Q_CODE,
    Q_MOMENT,
    SAME_DAY_COUNTS,
    STRICT,
    T_CARRY,
    T_CLOCK,
    T_MAX_AGE,
    T_MAX_SECONDS,
    T_REQUIRES,
    T_SAME_DAY,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said

_MICROSECONDS = 1_000_000


@compiled
def on_file(law: LawTables, batch: CaseTables, work: Work, nth: int, terms: int) -> tuple[int, int]:
    """Whether a record that will do was on file (BROKEN, KEPT, NOT_DETERMINED), and the latest such."""
    requires = law.tables[IN_TERMS, terms, T_REQUIRES]
    if requires == NOT_KNOWN:
        return NOT_DETERMINED, NONE
    found = NONE
    if law.tables[IN_TERMS, terms, T_CARRY]:
        person = work.ask[A_PERSON]
        for record in range(batch.persons[P_EVENTS, person], batch.persons[P_EVENTS, person + 1]):
            if batch.events[E_DAY, record] <= work.ask[A_OBSERVED]:
                found = _later(law, batch, work, nth, terms, requires, found, record)
    else:
        for place in range(work.ask[A_EVENTS]):
            found = _later(law, batch, work, nth, terms, requires, found, work.lists[MY_EVENTS, place])
    return (BROKEN if found == NONE else KEPT), found


@compiled
def _later(
    law: LawTables,
    batch: CaseTables,
    work: Work,
    nth: int,
    terms: int,
    requires: int,
    found: int,
    record: int,
) -> int:
    """The record if it will do and is later than the one found; otherwise the one found."""
    if not law.match[requires, said(batch, Q_CODE, record)]:
        return found
    if not _before(law, batch, work, nth, terms, record) or not _fresh(law, batch, work, nth, terms, record):
        return found
    if found == NONE or batch.events[E_DAY, record] > batch.events[E_DAY, found]:
        return record
    same_day = batch.events[E_DAY, record] == batch.events[E_DAY, found]
    return (
        record if same_day and batch.events[E_SEQUENCE, record] > batch.events[E_SEQUENCE, found] else found
    )


@compiled
def _before(law: LawTables, batch: CaseTables, work: Work, nth: int, terms: int, record: int) -> bool:
    day, origin = work.lists[MY_TRIGGER_DAY, nth], work.lists[MY_TRIGGER_EVENT, nth]
    same_day = law.tables[IN_TERMS, terms, T_SAME_DAY]
    if origin == NONE:
        return (
            batch.events[E_DAY, record] <= day
            if same_day == SAME_DAY_COUNTS
            else batch.events[E_DAY, record] < day
        )
    if record == origin:
        return False
    in_seconds = said(batch, Q_MOMENT, record) != NO_MOMENT and said(batch, Q_MOMENT, origin) != NO_MOMENT
    if law.tables[IN_TERMS, terms, T_CLOCK] and in_seconds:
        if same_day == STRICT:
            return said(batch, Q_MOMENT, record) < said(batch, Q_MOMENT, origin)
        if same_day == SAME_DAY_COUNTS:
            return said(batch, Q_MOMENT, record) <= said(batch, Q_MOMENT, origin)
    if same_day == STRICT:
        return batch.events[E_DAY, record] < day
    if same_day == SAME_DAY_COUNTS:
        return batch.events[E_DAY, record] <= day
    if batch.events[E_DAY, record] != day:
        return batch.events[E_DAY, record] < day
    return batch.events[E_SEQUENCE, record] < batch.events[E_SEQUENCE, origin]


@compiled
def _fresh(law: LawTables, batch: CaseTables, work: Work, nth: int, terms: int, record: int) -> bool:
    day, origin = work.lists[MY_TRIGGER_DAY, nth], work.lists[MY_TRIGGER_EVENT, nth]
    seconds = law.tables[IN_TERMS, terms, T_MAX_SECONDS]
    if seconds != NONE:
        if (
            origin == NONE
            or said(batch, Q_MOMENT, origin) == NO_MOMENT
            or said(batch, Q_MOMENT, record) == NO_MOMENT
        ):
            return False
        return said(batch, Q_MOMENT, origin) - said(batch, Q_MOMENT, record) <= seconds * _MICROSECONDS
    age = law.tables[IN_TERMS, terms, T_MAX_AGE]
    return age == NONE or after(law, work.ask, age, batch.events[E_DAY, record], 1) >= day
