"""One duty for a million people and twelve months: by us, by OpenFisca, by hand in NumPy.

The duty is made up (bench/packs/one-duty). A course begins in January 2019. In its first half year a talk is
due each month, then one each three months; where fewer talks are tried out, each two months in the first half
year. A talk by telephone counts from December 2019, and before that where and while that is tried out. Asked
of each person and month: did a window close, and was a talk that counts held in it?
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import one_duty_input as made_up
from bench.children import Answer, Child, in_turn
from bench.measuring import least_middle_most, table, verdict

PERSONS, ROUNDS, REPEATS = 1_000_000, 3, 3
PACK = str(Path(__file__).parent / "packs" / "one-duty")
OBSERVED = "2020-06-01"
OURS, TREE, ARRAY, NUMPY = (
    "frikommune",
    "OpenFisca, its tree asked for each person",
    "OpenFisca, its tree asked for each municipality",
    "NumPy by hand",
)


def children(folder: str) -> list[Child]:
    """Everybody who is asked, over the same people."""
    there, peer = {"folder": folder}, "bench.peers.openfisca.run"
    ours = {**there, "pack": PACK, "observed": OBSERVED, "repeats": REPEATS}
    return [
        Child(OURS, "bench.ours", "evaluate_duty", ours),
        Child(NUMPY, "bench.peers.numpy_duty", "measure", {**there, "repeats": REPEATS}),
        Child(TREE, peer, "measure", {**there, "repeats": 1, "tree": True}, "openfisca"),
        Child(ARRAY, peer, "measure", {**there, "repeats": 1, "tree": False}, "openfisca"),
    ]


def main() -> int:
    """Measure, print, and answer 1 if a limit was not kept or an answer differs."""
    with tempfile.TemporaryDirectory() as folder:
        people = made_up.people(PERSONS)
        made_up.write_arrays(people, Path(folder))
        made_up.write_cases(people, Path(folder))
        print(f"One duty: {PERSONS:,} persons × {made_up.MONTHS} months, {len(people.person):,} talks\n")
        del people
        found = in_turn(children(folder), ROUNDS)
    seconds = {name: [each for one in answers for each in one["seconds"]] for name, answers in found.items()}
    lines = [_line(name, answers, seconds[name]) for name, answers in found.items()]
    print(table(("", "due", "met", "checksum", "least s", "median s", "most s", "peak MB"), lines))
    for name in (TREE, ARRAY):
        if name in found:
            print(
                f"\n{name}: folding talks into months, not counted: {found[name][0]['folding']:.1f} s.",
                end="",
            )
    print("\n")
    checksums = {one["checksum"] for answers in found.values() for one in answers}
    if len(checksums) != 1:
        print("The answers are NOT the same.\n")
        return 1
    print(f"All {len(found)} give the same answer.\n")
    return 0 if _limits({name: median(taken) for name, taken in seconds.items()}) else 1


def _line(name: str, answers: list[Answer], seconds: list[float]) -> tuple[str, ...]:
    one, peak = answers[0], max(answer["peak_mb"] for answer in answers)
    times = (f"{each:.3f}" for each in least_middle_most(seconds))
    return name, f"{one['due']:,}", f"{one['met']:,}", one["checksum"], *times, f"{peak:,.0f}"


def _limits(seconds: dict[str, float]) -> bool:
    """Print what is kept; what could not be measured isn't."""
    if not {OURS, TREE, NUMPY} <= seconds.keys():
        print("Limits: not measured.\n")
        return False
    print("Limits, of medians:\n")
    ours = seconds[OURS]
    kept = [
        verdict("times faster than OpenFisca with its parameter tree", seconds[TREE] / ours, at_least=10),
        verdict("times the seconds of NumPy by hand", ours / seconds[NUMPY], at_most=4),
    ]
    print()
    return all(kept)


if __name__ == "__main__":
    sys.exit(main())
