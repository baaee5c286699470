"""Which decisions to use an exemption speak of what, and whether they count (`ledger.uses`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.fields import (
    A_END,
    A_GROUP,
    A_NORM,
    A_OBSERVED,
    A_PERSON,
    A_SPELLS,
    A_START,
    A_USES,
    A_WORLD,
    E_DAY,
    IN_COUNTED,
    IN_COVERS_REST,
    IN_RULES,
    IN_TIMELINES,
    IN_USABLE,
    L_BY_START,
    MY_LIFE,
    MY_ORDER,
    MY_SPENT,
    MY_TARGET,
    MY_TIMELINES,
    MY_USES,
    NO,
    NONE,
    P_SPELLS,
    P_USES,
    R_USABLE_0,
    R_USABLES,
    S_DUE,
    SLOT_FROM,
    SLOT_KNOWN,
    SP_GROUP,
    SP_START,
    U_CONDITIONS,
    U_DECIDED,
    U_EXEMPTION,
    U_NORM,
    U_OCCURRENCE,
    U_RECORDED,
    X_LIFE,
    X_MET,
    X_NUMBER,
    X_SLOTS,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.rules import rule_on
from frikommune.ledger.population.kernel.windows import cramped


@compiled
def find_uses(law: LawTables, batch: CaseTables, work: Work) -> None:
    """Gather the known decisions on the norm that count in this world and speak of this course."""
    ask = work.ask
    ask[A_USES] = 0
    person = ask[A_PERSON]
    for use in range(batch.persons[P_USES, person], batch.persons[P_USES, person + 1]):
        if batch.uses[U_NORM, use] != ask[A_NORM] or batch.uses[U_RECORDED, use] > ask[A_OBSERVED]:
            continue
        exemption = batch.uses[U_EXEMPTION, use]
        if (
            exemption < 0
            or not law.tables[IN_COUNTED, ask[A_WORLD], exemption]
            or not _speaks(law, batch, work, use)
        ):
            continue
        if cramped(work, ask[A_USES], work.lists.shape[1]):
            return
        work.lists[MY_USES, ask[A_USES]], work.lists[MY_SPENT, ask[A_USES]] = use, 0
        ask[A_USES] += 1


@compiled
def _speaks(law: LawTables, batch: CaseTables, work: Work, use: int) -> bool:
    """Whether the decision was taken within the course, or before it where its start sets the norm off."""
    ask, decided = work.ask, batch.uses[U_DECIDED, use]
    if decided >= ask[A_START]:
        return ask[A_END] == NO or decided < ask[A_END]
    if not set_off_by_start(law, work):
        return False
    person = ask[A_PERSON]
    for spell in range(batch.persons[P_SPELLS, person], batch.persons[P_SPELLS, person + 1]):
        if (
            batch.spells[SP_GROUP, spell] == ask[A_GROUP]
            and decided <= batch.spells[SP_START, spell] < ask[A_START]
        ):
            return False
    return True


@compiled
def set_off_by_start(law: LawTables, work: Work) -> bool:
    """Whether the start of the course may ever set the precondition off."""
    for place in range(work.ask[A_SPELLS]):
        if law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_BY_START]:
            return True
    return False


@compiled
def counts(law: LawTables, batch: CaseTables, work: Work, use: int, by: int, since: int) -> bool:
    """Whether the decision counts for what is due on `by` (NO: with the course) and stands since `since`."""
    decided = batch.uses[U_DECIDED, use]
    if not _usable_on(law, batch, work, use, decided):
        return False
    if since > decided and not _usable_on(law, batch, work, use, since):
        return False
    return (by == NO or decided <= by) and batch.uses[U_CONDITIONS, use] != 0


@compiled
def _usable_on(law: LawTables, batch: CaseTables, work: Work, use: int, day: int) -> bool:
    rule = rule_on(law, batch, work, day)
    first = law.tables[IN_RULES, rule, R_USABLE_0]
    for place in range(first, first + law.tables[IN_RULES, rule, R_USABLES]):
        if law.tables[IN_USABLE, place, 0] == batch.uses[U_EXEMPTION, use]:
            return True
    return False


@compiled
def aim(law: LawTables, batch: CaseTables, work: Work, count: int) -> None:
    """Choose the occurrence that each decision on a single one speaks of, among those in MY_ORDER."""
    for place in range(work.ask[A_USES]):
        work.lists[MY_TARGET, place] = NONE
        use = work.lists[MY_USES, place]
        if (
            work.lists[MY_SPENT, place]
            or batch.uses[U_OCCURRENCE, use]
            or law.tables[IN_COVERS_REST, batch.uses[U_EXEMPTION, use], 0]
        ):
            continue
        work.lists[MY_TARGET, place] = _oldest_unmet(batch, work, count, batch.uses[U_DECIDED, use])


@compiled
def _oldest_unmet(batch: CaseTables, work: Work, count: int, decided: int) -> int:
    """The oldest unmet occurrence that is not past due; if there is none, the oldest that stood by then."""
    stood = NONE
    for place in range(count):
        one = work.lists[MY_ORDER, place]
        if not _unmet_by(batch, work, one, decided):
            continue
        if in_reach(work, one, decided):
            return one
        if (
            stood == NONE
            and work.slots[work.lists[MY_LIFE, work.occurrences[one, X_LIFE]], SLOT_FROM] <= decided
        ):
            stood = one
    return stood


@compiled
def _unmet_by(batch: CaseTables, work: Work, one: int, decided: int) -> bool:
    met = work.occurrences[one, X_MET]
    return met == NONE or batch.events[E_DAY, met] >= decided


@compiled
def in_reach(work: Work, one: int, decided: int) -> bool:
    """Whether the occurrence is not past due on that day."""
    last = work.lists[MY_LIFE, work.occurrences[one, X_LIFE] + work.occurrences[one, X_SLOTS] - 1]
    due = work.slots[last, S_DUE]
    return work.slots[last, SLOT_KNOWN] != 0 and (due == NO or decided <= due)


@compiled
def speaks_of(law: LawTables, batch: CaseTables, work: Work, place: int, one: int) -> bool:
    """Whether the decision at that place in MY_USES speaks of an occurrence."""
    use = work.lists[MY_USES, place]
    if work.lists[MY_SPENT, place]:
        return False
    if batch.uses[U_OCCURRENCE, use]:
        return batch.uses[U_OCCURRENCE, use] == work.occurrences[one, X_NUMBER]
    if law.tables[IN_COVERS_REST, batch.uses[U_EXEMPTION, use], 0]:
        return _unmet_by(batch, work, one, batch.uses[U_DECIDED, use]) and in_reach(
            work, one, batch.uses[U_DECIDED, use]
        )
    return work.lists[MY_TARGET, place] == one


@compiled
def spend(law: LawTables, batch: CaseTables, work: Work, one: int) -> None:
    """Use up the decisions on a single occurrence that spoke of this one."""
    for place in range(work.ask[A_USES]):
        use = work.lists[MY_USES, place]
        if batch.uses[U_OCCURRENCE, use] or law.tables[IN_COVERS_REST, batch.uses[U_EXEMPTION, use], 0]:
            continue
        if work.lists[MY_TARGET, place] == one:
            work.lists[MY_SPENT, place] = 1
