"""Preconditions and limits: one row for each trigger, no window (`ledger.triggers`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled
from frikommune.ledger.population.kernel.emit import emit
from frikommune.ledger.population.kernel.fields import (
    A_COUNT,
    A_EVENTS,
    A_SPELLS,
    A_START,
    A_USES,
    BREACHED,
    DUTY,
    E_DAY,
    EMPTY,
    EXEMPT,
    IN_COVERS_REST,
    IN_DOUBT,
    IN_RULES,
    IN_TERMS,
    IN_TIMELINES,
    KEPT,
    L_MAY_SET_OFF,
    L_TRIGGERS,
    LIMIT,
    MET,
    MY_EVENTS,
    MY_TARGET,
    MY_TIMELINES,
    MY_TRIGGER_DAY,
    MY_TRIGGER_EVENT,
    MY_TRIGGER_RULE,
    MY_USES,
    NO_ROW,
    NONE,
    NOT_DETERMINED,
    O_BASE,
    O_DUE,
    O_LATE,
    O_MET,
    O_OPENS,
    O_OUTCOME,
    PRECONDITION,
    Q_CODE,
    R_BEFORE,
    R_SUSPENDED,
    R_TERMS,
    REQUIRED,
    T_KIND,
    T_TRIGGER,
    U_DECIDED,
    U_EXEMPTION,
    U_OCCURRENCE,
    WAIVED,
    CaseTables,
    LawTables,
    Work,
)
from frikommune.ledger.population.kernel.limits import holds
from frikommune.ledger.population.kernel.lines import said
from frikommune.ledger.population.kernel.on_file import on_file
from frikommune.ledger.population.kernel.rules import rule_on, spell_on
from frikommune.ledger.population.kernel.uses import counts, find_uses, set_off_by_start
from frikommune.ledger.population.kernel.windows import cramped


@compiled
def evaluate_triggers(law: LawTables, batch: CaseTables, work: Work) -> None:
    """Write the rows of one precondition or limit for one course."""
    _find_triggers(law, batch, work)
    count = work.ask[A_COUNT]
    if not count:
        return
    find_uses(law, batch, work)
    _aim(law, batch, work, count)
    for number in range(1, count + 1):
        _row(law, batch, work, number)


@compiled
def _find_triggers(law: LawTables, batch: CaseTables, work: Work) -> None:
    ask = work.ask
    ask[A_COUNT] = 0
    if set_off_by_start(law, work):
        rule = rule_on(law, batch, work, ask[A_START])
        if law.tables[IN_RULES, rule, R_TERMS] != NONE or law.tables[IN_RULES, rule, R_BEFORE]:
            _trigger(work, ask[A_START], NONE, rule)
    for place in range(ask[A_EVENTS]):
        event = work.lists[MY_EVENTS, place]
        code = said(batch, Q_CODE, event)
        if not _of_a_kind(law, work, code):
            continue
        rule = rule_on(law, batch, work, batch.events[E_DAY, event])
        if _sets_off(law, law.tables[IN_RULES, rule, R_TERMS], code) or (
            law.tables[IN_RULES, rule, R_BEFORE] and _may_set_off(law, work, code)
        ):
            _trigger(work, batch.events[E_DAY, event], event, rule)


@compiled
def _trigger(work: Work, day: int, event: int, rule: int) -> None:
    nth = work.ask[A_COUNT]
    if cramped(work, nth, work.lists.shape[1]):
        return
    work.lists[MY_TRIGGER_DAY, nth], work.lists[MY_TRIGGER_EVENT, nth], work.lists[MY_TRIGGER_RULE, nth] = (
        day,
        event,
        rule,
    )
    work.ask[A_COUNT] += 1


@compiled
def _of_a_kind(law: LawTables, work: Work, code: int) -> bool:
    for place in range(work.ask[A_SPELLS]):
        if law.match[law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_TRIGGERS], code]:
            return True
    return False


@compiled
def _may_set_off(law: LawTables, work: Work, code: int) -> bool:
    for place in range(work.ask[A_SPELLS]):
        if law.match[law.tables[IN_TIMELINES, work.lists[MY_TIMELINES, place], L_MAY_SET_OFF], code]:
            return True
    return False


@compiled
def _sets_off(law: LawTables, terms: int, code: int) -> bool:
    if (
        terms == NONE
        or law.tables[IN_TERMS, terms, T_KIND] == DUTY
        or law.tables[IN_TERMS, terms, T_TRIGGER] == NONE
    ):
        return False
    return law.match[law.tables[IN_TERMS, terms, T_TRIGGER], code] != 0


@compiled
def _aim(law: LawTables, batch: CaseTables, work: Work, count: int) -> None:
    """Choose each decision's trigger: the one it names, or the first from its day on that no other has."""
    for place in range(work.ask[A_USES]):
        use = work.lists[MY_USES, place]
        work.lists[MY_TARGET, place] = batch.uses[U_OCCURRENCE, use]
        if work.lists[MY_TARGET, place] or law.tables[IN_COVERS_REST, batch.uses[U_EXEMPTION, use], 0]:
            continue
        work.lists[MY_TARGET, place] = count
        for number in range(1, count + 1):
            late_enough = work.lists[MY_TRIGGER_DAY, number - 1] >= batch.uses[U_DECIDED, use]
            if late_enough and not _spoken_of(law, batch, work, number, place):
                work.lists[MY_TARGET, place] = number
                break


