"""The same population on Spark, on two cores of this machine."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any

from frikommune.cases.population import PopulationReading
from frikommune.ledger.spark.job import Asked, ledgers
from frikommune.ledger.spark.session import session
from frikommune.ledger.worlds import actual_world, every_world
from frikommune.packfiles.pack import load_pack

CORES = "2"


def evaluate_folder(folder: str, worlds: str, observed: str) -> dict[str, Any]:
    """As `bench.ours.evaluate_folder`, but on Spark; `peak_mb` is the most that all its processes held.

    What its tasks find is written to a temporary folder and read again, as `frikommune ledger` does.
    """
    begun = perf_counter()
    pack = load_pack()
    trials = {trial.id: trial.exemptions for trial in pack.trials.values()}
    chosen = actual_world(pack.rulebook) if worlds == "actual" else every_world(pack.rulebook, trials)
    rows, at = 0, {"": begun, "packs": perf_counter()}
    with session(CORES) as spark, tempfile.TemporaryDirectory() as parts, _watched() as seen:
        at["starting Spark"] = perf_counter()
        asked = Asked(Path(folder), chosen, date.fromisoformat(observed), pack.known, Path(parts))
        for _, _, table in ledgers(spark, asked, PopulationReading(), lambda *_: None):
            if not rows:
                at["its work"] = perf_counter()
            rows += table.num_rows
        at["putting together"] = perf_counter()
    stages = {name: after - before for (_, before), (name, after) in pairwise(at.items())}
    return {
        "rows": rows,
        "seconds": at["putting together"] - begun,
        "stages": stages,
        "peak_mb": max(seen),
    }


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The memory of this process and all that it started, in MB, looked at twice a second."""
    seen: list[float] = [0.0]
    over = Event()

    def watch() -> None:
        while not over.wait(0.5):
            seen.append(sum(map(_held_mb, (os.getpid(), *_descendants(os.getpid())))))

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def _held_mb(process: int) -> float:
    """What a process holds, pages shared with others divided among them; 0 if it has ended meanwhile."""
    with suppress(OSError):
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        return next((int(one.split()[1]) * 1024 / 1e6 for one in told.splitlines() if one[:4] == "Pss:"), 0.0)
    return 0.0


def _descendants(process: int) -> list[int]:
    """The numbers of all processes that this one started, and that those did."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in map(str.split, told.splitlines())}
    found: list[int] = []
    asked = [process]
    while asked:
        children = [pid for pid, parent in parents.items() if parent in asked]
        found, asked = found + children, children
    return found
