"""A block of cases as the arrays that the kernels read (`kernel.fields.Batch`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.cases.history import Value
from frikommune.law.exemption import UseConditions
from frikommune.ledger.limits import EMPLOYEES_ATTRIBUTE, EMPLOYEES_KIND
from frikommune.ledger.population import questions
from frikommune.ledger.population.attributes import UNTIL, AttributeColumn
from frikommune.ledger.population.facts import BlockFacts, Words, facts_of
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import NO_MOMENT, Batch
from frikommune.ledger.population.kernel.limits import NOT_A_COUNT, NOT_A_WHOLE_NUMBER
from frikommune.ledger.population.moments import microseconds
from frikommune.ledger.population.numbering import Numbers, day_number
from frikommune.ledger.population.plan import Plan
from frikommune.ledger.population.questions import Events

_Columns = dict[str, Numbers]
_MOST = 2**62
"""More employees than anybody has, and as many as a number of 64 bits holds with room to spare."""


def batch_of(plan: Plan, block: CaseBlock, observed: int) -> Batch:
    """A block of cases in columns, as the plan's rules ask for them; `observed` is the number of a day.

    Days are int32, or NO; `*_from`, `sequence`, instants, `employees` and `use_occurrence` int64; `allowed`,
    `verdict` and `conditions_met` uint8; `amounts` float64; the rest int32. `tied_to` is the place of the
    spell that an event names, NO where it names none, NONE where it names none of the person's.
    `conditions_met` is 1 where the reason will do and, if a leader must agree, one had by `observed`.
    Raises Refused for attributes that are no JSON object, and for instants that are none.
    """
    facts = facts_of(block)
    spell_from, event_from, use_from = facts.begins
    return Batch(
        spell_from=spell_from,
        event_from=event_from,
        use_from=use_from,
        **_spells(plan, facts, block.spells),
        **_events(plan, facts, block.events),
        **_uses(plan, facts, block.uses, observed),
    )


def _spells(plan: Plan, facts: BlockFacts, spells: pl.DataFrame) -> _Columns:
    attributes = AttributeColumn(facts.spell_attributes, plan.spell_attributes)
    days = [attributes.days(name) for name in plan.spell_attributes]
    shape = (len(plan.spell_attributes), spells.height)
    instants = np.empty(shape, dtype=np.int64)
    for row, name in zip(instants, plan.spell_attributes, strict=True):
        attributes.judged(name, _instant, row)
    return {
        "group": _numbered(facts.group, plan.groups, len(plan.groups)),
        "place": _numbered(facts.municipality, plan.municipalities, len(plan.municipalities)),
        "start": facts.start,
        "end": facts.end,
        "spell_days": np.array(days, dtype=np.int32).reshape(shape),
        "spell_moments": instants,
    }


def _numbered(words: Words, ids: Sequence[str], other: int) -> Numbers:
    """The numbers of words among some ids; `other` for any other word."""
    found, known = words
    numbers = {name: number for number, name in enumerate(ids)}
    return np.array([numbers.get(word, other) for word in known], dtype=np.int32)[found]


def _instant(value: Value | None) -> int:
    return microseconds(value) if isinstance(value, datetime) else NO_MOMENT


def _events(plan: Plan, facts: BlockFacts, table: pl.DataFrame) -> _Columns:
    attributes = AttributeColumn(facts.attributes, questions.names_asked(plan), table["until"])
    kind, kinds = facts.kind
    type_, types = facts.type
    form, forms = facts.form
    code: Numbers = np.take(plan.codes.table(kinds, types), kind * len(types) + type_)
    events = Events(facts.day, code, form, forms, attributes)
    instants, offsets = facts.moments
    allowed = np.empty((len(plan.forms), table.height), dtype=np.uint8)
    for row, one in zip(allowed, plan.forms, strict=True):
        row[:] = questions.allowed(events, one)
    return {
        "day": facts.day,
        "sequence": facts.sequence,
        "code": code,
        "tied_to": facts.tied_to,
        "until": attributes.days(UNTIL),
        "moment": instants,
        "offset": offsets,
        "employees": _employees(plan, attributes, kind, kinds),
        "allowed": allowed,
        "released": questions.released(plan, events),
        "verdict": questions.verdicts(plan, events),
        "amounts": questions.amounts(plan, events),
    }


def _employees(plan: Plan, attributes: AttributeColumn, kind: Numbers, kinds: list[str]) -> Numbers:
    """The employees that each event counts; not filled in where no limit asks."""
    found = np.full(len(kind) if plan.counts_employees else 0, NOT_A_COUNT, dtype=np.int64)
    if plan.counts_employees and EMPLOYEES_KIND in kinds:
        counted = kind == kinds.index(EMPLOYEES_KIND)
        counts = attributes.judged(EMPLOYEES_ATTRIBUTE, _count, np.empty(len(kind), dtype=np.int64))
        found[counted] = counts[counted]
    return found


def _count(value: Value | None) -> int:
    return min(max(int(value), 0), _MOST) if isinstance(value, int) else NOT_A_WHOLE_NUMBER


def _uses(plan: Plan, facts: BlockFacts, uses: pl.DataFrame, observed: int) -> _Columns:
    exemption = _numbered(facts.use_exemption, plan.exemptions, f.NONE)
    occurrence, decided, recorded = facts.use_columns
    return {
        "exemption": exemption,
        "use_norm": _numbered(facts.use_norm, plan.norms, f.NONE),
        "use_occurrence": occurrence,
        "decided": decided,
        "recorded": recorded,
        "conditions_met": _conditions_met(plan, uses, exemption, observed),
    }


def _conditions_met(plan: Plan, uses: pl.DataFrame, exemption: Numbers, observed: int) -> Numbers:
    conditions = [plan.rulebook.exemptions[name].use for name in plan.exemptions]
    found = np.zeros(uses.height, dtype=np.uint8)
    if not uses.height:
        return found
    approvals = uses.select("reason", "approved_by", "approved_on").iter_rows()
    for row, (reason, approved_by, approved_on) in enumerate(approvals):
        asked = conditions[exemption[row]] if exemption[row] >= 0 else None
        if asked is not None and _will_do(reason or "", asked):
            found[row] = not asked.leader_check or _approved(approved_by, approved_on, observed)
    return found


def _will_do(reason: str, asked: UseConditions) -> bool:
    return bool(reason.strip()) and (asked.own_words or reason in asked.reasons)


def _approved(by: str | None, on: date | None, observed: int) -> bool:
    return bool(by) and on is not None and day_number(on) <= observed
