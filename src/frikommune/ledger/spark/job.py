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
from frikommune.cases.population import PopulationReading, case_files, of_suspects
from frikommune.cases.read import Progress
from frikommune.cases.typed.dealt import limits_of
from frikommune.cases.typed.parts import Piece, Table, files_of, opened
from frikommune.cases.typed.repeated import persons_with_repeated_keys
from frikommune.cases.typed.rows import read
from frikommune.cases.watched import Watched
from frikommune.errors import Refused
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.spark.reading import AT_A_TIME, Reading, Told, pieces_of, read_pieces
from frikommune.ledger.spark.refusals import not_columns, spark_failed
from frikommune.ledger.spark.shapes import DEALT, SUMMARY, in_sparks_words
from frikommune.ledger.spark.task import Task, evaluated
from frikommune.ledger.worlds import Worlds

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, Row, SparkSession

_LOOK_EVERY = 0.2
"""Seconds between two looks at how far Spark has come."""
_MOST_SHARES = 20_000
_SPELLS = 50_000
"""In a share: each costs Spark the same, however small it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The cases in `folder`, the worlds and the day; `parts` is a folder that every node may write to."""

    folder: Path
    worlds: Worlds
    observed: date
    known: Known
    parts: Path
    size: int = _SPELLS


def columns_of(folder: Path) -> dict[str, list[Path]]:
    """The files of each table in a folder of Parquet. Raises Refused where Spark cannot read the cases."""
    files = files_of(folder) if folder.is_dir() else None
    if not files:
        raise not_columns(folder.name)
    return files


def ledgers(
    spark: SparkSession, asked: Asked, into: PopulationReading, progress: Progress
) -> Iterator[tuple[int, Mark, pa.Table]]:
    """Chunks of the ledger, each with how many subjects it adds and their mark.

    The rows are those of `ledger.population.engine`, in the same order: subjects come in order of their ids.
    `into` learns what is refused. Raises Refused as `cases.population.blocks` does, and where Spark fails.
    """
    files = columns_of(asked.folder)
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
    """What came of each task, in order of persons."""
    from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra

    none = {name: Piece(table.parts[0], 0, 0, None, None) for name, table in tables.items()}
    nothing = {name: read(name, piece).plain() for name, piece in none.items()}
    task = Task(asked.worlds, asked.observed, asked.known, nothing, suspects, asked.parts.resolve())
    try:
        reading = _reading(spark, tables, asked.size)
        shares = len(reading.keys)
        dealt = _dealt(spark, reading).repartition(shares, "key")
        summaries = dealt.mapInArrow(partial(evaluated, pickle.dumps(task)), in_sparks_words(SUMMARY))
        found = _watched_over(spark, summaries, reading.tasks + shares, progress)
    except PySparkException as fault:
        raise spark_failed(_in_short(str(fault))) from None
    return sorted(found, key=lambda one: int(one.share))


def _reading(spark: SparkSession, tables: dict[str, Table], size: int) -> Reading:
    """What there is to read, in shares of about `size` spells, and at least one for each core."""
    spells = tables["spells"]
    cores = spark.sparkContext.defaultParallelism
    limits = limits_of(spells, min(size, spells.rows // cores + 1), _MOST_SHARES)
    pieces = pieces_of(tables)
    tasks = min(len(pieces), sum(table.rows for table in tables.values()) // AT_A_TIME + cores)
    return Reading(pieces, limits, _keys(spark, len(limits) + 1), tasks)


def _keys(spark: SparkSession, shares: int) -> tuple[int, ...]:
    """A key for each share, such that Spark gives each to a task of its own; it deals out by hash."""
    tried = spark.range(0, 30 * shares, 1, 1).selectExpr("id", f"pmod(hash(id), {shares}) as share")
    found = {row.share: row.id for row in tried.collect()}
    return tuple(int(found.get(share, share)) for share in range(shares))


def _dealt(spark: SparkSession, reading: Reading) -> DataFrame:
    """All rows, as DEALT."""
    work = partial(read_pieces, pickle.dumps(reading))
    places = spark.range(0, len(reading.pieces), 1, reading.tasks)
    return places.mapInArrow(work, in_sparks_words(DEALT))


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
    found: list[Row] = coming.result()
    return found


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
