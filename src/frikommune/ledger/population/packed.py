"""The plan's tables and a batch's columns, laid together in the few arrays that the kernels take."""

from __future__ import annotations

from math import prod

import numpy as np

from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import Batch, CaseTables, LawTables
from frikommune.ledger.population.numbering import Numbers
from frikommune.ledger.population.plan import Plan


def packed_law(plan: Plan) -> LawTables:
    """The rulebook's tables in one array; floats keep their bits."""
    law = plan.law
    questions = np.cumsum([f.E_FIXED, len(plan.forms), len(plan.releases), len(plan.tests)])
    parts = {
        f.IN_STEPS: law.steps,
        f.IN_NORMS: law.norms,
        f.IN_TERMS: law.terms,
        f.IN_WINDOWS: law.windows,
        f.IN_PHASES: law.phases,
        f.IN_RULES: law.rules,
        f.IN_TIMELINES: law.timelines,
        f.IN_CUTS: law.cuts,
        f.IN_USABLE: law.usable,
        f.IN_NUMBERS: law.numbers,
        f.IN_KIND_OF: law.kind_of,
        f.IN_GROUPS: law.groups,
        f.IN_TOTALS: law.totals.view(np.int64),
        f.IN_DUE_SECONDS: law.due_seconds,
        f.IN_CONCERNS: law.concerns,
        f.IN_COUNTED: law.counted,
        f.IN_COVERS_REST: law.covers_rest,
        f.IN_BITS: law.bits,
        f.IN_LAYOUT: np.array([[law.groups.shape[1], law.working_from, *questions]]),
    }
    flat = {table: one.reshape(len(one), prod(one.shape[1:])) for table, one in parts.items()}
    rows, columns = (max(one.shape[axis] for one in flat.values()) for axis in (0, 1))
    tables = np.full((f.LAW_TABLES, max(rows, 1), columns + 1), f.NONE, dtype=np.int64)
    for table, one in flat.items():
        tables[table, : one.shape[0], : one.shape[1]] = one
    return LawTables(tables, law.match, law.cells, law.working_day)


def packed_cases(batch: Batch) -> CaseTables:
    """A batch's columns in one array for each table; floats keep their bits."""
    return CaseTables(
        _laid([batch.spell_from, batch.event_from, batch.use_from]),
        _laid([batch.group, batch.place, batch.start, batch.end, *_dates_named(batch)]),
        _laid([*_of_events(batch), *batch.allowed, *batch.released, *batch.verdict, *_bits(batch.amounts)]),
        _laid(
            [
                batch.exemption,
                batch.use_norm,
                batch.use_occurrence,
                batch.decided,
                batch.recorded,
                batch.conditions_met,
            ]
        ),
    )


def _dates_named(batch: Batch) -> list[Numbers]:
    pairs = zip(batch.spell_days, batch.spell_moments, strict=True)
    return [column for pair in pairs for column in pair]


def _of_events(batch: Batch) -> list[Numbers]:
    return [
        batch.day,
        batch.sequence,
        batch.code,
        batch.tied_to,
        batch.until,
        batch.moment,
        batch.offset,
        batch.employees if len(batch.employees) else np.full_like(batch.sequence, -1),
    ]


def _bits(amounts: Numbers) -> list[Numbers]:
    return [column.view(np.int64) for column in amounts]


def _laid(columns: list[Numbers]) -> Numbers:
    """Columns as the rows of one table, so that each stays in one piece."""
    table = np.empty((len(columns), len(columns[0])), dtype=np.int64)
    for row, column in zip(table, columns, strict=True):
        row[:] = column
    return table
