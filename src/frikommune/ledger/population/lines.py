"""What the events of a block say, line by line: most say no more than their kind, type and form.

First comes a line for each code and form that the law tells apart, which all events share that say no more.
Then comes one for each event that says more: something under a name that a rule asks about, an instant, or
how many employees there are. So questions are asked of few lines, and the kernels keep them at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.ledger.limits import EMPLOYEES_KIND
from frikommune.ledger.population.attributes import AttributeColumn, telling
from frikommune.ledger.population.facts import BlockFacts, Words
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbers
from frikommune.ledger.population.plan import Plan
from frikommune.ledger.population.questions import Said, form_numbers, names_asked


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a block, and which one each event has.

    `of` [event] (int32) is a place among the lines. `said`, `moment` (int64) and `offset` (int32) [line] are
    what stands there; `counting` are the lines of events that count employees.
    """

    of: Numbers
    said: Said
    moment: Numbers
    offset: Numbers
    counting: Numbers


def lines_of(plan: Plan, facts: BlockFacts) -> Lines:
    """The lines of a block, for the rules of a plan.

    Raises Refused for attributes that are no JSON object, and for instants that are none.
    """
    shared, forms = len(plan.codes.pairs) * plan.forms_apart, plan.forms_apart
    kind = facts.kind
    of = _shared(plan, kind, facts.type, facts.form)
    names = names_asked(plan)
    filled, (texts, distinct) = facts.attributes
    telling_rows, which, told = telling(texts, distinct, names)
    says, counts = filled[telling_rows], _counting(plan, *kind)
    (ends, days), (at, instants, offsets) = facts.until, facts.moments
    more = np.zeros(len(of), dtype=np.bool_)
    more[says] = more[counts] = more[ends] = more[at] = True
    own = np.flatnonzero(more)
    line = np.concatenate([np.arange(shared, dtype=np.int32), of[own]])
    of[own] = np.arange(shared, len(line), dtype=np.int32)
    until = _laid_out(len(line), f.NO, of[ends], days)
    day = _laid_out(len(line), 0, of[own], facts.laid[f.E_DAY, own])
    attributes = AttributeColumn(len(line), names, of[says], which, told, until)
    return Lines(
        of=of,
        said=Said(day, line // forms, line % forms, attributes),
        moment=_laid_out(len(line), f.NO_MOMENT, of[at], instants),
        offset=_laid_out(len(line), 0, of[at], offsets),
        counting=of[counts],
    )


def _shared(plan: Plan, of_kind: Words, of_type: Words, of_form: Words) -> Numbers:
    """[event]: the line of all events of that code and form."""
    (kind, kinds), (type_, types), (form, forms) = of_kind, of_type, of_form
    codes = plan.codes.table(kinds, types) * np.int32(plan.forms_apart)
    of: Numbers = np.take(codes, kind * len(types) + type_)
    of += form_numbers(plan, forms).take(form)
    return of


def _counting(plan: Plan, kind: Numbers, kinds: list[str]) -> Numbers:
    """The events that count employees, where some limit asks."""
    if not plan.counts_employees or EMPLOYEES_KIND not in kinds:
        return np.empty(0, dtype=np.int64)
    return np.flatnonzero(kind == kinds.index(EMPLOYEES_KIND))


def _laid_out(size: int, empty: int, places: Numbers, values: Numbers) -> Numbers:
    """A column of that size with some values in their places."""
    found = np.full(size, empty, dtype=values.dtype)
    found[places] = values
    return found