@compiled
def _spoken_of(law: LawTables, batch: CaseTables, work: Work, number: int, before: int) -> bool:
    """Whether a decision before that place speaks of the trigger."""
    for place in range(before):
        if _speaks_of(law, batch, work, place, number):
            return True
    return False


@compiled
def _speaks_of(law: LawTables, batch: CaseTables, work: Work, place: int, number: int) -> bool:
    use = work.lists[MY_USES, place]
    if law.tables[IN_COVERS_REST, batch.uses[U_EXEMPTION, use], 0] and not batch.uses[U_OCCURRENCE, use]:
        return work.lists[MY_TRIGGER_DAY, number - 1] >= batch.uses[U_DECIDED, use]
    return work.lists[MY_TARGET, place] == number


@compiled
def _row(law: LawTables, batch: CaseTables, work: Work, number: int) -> None:
    day, rule = (
        work.lists[MY_TRIGGER_DAY, number - 1],
        work.lists[MY_TRIGGER_RULE, number - 1],
    )
    kept, record = _look(law, batch, work, number - 1)
    standing, use = _standing(law, batch, work, number, kept)
    outcome = EMPTY
    if kept == KEPT and standing != IN_DOUBT:
        outcome = MET
    elif standing == REQUIRED:
        outcome = BREACHED
    place = emit(law, batch, work, rule, spell_on(batch, work, day), number, day, standing, use)
    if place == NO_ROW:
        return
    row = work.rows[place]
    row[O_BASE] = row[O_OPENS] = row[O_DUE] = day
    row[O_OUTCOME], row[O_MET], row[O_LATE] = outcome, record, 0


@compiled
def _standing(law: LawTables, batch: CaseTables, work: Work, number: int, kept: int) -> tuple[int, int]:
    day, rule = work.lists[MY_TRIGGER_DAY, number - 1], work.lists[MY_TRIGGER_RULE, number - 1]
    if law.tables[IN_RULES, rule, R_SUSPENDED]:
        return WAIVED, NONE
    for place in range(work.ask[A_USES]):
        if not _speaks_of(law, batch, work, place, number):
            continue
        if counts(law, batch, work, work.lists[MY_USES, place], day, day):
            return EXEMPT, work.lists[MY_USES, place]
    return (IN_DOUBT if kept == NOT_DETERMINED else REQUIRED), NONE


@compiled
def _look(law: LawTables, batch: CaseTables, work: Work, nth: int) -> tuple[int, int]:
    """Whether the norm was kept, and the record that shows it."""
    event, rule = work.lists[MY_TRIGGER_EVENT, nth], work.lists[MY_TRIGGER_RULE, nth]
    terms = law.tables[IN_RULES, rule, R_TERMS]
    if terms != NONE and law.tables[IN_TERMS, terms, T_KIND] == PRECONDITION:
        return on_file(law, batch, work, nth, terms)
    if terms != NONE and law.tables[IN_TERMS, terms, T_KIND] == LIMIT and event != NONE:
        return holds(law, batch, work, terms, event), NONE
    return NOT_DETERMINED, NONE
