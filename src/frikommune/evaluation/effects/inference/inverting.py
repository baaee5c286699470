"""An interval from a test: every effect that the test would not reject."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite

_DOUBLINGS = 9
_HALVINGS = 22


def inverted(
    p_value: Callable[[float], float], value: float, step: float, level: float
) -> tuple[float, float] | None:
    """The ends of the effects about `value` with a p-value above 1 − level; None where they have no end.

    `step` is roughly how wide the interval is to a side. The ends are right to a millionth of it.
    """

    def rejects(away: float) -> bool:
        return p_value(value + away) <= 1 - level + 1e-12

    ends = [value + side * _edge(rejects, side, step) for side in (-1.0, 1.0)]
    return (ends[0], ends[1]) if all(map(isfinite, ends)) else None


def _edge(rejects: Callable[[float], bool], side: float, step: float) -> float:
    outside = next((step * 2**i for i in range(_DOUBLINGS) if rejects(side * step * 2**i)), float("inf"))
    if not isfinite(outside):
        return outside
    inside = 0.0 if outside == step else outside / 2
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (inside, middle) if rejects(side * middle) else (middle, outside)
    return outside
