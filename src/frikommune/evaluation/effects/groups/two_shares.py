"""Two shares: their difference with Newcombe's interval, Fisher's exact test, risk ratio and odds ratio."""

from __future__ import annotations

from math import hypot, inf, isfinite, log

import numpy as np
import scipy

from frikommune.evaluation.counts.proportions import Share, wilson
from frikommune.evaluation.effects.effect import Estimate
from frikommune.language import Text

Interval = tuple[float, float]

DIFFERENCE = Text(
    "Forskel i andel: med forsøget minus uden", "Difference in shares: in the trial minus outside"
)
NEWCOMBE = Text(
    "Newcombes interval (metode 10, uden kontinuitetskorrektion); p-værdien er Fishers eksakte test.",
    "Newcombe's interval (method 10, without continuity correction); the p-value is Fisher's exact test.",
)


def wilson_at(share: Share, level: float) -> Interval:
    """Wilson's interval at any level."""
    return wilson(share.numerator, share.denominator, float(scipy.stats.norm.ppf((1 + level) / 2)))


def combined(first: float, about_first: Interval, second: float, about_second: Interval) -> Interval:
    """The interval of a difference, from the intervals of its two parts.

    Source: Newcombe, “Interval estimation for the difference between independent proportions”, Statistics in
    Medicine 17 (1998), 873–890, method 10, which is Zou and Donner's (Statistics in Medicine 27, 2008) rule
    applied to Wilson's intervals; it holds for any two independent estimates.
    """
    value = first - second
    low = hypot(first - about_first[0], about_second[1] - second)
    high = hypot(about_first[1] - first, second - about_second[0])
    return value - low, value + high


def newcombe(treated: Share, untreated: Share, level: float = 0.95) -> Interval:
    """Newcombe's hybrid score interval of `treated` minus `untreated`. Both need a denominator above 0."""
    one, other = treated.numerator / treated.denominator, untreated.numerator / untreated.denominator
    return combined(one, wilson_at(treated, level), other, wilson_at(untreated, level))


def difference(treated: Share, untreated: Share, level: float, name: Text = DIFFERENCE) -> Estimate:
    """The difference of two shares, with Newcombe's interval and Fisher's exact p-value."""
    one, other = treated.numerator / treated.denominator, untreated.numerator / untreated.denominator
    spread = one * (1 - one) / treated.denominator + other * (1 - other) / untreated.denominator
    return Estimate(
        name,
        one - other,
        newcombe(treated, untreated, level),
        float(np.sqrt(spread)),
        float(scipy.stats.fisher_exact(_table(treated, untreated)).pvalue),
        NEWCOMBE,
        level=level,
    )


def ratios(treated: Share, untreated: Share, level: float) -> tuple[Estimate, ...]:
    """The risk ratio (Katz's interval) and the odds ratio (Woolf's), as logarithms; none if a cell is 0."""
    table = _table(treated, untreated)
    if not all(cell for row in table for cell in row):
        return ()
    risk = scipy.stats.contingency.relative_risk(
        treated.numerator, treated.denominator, untreated.numerator, untreated.denominator
    )
    odds = scipy.stats.contingency.odds_ratio(table, kind="sample")
    found = (
        (RISK_RATIO, risk.relative_risk, risk.confidence_interval(level), KATZ),
        (ODDS_RATIO, odds.statistic, odds.confidence_interval(level), WOOLF),
    )
    return tuple(
        Estimate(
            name,
            _log(value),
            (_log(ends.low), _log(ends.high)),
            inference=how,
            level=level,
            scale="rate_ratio",
        )
        for name, value, ends, how in found
    )


RISK_RATIO = Text("Relativ risiko: med forsøget delt med uden", "Risk ratio: in the trial over outside")
ODDS_RATIO = Text("Oddsratio: med forsøget delt med uden", "Odds ratio: in the trial over outside")
KATZ = Text("Katz’ interval på logaritmen.", "Katz's interval on the logarithm.")
WOOLF = Text("Woolfs interval på logaritmen.", "Woolf's interval on the logarithm.")


def _log(value: float) -> float:
    return log(value) if value > 0 and isfinite(value) else (-inf if value <= 0 else inf)


def _table(treated: Share, untreated: Share) -> list[list[int]]:
    return [[one.numerator, one.denominator - one.numerator] for one in (treated, untreated)]


def disagreement(found: Estimate) -> tuple[Text, ...]:
    """What to say where interval and exact test differ on whether there is a difference."""
    if found.interval is None or found.p_value is None:
        return ()
    apart = found.interval[0] > 0 or found.interval[1] < 0
    if apart == (found.p_value < 1 - found.level):
        return ()
    return (
        Text(
            "Intervallet og den eksakte test er ikke enige om, hvorvidt forskellen kan være tilfældig. "
            "Intervallet "
            "afgør; den eksakte test er forsigtigere, når grupperne er små. Læs resultatet som lige på "
            "grænsen.",
            "Interval and exact test disagree on whether the difference can be chance. The interval decides; "
            "the exact test is more cautious in small groups. Read the result as on the border.",
        ),
    )
