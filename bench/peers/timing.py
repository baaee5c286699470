"""How long a set of rules takes: for every peer that is put to the logs. The standard library only."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter
from typing import Any, TypeVar

Rules = list[dict[str, Any]]
Found = TypeVar("Found")


def each_set(
    sets: dict[str, Rules],
    repeats: int,
    answer: Callable[[Rules], Found],
    count: Callable[[Rules, Found], Any],
) -> dict[str, Any]:
    """Seconds of each run of each set after one that isn't counted, and what was counted of its answer."""
    found = {}
    for name, rules in sets.items():
        seconds = []
        answered = answer(rules)
        for _ in range(repeats):
            gc.collect()
            begun = perf_counter()
            answered = answer(rules)
            seconds.append(perf_counter() - begun)
        found[name] = {"seconds": seconds, "counts": count(rules, answered)}
    return found
