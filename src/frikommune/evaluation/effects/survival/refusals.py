"""Times until an event that cannot be compared, in words."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.evaluation.effects.survival.words import span
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text


def no_events(observations: Observations) -> Refused:
    """The event came to nobody."""
    return refuse(
        "no_events",
        problem=Text("Hændelsen er ikke indtruffet for nogen", "The event has come to nobody"),
        where=observations.source,
        given=f"{observations.roles.event} = 0",
        expected=Text("Mindst én række, hvor hændelsen er 1", "At least one row where the event is 1"),
        do_next=Text(
            "Følg sagerne længere, eller se efter, om kolonnen er vendt (1 betyder indtruffet).",
            "Watch longer, or see whether the column is turned round (1 means that it came).",
        ),
    )


def no_hazard(observations: Observations) -> Refused:
    """No finite hazard ratio fits best."""
    return refuse(
        "no_hazard_ratio",
        problem=Text(
            "Hazardratioen kan ikke beregnes: en af oplysningerne, eller forsøget selv, afgør helt, hvem "
            "hændelsen kommer til",
            "The hazard ratio cannot be computed: a covariate, or the trial itself, decides wholly to whom "
            "the event comes",
        ),
        where=observations.source,
        given=int(observations.frame["event"].sum()),
        expected=Text("Hændelser i begge grupper", "Events in both groups"),
        do_next=Text(
            "Brug gennemsnitlig tid (restricted_mean), eller færre baggrundsoplysninger.",
            "Use mean time (restricted_mean), or fewer covariates.",
        ),
    )


def too_far(horizon: float, farthest: float, source: str) -> Refused:
    """The horizon lies where nobody of a group was watched."""
    far = span(farthest)
    return refuse(
        "horizon_too_far",
        problem=Text(
            "Horisonten skal ligge inden for den tid, hvor begge grupper er fulgt",
            "The horizon must lie within the time that both groups were watched",
        ),
        where=source,
        given=horizon,
        expected=Text(f"Over 0 og højst {far.da}", f"Above 0 and at most {far.en}"),
        do_next=Text(
            f"Vælg højst {far.da}, eller følg sagerne længere.", f"Choose at most {far.en}, or watch on."
        ),
    )
