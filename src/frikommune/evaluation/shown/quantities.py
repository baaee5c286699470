"""Numbers as a reader meets them: shares in percent, differences in points, p-values, in both languages."""

from __future__ import annotations

from math import isfinite

from frikommune.language import Text

MINUS = "−"
UNKNOWN = Text("kan ikke beregnes", "cannot be computed")


def number(value: float | None, decimals: int = 1) -> Text:
    """`1.234,5` and `1,234.5`; words where there is no number."""
    if value is None or not isfinite(value):
        return UNKNOWN
    rounded = round(value, decimals) + 0.0  # never −0,0
    english = f"{rounded:,.{decimals}f}".replace("-", MINUS)
    return Text(english.translate(str.maketrans(",.", ".,")), english)


def signed(value: float | None, decimals: int = 1) -> Text:
    """As `number`, with a plus where it is above zero: `+1,5`."""
    said = number(value, decimals)
    if value is None or not isfinite(value) or round(value, decimals) <= 0:
        return said
    return Text(f"+{said.da}", f"+{said.en}")


def percent(share: float | None, decimals: int = 1) -> Text:
    """A share between 0 and 1: `44,4 %` and `44.4%`."""
    if share is None or not isfinite(share):
        return UNKNOWN
    said = number(100 * share, decimals)
    return Text(f"{said.da} %", f"{said.en}%")


def points(difference: float | None, decimals: int = 1) -> Text:
    """A difference between two shares: `+2,5 procentpoint` and `+2.5 percentage points`."""
    if difference is None or not isfinite(difference):
        return UNKNOWN
    said = signed(100 * difference, decimals)
    return Text(f"{said.da} procentpoint", f"{said.en} percentage points")


def p_value(p: float | None) -> Text:
    """`p = 0,185`, or `p < 0,001`."""
    if p is None or not isfinite(p):
        return UNKNOWN
    if p < 0.001:
        return Text("p < 0,001", "p < 0.001")
    said = number(p, 3)
    return Text(f"p = {said.da}", f"p = {said.en}")
