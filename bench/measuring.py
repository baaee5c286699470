"""How a measurement is taken and printed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter


def timed(work: Callable[[], object], repeats: int, warm_up: int) -> list[float]:
    """Milliseconds of each of many runs, after some that are not counted."""
    for _ in range(warm_up):
        work()
    gc.collect()
    taken = []
    for _ in range(repeats):
        begun = perf_counter()
        work()
        taken.append((perf_counter() - begun) * 1000)
    return taken


def spread(taken: Sequence[float]) -> tuple[float, float, float]:
    """The median, the least, and the 95th percentile."""
    return median(taken), min(taken), quantiles(taken, n=20)[-1]


def seconds_of(work: Callable[[], object], repeats: int) -> list[float]:
    """Seconds of each of a few runs of something long, after one that is not counted."""
    return [milliseconds / 1000 for milliseconds in timed(work, repeats, 1)]


def least_middle_most(taken: Sequence[float]) -> tuple[float, float, float]:
    """The least, the median and the most."""
    return min(taken), median(taken), max(taken)


def verdict(what: str, result: float, *, at_most: float | None = None, at_least: float | None = None) -> bool:
    """Print whether a limit is kept, and answer it."""
    kept = (at_most is None or result <= at_most) and (at_least is None or result >= at_least)
    limit = f"at most {at_most:g}" if at_most is not None else f"at least {at_least:g}"
    print(f"- {what}: {limit}. {'Kept' if kept else 'NOT kept'}: {result:.3g}.")
    return kept


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, wide enough to read in a terminal too."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    lines = [head, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    )
