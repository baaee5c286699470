"""Backup, verifying and restore with 100,000 cases in the database, by the commands themselves.

On SQLite, or on the database of FRIKOMMUNE_DATABASE, which must be empty. `python -m bench.restore 10000`
takes fewer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.measuring import table

CASES, LIMIT_S = 100_000, 300


def main() -> int:
    """Measure, print, and answer 1 if anything is wrong or the restore takes longer than the limit."""
    cases = int(sys.argv[-1]) if sys.argv[-1].isdecimal() else CASES
    with TemporaryDirectory() as name:
        folder = Path(name)
        data, out = folder / "data", folder / "backup.zip"
        data.mkdir()
        subprocess.run([sys.executable, "-m", "bench.restore_data", str(data), str(cases)], check=True)
        backup, taken = _timed("backup", "--data", str(data), "--out", str(out))
        verify, verified = _timed("backup", "verify", str(out))
        restore, restored = _timed("restore", str(out), "--data", str(data), "--replace")
    size = f"{taken['bytes'] / 1e6:.0f}"
    rows = [
        ("backup", f"{backup:.1f}", size, f"{taken['rows']:,}"),
        ("backup verify", f"{verify:.1f}", size, f"{verified['rows']:,}"),
        ("restore --replace", f"{restore:.1f}", size, f"{restored['rows']:,}"),
    ]
    print(f"{cases:,} cases, load {os.getloadavg()[0]:.1f}\n")
    print(table(("", "seconds", "MB of the file", "rows"), rows))
    faults = [*verified["faults"], *restored["faults"]]
    kept = restore <= LIMIT_S and not faults
    said = "Kept" if kept else "NOT kept"
    print(f"\nLimit: restored within {LIMIT_S} s, with nothing wrong. {said}. {faults or ''}")
    return int(not kept)


def _timed(*words: str) -> tuple[float, Any]:
    began = perf_counter()
    command = [sys.executable, "-m", "frikommune", "--lang", "en", *words, "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return perf_counter() - began, json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
