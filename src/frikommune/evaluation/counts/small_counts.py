"""Counts of few citizens are hidden, so that nobody can find them again by subtracting.

A count below five is shown as “under 5”, none among them: else several in a hidden sum would tell each other.
Every other count is rounded to the nearest five. A sum is that of the numbers shown, without the hidden ones,
so it tells nothing that its parts do not: the true sum would, rounded or not (4 and 4, under a sum of 10, can
be nothing else). A share is made of rounded numbers only, and only where neither part nor rest is small.
"""

from __future__ import annotations

from collections.abc import Iterable
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
        """`under 5`, or the rounded number: `1.650`."""
        if self.about is None:
            return FEW
        written = f"{self.about:,}"
        return Text(written.replace(",", "."), written)


def hidden(count: int) -> Hidden:
    """The count, hidden or rounded. Raises ValueError for a count below zero."""
    if count < 0:
        raise ValueError(count)
    if count in SMALL:
        return Hidden(None)
    return Hidden((count + BASE // 2) // BASE * BASE)


def total(parts: Iterable[Hidden]) -> Hidden | None:
    """The sum of the numbers shown; None where all are hidden."""
    shown = [one.about for one in parts if one.about is not None]
    return Hidden(sum(shown)) if shown else None


def share(part: int, whole: int) -> int | None:
    """The share in whole percent, from the rounded counts; None where the part or the rest is small."""
    if part in SMALL or whole - part in SMALL:
        return None
    above, below = hidden(part).about, hidden(whole).about
    return min(100, round(100 * above / below)) if above and below else None


def share_together(counts: Iterable[tuple[int, int]]) -> int | None:
    """The share over those (part, whole) whose own share is shown, from what is shown of them."""
    shown = [
        (hidden(part).about, hidden(whole).about) for part, whole in counts if share(part, whole) is not None
    ]
    above, below = (sum(one[place] or 0 for one in shown) for place in (0, 1))
    return min(100, round(100 * above / below)) if below else None
