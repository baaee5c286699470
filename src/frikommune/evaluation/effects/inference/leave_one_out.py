"""The effect without one of those it rests on: each treated, and the most influential others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats, Panel

MOST_TREATED = 25
MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The effect without one cluster; `value` is None where none can be found without it."""

    name: str
    treated: bool
    value: float | None


def left_out(panel: Panel, value: float, without: Floats) -> tuple[LeftOut, ...]:
    """The treated first, then those of the untreated whose absence moves the effect most.

    `without` (C,) are the effects without each cluster. Of many treated those that move it most are kept.
    """
    first = np.unique(panel.cluster, return_index=True)[1]
    names = [panel.names[block] if panel.names else str(block + 1) for block in first]
    treated = np.bincount(panel.cluster, panel.ever, panel.clusters) > 0
    moves = np.where(np.isnan(without), np.inf, np.abs(without - value))
    out: list[LeftOut] = []
    for side, most in ((treated, MOST_TREATED), (~treated, MOST_OTHERS)):
        order = np.argsort(-np.where(side, moves, -1.0), kind="stable")[: min(most, int(side.sum()))]
        out += [
            LeftOut(
                names[place] if panel.clusters == len(panel.cluster) else str(place + 1),
                bool(treated[place]),
                None if np.isnan(without[place]) else float(without[place]),
            )
            for place in order
        ]
    return tuple(out)
