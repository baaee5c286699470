"""Which rule stands where and when (`law.rulebook.Timeline`, `ledger.slots.Ask`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.fields import (
    A_ONLY,
    A_SPELLS,
    L_RULE_0,
    L_RULES,
    NONE,
    R_READING,
    R_START,
    Batch,
    Law,
    Work,
)


@compiled
def rule_at(law: Law, timeline: int, day: int) -> int:
    """The rule of one timeline on that day."""
    first = law.timelines[timeline, L_RULE_0]
    found = first + law.timelines[timeline, L_RULES] - 1
    while found > first and law.rules[found, R_START] > day:
        found -= 1
    return found


@compiled
def spell_on(batch: Batch, work: Work, day: int) -> int:
    """The place of the spell that holds the day; the nearest for a day outside the course."""
    found = 0
    for place in range(1, work.ask[A_SPELLS]):
        if batch.start[work.spells[place]] <= day:
            found = place
    return found


@compiled
def rule_on(law: Law, batch: Batch, work: Work, day: int) -> int:
    """The rule on that day, where the citizen then lived."""
    if work.ask[A_ONLY] != NONE:
        return rule_at(law, work.ask[A_ONLY], day)
    return rule_at(law, work.timelines[spell_on(batch, work, day)], day)


@compiled
def read_alike(law: Law, one: int, two: int, start: int, end: int) -> bool:
    """Whether two timelines say the same on every day of [start, end)."""
    if one == two:
        return True
    a, b = rule_at(law, one, start), rule_at(law, two, start)
    last_a = law.timelines[one, L_RULE_0] + law.timelines[one, L_RULES] - 1
    last_b = law.timelines[two, L_RULE_0] + law.timelines[two, L_RULES] - 1
    while True:
        if law.rules[a, R_READING] != law.rules[b, R_READING]:
            return False
        next_a = law.rules[a + 1, R_START] if a < last_a else end
        next_b = law.rules[b + 1, R_START] if b < last_b else end
        day = min(next_a, next_b)
        if day >= end:
            return True
        if next_a == day and a < last_a:
            a += 1
        if next_b == day and b < last_b:
            b += 1
