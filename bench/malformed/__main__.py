"""`python -m bench.malformed`: send malformed inputs, and tell what became of them."""

from __future__ import annotations

import argparse
import secrets
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.malformed.running import Found, Run, allotted
from bench.malformed.web_making import WHAT
from bench.measuring import table

COUNT = 10_000


def main() -> int:
    """Send them, print what became of them, and answer 1 if there was a fault."""
    asked = _asked()
    seed = asked.seed or secrets.token_hex(4)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="malformed-made-") as folder:
        made = Path(asked.world or folder).resolve()
        if not (made / WHAT).exists():
            made.mkdir(parents=True, exist_ok=True)
            subprocess.run([sys.executable, "-m", "bench.malformed.web_making", str(made)], check=True)
        run = Run(made, seed, asked.workers)
        names = [(name, share) for name, share in run.kinds if asked.only in name]
        inputs = [(names[0][0], asked.number)] if asked.number is not None else allotted(names, asked.count)
        found = run.sent(inputs)
    _say(found)
    return int(any(one.what == "fault" for one in found))


def _asked() -> argparse.Namespace:
    asks = argparse.ArgumentParser(prog="python -m bench.malformed", description=__doc__)
    asks.add_argument("--count", type=int, default=COUNT)
    asks.add_argument("--seed", default="", help="what all inputs follow from; else another each time")
    asks.add_argument("--only", default="", help="kinds whose name holds this")
    asks.add_argument("--number", type=int, help="with --only: this one input")
    asks.add_argument(
        "--world", default="", help="a folder in which the demonstration is kept for the next time"
    )
    asks.add_argument("--workers", type=int, default=2)
    return asks.parse_args()


def _say(found: list[Found]) -> None:
    counts = Counter((one.kind, one.what) for one in found)
    rows = []
    for name in dict.fromkeys(one.kind for one in found):
        each = [counts[name, what] for what in ("accepted", "refused", "fault")]
        rows.append((name, *map(str, (sum(each), *each))))
    sums = [sum(int(row[at]) for row in rows) for at in (1, 2, 3, 4)]
    print(table(("kind", "inputs", "accepted", "refused", "faults"), [*rows, ("all", *map(str, sums))]))
    for one in found:
        if one.what == "fault":
            print(f"\n{one.kind} --number {one.number}: {one.why[:1500]}")


if __name__ == "__main__":
    sys.exit(main())
