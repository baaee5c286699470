"""A person's courses, and what of each is known on the observation day (`ledger.course`, `ledger.slots`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.fields import (
    A_CUTS,
    A_END,
    A_EVENTS,
    A_GROUP,
    A_OBSERVED,
    A_ONLY,
    A_PERSON,
    A_SPELL,
    A_SPELLS,
    A_START,
    CELL_PARTS,
    CODES_A_WORD,
    CUT_MOVED,
    E_DAY,
    E_TIED_TO,
    IN_CUTS,
    IN_LAYOUT,
    IN_MEANT,
    IN_TIMELINES,
    K_GROUPS,
    K_WORDS,
    L_CUT_0,
    L_CUTS,
    MY_CHAINS,
    MY_CODES,
    MY_CUT_DAY,
    MY_CUT_PLACE,
    MY_CUT_REASON,
    MY_ENDS,
    MY_EVENTS,
    MY_SPELLS,
    MY_TIMELINES,
    NO,
    NONE,
    P_EVENTS,
    P_SPELLS,
    Q_CODE,
    SP_END,
    SP_GROUP,
    SP_PLACE,
    SP_START,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.windows import cramped


@compiled
def chain_spells(batch: CaseTables, work: Work, person: int) -> int:
    """Chain the spells of one group that follow each other without a day between; how many have begun."""
    first, beyond = batch.persons[P_SPELLS, person], batch.persons[P_SPELLS, person + 1]
    if cramped(work, beyond - first - 1, work.lists.shape[1]):
        return 0
    begun = 0
    for spell in range(first, beyond):
        if batch.spells[SP_START, spell] > work.ask[A_OBSERVED]:
            break
        work.lists[MY_CHAINS, begun] = begun
        for before in range(spell - 1, first - 1, -1):
            if batch.spells[SP_GROUP, before] == batch.spells[SP_GROUP, spell]:
                if batch.spells[SP_END, before] == batch.spells[SP_START, spell]:
                    work.lists[MY_CHAINS, begun] = work.lists[MY_CHAINS, before - first]
                break
        begun += 1
    return begun


@compiled
def begin_course(law: LawTables, batch: CaseTables, work: Work, person: int, chain: int, begun: int) -> None:
    """Lay out the course whose first spell has that place among the person's: its spells and its events."""
    ask = work.ask
    first = batch.persons[P_SPELLS, person]
    ask[A_PERSON], ask[A_SPELL] = person, first + chain
    ask[A_START], ask[A_GROUP] = batch.spells[SP_START, first + chain], batch.spells[SP_GROUP, first + chain]
    ask[A_SPELLS] = 0
    for nth in range(chain, begun):
        if work.lists[MY_CHAINS, nth] == chain:
            end = batch.spells[SP_END, first + nth]
            work.lists[MY_SPELLS, ask[A_SPELLS]] = first + nth
            work.lists[MY_ENDS, ask[A_SPELLS]] = end if end != NO and end <= ask[A_OBSERVED] else NO
            ask[A_SPELLS] += 1
    ask[A_END] = work.lists[MY_ENDS, ask[A_SPELLS] - 1]
    _gather_events(law, batch, work, person)


