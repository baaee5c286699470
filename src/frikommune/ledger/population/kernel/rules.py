"""Which rule stands where and when (`law.rulebook.Timeline`, `ledger.slots.Ask`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.fields import (
    A_ONLY,
    A_SPELLS,
    IN_RULES,
    IN_TIMELINES,
    L_RULE_0,
    L_RULES,
    MY_SPELLS,
    MY_TIMELINES,
    NONE,
    R_ASKS,
    R_READING,
    R_START,
    SP_START,
    CaseTables,
    LawTables,
    Work,
)


@inlined
def rule_at(law: LawTables, timeline: int, day: int) -> int:
    """The rule of one timeline on that day."""
    first = law.tables[IN_TIMELINES, timeline, L_RULE_0]
    found = first + law.tables[IN_TIMELINES, timeline, L_RULES] - 1
    while found > first and law.tables[IN_RULES, found, R_START] > day:
        found -= 1
    return found


@inlined
def spell_on(batch: CaseTables, work: Work, day: int) -> int:
    """The place of the spell that holds the day; the nearest for a day outside the course."""
    found = 0
    for place in range(1, work.ask[A_SPELLS]):
        if batch.spells[SP_START, work.lists[MY_SPELLS, place]] <= day:
            found = place
    return found


@inlined
def rule_on(law: LawTables, batch: CaseTables, work: Work, day: int) -> int:
    """The rule on that day, where the citizen then lived."""
    if work.ask[A_ONLY] != NONE:
        return rule_at(law, work.ask[A_ONLY], day)
    return rule_at(law, work.lists[MY_TIMELINES, spell_on(batch, work, day)], day)


@compiled
def read_alike(law: LawTables, one: int, two: int, start: int, end: int, uses: bool) -> bool:
    """Whether two timelines say the same on every day of [start, end); `uses`: also what may then be used."""
    if one == two:
        return True
    field = R_READING if uses else R_ASKS
    a, b = rule_at(law, one, start), rule_at(law, two, start)
    last_a = law.tables[IN_TIMELINES, one, L_RULE_0] + law.tables[IN_TIMELINES, one, L_RULES] - 1
    last_b = law.tables[IN_TIMELINES, two, L_RULE_0] + law.tables[IN_TIMELINES, two, L_RULES] - 1
    while True:
        if law.tables[IN_RULES, a, field] != law.tables[IN_RULES, b, field]:
            return False
        next_a = law.tables[IN_RULES, a + 1, R_START] if a < last_a else end
        next_b = law.tables[IN_RULES, b + 1, R_START] if b < last_b else end
        day = min(next_a, next_b)
        if day >= end:
            return True
        if next_a == day and a < last_a:
            a += 1
        if next_b == day and b < last_b:
            b += 1
