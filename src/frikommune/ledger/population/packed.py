"""The plan's tables and a batch's columns, laid together in the few arrays that the kernels take."""

from __future__ import annotations

from math import prod

import numpy as np

from frikommune.ledger.population import columns
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import Batch, CaseTables, Law, LawTables
from frikommune.ledger.population.numbering import Numbers
from frikommune.ledger.population.plan import Plan


def packed_law(plan: Plan) -> LawTables:
    """The rulebook's tables in one array; floats keep their bits."""
    law = plan.law
    questions = np.cumsum([f.Q_FIXED, len(plan.forms), len(plan.releases), len(plan.tests)])
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
        f.IN_MEANT: _bits(law.match),
        f.IN_LAYOUT: np.array([[law.groups.shape[1], _words(law.match), *questions]]),
    }
    flat = {table: one.reshape(len(one), prod(one.shape[1:])) for table, one in parts.items()}
    rows, columns = (max(one.shape[axis] for one in flat.values()) for axis in (0, 1))
    tables = np.full((f.LAW_TABLES, max(rows, 1), columns + 1), f.NONE, dtype=np.int64)
    for table, one in flat.items():
        tables[table, : one.shape[0], : one.shape[1]] = one
    return LawTables(tables, law.match, *_cells(law), _calendar(law))


def _words(match: Numbers) -> int:
    """How many words hold a bit for each code."""
    return -(-int(match.shape[1]) // f.CODES_A_WORD)


def _bits(match: Numbers) -> Numbers:
    """[set, word]: the bits of the codes that a set means."""
    codes = np.arange(match.shape[1])
    bits = np.where(match, np.int64(1) << (codes % f.CODES_A_WORD), 0)
    return np.add.reduceat(bits, np.arange(_words(match)) * f.CODES_A_WORD, axis=1)


def _cells(law: Law) -> tuple[Numbers, Numbers]:
    """`LawTables.cells` and `LawTables.cell_of`: few cells differ."""
    norms, cells, worlds = law.cells.shape
    distinct, which = np.unique(law.cells.reshape(-1, worlds), axis=0, return_inverse=True)
    read = [_read_alike(timelines, law.bits) for timelines in distinct]
    found = np.array(read, dtype=np.int64).reshape(len(read), f.CELL_PARTS * worlds + 1)
    return found, np.ascontiguousarray(which.reshape(norms, cells).T, dtype=np.int64)


def _read_alike(timelines: Numbers, bits: Numbers) -> Numbers:
    """[n]: one cell's, from each world's timeline there."""
    firsts = np.sort(np.unique(timelines, return_index=True)[1])
    alike = np.where(timelines[firsts, None] == timelines, bits, 0)
    unused = np.full(len(timelines) - len(firsts), f.NONE)
    parts = (timelines, firsts, unused, np.bitwise_or.reduce(alike, axis=1), unused, [len(firsts)])
    return np.concatenate(parts)


def _calendar(law: Law) -> Numbers:
    """[CAL_*, day or month]: working days where the plan knows them, else NO."""
    months = np.datetime64(f.CALENDAR_FROM, "D").astype("M8[M]") + np.arange(f.CALENDAR_MONTHS + 1)
    starts = months.astype("M8[D]").astype(np.int64)
    days = np.arange(starts[0], starts[-1])
    month = np.searchsorted(starts, days, side="right") - 1
    calendar = np.full((f.CALENDAR_FIELDS, len(days)), f.NO, dtype=np.int64)
    calendar[f.CAL_MONTH] = month
    calendar[f.CAL_OF_MONTH] = days - starts[month] + 1
    calendar[f.CAL_STARTS, : len(starts)] = starts
    first = law.working_from - f.CALENDAR_FROM
    calendar[f.CAL_WORKING, first : first + len(law.working_day)] = law.working_day
    return calendar


def packed_cases(batch: Batch) -> CaseTables:
    """A batch's columns in one array for each table; floats keep their bits."""
    return CaseTables(
        columns.laid([batch.spell_from, batch.event_from, batch.use_from]),
        columns.laid([batch.group, batch.place, batch.start, batch.end, *_dates_named(batch)]),
        batch.events,
        batch.line,
        columns.laid(
            [batch.code, batch.until, batch.employees, batch.moment, batch.offset, *_answers(batch)]
        ),
        columns.laid(
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


def _answers(batch: Batch) -> list[Numbers]:
    amounts = [column.view(np.int64) for column in batch.amounts]
    return [*batch.allowed, *batch.released, *batch.verdict, *amounts]
