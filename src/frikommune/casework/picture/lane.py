"""What the picture of a case is made of: strips with bars and marks, which are also told as lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import Text

BarKind = Literal["group", "law", "trial", "let_off", "unknown", "late", "without"]
"""`late`: the days over the limit. `without`: the window as it would be without trials, drawn faintly."""
NAME, ROW, BAR, THIN = 20, 24, 18, 7
"""How high the line with a lane's name, a row of bars, a bar and a faint bar are."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days. `words` stand in it where there is room; `end` is the last day, if known."""

    kind: BarKind
    x: float
    width: float
    y: float
    height: float
    words: Text
    told: Text
    start: date
    end: date | None

    @property
    def text_y(self) -> float:
        """The line that its words stand on."""
        return self.y + BAR - 5


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened on a day: a sign, and words beside it where there is room."""

    x: float
    y: float
    sign: str
    words: Text
    told: Text
    day: date

    @property
    def text_y(self) -> float:
        """The line that the sign and the words stand on."""
        return self.y + BAR - 5


@dataclass(frozen=True, slots=True)
class Lane:
    """One strip: the groups, what happened, or one norm."""

    name: Text
    height: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]

    @property
    def lines(self) -> list[tuple[date, date | None, Text]]:
        """Everything in it, in order of day: from, to, what."""
        told = [(one.start, one.end, one.told) for one in self.bars]
        said = {one.told for one in self.bars}
        told += [(one.day, one.day, one.told) for one in self.marks if one.told not in said]
        return sorted(told, key=lambda one: (one[0], one[1] or date.max))
