"""Whether two groups are alike in what is known of them, before and after weighting or matching.

The standardised difference is the difference of means over the pooled standard deviation before weighting
(Austin, Statistics in Medicine 28, 2009, 3083–3107); up to 0.1 either way counts as small there, and here.
The variance ratio is that of the treated over the others; between 0.5 and 2 is commonly accepted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.models import Flags, Floats
from frikommune.evaluation.effects.records import covariates_said
from frikommune.evaluation.shown.laid_out import Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import number
from frikommune.language import NO_WORDS, Text, listed

SMALL = 0.1
FAR = 0.25
"""Beyond this, correcting by regression is not to be trusted (Stuart, Statistical Science 25, 2010, 1–21)."""
RATIOS = (0.5, 2.0)
BEFORE, AFTER = Text("før", "before"), Text("efter", "after")


@dataclass(frozen=True, slots=True)
class Likeness:
    """One covariate: means, standardised differences and variance ratios (None where it is 0 or 1)."""

    name: str
    treated: float
    untreated: float
    untreated_after: float
    before: float
    after: float
    ratio_before: float | None
    ratio_after: float | None

    @property
    def good(self) -> bool:
        """Whether the difference that is left counts as small."""
        return abs(self.after) <= SMALL


def likenesses(
    covariates: Floats, names: tuple[str, ...], treated: Flags, before: Floats, after: Floats
) -> tuple[Likeness, ...]:
    """How alike both sides are in each of k covariates (n × k), under weights before and after (n)."""
    one, none = _moments(covariates, before * treated), _moments(covariates, before * ~treated)
    one_after, none_after = _moments(covariates, after * treated), _moments(covariates, after * ~treated)
    pooled = np.sqrt((one[1] + none[1]) / 2)
    scale = np.where(pooled > 0, pooled, 1.0)
    binary = np.array([np.isin(column, (0.0, 1.0)).all() for column in covariates.T], dtype=bool)
    return tuple(
        Likeness(
            name, float(one_after[0][k]), float(none[0][k]), float(none_after[0][k]),
            float((one[0][k] - none[0][k]) / scale[k]),
            float((one_after[0][k] - none_after[0][k]) / scale[k]),
            None if binary[k] else _ratio(one[1][k], none[1][k]),
            None if binary[k] else _ratio(one_after[1][k], none_after[1][k]),
        )
        for k, name in enumerate(names)
    )  # fmt: skip


def balance_words(alike: tuple[Likeness, ...]) -> Text:
    """Whether the groups can be compared, in a sentence or two."""
    bad = [one for one in alike if not one.good]
    limit = number(SMALL, 1)
    if not bad:
        if len(alike) == 1:
            return Text(
                f"Grupperne ligner hinanden: i {alike[0].name} er forskellen efter sammenligningen højst "
                f"{limit.da} standardafvigelse.",
                f"The groups are alike: in {alike[0].name} the difference left is at most {limit.en} "
                "standard deviations.",
            )
        return Text(
            f"Grupperne ligner hinanden: i alle {len(alike)} oplysninger er forskellen efter sammenligningen "
            f"højst {limit.da} standardafvigelse.",
            f"The groups are alike: in all {len(alike)} covariates the difference left is at most {limit.en} "
            "standard deviations.",
        )
    worst = max(bad, key=lambda one: abs(one.after))
    left = number(abs(worst.after), 2)
    names = [one.name for one in bad]
    return Text(
        f"Grupperne ligner ikke hinanden i {listed(names, 'da')}: forskellen efter sammenligningen er over "
        f"{limit.da} standardafvigelse (størst i {worst.name}: {left.da}). Tallet kan skyldes den forskel.",
        f"The groups are not alike in {listed(names, 'en')}: the difference left is above {limit.en} "
        f"standard deviations (largest in {worst.name}: {left.en}). The figure may be due to that "
        "difference.",
    )


def unlike_words(alike: tuple[Likeness, ...]) -> Text:
    """That the groups are too unlike for the figure to be trusted; no words where they are not."""
    return balance_words(alike) if any(abs(one.after) > FAR for one in alike) else NO_WORDS


def balance_table(alike: tuple[Likeness, ...]) -> Table:
    """The balance table."""
    columns = (
        Column(Text("Oplysning", "Covariate"), "text"),
        Column(Text("Med forsøget", "In the trial"), "number", 2),
        Column(Text("Uden, før", "Outside, before"), "number", 2),
        Column(Text("Uden, efter", "Outside, after"), "number", 2),
        Column(Text("Std. forskel før", "Std. diff. before"), "number", 2),
        Column(Text("Std. forskel efter", "Std. diff. after"), "number", 2),
        Column(Text("Varians før", "Variance before"), "number", 2),
        Column(Text("Varians efter", "Variance after"), "number", 2),
    )
    rows = tuple(
        (one.name, one.treated, one.untreated, one.untreated_after, one.before, one.after,
         one.ratio_before, one.ratio_after)
        for one in alike
    )  # fmt: skip
    limit, (low, high) = number(SMALL, 1), RATIOS
    note = Text(
        f"Gennemsnit i hver gruppe, uden forsøget før og efter sammenligningen. Std. forskel: forskellen i "
        f"standardafvigelser; højst {limit.da} regnes for lille. Varians: med forsøget over uden; bør "
        f"ligge mellem {number(low).da} og {number(high, 0).da}, og er ikke vist for oplysninger, der er 0 "
        "eller 1.",
        "Means in each group, outside before and after the comparison. Std. diff.: the difference in "
        f"standard deviations; at most {limit.en} counts as small. Variance: in the trial over outside; "
        f"should lie between {number(low).en} and {number(high, 0).en}, and is not shown for covariates "
        "that are 0 or 1.",
    )
    return Table(Text("Ligner grupperne hinanden?", "Are the groups alike?"), columns, rows, note)


def balance_drawing(alike: tuple[Likeness, ...]) -> Drawing:
    """Each covariate's standardised difference before and after, the largest before first."""
    ordered = sorted(alike, key=lambda one: -abs(one.before))
    series = tuple(
        Series(name, tuple(Point(Text.same(one.name), getattr(one, when)) for one in ordered))
        for name, when in ((BEFORE, "before"), (AFTER, "after"))
    )
    most_before, most_after = (max(abs(getattr(one, w)) for one in alike) for w in ("before", "after"))
    good = sum(one.good for one in alike)
    known = covariates_said(len(alike))
    told = Text(
        f"Standardiserede forskelle i {known.da}. Størst før: {number(most_before, 2).da}; "
        f"størst efter: {number(most_after, 2).da}. Efter er {good} af {len(alike)} højst "
        f"{number(SMALL).da}.",
        f"Standardised differences in {known.en}. Largest before: {number(most_before, 2).en}; "
        f"largest after: {number(most_after, 2).en}. After, {good} of {len(alike)} are at most "
        f"{number(SMALL).en}.",
    )
    edge = Text("grænse for en lille forskel", "limit of a small difference")
    return Drawing(
        "balance",
        Text("Forskel på grupperne før og efter", "Difference between the groups before and after"),
        told,
        series,
        y_title=Text("Standardiseret forskel", "Standardised difference"),
        lines=(
            Line(edge, y=SMALL),
            Line(edge, y=-SMALL),
            Line(Text("ingen forskel", "no difference"), y=0.0),
        ),
    )


def _moments(columns: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Weighted mean and variance of each column, the variance as of a sample."""
    total = weights.sum()
    mean = weights @ columns / total
    effective = total**2 / (weights**2).sum()
    variance = weights @ (columns - mean) ** 2 / total * (effective / max(effective - 1, 1e-9))
    return mean, variance


def _ratio(one: float, none: float) -> float | None:
    return float(one / none) if none > 0 else None
