"""A block of cases as the arrays that the kernels read (`kernel.fields.Batch`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np
import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.cases.history import Value
from frikommune.law.exemption import UseConditions
from frikommune.ledger.limits import EMPLOYEES_ATTRIBUTE
from frikommune.ledger.population import columns, questions
from frikommune.ledger.population.attributes import UNTIL, AttributeColumn, telling
from frikommune.ledger.population.facts import BlockFacts, Words, facts_of
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import NO_MOMENT, NOT_A_COUNT, NOT_A_WHOLE_NUMBER, Batch
from frikommune.ledger.population.lines import Lines, lines_of
from frikommune.ledger.population.moments import microseconds
from frikommune.ledger.population.numbering import Numbers
from frikommune.ledger.population.plan import Plan

_Columns = dict[str, Numbers]
_MOST = 2**62
"""More employees than anybody has, and as many as a number of 64 bits holds with room to spare."""


def batch_of(plan: Plan, block: CaseBlock, observed: int) -> Batch:
    """A block of cases in columns, as the plan's rules ask for them; `observed` is the number of a day.

    Days and lines are int32; `*_from`, instants, `employees` and `use_occurrence` int64; `allowed`, `verdict`
    and `conditions_met` uint8; `amounts` float64; the rest int32. What is empty is NO. `conditions_met` is 1
    where the reason will do and, if a leader must agree, one had by `observed`. Raises Refused for attributes
    that are no JSON object, and for instants that are none.
    """
    facts = facts_of(block)
    spell_from, event_from, use_from = facts.begins
    return Batch(
        spell_from=spell_from,
        event_from=event_from,
        use_from=use_from,
        **_spells(plan, facts, block.spells),
        **_events(plan, facts),
        **_uses(plan, facts, block.uses, observed),
    )


def _spells(plan: Plan, facts: BlockFacts, spells: pl.DataFrame) -> _Columns:
    names = plan.spell_attributes
    attributes = AttributeColumn(spells.height, names, *telling(*facts.spell_attributes, names))
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


def _events(plan: Plan, facts: BlockFacts) -> _Columns:
    lines = lines_of(plan, facts)
    said = lines.said
    allowed = np.empty((len(plan.forms), len(said.code)), dtype=np.uint8)
    for row, one in zip(allowed, plan.forms, strict=True):
        row[:] = questions.allowed(plan, said, one)
    return {
        "events": facts.laid,
        "line": lines.of,
        "code": said.code,
        "until": said.attributes.days(UNTIL),
        "moment": lines.moment,
        "offset": lines.offset,
        "employees": _employees(lines),
        "allowed": allowed,
        "released": questions.released(plan, said),
        "verdict": questions.verdicts(plan, said),
        "amounts": questions.amounts(plan, said),
    }


def _employees(lines: Lines) -> Numbers:
    """The employees that each line counts."""
    size = len(lines.said.code)
    found = np.full(size, NOT_A_COUNT, dtype=np.int64)
    if len(lines.counting):
        counts = lines.said.attributes.judged(EMPLOYEES_ATTRIBUTE, _count, np.empty(size, dtype=np.int64))
        found[lines.counting] = counts[lines.counting]
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
    """[use]: whether the reason will do and, if a leader must agree, one had by `observed` (uint8)."""
    reason, reasons = columns.words(uses["reason"])
    asked, which = np.unique(exemption.astype(np.int64) * len(reasons) + reason, return_inverse=True)
    conditions = [plan.rulebook.exemptions[name].use for name in plan.exemptions]
    will_do, leader = np.zeros((2, len(asked)), dtype=np.bool_)
    for nth, pair in enumerate(asked.tolist()):
        number, word = divmod(pair, len(reasons))
        if number >= 0 and (one := conditions[number]) is not None:
            will_do[nth], leader[nth] = _will_do(reasons[word], one), one.leader_check
    on = columns.days(uses["approved_on"])
    approved = (uses["approved_by"] != "").fill_null(False).to_numpy() & (on != f.NO) & (on <= observed)
    met: Numbers = (will_do[which] & (approved | ~leader[which])).astype(np.uint8)
    return met


def _will_do(reason: str, asked: UseConditions) -> bool:
    return bool(reason.strip()) and (asked.own_words or reason in asked.reasons)
