"""A design's numbers as a setting that power is computed in."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from frikommune.errors import Refused
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
    by_place = _by_place(design)
    places = treated_municipalities(design)
    return Asked(
        kind=kind,
        measure="share" if measure == "share" else "mean",
        direction=primary.direction if primary else "higher",
        smallest=primary.smallest if primary else None,
        margin=primary.margin if primary else None,
        treated=known.treated,
        untreated=known.untreated,
        treated_clusters=places if by_place else None,
        untreated_clusters=known.untreated_clusters if by_place else None,
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


def _by_place(design: Design) -> bool:
    """Whether municipalities decided who takes part, so that they are what counts."""
    return design.comparison == "other_municipalities" or (
        design.comparison == "matched" and bool(design.cluster.strip())
    )


def placed(refused: Refused) -> Refused:
    """The same refusals, told at the fields of a design in place of the terminal's options."""
    return Refused(*(replace(one, where=_FIELDS.get(one.code, one.where)) for one in refused.refusals))


def noted(design: Design) -> Text | None:
    """What power leaves out of a design, in words; None where nothing."""
    said: list[Text] = []
    if design.comparison == "benchmark":
        said.append(_SURE_BENCHMARK)
    if design.comparison == "before":
        said.append(_NOTHING_ELSE)
    if design.comparison == "matched" and not _by_place(design):
        said.append(_ONE_BY_ONE)
    if design.primary is not None and design.primary.measure == "time":
        said.append(_AS_IF_ENDED)
    return Text(" ".join(one.da for one in said), " ".join(one.en for one in said)) if said else None


_FIELDS = {
    **{f"power_{name}": f"primary.{name}" for name in ("smallest", "margin")},
    **{
        f"power_{name}": f"expected.{name}"
        for name in (
            *("treated", "untreated", "treated_clusters", "untreated_clusters"),
            *("periods_before", "periods_after", "baseline", "spread", "icc"),
        )
    },
}
_SURE_BENCHMARK = Text(
    "Det kendte tal er regnet for sikkert; er det selv usikkert, ses mindre.",
    "The known figure is taken as sure; if it is unsure itself, less is seen.",
)
_NOTHING_ELSE = Text(
    "Borgere er regnet enkeltvis, og som om intet andet ændrede sig; det kan ingen test vise.",
    "Citizens are counted one by one, and as if nothing else changed; no test can show that.",
)
_ONE_BY_ONE = Text(
    "Borgere er regnet enkeltvis. Besluttede kommunen, hvem der er med, ses langt mindre: skriv klyngen.",
    "Citizens are counted one by one. If the municipality decided who takes part, far less is seen: write the"
    " cluster.",
)
_AS_IF_ENDED = Text(
    "Tid er regnet som et gennemsnit, som om alle forløb var afsluttet; med uafsluttede ses mindre.",
    "Time is reckoned as a mean, as if every case had ended; with unfinished ones less is seen.",
)
