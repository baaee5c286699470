"""Two rates from totals: events over exposure, with exact intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite, log, sqrt

import scipy

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.shown.laid_out import Column, Drawing, Point, Series, Table
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

RATIO = Text("Hyppighed med forsøget delt med uden", "Rate in the trial over rate outside")
EXACT = Text(
    "Eksakt betinget test og interval (Clopper–Pearson) for to antal, der følger Poisson.",
    "Exact conditional test and interval (Clopper–Pearson) for two Poisson counts.",
)


@dataclass(frozen=True, slots=True)
class Rate:
    """Events of one group and what they are counted over; `exposure` above 0."""

    events: float
    exposure: float

    @property
    def value(self) -> float:
        """Events for one of exposure."""
        return self.events / self.exposure

    def interval(self, level: float) -> tuple[float, float]:
        """Garwood's exact interval of a Poisson rate (Biometrika 28, 1936)."""
        tail = (1 - level) / 2
        low = float(scipy.stats.chi2.ppf(tail, 2 * self.events)) / 2 if self.events else 0.0
        return low / self.exposure, float(
            scipy.stats.chi2.ppf(1 - tail, 2 * self.events + 2)
        ) / 2 / self.exposure


def exact_ratio(treated: Rate, untreated: Rate, level: float, name: Text = RATIO) -> Estimate:
    """The logarithm of the ratio: given all events, how many are the treated's is binomial.

    Source: Przyborowski and Wilenski, Biometrika 31 (1940), 313–323. Both sides have events; an end of the
    interval is then finite.
    """
    total = round(treated.events + untreated.events)
    part = treated.exposure / (treated.exposure + untreated.exposure)
    found = scipy.stats.binomtest(round(treated.events), total, part)
    ends = found.proportion_ci(level, method="exact")
    odds = log(untreated.exposure / treated.exposure)
    low, high = (_logit(end) + odds for end in (ends.low, ends.high))
    error = sqrt(1 / treated.events + 1 / untreated.events)
    interval = (low, high) if isfinite(low) and isfinite(high) else None
    value = log(treated.value / untreated.value)
    return Estimate(name, value, interval, error, float(found.pvalue), EXACT, level=level)


def table_of(rates: tuple[tuple[Text, Rate], ...], level: float) -> Table:
    """The groups' events, exposure and rates."""
    columns = (
        Column(Text("Gruppe", "Group")),
        Column(Text("Hændelser", "Events"), "number", 0),
        Column(Text("Tid under risiko", "Exposure"), "number", 1),
        Column(Text("Hyppighed", "Rate"), "number", 4),
        Column(Text("Fra", "From"), "number", 4),
        Column(Text("Til", "To"), "number", 4),
    )
    rows = tuple(
        (name, rate.events, rate.exposure, rate.value, *rate.interval(level)) for name, rate in rates
    )
    note = Text(
        "Intervallerne forudsætter, at hændelserne er uafhængige (Poisson).",
        "The intervals assume that events are independent (Poisson).",
    )
    return Table(Text("Grupperne hver for sig", "The groups by themselves"), columns, rows, note)


def drawing_of(rates: tuple[tuple[Text, Rate], ...], level: float) -> Drawing:
    """The groups' rates with their intervals."""
    title = Text("Hyppighed i hver gruppe", "Rate in each group")
    points = tuple(Point(name, rate.value, *rate.interval(level), name) for name, rate in rates)
    said = [(name, number(rate.value, 3)) for name, rate in rates]
    told = Text(
        "; ".join(f"{name.da}: {value.da}" for name, value in said) + ".",
        "; ".join(f"{name.en}: {value.en}" for name, value in said) + ".",
    )
    return Drawing("intervals", title, told, (Series(title, points),))


def _logit(share: float) -> float:
    if share <= 0:
        return -inf
    return inf if share >= 1 else log(share / (1 - share))
