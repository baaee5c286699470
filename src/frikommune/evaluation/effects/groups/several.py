"""Several outcomes: p-values corrected for the chance that one of many looks like an effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Correction = Literal["none", "holm", "benjamini_hochberg"]
_METHODS = {"holm": "holm", "benjamini_hochberg": "fdr_bh"}


@dataclass(frozen=True, slots=True)
class Corrected:
    """One outcome among several.

    `corrected` is to be held against 1 − level as a p-value alone would be. `level` is the level at which its
    interval is to be given so that all of them together hold at the level asked for; only Holm has one.
    """

    p_value: float | None
    corrected: float | None
    level: float | None = None


def correct(
    p_values: Sequence[float | None], method: Correction = "holm", level: float = 0.95
) -> tuple[Corrected, ...]:
    """The p-values corrected, in their order; an outcome without one (None) does not count among them.

    `holm`: the chance of any false finding is at most 1 − level (Holm, Scandinavian Journal of Statistics 6,
    1979, 65–70). `benjamini_hochberg`: of what is found, a share of at most 1 − level is false on average
    (Journal of the Royal Statistical Society B 57, 1995, 289–300); its intervals have no joint level. Holm's
    intervals get Bonferroni's level, 1 − (1 − level) / m: intervals that agree with Holm step by step say
    nothing about those that were found (Strassburger and Bretz, Statistics in Medicine 27, 2008).
    """
    known = [p for p in p_values if p is not None]
    if method == "none" or not known:
        return tuple(Corrected(p, p, level if method == "none" else None) for p in p_values)
    from statsmodels.stats.multitest import multipletests  # noqa: PLC0415  it takes a second to import

    found = iter(multipletests(known, alpha=1 - level, method=_METHODS[method])[1])
    joint = 1 - (1 - level) / len(known) if method == "holm" else None
    return tuple(
        Corrected(p, None if p is None else float(next(found)), None if p is None else joint)
        for p in p_values
    )
