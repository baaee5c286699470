"""On a node: the ledger of some persons, written to a file of its own beside the result."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import polars as pl
import pyarrow as pa

from frikommune.cases.block import CaseBlock
from frikommune.cases.draft import Known
from frikommune.cases.mark import Mark
from frikommune.cases.typed.checked import checked
from frikommune.cases.typed.runs import Rows
from frikommune.errors import Refused
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.spark.reading import NOBODYS, Told
from frikommune.ledger.spark.shapes import SUMMARY
from frikommune.ledger.spark.shares import Dealt
from frikommune.ledger.table import LEDGER
from frikommune.ledger.worlds import Worlds
from frikommune.ledger.write_refusals import cannot_write

LATER = 2**62
"""The place of what is told after all reading."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every node does with its share of the persons; `parts` is a folder that all of them see.

    `nothing` is each table that the cases have, without a row; `suspects` are persons who are to be left out.
    """

    worlds: Worlds
    observed: date
    known: Known
    nothing: dict[str, pl.DataFrame]
    suspects: frozenset[str]
    parts: Path


@dataclass(slots=True)
class _Done:
    """What came of the task so far."""

    share: int = NOBODYS
    subjects: int = 0
    mark: Mark = Mark.NONE
    suspects: set[str] = field(default_factory=set)
    told: list[Told] = field(default_factory=list)

    def count(self, block: CaseBlock) -> None:
        """A block more is done."""
        self.subjects += len(block.persons)
        self.mark = max(self.mark, block.mark)

    def summary(self, part: Path) -> pa.RecordBatch:
        """One row of SUMMARY."""
        row = {
            "share": self.share,
            "part": part.name,
            "subjects": self.subjects,
            "mark": self.mark,
            "suspects": sorted(self.suspects),
            "told": [pickle.dumps(one) for one in self.told],
        }
        return pa.RecordBatch.from_pylist([row], schema=SUMMARY)


def evaluated(task: bytes, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Evaluate all persons of DEALT by a pickled Task; gives one row of SUMMARY. Refusals are told."""
    opened, engine = _opened(task)
    part, done = opened.parts / f"{uuid4().hex}.arrows", _Done()
    try:
        _write(opened, engine, Dealt(batches, opened.nothing), part, done)
    except Refused as refused:
        done.told.append(Told(LATER, refusals=refused.refusals))
    except OSError as fault:
        done.told.append(Told(LATER, refusals=cannot_write(opened.parts, fault).refusals))
    yield done.summary(part)


def _write(task: Task, engine: Engine, dealt: Dealt, part: Path, done: _Done) -> None:
    done.share, done.told = dealt.first, dealt.told
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with part.open("wb") as file, pa.ipc.new_stream(file, LEDGER, options=options) as ledger:
        for chunk in dealt.chunks():
            rows = {name: Rows.of(name, frame) for name, frame in chunk.items()}
            block, odd = checked(rows, task.known, task.suspects)
            done.suspects |= odd
            if len(block.persons):
                ledger.write_table(engine.evaluate(block).table())
                done.count(block)


@lru_cache(maxsize=1)
def _opened(task: bytes) -> tuple[Task, Engine]:
    """The task and its engine, once for all the shares that one process is given."""
    opened: Task = pickle.loads(task)
    return opened, Engine(opened.worlds, opened.observed, threads=1)
