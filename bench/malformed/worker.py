"""Sends what it is told to, one input a line: `python -m bench.malformed.worker WORLD SEED`.

A process of its own, as an input may end it; who started it then knows by which.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from bench.malformed.kind import sent
from bench.malformed.kinds import every
from bench.malformed.warming import warm


def main(made: Path, seed: str) -> None:
    """Read `kind TAB number` lines, and answer each with a line of JSON. The first answer names all kinds."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what anybody prints is no answer
    with tempfile.TemporaryDirectory(prefix="malformed-world-") as own:
        kinds = {kind.name: kind for kind in every(made, Path(own))}
        warm()
        print(json.dumps([[kind.name, kind.share] for kind in kinds.values()]), file=told, flush=True)
        for line in sys.stdin:
            name, _, number = line.rstrip("\n").partition("\t")
            outcome = sent(kinds[name], seed, int(number))
            print(json.dumps([outcome.what, outcome.why]), file=told, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
