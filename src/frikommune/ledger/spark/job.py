"""The ledger of a population on Spark: read, gathered and evaluated on its nodes, put together here."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from frikommune.cases.draft import Known
from frikommune.cases.mark import Mark
from frikommune.cases.population import SIZE, PopulationReading, case_files, of_suspects
from frikommune.cases.read import Progress
from frikommune.cases.tables import TABLES
from frikommune.cases.typed.parts import Table, files_of, opened
from frikommune.cases.typed.repeated import persons_with_repeated_keys
from frikommune.cases.typed.tally import PERSON
from frikommune.cases.watched import Watched
from frikommune.errors import Refused
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.spark.reading import Told, pieces_of, read_pieces
from frikommune.ledger.spark.refusals import not_columns, spark_failed
from frikommune.ledger.spark.shapes import HISTORY, SUMMARY, in_sparks_words
from frikommune.ledger.spark.task import Task, evaluated
from frikommune.ledger.worlds import Worlds

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, Row, SparkSession

_LOOK_EVERY = 0.2
"""Seconds between two looks at how far Spark has come."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The cases in `folder`, the worlds and the day; `parts` is a folder that every node may write to."""

    folder: Path
    worlds: Worlds
    observed: date
    known: Known
    parts: Path
    size: int = SIZE


def ledgers(
    spark: SparkSession, asked: Asked, into: PopulationReading, progress: Progress
) -> Iterator[tuple[int, Mark, pa.Table]]:
    """Chunks of the ledger, each with how many subjects it adds and their mark.

    The rows of a subject are those of `ledger.population.engine`, in the same order; subjects come in any.
    `into` learns what is refused. Raises Refused as `cases.population.blocks` does, and where Spark fails.
    """
    files = files_of(asked.folder) if asked.folder.is_dir() else None
    if not files:
        raise not_columns(asked.folder.name)
    watched = Watched.of(case_files(asked.folder))
    tables = opened(asked.folder, files)
    repeated = persons_with_repeated_keys(tables) if into.keep_good else set()
    try:
        found = _collected(spark, tables, asked, frozenset(repeated), progress)
        suspects, nobodys = _suspects(tables, found, repeated, into)
        looked_at = list(of_suspects(tables, suspects, asked.known, asked.size, into, nobodys=nobodys))
    except Refused:
        watched.check()
        raise
    for one in found:
        mark = Mark(one.mark)
        into.persons, into.mark = into.persons + one.subjects, max(into.mark, mark)
        yield from _of_part(asked.parts / one.part, one.subjects, mark)
    engine = Engine(asked.worlds, asked.observed)
    for block in map(into.count, looked_at):
        yield len(block.persons), block.mark, engine.evaluate(block).table()
    watched.check()


def _collected(
    spark: SparkSession, tables: dict[str, Table], asked: Asked, suspects: frozenset[str], progress: Progress
) -> list[Row]:
    """What came of each share of the persons."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    task = Task(
        asked.worlds, asked.observed, asked.known, tuple(tables), suspects, asked.parts.resolve(), asked.size
    )
    shares = max(spark.sparkContext.defaultParallelism, tables["spells"].rows // asked.size + 1)
    work = partial(evaluated, pickle.dumps(task))
    summaries = _histories(spark, tables, shares).mapInArrow(work, in_sparks_words(SUMMARY))
    try:
        return _watched_over(spark, summaries, len(pieces_of(tables)) + shares, progress)
    except PySparkException as fault:
        raise spark_failed(_in_short(str(fault))) from None


def _histories(spark: SparkSession, tables: dict[str, Table], shares: int) -> DataFrame:
    """HISTORY, one row for each person, in so many shares."""
    from pyspark.sql import functions as of  # noqa: PLC0415 - an extra

    pieces = pieces_of(tables)
    some = spark.range(0, len(pieces), 1, len(pieces)).mapInArrow(
        partial(read_pieces, pieces), in_sparks_words(HISTORY)
    )
    gathered = [of.flatten(of.collect_list(name)).alias(name) for name in (*TABLES, "told")]
    return some.repartition(shares, PERSON).groupBy(PERSON).agg(*gathered)


def _watched_over(spark: SparkSession, rows: DataFrame, tasks: int, progress: Progress) -> list[Row]:
    """All rows, telling how many of the tasks are done while they are waited for."""
    tracker, done = spark.sparkContext.statusTracker(), dict[int, int]()
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(rows.collect)
        while not wait([coming], _LOOK_EVERY).done:
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                done[stage] = info.numCompletedTasks if info else 0
            progress("read", min(sum(done.values()), tasks), tasks)
    return coming.result()


def _suspects(
    tables: dict[str, Table], found: list[Row], repeated: set[str], into: PopulationReading
) -> tuple[set[str], bool]:
    """Whom to look at again, and whether there are rows of nobody's. Raises Refused for what was told so."""
    told = sorted((pickle.loads(one) for row in found for one in row.told), key=lambda one: one.place)
    for one in told:
        if one.refusals:
            raise Refused(*one.refusals)
    suspects = {person for row in found for person in row.suspects} | repeated
    if not into.keep_good and any(
        _may_repeat(list(some)) for _, some in groupby(told, lambda one: one.table)
    ):
        suspects |= persons_with_repeated_keys(tables)
    return suspects, any(one.nobodys for one in told)


def _may_repeat(told: list[Told]) -> bool:
    """Whether the keys of a table do anything but rise."""
    last = ""
    for one in told:
        if one.keys is None or (one.keys[0] and one.keys[0] <= last):
            return True
        last = one.keys[1] or last
    return False


def _of_part(path: Path, subjects: int, mark: Mark) -> Iterator[tuple[int, Mark, pa.Table]]:
    """What one task wrote; its subjects are counted with the first chunk."""
    with path.open("rb") as file, pa.ipc.open_stream(file) as ledger:
        for batch in ledger:
            yield subjects, mark, pa.Table.from_batches([batch])
            subjects = 0
    path.unlink()


def _in_short(fault: str) -> str:
    """The last line of a fault that says something."""
    lines = [line.strip() for line in fault.splitlines() if line.strip()]
    return (lines or ["–"])[-1][:300]
