"""The API against its own description, at length: `python -m bench.fuzz_api [--examples N] [--postgresql]`.

What `tests/web/attack/fuzz` sends a share of: all boundaries of every field, everything that is done to sound
requests, with the tokens of all callers, and of each operation N meant to be valid and N meant not to be.
In a database of its own. `--seed` sends the same again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from time import perf_counter
from typing import Any

from bench.measuring import table
from tests.web.postgres import cluster

EXAMPLES = 150
PROGRAM = "tests.web.attack.fuzz.program"


def main() -> int:
    """Send it all, print what came of it, and answer 1 if there was a fault."""
    given = _arguments()
    begun = perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        cluster() if given.postgresql else nullcontext("") as address,
    ):
        found = _told(folder, given.examples, given.seed, address)
    print(_table(found))
    print(f"\n{found['said']}\n{perf_counter() - begun:.0f} s on {'PostgreSQL' if address else 'SQLite'}.")
    return int(bool(found["faults"]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz_api")
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--postgresql", action="store_true")
    return parser.parse_args()


def _told(folder: str, examples: int, seed: int, address: str) -> Any:
    environment = {name: one for name, one in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"FRIKOMMUNE_DATABASE": address} if address else {}
    command = [sys.executable, "-m", PROGRAM, folder, str(examples), str(seed)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _table(found: Any) -> str:
    rows = []
    for name in sorted({operation for operation, _, _ in found["sent"]}):
        by = [(status, many) for operation, status, many in found["sent"] if operation == name]
        every, answered = sum(many for _, many in by), sum(many for status, many in by if status < 400)
        counts = (every, answered, every - answered, found["faults"].count(name))
        rows.append((name, *(f"{one:,}" for one in counts)))
    return table(("operation", "requests", "answered", "refused", "kinds of fault"), rows)


if __name__ == "__main__":
    sys.exit(main())
