"""Rows of the ledger, as numbers; those of several worlds that are alike are one (`ledger.table`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined
from frikommune.ledger.population.kernel.fields import (
    A_BITS,
    A_FAULT,
    A_NORM,
    A_ROWS,
    A_SPELL,
    BY_STEPS,
    BY_TRIGGER,
    DUTY,
    FROM_START,
    FULL,
    IN_NORMS,
    IN_RULES,
    IN_TERMS,
    IN_WINDOWS,
    MY_SPELLS,
    N_ANCHOR,
    N_KIND,
    NO,
    NO_ROW,
    NONE,
    O_BASE,
    O_DUE,
    O_LATE,
    O_LAYER,
    O_MET,
    O_NORM,
    O_OCCURRENCE,
    O_OPENS,
    O_OUTCOME,
    O_READ_ON,
    O_SHAPE,
    O_SPELL,
    O_SPELL_0,
    O_STANDING,
    O_STEP,
    O_USE,
    O_VERSION,
    R_SUSPENDED,
    R_SUSPENDER,
    R_TERMS,
    R_TOP,
    R_VERSION,
    ROW_FIELDS,
    S_DUE,
    S_OPENS,
    SLOT_BASE,
    SLOT_KNOWN,
    SLOT_READ_ON,
    SLOT_RULE,
    SLOT_SPELL,
    T_KIND,
    T_RHYTHM,
    T_WINDOW_0,
    T_WINDOWS,
    U_EXEMPTION,
    W_NUMBER,
    WAIVED,
    X_NUMBER,
    CaseTables,
    LawTables,
    Numbers,
    Work,
)


@compiled
def emit_slot(
    law: LawTables,
    batch: CaseTables,
    work: Work,
    one: int,
    slot: int,
    standing: int,
    outcome: int,
    met: int,
    late: int,
    use: int,
) -> int:
    """Write the row of one slot; its place."""
    slots = work.slots
    known = slots[slot, SLOT_KNOWN]
    number, rule = work.occurrences[one, X_NUMBER], slots[slot, SLOT_RULE]
    place = emit(
        law, batch, work, rule, slots[slot, SLOT_SPELL], number, slots[slot, SLOT_READ_ON], standing, use
    )
    if place == NO_ROW:
        return NO_ROW
    row = work.rows[place]
    row[O_BASE] = slots[slot, SLOT_BASE]
    row[O_OPENS] = slots[slot, S_OPENS] if known else NO
    row[O_DUE] = slots[slot, S_DUE] if known else NO
    row[O_OUTCOME], row[O_MET], row[O_LATE] = outcome, met, late
    return place


@inlined
def emit(
    law: LawTables,
    batch: CaseTables,
    work: Work,
    rule: int,
    place: int,
    number: int,
    read_on: int,
    standing: int,
    use: int,
) -> int:
    """Begin a row with what all kinds of norms have in common; its place, NO_ROW if there is no room."""
    ask = work.ask
    if ask[A_ROWS] >= work.rows.shape[0]:
        ask[A_FAULT] = FULL
        return NO_ROW
    nth = ask[A_ROWS]
    row = work.rows[nth]
    row[O_SPELL_0], row[O_SPELL], row[O_NORM] = ask[A_SPELL], work.lists[MY_SPELLS, place], ask[A_NORM]
    row[O_OCCURRENCE], row[O_READ_ON], row[O_STANDING], row[O_USE] = number, read_on, standing, use
    row[O_STEP] = _step(law, ask[A_NORM], rule, number)
    row[O_SHAPE] = _shape(law, ask[A_NORM], rule)
    row[O_VERSION] = law.tables[IN_RULES, rule, R_VERSION]
    row[O_LAYER] = law.tables[IN_RULES, rule, R_TOP]
    if use != NONE:
        row[O_LAYER] = batch.uses[U_EXEMPTION, use]
    elif standing == WAIVED and law.tables[IN_RULES, rule, R_SUSPENDED]:
        row[O_LAYER] = law.tables[IN_RULES, rule, R_SUSPENDER]
    work.worlds[nth] = ask[A_BITS]
    ask[A_ROWS] += 1
    return nth


@inlined
def _step(law: LawTables, norm: int, rule: int, number: int) -> int:
    """The number of the step where every anchor brings the same steps anew; otherwise the occurrence."""
    terms = law.tables[IN_RULES, rule, R_TERMS]
    if (
        law.tables[IN_NORMS, norm, N_ANCHOR] == FROM_START
        or law.tables[IN_NORMS, norm, N_KIND] != DUTY
        or terms == NONE
    ):
        return number
    steps = law.tables[IN_TERMS, terms, T_WINDOWS]
    if law.tables[IN_TERMS, terms, T_KIND] != DUTY or steps <= 0:
        return number
    return law.tables[IN_WINDOWS, law.tables[IN_TERMS, terms, T_WINDOW_0] + (number - 1) % steps, W_NUMBER]


@inlined
def _shape(law: LawTables, norm: int, rule: int) -> int:
    if law.tables[IN_NORMS, norm, N_KIND] != DUTY:
        return BY_TRIGGER
    terms = law.tables[IN_RULES, rule, R_TERMS]
    return (
        law.tables[IN_TERMS, terms, T_RHYTHM]
        if terms != NONE and law.tables[IN_TERMS, terms, T_RHYTHM] > 0
        else BY_STEPS
    )


@compiled
def merge(work: Work, norm_begun: int, class_begun: int) -> None:
    """Make each row since `class_begun` one with its twin of an earlier world, since `norm_begun`."""
    ask = work.ask
    kept, bits = class_begun, ask[A_BITS]
    for nth in range(class_begun, ask[A_ROWS]):
        twin = _twin(work, nth, norm_begun, class_begun, bits)
        if twin != NONE:
            work.worlds[twin] |= bits
            continue
        if kept != nth:
            for field in range(ROW_FIELDS):
                work.rows[kept, field] = work.rows[nth, field]
            work.worlds[kept] = work.worlds[nth]
        kept += 1
    ask[A_ROWS] = kept


@compiled
def _twin(work: Work, nth: int, first: int, beyond: int, bits: int) -> int:
    for place in range(first, beyond):
        if work.worlds[place] & bits:
            continue
        field = ROW_FIELDS - 1
        while field >= 0 and work.rows[place, field] == work.rows[nth, field]:
            field -= 1
        if field < 0:
            return place
    return NONE


@compiled
def put_in_order(work: Work, begun: int) -> None:
    """Order the rows since `begun` by occurrence, base day and spell; those that came first stay first."""
    rows, worlds = work.rows, work.worlds
    for nth in range(begun + 1, work.ask[A_ROWS]):
        place = nth
        while place > begun and _before(rows, place, place - 1):
            for field in range(ROW_FIELDS):
                rows[place, field], rows[place - 1, field] = rows[place - 1, field], rows[place, field]
            worlds[place], worlds[place - 1] = worlds[place - 1], worlds[place]
            place -= 1


@inlined
def _before(rows: Numbers, one: int, two: int) -> bool:
    for field in (O_OCCURRENCE, O_BASE, O_SPELL):
        if rows[one, field] != rows[two, field]:
            return rows[one, field] < rows[two, field]
    return False
