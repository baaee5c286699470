"""An export of a million events, read and stored while somebody else writes; then sent again."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.children import Child, ask
from bench.measuring import table, verdict

PERSONS, LIMIT_S, LIMIT_MB = 78_000, 60.0, 1500.0


def main() -> int:
    """Measure, print, and answer 1 if a limit was not kept."""
    with tempfile.TemporaryDirectory() as folder:
        cases = Path(folder) / "cases"
        made = ["caseload", "--persons", str(PERSONS), "--seed", "1", "--format", "csv", "--out", str(cases)]
        subprocess.run([sys.executable, "-m", "frikommune", *made], check=True, stdout=subprocess.DEVNULL)
        told = ask(Child("import", "bench.imports_work", "measured", {"folder": folder}))
    rows = [
        (one["what"], *(f"{one[name]:.1f}" for name in ("wall", "processor", "silent")))
        for one in told["steps"]
    ]
    print(
        f"{told['events']:,} events and {told['spells']:,} spells of {told['citizens']:,} citizens, as CSV\n"
    )
    print(table(("", "seconds", "processor seconds", "longest silence"), rows))
    print(
        f"\nPeak memory {told['peak_mb']:.0f} MB. Meanwhile {told['writes']:,} rows were written by another",
        end="",
    )
    print(f" process, the slowest within {told['slowest_write']:.2f} s.\n")
    whole = sum(one["wall"] for one in told["steps"][:2])
    kept = verdict("1,000,000 events with preview and storing, seconds", whole, at_most=LIMIT_S)
    return 0 if verdict("peak memory, MB", told["peak_mb"], at_most=LIMIT_MB) and kept else 1


if __name__ == "__main__":
    sys.exit(main())
