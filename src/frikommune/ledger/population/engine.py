"""The columnar engine: the ledger of a block of cases, in all worlds at once.

It gives the same rows as `ledger.table.table_of`, which asks the reference engine history by history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from os import cpu_count

import numpy as np
import polars as pl
import pyarrow as pa

from frikommune.cases.block import CaseBlock, histories_of
from frikommune.ledger.population.decode import decode
from frikommune.ledger.population.encode import batch_of
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import CaseTables, Work
from frikommune.ledger.population.machine_code import evaluate_persons, load_kernels
from frikommune.ledger.population.numbering import Numbers, day_number
from frikommune.ledger.population.packed import packed_cases, packed_law
from frikommune.ledger.population.plan import Plan, plan_of
from frikommune.ledger.population.room import room_for, size_of, with_rows
from frikommune.ledger.reference import evaluate
from frikommune.ledger.worlds import Worlds

_ROWS_A_SPELL = 8
"""Room for rows to begin with; it grows when it is not enough."""


@dataclass(frozen=True, slots=True)
class CodedLedger:
    """The ledger of a block as numbers, part by part: rows [n, O_*], and of each a bit for each world [n]."""

    plan: Plan
    block: CaseBlock
    parts: tuple[tuple[Numbers, Numbers], ...]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return sum(len(worlds) for _, worlds in self.parts)

    def rows(self) -> Numbers:
        """[n, O_*]: the rows of all parts."""
        return np.concatenate([rows for rows, _ in self.parts])

    def table(self) -> pa.Table:
        """The same in words and days, as `ledger.table.LEDGER`."""
        return decode(self.plan, self.block, self.rows(), np.concatenate([bits for _, bits in self.parts]))


class Engine:
    """A rulebook compiled for some worlds and one observation day; it evaluates block after block."""

    def __init__(self, worlds: Worlds, observed: date, threads: int | None = None) -> None:
        self.worlds, self.observed = worlds, observed
        self.plan = plan_of(worlds)
        self.law = packed_law(self.plan)
        self.threads = threads or cpu_count() or 1
        self._pool = ThreadPoolExecutor(self.threads)
        self._pool.submit(load_kernels)
        self._rooms: dict[int, Work] = {}

    def evaluate(self, block: CaseBlock) -> CodedLedger:
        """The ledger of a block, as numbers.

        Raises Refused, in the reference engine's words, where a history leads to a day that does not exist.
        """
        return self.begin(block)()

    def begin(self, block: CaseBlock) -> Callable[[], CodedLedger]:
        """What finishes the ledger of a block, whose words are made numbers at once; the same as `evaluate`.

        Two threads may share the work: one begins the next block while the other finishes this one.
        """
        return partial(
            self._finish, block, packed_cases(batch_of(self.plan, block, day_number(self.observed)))
        )

    def _finish(self, block: CaseBlock, batch: CaseTables) -> CodedLedger:
        edges = _shares(batch, self.threads)
        tasks = [(nth, first, beyond) for nth, (first, beyond) in enumerate(pairwise(edges))]
        if len(tasks) == 1:
            parts = [self._part(block, batch, *tasks[0])]
        else:
            parts = list(self._pool.map(lambda task: self._part(block, batch, *task), tasks))
        return CodedLedger(self.plan, block, tuple(part for some in parts for part in some))

    def ledger_of(self, block: CaseBlock) -> pl.DataFrame:
        """The ledger of a block, as a table."""
        return pl.DataFrame(pl.from_arrow(self.evaluate(block).table()))

    def _part(
        self, block: CaseBlock, batch: CaseTables, thread: int, first: int, beyond: int
    ) -> list[tuple[Numbers, Numbers]]:
        """The rows of the persons [first, beyond), with more room whenever there is too little."""
        spells = int(batch.persons[f.P_SPELLS, beyond] - batch.persons[f.P_SPELLS, first])
        work = with_rows(self._rooms.get(thread) or room_for(len(self.worlds.names)), spells * _ROWS_A_SPELL)
        found: list[tuple[Numbers, Numbers]] = []
        observed = day_number(self.observed)
        while first < beyond or not found:
            first = evaluate_persons(self.law, batch, work, observed, first, beyond)
            count = int(work.ask[f.A_ROWS])
            found.append((work.rows[:count], work.worlds[:count]))
            if first < beyond:
                work = self._more_room(block, work, first, count)
        self._rooms[thread] = with_rows(work, 0)
        return found

    def _more_room(self, block: CaseBlock, work: Work, person: int, count: int) -> Work:
        fault, rows = int(work.ask[f.A_FAULT]), work.rows.shape[0]
        if fault == f.FULL:
            return with_rows(work, rows if count else 2 * rows + _ROWS_A_SPELL)
        if fault == f.CRAMPED:
            return with_rows(room_for(len(self.worlds.names), 4 * size_of(work)), rows)
        for history in histories_of(block, [person]):
            for world in self.worlds.worlds:
                evaluate(history, world, self.observed)
        raise AssertionError(f"only the columnar engine stumbled over {block.persons[person]}")


def _shares(batch: CaseTables, threads: int) -> list[int]:
    """Where to part the persons so that each thread gets about as many events and spells."""
    persons = batch.persons.shape[1] - 1
    if persons < 2 * threads:
        return [0, persons]
    weight = batch.persons[f.P_SPELLS] + batch.persons[f.P_EVENTS]
    wanted = np.linspace(0, weight[-1], threads + 1)
    edges = np.searchsorted(weight, wanted[1:-1])
    return sorted({0, *(int(edge) for edge in edges), persons})


def ledgers(worlds: Worlds, observed: date, blocks: Iterator[CaseBlock]) -> Iterator[pl.DataFrame]:
    """The ledgers of many blocks, one after the other."""
    engine = Engine(worlds, observed)
    for block in blocks:
        yield engine.ledger_of(block)


def ledger_of(block: CaseBlock, worlds: Worlds, observed: date) -> pl.DataFrame:
    """The ledger of one block; see `Engine` for many."""
    return Engine(worlds, observed).ledger_of(block)
