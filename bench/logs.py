"""Response and precedence on the two public logs: by us, pm4py, Declare4Py, and by hand in Polars.

Everything is in memory before the clock starts; loading is reported apart. Who counts events must give the
README's figures; pm4py counts cases, and must give the cases that Polars finds.
"""

from __future__ import annotations

import sys
from math import inf
from statistics import median
from typing import Any

from bench.children import Answer, Child, in_turn
from bench.log_rules import BPIC15, DEADLINE, LOCAL, LOGS, ORDER, ROOT, Log
from bench.measuring import least_middle_most, table, verdict

ROUNDS, REPEATS = 3, 7
OURS, POLARS, DECLARE, LOG, FRAME = (
    "frikommune",
    "Polars by hand",
    "Declare4Py",
    "pm4py, event log",
    "pm4py, data frame",
)
Sets = dict[str, dict[str, list[float]]]
"""Set, who, seconds of each run."""


def children(log: Log) -> list[Child]:
    """Everybody who is asked about a log, each about the sets of rules that it can express.

    pm4py's time bounds over an event log look at the first events of a case, not at those that match; so it
    is asked about deadlines over its data frame only.
    """
    path, ours = {"log": str(log.path), "repeats": REPEATS}, str(ROOT / log.pack)
    everything, tools = {"sets": log.asked(ORDER, DEADLINE, LOCAL)}, {"sets": log.asked(ORDER, DEADLINE)}
    mapping = {"pack": ours, "mapping": str(ROOT / log.mapping)}
    pm4py, order = "bench.peers.pm4py_log", {"sets": log.asked(ORDER)}
    return [
        Child(OURS, "bench.ours", "check_log", {**path, **everything, **mapping}),
        Child(POLARS, "bench.peers.polars_log", "measure", {**path, **everything}),
        Child(DECLARE, "bench.peers.declare4py_log", "measure", {**path, **tools}, "declare4py"),
        Child(LOG, pm4py, "measure", {**path, **order, "as_frame": False}, "pm4py"),
        Child(FRAME, pm4py, "measure", {**path, **tools, "as_frame": True}, "pm4py"),
    ]


def main() -> int:
    """Measure, print, and answer 1 if a limit was not kept or a count is wrong; skip absent logs."""
    kept = True
    for log in LOGS:
        if not log.path.exists():
            print(f"Skipped: no {log.path.name} in shared/data; FRIKOMMUNE_SHARED can name that folder.\n")
            continue
        found = in_turn(children(log), ROUNDS)
        kept = _report(log, found) and kept
    return 0 if kept else 1


def _report(log: Log, found: dict[str, list[Answer]]) -> bool:
    """Print one log's tables; whether its counts are right and its limits kept."""
    print(f"### {log.name}\n")
    loading = [
        (name, f"{min(one['loading'] for one in answers):.2f}", _peak(answers))
        for name, answers in found.items()
    ]
    print(table(("", "loading s, least", "peak MB"), loading), "\n")
    seconds: Sets = {name: {} for name in log.sets}
    for who, answers in found.items():
        for name in answers[0]["sets"]:
            seconds[name][who] = [each for one in answers for each in one["sets"][name]["seconds"]]
    lines = [
        (f"{name} ({len(log.sets[name])})", who, *(f"{1000 * each:.2f}" for each in least_middle_most(taken)))
        for name, each_one in seconds.items()
        for who, taken in each_one.items()
    ]
    print(table(("rules", "", "least ms", "median ms", "most ms"), lines), "\n")
    wrong = [line for who, answers in found.items() for line in _wrong(log, who, answers[0], found)]
    print("\n".join(wrong) if wrong else "All counts agree.", "\n")
    return not wrong and _limits(log, seconds)


def _peak(answers: list[Answer]) -> str:
    return f"{max(answer['peak_mb'] for answer in answers):,.0f}"


def _wrong(log: Log, who: str, answer: Answer, found: dict[str, list[Answer]]) -> list[str]:
    """Counts that are not the README's (of events) or not those of Polars (of cases)."""
    wrong = []
    for name, one in answer["sets"].items():
        for rule in log.sets[name]:
            expected: dict[str, Any] = dict(zip(("activations", "satisfied"), rule.figures, strict=True))
            if POLARS in found:
                expected = {**found[POLARS][0]["sets"][name]["counts"][rule.norm], **expected}
            counts = one["counts"][rule.norm]
            if any(counts[key] != expected.get(key) for key in counts):
                wrong.append(f"- WRONG: {who}, {rule.norm}: {counts}, expected {expected}")
    return wrong


def _limits(log: Log, seconds: Sets) -> bool:
    """Print what is kept: against the tools on the larger log only, and against their faster way.

    Beside a tool that could not be measured no limit is kept.
    """
    kept = []
    for name, who in seconds.items():
        middle = {one: median(taken) for one, taken in who.items()}
        if OURS not in middle:
            print(f"Limits, {name}: not measured.\n")
            return False
        tools = {"Declare4Py": (DECLARE,), "pm4py": (LOG, FRAME)} if log is BPIC15 and name != LOCAL else {}
        for tool, ways in tools.items():
            taken = min((middle[way] for way in ways if way in middle), default=0.0)
            kept.append(verdict(f"{name}: times faster than {tool}", taken / middle[OURS], at_least=10))
        by_hand = middle.get(POLARS, 0.0)
        times = middle[OURS] / by_hand if by_hand else inf
        kept.append(verdict(f"{name}: times the time of Polars", times, at_most=3))
    print()
    return all(kept)


if __name__ == "__main__":
    sys.exit(main())
