"""A million person-quarters in 98 municipalities: before and after with others, and staggered starts.

Ours answers with everything a page shows: the estimate, 999 draws of the wild bootstrap, 1,999 placebos, the
periods about the start, and the effect without each municipality. Peers give the estimate and its clustered
error. Before anything is timed all must agree on the estimate.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from bench import panel_input as made_up
from bench.children import Answer, Child, in_turn
from bench.measuring import least_middle_most, table, verdict

ROWS, ROUNDS, REPEATS = 1_000_000, 3, 3
OURS, WILD, PLAIN = "frikommune, before and after", "pyfixest, with its wild bootstrap", "pyfixest"
LINEAR, STATS = "linearmodels", "statsmodels"
STAGGERED, LIBRARY = "frikommune, staggered", "diff-diff on every row"
SAME = 1e-8
"""How far estimates may lie apart, in shares: they are the same least squares."""
Found = dict[str, list[Answer]]


def children(path: str) -> list[Child]:
    """Everybody who is asked, over the same rows."""
    there, ours, theirs = {"path": path}, "bench.panel_ours", "bench.peers.panel_fits"
    return [
        Child(OURS, ours, "did", {**there, "repeats": REPEATS}),
        Child(PLAIN, theirs, "pyfixest", {**there, "repeats": REPEATS}, "panel"),
        Child(WILD, theirs, "pyfixest", {**there, "repeats": 1, "wild": True}, "panel"),
        Child(LINEAR, theirs, "linearmodels", {**there, "repeats": 1}, "panel"),
        Child(STATS, theirs, "statsmodels", {**there, "repeats": 1}, "panel"),
        Child(STAGGERED, ours, "staggered", {**there, "repeats": REPEATS}),
        Child(LIBRARY, theirs, "diff_diff", {**there, "repeats": 1}, "panel"),
    ]


def main(rows: int = ROWS, rounds: int = ROUNDS) -> int:
    """Measure, print, and answer 1 if a limit was not kept or an estimate differs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        made_up.write(path, rows)
        print(
            f"{rows:,} person-quarters, {made_up.MUNICIPALITIES} municipalities, {made_up.TREATED} treated\n"
        )
        found = in_turn(children(str(path)), rounds)
    head = ("", "estimate", "clustered error", "least s", "median s", "most s", "peak MB")
    print(table(head, [_line(*one) for one in found.items()]), "\n")
    for name in (OURS, STAGGERED):
        if name in found:
            reading = median(one["reading"] for one in found[name])
            print(f"{name}: from a table in memory to checked observations, not counted: {reading:.2f} s.")
    print()
    if not _agree(found):
        return 1
    return 0 if _limits(found) else 1


def _seconds(found: Found, name: str) -> list[float]:
    return [each for one in found[name] for each in one["seconds"]]


def _line(name: str, answers: list[Answer]) -> tuple[str, ...]:
    one, peak = answers[0], max(answer["peak_mb"] for answer in answers)
    times = (f"{each:.3f}" for each in least_middle_most([each for a in answers for each in a["seconds"]]))
    return name, f"{one['estimate']:.9f}", f"{one['error']:.6f}", *times, f"{peak:,.0f}"


def _agree(found: Found) -> bool:
    """Whether all give the same estimate of the same thing."""
    agreed = True
    for group in ((OURS, PLAIN, WILD, LINEAR, STATS), (STAGGERED, LIBRARY)):
        values = [one["estimate"] for name in group if name in found for one in found[name]]
        if values and max(values) - min(values) > SAME:
            print(f"The estimates are NOT the same: {', '.join(group)}.\n")
            agreed = False
    if agreed:
        print("All give the same estimates.\n")
    return agreed


def _limits(found: Found) -> bool:
    """Print what is kept; what could not be measured isn't."""
    if not {OURS, STAGGERED} <= found.keys():
        print("Limits: not measured.\n")
        return False
    print("Limits, of medians:\n")
    ours, staggered = median(_seconds(found, OURS)), median(_seconds(found, STAGGERED))
    kept = [
        verdict("seconds of before and after, with 999 draws and 1,999 placebos", ours, at_most=1),
        verdict("seconds of staggered starts, with 1,999 placebos", staggered, at_most=3),
    ]
    for name in (PLAIN, WILD, LINEAR, STATS):
        if name in found:
            print(f"- Times as quick as {name}: {median(_seconds(found, name)) / ours:.1f}.")
    if LIBRARY in found:
        print(f"- Times as quick as {LIBRARY}: {median(_seconds(found, LIBRARY)) / staggered:.1f}.")
    print()
    return all(kept)


if __name__ == "__main__":
    sys.exit(main(*(int(word) for word in sys.argv[1:])))