@compiled
def _gather_events(law: LawTables, batch: CaseTables, work: Work, person: int) -> None:
    ask, words = work.ask, law.tables[IN_LAYOUT, 0, K_WORDS]
    ask[A_EVENTS] = 0
    if cramped(work, words - 1, work.lists.shape[1]):
        return
    for word in range(words):
        work.lists[MY_CODES, word] = 0
    beyond = ask[A_OBSERVED] + 1 if ask[A_END] == NO else ask[A_END]
    for event in range(batch.persons[P_EVENTS, person], batch.persons[P_EVENTS, person + 1]):
        day = batch.events[E_DAY, event]
        if day >= beyond:
            break
        if day < ask[A_START] or not _may_be_of_course(work, batch.events[E_TIED_TO, event]):
            continue
        if cramped(work, ask[A_EVENTS], work.lists.shape[1]):
            return
        work.lists[MY_EVENTS, ask[A_EVENTS]] = event
        ask[A_EVENTS] += 1
        code = said(batch, Q_CODE, event)
        work.lists[MY_CODES, code // CODES_A_WORD] |= 1 << (code % CODES_A_WORD)


@inlined
def has_any(law: LawTables, work: Work, meant: int) -> bool:
    """Whether the course has an event that the set means."""
    for word in range(law.tables[IN_LAYOUT, 0, K_WORDS]):
        if work.lists[MY_CODES, word] & law.tables[IN_MEANT, meant, word]:
            return True
    return False


@inlined
def _may_be_of_course(work: Work, spell: int) -> bool:
    if spell == NO:
        return True
    for place in range(work.ask[A_SPELLS]):
        if work.lists[MY_SPELLS, place] == spell:
            return True
    return False


@compiled
def look_up(law: LawTables, batch: CaseTables, work: Work, norm: int, world: int) -> None:
    """Find the norm's timelines where the course was lived, in one world, and the days that touch a duty."""
    ask = work.ask
    for place in range(ask[A_SPELLS]):
        work.lists[MY_TIMELINES, place] = timeline_of(law, batch, norm, work.lists[MY_SPELLS, place], world)
    ask[A_ONLY] = work.lists[MY_TIMELINES, 0] if ask[A_SPELLS] == 1 else NONE
    ask[A_CUTS] = 0
    for place in range(ask[A_SPELLS]):
        start = batch.spells[SP_START, work.lists[MY_SPELLS, place]]
        if place:
            _cut(work, start, CUT_MOVED, place)
        timeline = work.lists[MY_TIMELINES, place]
        first = law.tables[IN_TIMELINES, timeline, L_CUT_0]
        for nth in range(first, first + law.tables[IN_TIMELINES, timeline, L_CUTS]):
            day = law.tables[IN_CUTS, nth, 0]
            begun = start < day or (place > 0 and start == day)
            known = day <= ask[A_OBSERVED] and (
                work.lists[MY_ENDS, place] == NO or day < work.lists[MY_ENDS, place]
            )
            if begun and known:
                _cut(work, day, law.tables[IN_CUTS, nth, 1], place)


@compiled
def _cut(work: Work, day: int, reason: int, place: int) -> None:
    nth = work.ask[A_CUTS]
    if cramped(work, nth, work.lists.shape[1]):
        return
    work.lists[MY_CUT_DAY, nth], work.lists[MY_CUT_REASON, nth], work.lists[MY_CUT_PLACE, nth] = (
        day,
        reason,
        place,
    )
    work.ask[A_CUTS] += 1


@inlined
def timeline_of(law: LawTables, batch: CaseTables, norm: int, spell: int, world: int) -> int:
    """The norm's timeline where and for whom the spell was lived."""
    return law.cells[_cell_of(law, batch, norm, spell), world]


@inlined
def worlds_of(law: LawTables) -> int:
    """How many worlds there are."""
    return law.cells.shape[1] // CELL_PARTS


@inlined
def readings(law: LawTables, batch: CaseTables, norm: int, spell: int) -> int:
    """How many different timelines the norm has there, in all worlds."""
    return law.cells[_cell_of(law, batch, norm, spell), CELL_PARTS * worlds_of(law)]


@inlined
def reading_of(law: LawTables, batch: CaseTables, norm: int, spell: int, nth: int) -> tuple[int, int]:
    """The first world with the nth of those timelines, and the bits of all worlds that have it."""
    cell, worlds = _cell_of(law, batch, norm, spell), worlds_of(law)
    return law.cells[cell, worlds + nth], law.cells[cell, 2 * worlds + nth]


@inlined
def _cell_of(law: LawTables, batch: CaseTables, norm: int, spell: int) -> int:
    where = batch.spells[SP_PLACE, spell] * law.tables[IN_LAYOUT, 0, K_GROUPS] + batch.spells[SP_GROUP, spell]
    return law.cell_of[where, norm]
