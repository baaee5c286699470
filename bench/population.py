"""A whole population: seconds, memory, what all the worlds cost over one, and how it grows.

The caseload is made by `frikommune caseload`: synthetic. Each run is a process of its own, on kernels that
were compiled before; the seconds are those from the call to the last row, reading included. Spark has the
same cores (`local[2]`); its seconds begin before Java starts, its memory is that of all its processes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import linear_regression, median

from bench.children import Answer, Child, NotMeasured, ask, in_turn
from bench.measuring import least_middle_most, table, verdict
from bench.raw_rows import rows

MILLION = 1_000_000
SIZES, ROUNDS, SEED, OBSERVED = (MILLION, 2 * MILLION, 3 * MILLION), 3, 1, "2020-12-31"


@dataclass(frozen=True)
class Run:
    """One line of the table."""

    persons: int
    worlds: str = "every"
    raw: bool = False
    spark: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        what = "raw rows without spell ids" if self.raw else "typed Parquet"
        where = ", Spark" if self.spark else ""
        return f"{self.persons:,}, {what}, {'one world' if self.worlds == 'actual' else 'every world'}{where}"

    def child(self, folder: Path) -> Child:
        """What is run, on the folders that `main` made."""
        there = folder / ("raw" if self.raw else str(self.persons))
        asked = {"folder": str(there), "worlds": self.worlds, "observed": OBSERVED}
        return Child(self.name, "bench.on_spark" if self.spark else "bench.ours", "evaluate_folder", asked)


WHOLE, ONE_WORLD, RAW = Run(MILLION), Run(MILLION, worlds="actual"), Run(MILLION, raw=True)
GROWTH = tuple(Run(persons) for persons in SIZES)
SPARK = Run(SIZES[-1], spark=True)
RUNS = (ONE_WORLD, RAW, *GROWTH, SPARK)
Found = dict[str, list[Answer]]


def main() -> int:
    """Measure, print, and answer 1 if a limit was not kept."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        try:
            for persons in SIZES:
                caseload(persons, folder / str(persons))
            ask(Child("raw rows", "bench.raw_rows", "write_raw", _raw(folder)))
            ask(WHOLE.child(folder))
        except NotMeasured as reason:
            print(f"Not measured: {reason}\n")
            return 1
        found = in_turn([run.child(folder) for run in RUNS], ROUNDS)
        print(f"A synthetic caseload, observed {OBSERVED}, {ROUNDS} runs each, in turn\n")
        print(
            table(("persons", "spells", "events", "uses"), [_size(folder, persons) for persons in SIZES]),
            "\n",
        )
    print(
        table(
            ("", "rows", "least s", "median s", "most s", "peak MB"), [_line(*one) for one in found.items()]
        )
    )
    _stages(found)
    _spark(found)
    return 0 if _limits(found) else 1


def caseload(persons: int, to: Path) -> None:
    """Have the program make a caseload. Raises NotMeasured."""
    command = ["caseload", "--persons", str(persons), "--seed", str(SEED), "--out", str(to)]
    done = subprocess.run([sys.executable, "-m", "frikommune", *command], capture_output=True, check=False)
    if done.returncode:
        raise NotMeasured(f"frikommune caseload: {done.stderr.decode(errors='replace').strip()[-2000:]}")


def _raw(folder: Path) -> dict[str, str]:
    return {"folder": str(folder / str(MILLION)), "to": str(folder / "raw")}


def _size(folder: Path, persons: int) -> tuple[str, ...]:
    counted = rows(str(folder / str(persons)))
    return f"{persons:,}", *(f"{counted.get(name, 0):,}" for name in ("spells", "events", "uses"))


def _line(name: str, answers: list[Answer]) -> tuple[str, ...]:
    times = (f"{each:.2f}" for each in least_middle_most([one["seconds"] for one in answers]))
    return name, f"{answers[0]['rows']:,}", *times, f"{_peak_mb(answers):,.0f}"


def _peak_mb(answers: list[Answer]) -> float:
    return max(float(one["peak_mb"]) for one in answers)


def _stages(found: Found) -> None:
    """Say where the time goes, in the run in the middle of the whole."""
    answers = sorted(found.get(WHOLE.name, []), key=lambda one: float(one["seconds"]))
    if answers:
        one = answers[len(answers) // 2]
        parts = [(name, f"{each:.2f}") for name, each in one["stages"].items()]
        print(
            f"\nWhere the time goes ({WHOLE.name}), in seconds of the processor; three threads share them:\n"
        )
        print(table(("", "s"), parts))


def _spark(found: Found) -> None:
    """Say what Spark takes beside one process; there is no limit to it."""
    one, other = found.get(GROWTH[-1].name, []), found.get(SPARK.name, [])
    if one and other:
        ratio = median(each["seconds"] for each in other) / median(each["seconds"] for each in one)
        print(f"\n{SPARK.name}: {ratio:.1f} times the seconds of one process on the same machine.")


def exponent(sizes: tuple[int, ...], seconds: list[float]) -> float:
    """How time grows with size: the slope of its logarithm over that of the size, by least squares."""
    return linear_regression([log(size) for size in sizes], [log(each) for each in seconds]).slope


def _limits(found: Found) -> bool:
    """Print what is kept; what could not be measured isn't."""
    if missing := [run.name for run in RUNS if run.name not in found and not run.spark]:
        print(f"\nLimits: not measured, without {'; '.join(missing)}.\n")
        return False
    middle = {name: median(one["seconds"] for one in answers) for name, answers in found.items()}
    growth = exponent(SIZES, [middle[run.name] for run in GROWTH])
    peak = {name: _peak_mb(answers) / 1000 for name, answers in found.items()}
    print("\nLimits, of median seconds and of the highest peak:\n")
    kept = [
        verdict(f"{WHOLE.name}: s", middle[WHOLE.name], at_most=8),
        verdict(f"{WHOLE.name}: GB", peak[WHOLE.name], at_most=1.5),
        verdict(f"{RAW.name}: s", middle[RAW.name], at_most=15),
        verdict(f"{RAW.name}: GB", peak[RAW.name], at_most=2),
        verdict("every world, times one", middle[WHOLE.name] / middle[ONE_WORLD.name], at_most=1.5),
        verdict(f"{GROWTH[-1].name}: GB", peak[GROWTH[-1].name], at_most=1.5),
        verdict("exponent of growth", growth, at_most=1.05),
    ]
    print()
    return all(kept)


if __name__ == "__main__":
    sys.exit(main())
