"""How an effect's size is said: in points, in numbers, or in percent for a ratio, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, floor, isfinite, log, log10

from frikommune.evaluation.effects.effect import Scale
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import NO_WORDS, Text

RATIOS = ("rate_ratio", "hazard_ratio")
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """What is measured on a scale, what it is called the second time, and its two directions."""

    what: Text
    it: Text
    up: Text
    down: Text


_UP, _DOWN = Text("højere", "higher"), Text("lavere", "lower")
SCALE_WORDS: dict[Scale, ScaleWords] = {
    "share": ScaleWords(Text("andelen", "the share"), Text("den", "it"), _UP, _DOWN),
    "mean": ScaleWords(Text("gennemsnittet", "the average"), Text("det", "it"), _UP, _DOWN),
    "rate_ratio": ScaleWords(Text("hyppigheden", "the rate"), Text("den", "it"), _UP, _DOWN),
    "hazard_ratio": ScaleWords(
        Text("sandsynligheden på ethvert tidspunkt", "the likelihood at any moment"),
        Text("den", "it"),
        _UP,
        _DOWN,
    ),
    "time": ScaleWords(
        Text("tiden i gennemsnit", "the average time"),
        Text("den", "it"),
        Text("længere", "longer"),
        Text("kortere", "shorter"),
    ),
}


@dataclass(frozen=True, slots=True)
class Amounts:
    """Says sizes on one scale, all with the same number of decimals. `unit` is that of a mean or a time."""

    scale: Scale
    decimals: int = 1
    unit: Text = NO_WORDS

    @classmethod
    def like(
        cls, scale: Scale, values: Iterable[float], unit: Text = NO_WORDS, middle: float | None = None
    ) -> Amounts:
        """With so many decimals that the span of `values` keeps two figures.

        A `middle` that is far smaller than the span gets one decimal more, so that it does not drown.
        """
        shown = [_shown(scale, value) for value in values if isfinite(value)]
        span = max(shown, default=0.0) - min(shown, default=0.0) or max(map(abs, shown), default=0.0)
        found = _two_figures(span) if span else 1
        if middle and isfinite(middle) and scale not in ("share", *RATIOS):
            found = max(found, min(_two_figures(abs(middle)), found + 1))
        least = 1 if scale == "share" else 0
        return cls(scale, min(max(found, least), _MOST_DECIMALS), unit)

    def size(self, value: float) -> Text:
        """How large, without direction: `8,3 procentpoint`; for a ratio how much more or less: `23 %`."""
        said = number(abs(_shown(self.scale, value)), self.decimals)
        if self.scale == "share":
            return Text(f"{said.da} procentpoint", f"{said.en} percentage points")
        if self.scale in RATIOS:
            return Text(f"{said.da} %", f"{said.en}%")
        return Text(f"{said.da} {self.unit.da}".rstrip(), f"{said.en} {self.unit.en}".rstrip())

    def moved(self, value: float) -> Text:
        """How large and which way: `8,3 procentpoint højere`; words for what has no bound or is nothing."""
        words = SCALE_WORDS[self.scale]
        way = words.up if value > 0 else words.down
        if not isfinite(value):
            return Text(f"ubegrænset meget {way.da}", f"without limit {way.en}")
        if self.is_nothing(value):
            return Text(f"{words.it.da} samme", "the same")
        size = self.size(value)
        return Text(f"{size.da} {way.da}", f"{size.en} {way.en}")

    def is_nothing(self, value: float) -> bool:
        """Whether the value is said as 0."""
        return round(abs(_shown(self.scale, value)), self.decimals) == 0

    def plain(self, value: float) -> Text:
        """A value as statisticians write it: signed; a ratio as the ratio."""
        if self.scale in RATIOS:
            return _unbounded(exp(value) if value < 700 else float("inf"), 3)
        return _unbounded(_shown(self.scale, value), self.decimals)

    def interval(self, interval: tuple[float, float]) -> Text:
        """`[−9,6; 15,9] procentpoint`."""
        low, high = (self.plain(end) for end in interval)
        unit = Text("procentpoint", "percentage points") if self.scale == "share" else self.unit
        unit = NO_WORDS if self.scale in RATIOS else unit
        return Text(f"[{low.da}; {high.da}] {unit.da}".rstrip(), f"[{low.en}, {high.en}] {unit.en}".rstrip())


def level_said(scale: Scale, value: float) -> Text:
    """A level, not a difference: `41,65 %` for a share, with no decimal that says nothing; else a number."""
    if scale == "share":
        return percent(
            value, next(n for n in (0, 1, 2) if n == 2 or abs(round(100 * value, n) - 100 * value) < 1e-9)
        )
    return number(value, Amounts.like(scale, (0.0, value)).decimals)


def limit(scale: Scale, size: float | None, up: bool) -> float | None:
    """A margin or a smallest effect as a distance from no effect, on the estimate's own scale.

    On ratios a size of 0.2 is 20 %: up to 1.2 or down to 0.8, in logarithms. Down by everything is infinitely
    far.
    """
    if size is None or scale not in RATIOS:
        return size
    if up:
        return log(1 + size)
    return -log(1 - size) if size < 1 else float("inf")


def _two_figures(size: float) -> int:
    """How many decimals show two figures of a positive size."""
    return 1 - floor(log10(size))


def _shown(scale: Scale, value: float) -> float:
    """The value in the unit it is said in: points, percent, or its own."""
    if scale == "share":
        return 100 * value
    if scale in RATIOS:
        return 100 * (exp(min(value, 700.0)) - 1)
    return value


def _unbounded(value: float, decimals: int) -> Text:
    if isfinite(value):
        return number(value, decimals)
    return Text.same("∞" if value > 0 else "−∞")
