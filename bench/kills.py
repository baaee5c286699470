"""Two hundred kills: imports, evaluations, extracts, papers, publications, batches and restores.

    python -m bench.kills [KILLS] [--postgresql]

The programs are those of the tests (`tests/web/deliveries/killing.py`, `tests/web/killing/life.py`,
`tests/web/backup/killing.py`), with more kills. On SQLite; with `--postgresql` on one of its own, which is
thrown away, or on the server of FRIKOMMUNE_DATABASE, where each program makes a database.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.measuring import table

KILLS = 200
ACTS = ("evaluation", "extract", "paper", "publication", "batch")
NOTHING, HALF_WAY, ALL, SPOILT = "nothing done", "half-way, nothing of it seen", "all done", "HALF SEEN"


@dataclass(frozen=True, slots=True)
class Killed:
    """What was killed, what was there afterwards, and whether it was once and whole after another try."""

    what: str
    after: str
    well: bool


def main() -> int:
    """Kill, print, and answer 1 if anything was lost, doubled or half."""
    times = next((int(one) for one in sys.argv[1:] if one.isdecimal()), KILLS)
    began = perf_counter()
    with _database("--postgresql" in sys.argv) as address, tempfile.TemporaryDirectory() as folder:
        seen, left = _all(Path(folder), times, address)
    print(f"\n{_summary(seen)}\n")
    name, minutes = "PostgreSQL" if address else "SQLite", (perf_counter() - began) / 60
    print(f"{name}; {len(seen)} kills in {minutes:.0f} min. Left over: {left or 'nothing'}.")
    return int(bool(left) or any(one.after == SPOILT or not one.well for one in seen))


def _database(on_postgresql: bool) -> Any:
    """The address of a server; nothing for SQLite."""
    given = os.environ.get("FRIKOMMUNE_DATABASE", "")
    if given or not on_postgresql:
        return nullcontext(given)
    from tests.web.postgres import cluster  # noqa: PLC0415 - which SQLite does not need

    return cluster()


def _all(folder: Path, times: int, address: str) -> tuple[list[Killed], list[str]]:
    """Each program in turn, and what it was that its kills left over."""
    share = times // (len(ACTS) + 2)
    parts: dict[str, tuple[Sequence[object], Callable[[list[Any]], list[Killed]]]] = {
        "tests.web.deliveries.killing": ((share,), _imports),
        "tests.web.backup.killing": ((share,), _restores),
        "tests.web.killing.life": ((times - 2 * share, *ACTS), _acts),
    }
    seen: list[Killed] = []
    left: list[str] = []
    for module, (words, judged) in parts.items():
        at = folder / module
        at.mkdir()
        told = []
        for one in _told(module, at, words, address):
            if isinstance(one, dict) and "left" in one:
                left += [f"{number} {name}" for name, number in one["left"].items() if number] + one["trail"]
                continue
            told.append(one)
            if not (judging := judged(told)):
                continue
            last = judging[-1]
            said = "there once" if last.well else "NOT there once"
            print(
                f"{len(seen) + len(judging)} of {times}: {last.what}: {last.after}; again: {said}", flush=True
            )
        seen += judged(told)
    return seen, left


def _told(module: str, folder: Path, words: Sequence[object], address: str) -> Iterator[Any]:
    """What the program says, line by line."""
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    kept["FRIKOMMUNE_PERSON_KEY"] = str(folder / "person-key")
    if address:
        kept["FRIKOMMUNE_DATABASE"] = _database_in(address, module)
    command = [sys.executable, "-m", module, str(folder), *map(str, words)]
    with subprocess.Popen(command, env=kept, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        yield from map(json.loads, program.stdout)
    if program.returncode:
        raise SystemExit(f"{module} ended with {program.returncode}")


def _database_in(address: str, module: str) -> str:
    import psycopg  # noqa: PLC0415 - which SQLite does not need

    name = module.replace(".", "_")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address.rpartition('/')[0]}/{name}"


def _imports(told: list[Any]) -> list[Killed]:
    """Each: the state before, after the kill, after a retry. Two populations take turns: all others agree."""
    found = []
    for number, (before, after, done) in enumerate(told):
        stored = after[0] == "stored"
        whole = after[1] == (done[1] if stored else before[1])
        state = ALL if stored else NOTHING if after[0] == "preview" else HALF_WAY
        alike = number < 2 or done[1] == told[number - 2][2][1]
        found.append(Killed("import", state if whole else SPOILT, alike and done[0] == "stored"))
    return found


def _restores(told: list[Any]) -> list[Killed]:
    states = {"before": NOTHING, "closed": HALF_WAY, "restored": ALL}
    return [
        Killed(
            "restore",
            states.get(one["deaths"][-1], SPOILT) if set(one["deaths"]) <= {*states} else SPOILT,
            one["done"] == "restored" and one["aside"] and not one["faults"],
        )
        for one in told
    ]


def _acts(told: list[Any]) -> list[Killed]:
    """First how each act changes the numbers of rows; then for each kill the change after it and a retry."""
    whole, *kills = told
    return [
        Killed(name, _state(name, after, whole[name]), done == whole[name]) for name, after, done in kills
    ]


def _state(name: str, after: dict[str, int], whole: dict[str, int]) -> str:
    if after in ({}, whole):
        return ALL if after else NOTHING
    papers, forms = after.get("Sent", 0), after.get("SentForm", 0)
    some = name == "batch" and {*after} == {"Sent", "SentForm"}
    return HALF_WAY if some and forms * whole["Sent"] == papers * whole["SentForm"] else SPOILT


def _summary(seen: list[Killed]) -> str:
    heads = (NOTHING, HALF_WAY, ALL, SPOILT)
    rows = []
    for name in dict.fromkeys(one.what for one in seen):
        mine = [one for one in seen if one.what == name]
        counts = [str(sum(one.after == head for one in mine)) for head in heads]
        rows.append((name, str(len(mine)), *counts, str(sum(not one.well for one in mine))))
    return table(("", "kills", *heads, "not there once in the end"), rows)


if __name__ == "__main__":
    sys.exit(main())
