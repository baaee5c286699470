"""Power by simulation for before and after with other municipalities, judged as the evaluation will judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from frikommune.evaluation.effects.inference.clustered import clustered
from frikommune.evaluation.effects.inference.randomisation import randomise
from frikommune.evaluation.effects.inference.rule import Method
from frikommune.evaluation.effects.inference.wild import bootstrap
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.panels.two_way import fit
from frikommune.evaluation.power.answer import Simulated
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.computing import detectable
from frikommune.evaluation.power.made_up import course
from frikommune.evaluation.power.reckoned import countable, inference_of, setting_of

DRAWS = 199
"""Placebos or bootstrap draws in each course; the evaluation has more, which adds a percent or two."""
_HALVINGS = 7

Judge = Callable[[float], tuple[float, float]]
"""Of one course: estimate and p-value, were the effect so large."""


def simulate(asked: Asked, draws: int, seed: int) -> Simulated | None:
    """What is found in so many made-up courses of a completed setting; None where nothing can be found."""
    chosen = inference_of(asked)
    if chosen is None or chosen.method == "none" or not countable(asked):
        return None
    lot = np.random.default_rng(seed)
    judges = [_judge(course(asked, lot), chosen.method, seed + turn) for turn in range(draws)]
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
        detectable=_smallest(found, asked),
        inference=chosen.reason,
    )


def _smallest(found: Callable[[float], float], asked: Asked) -> float | None:
    """By halving, outwards from what the formula says; to about one percent of that."""
    most, formula = abs(asked.most), detectable(setting_of(asked), asked.most, asked.target, asked.alpha)
    low, high = 0.0, min(most, 1.5 * abs(formula)) if formula else most
    while found(high) < asked.target:
        if high >= most:
            return None
        low, high = high, min(most, 2 * high)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if found(middle) >= asked.target else (middle, high)
    return high


def _judge(panel: Panel, method: Method, seed: int) -> Judge:
    """How one course is judged.

    Adding an effect to the outcomes moves the estimate by its size; testing that it is nought is then the
    same as testing, without it, that it is the opposite.
    """
    found = fit(panel)
    if found is None:
        return lambda size: (0.0, 1.0)
    if method == "clustered":
        one = clustered(panel, found)
        return lambda size: (one.value + size, replace(one, value=one.value + size).p_value)
    make = bootstrap if method == "wild" else randomise
    drawn = make(panel, found, DRAWS, seed)
    return lambda size: (drawn.value + size, drawn.p_value(-size))
