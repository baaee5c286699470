"""Power, smallest detectable difference and needed size, for any setting, by the normal or t distribution."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan

from scipy.special import nctdtr, ndtr, ndtri, stdtrit

from frikommune.evaluation.power.settings import Setting

LARGE_DF = 100_000
"""From here on the t distribution is the normal one to five decimals."""
MOST = 10_000_000
"""No trial is larger than this: what would need more is not to be had."""
_STEPS = 60


def power(setting: Setting, difference: float, alpha: float = 0.05) -> float:
    """The probability that a two-sided test at `alpha` finds a difference, in either direction; in [0, 1].

    With few degrees of freedom by the noncentral t distribution (J. Cohen, “Statistical Power Analysis for
    the Behavioral Sciences”, 2nd ed., 1988, 12.8), otherwise by the normal one.
    """
    null, true = setting.errors(difference)
    if setting.df < 1:
        return 0.0
    if true <= 0:
        return 1.0 if difference else alpha
    critical = _critical(setting.df, alpha) * null / true
    shift = abs(difference) / true
    return _above(setting.df, shift, critical) + _above(setting.df, -shift, critical)


def power_not_worse(setting: Setting, margin: float, alpha: float = 0.05) -> float:
    """The probability that the interval lies above −margin where there is no difference at all.

    The two-sided interval of level 1 − alpha is what the verdict is read from, so each side has alpha / 2.
    Source: J. L. Julious, “Sample sizes for clinical trials with normal data”, Statistics in Medicine 23
    (2004), 1921–1986, section 5.
    """
    _, error = setting.errors(0.0)
    if setting.df < 1:
        return 0.0
    return _above(setting.df, margin / error, _critical(setting.df, alpha))


def detectable(setting: Setting, most: float, target: float = 0.8, alpha: float = 0.05) -> float | None:
    """The smallest difference that is found with probability `target`; its sign is that of `most`.

    Differences beyond `most` are not looked at (a share has no room for them). None where none is found.
    """
    if power(setting, most, alpha) < target:
        return None
    low, high = 0.0, most
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if power(setting, middle, alpha) >= target else (middle, high)
    return high


def needed(enough: Callable[[int], bool], least: int = 1, most: int = MOST) -> int | None:
    """The smallest whole number from `least` that is enough, where more is never worse; None above `most`."""
    if enough(least):
        return least
    low, high = least, least * 2
    while high <= most and not enough(high):
        low, high = high, high * 2
    if high > most:
        if not enough(most):
            return None
        high = most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _critical(df: float, alpha: float) -> float:
    return float(ndtri(1 - alpha / 2) if df >= LARGE_DF else stdtrit(df, 1 - alpha / 2))


def _above(df: float, shift: float, critical: float) -> float:
    """How often a statistic with its middle at `shift` lies above the critical value.

    Far out in one tail the distribution function may fail; the other tail is then as good as certain.
    """
    if df >= LARGE_DF:
        return float(ndtr(shift - critical))
    lower, upper = float(nctdtr(df, -shift, -critical)), float(nctdtr(df, shift, critical))
    if not isnan(lower):
        return lower
    return 1 - upper if not isnan(upper) else float(shift > critical)
