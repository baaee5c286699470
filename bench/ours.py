"""The one door from bench/ into the columnar engine. Every function runs in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from os import cpu_count
from pathlib import Path
from time import perf_counter, process_time, thread_time
from typing import Any, ParamSpec, TypeVar

import numpy as np
import polars as pl

from bench.duty_ledger import answer_of_ledger
from bench.measuring import seconds_of
from bench.peers.timing import each_set
from frikommune.cases.ahead import finished
from frikommune.cases.block import CaseBlock, block_of
from frikommune.cases.draft import Known
from frikommune.cases.population import blocks
from frikommune.cases.read import read_histories
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.population.engine import CodedLedger, Engine
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.worlds import actual_world, every_world
from frikommune.packfiles.mappings import load_mapping
from frikommune.packfiles.pack import load_pack

P = ParamSpec("P")
T = TypeVar("T")


def evaluate_folder(folder: str, worlds: str, observed: str) -> dict[str, Any]:
    """The whole ledger of a folder of cases by the packs that come along, chunk by chunk; nothing is written.

    Args:
        folder: case files in Parquet, `events` with or without its column `spell`.
        worlds: `actual` (all trials) or `every` (all, none, all but each one).
        observed: the day of observation, as `2020-12-31`.

    Returns:
        `rows` of the ledger; `seconds` from the call to the last row, reading included; `stages`, seconds of
        the processor by name, that say where they went: what is not told apart is reading, in a thread.
    """
    begun, started = perf_counter(), process_time()
    pack = load_pack()
    trials = {trial.id: trial.exemptions for trial in pack.trials.values()}
    chosen = actual_world(pack.rulebook) if worlds == "actual" else every_world(pack.rulebook, trials)
    engine = Engine(chosen, date.fromisoformat(observed), threads=max(1, (cpu_count() or 1) // 2))
    stages = {"packs": process_time() - started, "reading": 0.0}
    some = _timed(blocks(Path(folder), None, pack.known), "checking", stages)
    begin = _timing(engine.begin, "into numbers", stages)
    ledgers = finished(some, lambda block: _timing(begin(block), "kernels", stages))
    rows = sum(map(_height, ledgers))
    stages["reading"] = process_time() - started - sum(stages.values())
    return {"rows": rows, "seconds": perf_counter() - begun, "stages": stages}


def _height(one: tuple[CaseBlock, CodedLedger]) -> int:
    return one[1].height


def _timed(some: Iterator[T], stage: str, stages: dict[str, float]) -> Iterator[T]:
    """The same; `stages` learns what making them took this thread."""
    following = _timing(lambda: next(some, None), stage, stages)
    while (one := following()) is not None:
        yield one


def _timing(work: Callable[P, T], stage: str, stages: dict[str, float]) -> Callable[P, T]:
    """The same work; `stages` learns what it took the thread that did it."""

    def timed(*args: P.args, **kwargs: P.kwargs) -> T:
        begun = thread_time()
        done = work(*args, **kwargs)
        stages[stage] = stages.get(stage, 0.0) + thread_time() - begun
        return done

    return timed


def evaluate_duty(folder: str, pack: str, observed: str, repeats: int) -> dict[str, Any]:
    """The ledger of one made-up duty in the actual world, from tables in memory (bench/one_duty.py).

    Returns:
        `loading`, seconds to read `spells.parquet` and `events.parquet` into the engine's tables; `seconds`
        of each run after one that isn't counted (`measuring.seconds_of`); `rows`; and the answer, outside the
        seconds: `due`, `met` and `checksum` of `duty_ledger.answer_of_ledger`.
    """
    begun = perf_counter()
    opened = load_pack(Path(pack))
    some = list(blocks(Path(folder), None, opened.known))
    loading = perf_counter() - begun
    engine = Engine(actual_world(opened.rulebook), date.fromisoformat(observed))
    seconds = seconds_of(lambda: [engine.evaluate(block) for block in some], repeats)
    found = [engine.evaluate(block) for block in some]
    ledger = pl.concat([pl.DataFrame(pl.from_arrow(one.table())) for one in found])
    persons = sum(len(block.persons) for block in some)
    rows = sum(one.height for one in found)
    return {"loading": loading, "seconds": seconds, "rows": rows, **answer_of_ledger(ledger, persons)}


def check_log(
    log: str, pack: str, mapping: str, sets: dict[str, list[dict[str, Any]]], repeats: int
) -> dict[str, Any]:
    """The ledger of a log for some norms of a pack at a time, from tables in memory (bench/logs.py).

    Args:
        log: the path of an XES file.
        pack: the folder of a pack whose norms bear the names in `sets`.
        mapping: the path of a mapping file.
        sets: name: rules of bench/log_rules.py as dictionaries; only their `norm` matters here.
        repeats: how many runs of each set are counted.

    Returns:
        `loading`, seconds to read the log into the engine's tables; `sets`, what `peers.timing.each_set`
        returns: per name `seconds` of each run, and `counts`: per norm its `activations` (rows) and how many
        are `satisfied` (met).
    """
    begun = perf_counter()
    book = load_pack(Path(pack)).rulebook
    known = Known(frozenset(book.groups), frozenset(book.municipalities))
    block = block_of(read_histories(Path(log), load_mapping(Path(mapping)), known).histories)
    engines = {_names(rules): _engine(book, _names(rules)) for rules in sets.values()}
    loading = perf_counter() - begun
    answered = each_set(
        sets, repeats, lambda rules: engines[_names(rules)].evaluate(block), lambda _, found: _counts(found)
    )
    return {"loading": loading, "sets": answered}


def _names(rules: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(rule["norm"] for rule in rules)


def _engine(book: Rulebook, names: tuple[str, ...]) -> Engine:
    """An engine for these norms of a law alone, on a day after all that the logs hold."""
    some = Rulebook({name: book.norms[name] for name in names}, {}, (), book.groups, book.municipalities)
    return Engine(actual_world(some), date(2015, 12, 31))


def _counts(found: CodedLedger) -> dict[str, dict[str, int]]:
    rows = found.rows()
    norm, met = rows[:, f.O_NORM], rows[:, f.O_OUTCOME] == f.MET
    activations, satisfied = np.bincount(norm), np.bincount(norm[met], minlength=int(norm.max()) + 1)
    return {
        name: {"activations": int(activations[number]), "satisfied": int(satisfied[number])}
        for number, name in enumerate(found.plan.norms)
    }
