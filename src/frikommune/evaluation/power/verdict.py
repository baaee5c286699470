"""Whether a trial can be tested, in words: can test, descriptive only, or pool across municipalities."""

from __future__ import annotations

from dataclasses import replace

from frikommune.errors import Refused
from frikommune.evaluation.designs.design import Design
from frikommune.evaluation.power.answer import Power
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.completing import completed
from frikommune.evaluation.power.laid_out import drawings_of, tables_of
from frikommune.evaluation.power.of_design import asked_of, noted, placed
from frikommune.evaluation.power.saying import sentence_of, why_of
from frikommune.evaluation.power.shown_by import as_simulated, found_of, verdict_of
from frikommune.evaluation.power.simulation import simulate
from frikommune.evaluation.power.taking import needs_of


def power_of(
    design: Design, network: int | None = None, simulations: int = 400, seed: int = 20161201
) -> Power:
    """Whether a design can be tested. `network` is how many municipalities could take part.

    Raises Refused with all that the design must say before that can be told, each at its field.
    """
    try:
        found = assess(asked_of(design, network), simulations, seed)
    except Refused as refused:
        raise placed(refused) from None
    note = noted(design)
    return replace(found, assumptions=(*found.assumptions, note)) if note else found


def assess(asked: Asked, simulations: int = 400, seed: int = 20161201) -> Power:
    """Whether a setting can be tested, and what it would take. Raises Refused with all that is missing.

    Before and after with other municipalities is also simulated, so many times, with the inference that the
    evaluation will use; the verdict is then the simulation's. 0: by formula alone.
    """
    asked, assumed = completed(asked)
    found = found_of(asked)
    simulated = None
    if asked.kind == "did" and simulations:
        simulated = simulate(asked, simulations, seed)
    verdict = verdict_of(asked, found, simulated)
    needs = () if verdict == "can_test" else needs_of(as_simulated(asked, found, simulated))
    return Power(
        verdict,
        sentence_of(verdict, asked, found, simulated, needs),
        asked,
        found,
        simulated,
        needs,
        why_of(asked, found, simulated),
        assumed,
        tables_of(asked),
        drawings_of(asked, found),
    )
