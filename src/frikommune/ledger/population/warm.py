"""Compiles the kernels ahead of time, once on each machine: `python -m frikommune.ledger.population.warm`."""

from __future__ import annotations

import sys
from pathlib import Path

import numba
import numpy as np

from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.evaluate import evaluate_persons
from frikommune.ledger.population.kernel.fields import CaseTables, LawTables
from frikommune.ledger.population.room import room_for


def is_warm() -> bool:
    """Whether the kernels of this version have been compiled on this machine."""
    mark = _mark()
    return mark is not None and mark.exists()


def warm() -> None:
    """Compile all kernels, and keep them for every later process. Takes about a minute the first time."""
    load_kernels()
    if (mark := _mark()) is not None:
        mark.touch()


def load_kernels() -> None:
    """Have the kernels at hand, compiled where they are not: they evaluate nobody."""
    none, table = np.zeros((1, 1), dtype=np.int64), np.zeros((1, 1, 1), dtype=np.int64)
    law = LawTables(table, none.astype(np.uint8), none, none, none)
    persons = np.zeros((f.PERSON_FIELDS, 1), dtype=np.int64)
    events = none.astype(np.int32)
    evaluate_persons(law, CaseTables(persons, none, events, events[0], none, none), room_for(1), 0, 0, 0)


def _mark() -> Path | None:
    """The file that says so beside the compiled kernels; None where no folder may be written to."""
    folder = numba.config.CACHE_DIR  # type: ignore[attr-defined]
    return Path(folder) / "compiled" if folder else None


if __name__ == "__main__":
    if not is_warm():
        sys.stdout.write("Compiling the engine for populations, once on this machine: about a minute.\n")
        sys.stdout.flush()
        warm()
