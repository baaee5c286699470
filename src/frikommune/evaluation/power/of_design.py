"""A design's numbers as a setting that power is computed in."""

from __future__ import annotations

from math import sqrt

from frikommune.evaluation.designs.choosing import treated_municipalities
from frikommune.evaluation.designs.design import Design
from frikommune.evaluation.power.asked import Asked, Kind
from frikommune.language import Text


def asked_of(design: Design, network: int | None = None) -> Asked:
    """The design's setting in numbers. A number per citizen varies as Poisson unless it says otherwise."""
    known, primary = design.expected, design.primary
    kind = _kind(design)
    measure = primary.measure if primary else "share"
    baseline = known.baseline if known.baseline is not None else design.benchmark
    if design.comparison == "benchmark":
        baseline = design.benchmark
    spread = known.spread
    if measure == "count" and spread is None and baseline is not None and baseline > 0:
        spread = sqrt(baseline)
    by_place = design.comparison in ("other_municipalities", "matched")
    others = known.untreated_clusters
    places = treated_municipalities(design)
    return Asked(
        kind=kind,
        measure="share" if measure == "share" else "mean",
        direction=primary.direction if primary else "higher",
        smallest=primary.smallest if primary else None,
        margin=primary.margin if primary else None,
        treated=known.treated,
        untreated=known.untreated,
        treated_clusters=places if by_place and others is not None else None,
        untreated_clusters=others if by_place else None,
        periods_before=known.periods_before,
        periods_after=known.periods_after,
        baseline=baseline,
        spread=spread,
        icc=known.icc,
        municipalities=places or 1,
        network=network,
    )


def _kind(design: Design) -> Kind:
    match design.comparison:
        case "none":
            return "none"
        case "benchmark":
            return "one_group"
        case "other_municipalities" if design.expected.periods_before != 0 and _dated(design):
            return "did"
        case _:
            return "two_groups"


def _dated(design: Design) -> bool:
    return design.estimator not in ("two_groups", "counts", "survival")


def noted(design: Design) -> Text | None:
    """What power leaves out of a design, in words; None where nothing."""
    if design.primary is not None and design.primary.measure == "time":
        return Text(
            "Tid er regnet som et gennemsnit, som om alle forløb var afsluttet; med uafsluttede ses mindre.",
            "Time is reckoned as a mean, as if every case had ended; with unfinished ones less is seen.",
        )
    return None
