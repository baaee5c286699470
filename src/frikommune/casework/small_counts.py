"""Counts of few citizens are hidden, so that nobody can find them again by subtracting.

A count below five is shown as “under 5”, none among them: else several in a hidden sum would tell each other.
Every other count is rounded to the nearest five, and so is every sum, each for itself from its true value.
Whatever sum and parts are shown, each hidden count may then still be at least two different ones. A share is
made of rounded numbers only, and only where neither the part nor the rest is small.
"""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.language import Text

BASE = 5
SMALL = range(BASE)
FEW = Text(f"under {BASE}", f"under {BASE}")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A count as the network may see it: `about` is None where it is small."""

    about: int | None

    @property
    def text(self) -> Text:
        """`under 5`, or the rounded number."""
        return FEW if self.about is None else Text.same(f"{self.about}")


def hidden(count: int) -> Hidden:
    """The count, hidden or rounded. Raises ValueError for a count below zero."""
    if count < 0:
        raise ValueError(count)
    if count in SMALL:
        return Hidden(None)
    return Hidden((count + BASE // 2) // BASE * BASE)


def share(part: int, whole: int) -> int | None:
    """The share in whole percent, from the rounded counts; None where the part or the rest is small."""
    if part in SMALL or whole - part in SMALL:
        return None
    above, below = hidden(part).about, hidden(whole).about
    return min(100, round(100 * above / below)) if above and below else None
