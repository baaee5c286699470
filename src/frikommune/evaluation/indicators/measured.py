"""One measured value of an indicator, wherever it comes from: cases, ledger, or a published figure."""

from __future__ import annotations

from dataclasses import dataclass, field

from frikommune.cases.mark import Mark
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects.question import Direction
from frikommune.evaluation.indicators.indicator import PERCENT, Origin
from frikommune.language import NO_WORDS, Text


@dataclass(frozen=True, slots=True)
class Measured:
    """What an indicator was in a place and a time; empty: everywhere, all the time, all groups.

    A share has `counted`, or only `share` (in [0, 1]) where a source gives no numerator or denominator.
    Anything else has `number` in `unit`, with `low` and `high` where it has an interval; a share may have one
    beside it (events spared). `numerator` and `denominator` say what was counted, `source` where it comes
    from, `certainty` how sure the source is (`source`, `public`, `assumed`; empty: counted here). `notes` is
    what its reader must know, the gravest first. `series` is shared by figures that belong together.
    """

    indicator: str
    title: Text
    counted: Counted | None = None
    share: float | None = None
    number: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Text = PERCENT
    municipality: str = ""
    group: str = ""
    period: Text = NO_WORDS
    direction: Direction | None = None
    numerator: Text = NO_WORDS
    denominator: Text = NO_WORDS
    origin: Origin = "cases"
    source: Text = NO_WORDS
    certainty: str = ""
    mark: Mark = Mark.NONE
    notes: tuple[Text, ...] = field(default=())
    series: str = ""

    @property
    def of_all(self) -> float | None:
        """The share of all who started, or the bare share."""
        return self.share if self.counted is None else self.counted.of_all.share

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the share of all; None without numerator and denominator."""
        return None if self.counted is None else self.counted.of_all.interval

    @property
    def of_finished(self) -> Share | None:
        """The share of those who finished, where some have not."""
        if self.counted is None or not self.counted.unfinished:
            return None
        return self.counted.of_finished

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The share if none of the unfinished succeed, and if all do; None where all have finished."""
        if self.counted is None or not self.counted.unfinished:
            return None
        return self.counted.bounds
