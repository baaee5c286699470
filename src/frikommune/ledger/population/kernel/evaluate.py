"""The ledger of some persons, in every world at once: what the worlds read alike is evaluated once."""

from __future__ import annotations

from frikommune.ledger.population.kernel.classes import part_worlds
from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.courses import (
    begin_course,
    chain_spells,
    has_any,
    look_up,
    reading_of,
    readings,
    timeline_of,
)
from frikommune.ledger.population.kernel.duty import evaluate_duty
from frikommune.ledger.population.kernel.emit import merge, put_in_order
from frikommune.ledger.population.kernel.fields import (
    A_BITS,
    A_CLASSES,
    A_FAULT,
    A_GROUP,
    A_NORM,
    A_OBSERVED,
    A_ROWS,
    A_SPELLS,
    A_START,
    A_WORLD,
    DUTY,
    FINE,
    FROM_EVENT,
    FROM_START,
    IN_CONCERNS,
    IN_NORMS,
    IN_RULES,
    IN_TIMELINES,
    L_BY_START,
    L_TRIGGERS,
    MY_CHAINS,
    MY_CLASS_BITS,
    MY_CLASSES,
    MY_SPELLS,
    N_ANCHOR,
    N_ANCHOR_SET,
    N_KIND,
    NONE,
    R_BEFORE,
    R_TERMS,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.rules import rule_at
from frikommune.ledger.population.kernel.tables import cases_seen, law_seen, work_seen
from frikommune.ledger.population.kernel.triggers import evaluate_triggers

_EVER = 2**40


@compiled
def evaluate_persons(law_at: int, batch_at: int, work_at: int, observed: int, first: int, beyond: int) -> int:
    """Write the rows of the persons [first, beyond); the first one not done, whose fault `work.ask` names.

    The tables are told by where their descriptions lie (`described.py`).
    """
    law, batch, work = law_seen(law_at), cases_seen(batch_at), work_seen(work_at)
    ask = work.ask
    ask[A_OBSERVED], ask[A_FAULT], ask[A_ROWS] = observed, FINE, 0
    for person in range(first, beyond):
        begun_rows = ask[A_ROWS]
        _evaluate_person(law, batch, work, person)
        if ask[A_FAULT]:
            ask[A_ROWS] = begun_rows
            return person
    return beyond


@compiled
def _evaluate_person(law: LawTables, batch: CaseTables, work: Work, person: int) -> None:
    ask = work.ask
    begun = chain_spells(batch, work, person)
    for chain in range(begun):
        if work.lists[MY_CHAINS, chain] != chain or ask[A_FAULT]:
            continue
        begin_course(law, batch, work, person, chain, begun)
        for nth in range(law.tables.shape[2]):
            norm = law.tables[IN_CONCERNS, ask[A_GROUP], nth]
            if norm == NONE or ask[A_FAULT]:
                break
            _evaluate_norm(law, batch, work, norm)


@compiled
def _evaluate_norm(law: LawTables, batch: CaseTables, work: Work, norm: int) -> None:
    """The rows of one norm for the course at hand, in every world."""
    ask = work.ask
    ask[A_NORM] = norm
    if _no_event_sets_off(law, work, norm) or _is_silent_everywhere(law, batch, work, norm):
        return
    part_worlds(law, batch, work, norm)
    begun = ask[A_ROWS]
    for nth in range(ask[A_CLASSES]):
        world = work.lists[MY_CLASSES, nth]
        if _is_silent(law, batch, work, norm, world):
            continue
        ask[A_WORLD], ask[A_BITS] = world, work.lists[MY_CLASS_BITS, nth]
        look_up(law, batch, work, norm, world)
        class_begun = ask[A_ROWS]
        if law.tables[IN_NORMS, norm, N_KIND] == DUTY:
            evaluate_duty(law, batch, work)
        else:
            evaluate_triggers(law, batch, work)
        if ask[A_FAULT]:
            return
        if class_begun > begun:
            merge(work, begun, class_begun)
    put_in_order(work, begun)


@compiled
def _no_event_sets_off(law: LawTables, work: Work, norm: int) -> bool:
    """Whether the duty is counted from events of which the course has none."""
    if law.tables[IN_NORMS, norm, N_ANCHOR] != FROM_EVENT or law.tables[IN_NORMS, norm, N_KIND] != DUTY:
        return False
    return not has_any(law, work, law.tables[IN_NORMS, norm, N_ANCHOR_SET])


@compiled
def _is_silent_everywhere(law: LawTables, batch: CaseTables, work: Work, norm: int) -> bool:
    """Whether nothing in the course could set the norm off in any world: most norms, in most courses."""
    for place in range(work.ask[A_SPELLS]):
        spell = work.lists[MY_SPELLS, place]
        for nth in range(readings(law, batch, norm, spell)):
            world, _ = reading_of(law, batch, norm, spell, nth)
            if not _is_silent_in(law, work, norm, timeline_of(law, batch, norm, spell, world)):
                return False
    return True


@compiled
def _is_silent(law: LawTables, batch: CaseTables, work: Work, norm: int, world: int) -> bool:
    """Whether nothing in the course could set the norm off in that world."""
    for place in range(work.ask[A_SPELLS]):
        timeline = timeline_of(law, batch, norm, work.lists[MY_SPELLS, place], world)
        if not _is_silent_in(law, work, norm, timeline):
            return False
    return True


@inlined
def _is_silent_in(law: LawTables, work: Work, norm: int, timeline: int) -> bool:
    """Whether nothing in the course could set the norm off by that timeline."""
    ask = work.ask
    if law.tables[IN_NORMS, norm, N_KIND] == DUTY:
        if ask[A_SPELLS] > 1 or law.tables[IN_NORMS, norm, N_ANCHOR] != FROM_START:
            return False
        rule = rule_at(law, timeline, ask[A_START])
        return law.tables[IN_RULES, rule, R_TERMS] == NONE and not law.tables[IN_RULES, rule, R_BEFORE]
    if law.tables[IN_TIMELINES, timeline, L_BY_START]:
        return False
    return not has_any(law, work, law.tables[IN_TIMELINES, timeline, L_TRIGGERS])
