"""Power by simulation for before and after with other municipalities, judged as the evaluation will judge."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from frikommune.evaluation.effects.inference.randomisation import TIE, Randomised, randomise
from frikommune.evaluation.effects.panel import Panel
from frikommune.evaluation.effects.two_way import fit
from frikommune.evaluation.power.answer import Simulated
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.made_up import course
from frikommune.evaluation.power.reckoned import reachable
from frikommune.language import Text

PLACEBOS = 199
"""Placebos in each made-up course; the evaluation itself has more, which changes power by about a percent."""
_HALVINGS = 20

Judge = Callable[[float], tuple[float, float]]
"""Of one course: estimate and p-value, were the effect so large."""


def simulate(asked: Asked, draws: int, seed: int) -> Simulated | None:
    """What is found in so many made-up courses of a completed setting; None where nothing can be found."""
    if not reachable(asked):
        return None
    lot = np.random.default_rng(seed)
    judges = [_judge(course(asked, lot), seed + turn) for turn in range(draws)]
    sign = 1.0 if asked.direction == "higher" else -1.0

    def found(size: float) -> float:
        """How often a difference of this size in the better direction is found, and told to be better."""
        told = [judge(sign * size) for judge in judges]
        return float(np.mean([p <= asked.alpha and sign * value > 0 for value, p in told]))

    return Simulated(
        draws=draws,
        seed=seed,
        wrongly=float(np.mean([judge(0.0)[1] <= asked.alpha for judge in judges])),
        found=None if asked.smallest is None else found(asked.smallest),
        not_worse=None if asked.margin is None else found(asked.margin),
        detectable=_smallest(found, abs(asked.most), asked.target),
        inference=_INFERENCE,
    )


def _smallest(found: Callable[[float], float], most: float, target: float) -> float | None:
    if found(most) < target:
        return None
    low, high = 0.0, most
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if found(middle) >= target else (middle, high)
    return high


def _judge(panel: Panel, seed: int) -> Judge:
    fitted = fit(panel)
    if fitted is None:
        return lambda size: (0.0, 1.0)
    return _by_placebos(randomise(panel, fitted, PLACEBOS, seed))


def _by_placebos(drawn: Randomised) -> Judge:
    """An effect moves the estimate by its size, and each placebo by its pull."""

    def judged(size: float) -> tuple[float, float]:
        value = drawn.value + size
        far = np.abs(drawn.placebos + size * drawn.pull) >= abs(value) * (1 - TIE)
        return value, float(far.mean())

    return judged


_INFERENCE = Text(
    "Usikkerheden findes ved at lade som om andre kommuner var de udvalgte (randomiseringstest).",
    "The uncertainty is found by pretending that other municipalities were chosen (randomisation inference).",
)
