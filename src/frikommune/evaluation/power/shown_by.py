"""What a setting can show, in numbers, and the verdict that follows."""

from __future__ import annotations

from dataclasses import replace

from frikommune.evaluation.power.answer import Found, Simulated, Testable
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.computing import detectable, power, power_not_worse
from frikommune.evaluation.power.reckoned import (
    countable,
    meets,
    reachable,
    setting_of,
    signed,
    with_municipalities,
)


def found_of(asked: Asked) -> Found:
    """What a completed setting can show, by formula."""
    if asked.kind == "none" or asked.treated is None:
        return Found(None, None, None)
    if not reachable(asked) or not countable(asked):
        return Found(None, None, None, tested=False)
    setting = setting_of(asked)
    least = detectable(setting, asked.most, asked.target, asked.alpha)
    at_smallest = at_margin = None
    if asked.smallest is not None and asked.smallest <= abs(asked.most):
        at_smallest = power(setting, signed(asked, asked.smallest), asked.alpha)
    if asked.margin is not None:
        at_margin = power_not_worse(setting, asked.margin, asked.alpha)
    return Found(None if least is None else abs(least), at_smallest, at_margin)


def verdict_of(asked: Asked, found: Found, simulated: Simulated | None = None) -> Testable | None:
    """The verdict, from probabilities: by the simulation where there is one."""
    if asked.kind == "none":
        return "describe_only"
    if (asked.smallest is None and asked.margin is None) or asked.treated is None:
        return None
    chances = (found.at_smallest, found.at_margin)
    if simulated is not None:
        chances = (simulated.found, simulated.not_worse)
    if found.tested and any(one is not None and one >= asked.target for one in chances):
        return "can_test"
    asked = as_simulated(asked, found, simulated)
    now, network = asked.treated_clusters or asked.municipalities, asked.network or 0
    pooled = any(meets(with_municipalities(asked, number)) for number in range(now + 1, network + 1))
    return "pool" if pooled else "describe_only"


def as_simulated(asked: Asked, found: Found, simulated: Simulated | None) -> Asked:
    """The setting with differences scaled so that the formula says of them what the simulation says.

    What it would take is found by formula, for sizes that were not simulated; so the two never contradict.
    """
    if simulated is None or not simulated.detectable or not found.detectable:
        return asked
    scale = found.detectable / simulated.detectable
    scaled = (None if one is None else one * scale for one in (asked.smallest, asked.margin))
    smallest, margin = scaled
    return replace(asked, smallest=smallest, margin=margin)
