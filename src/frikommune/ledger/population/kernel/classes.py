"""Which worlds read a norm alike: such a class of worlds is evaluated once (`ledger.table`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.courses import reading_of, readings, timeline_of, worlds_of
from frikommune.ledger.population.kernel.fields import (
    A_CLASSES,
    A_END,
    A_PERSON,
    A_SPELLS,
    A_START,
    AT_DUE,
    AT_OPENS,
    IN_BITS,
    IN_COUNTED,
    IN_NORMS,
    IN_TIMELINES,
    L_EVER,
    MY_CLASS_BITS,
    MY_CLASSES,
    MY_SPELLS,
    N_READ_AT,
    NO,
    P_USES,
    U_EXEMPTION,
    U_NORM,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.rules import read_alike

_EVER = 2**40


@compiled
def part_worlds(law: LawTables, batch: CaseTables, work: Work, norm: int) -> None:
    """Part the worlds in classes that read the norm and the decisions on it alike.

    MY_CLASSES holds the first world of each, MY_CLASS_BITS the bits of all its worlds, in order.
    """
    ask = work.ask
    ask[A_CLASSES] = 0
    uses = _has_uses(batch, work, norm)
    if ask[A_SPELLS] == 1 and not uses:
        spell = work.lists[MY_SPELLS, 0]
        for nth in range(readings(law, batch, norm, spell)):
            world, bits = reading_of(law, batch, norm, spell, nth)
            _join(law, batch, work, norm, world, bits, uses)
    else:
        for world in range(worlds_of(law)):
            _join(law, batch, work, norm, world, law.tables[IN_BITS, world, 0], uses)


@compiled
def _join(
    law: LawTables, batch: CaseTables, work: Work, norm: int, world: int, bits: int, uses: bool
) -> None:
    """Let some worlds join the class that reads the norm as they do, or begin one."""
    ask = work.ask
    for nth in range(ask[A_CLASSES]):
        if _alike(law, batch, work, norm, work.lists[MY_CLASSES, nth], world, uses):
            work.lists[MY_CLASS_BITS, nth] |= bits
            return
    work.lists[MY_CLASSES, ask[A_CLASSES]], work.lists[MY_CLASS_BITS, ask[A_CLASSES]] = world, bits
    ask[A_CLASSES] += 1


@compiled
def _has_uses(batch: CaseTables, work: Work, norm: int) -> bool:
    person = work.ask[A_PERSON]
    for use in range(batch.persons[P_USES, person], batch.persons[P_USES, person + 1]):
        if batch.uses[U_NORM, use] == norm:
            return True
    return False


@compiled
def _alike(law: LawTables, batch: CaseTables, work: Work, norm: int, one: int, two: int, uses: bool) -> bool:
    """Whether two worlds read the norm alike while the course ran, or ever where later days are read."""
    ask = work.ask
    if uses:
        person = ask[A_PERSON]
        for use in range(batch.persons[P_USES, person], batch.persons[P_USES, person + 1]):
            exemption = batch.uses[U_EXEMPTION, use]
            if batch.uses[U_NORM, use] != norm or exemption < 0:
                continue
            if law.tables[IN_COUNTED, one, exemption] != law.tables[IN_COUNTED, two, exemption]:
                return False
    read_later = law.tables[IN_NORMS, norm, N_READ_AT] in (AT_OPENS, AT_DUE)
    until = _EVER if read_later or ask[A_END] == NO else ask[A_END]
    for place in range(ask[A_SPELLS]):
        a = timeline_of(law, batch, norm, work.lists[MY_SPELLS, place], one)
        b = timeline_of(law, batch, norm, work.lists[MY_SPELLS, place], two)
        if law.tables[IN_TIMELINES, a, L_EVER] != law.tables[IN_TIMELINES, b, L_EVER]:
            return False
        if not read_alike(law, a, b, ask[A_START], until, uses):
            return False
    return True
