"""Whether a trial can be tested, in words: can test, descriptive only, or pool across municipalities."""

from __future__ import annotations

from frikommune.evaluation.power.answer import Power
from frikommune.evaluation.power.asked import Asked, completed
from frikommune.evaluation.power.laid_out import drawings_of, tables_of
from frikommune.evaluation.power.saying import sentence_of, why_of
from frikommune.evaluation.power.shown_by import found_of, verdict_of
from frikommune.evaluation.power.simulation import simulate
from frikommune.evaluation.power.taking import needs_of


def assess(asked: Asked, simulations: int = 400, seed: int = 20161201) -> Power:
    """Whether a setting can be tested, and what it would take. Raises Refused with all that is missing.

    Before and after with other municipalities is also simulated, so many times, with the inference that the
    evaluation will use; the verdict is then the simulation's. 0: by formula alone.
    """
    asked, assumptions = completed(asked)
    found = found_of(asked)
    simulated = None
    if asked.kind == "did" and simulations:
        simulated = simulate(asked, simulations, seed)
    verdict, needs = verdict_of(asked, found, simulated), needs_of(asked)
    return Power(
        verdict,
        sentence_of(verdict, asked, found, simulated, needs),
        asked,
        found,
        simulated,
        needs,
        why_of(asked, found, simulated),
        assumptions,
        tables_of(asked),
        drawings_of(asked, found),
    )
