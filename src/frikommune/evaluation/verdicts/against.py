"""What an effect was held against, in words that follow “higher with the trial”."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.effects.effect import Estimator, Scale
from frikommune.evaluation.verdicts.amounts import level_said
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Against:
    """Words with a place for the joint: `than` (end) or `as` (som)."""

    words: Text

    @property
    def than(self) -> Text:
        """` end uden`."""
        return Text(self.words.da.format("end"), self.words.en.format("than"))

    @property
    def same_as(self) -> Text:
        """` som uden`."""
        return Text(self.words.da.format("som"), self.words.en.format("as"))


_WITHOUT = Text(" {} uden", " {} without it")
_TREND = Text(", {} udviklingen hos de andre tilsiger", " {} the development among the others suggests")
_ALIKE = Text(" {} hos sammenlignelige uden", " {} among comparable ones without it")
_OTHERS: dict[Estimator, Text] = {
    "two_groups": _WITHOUT,
    "counts": _WITHOUT,
    "survival": _WITHOUT,
    "did": _TREND,
    "staggered": _TREND,
    "synthetic": Text(
        " {} i den sammenligning, der er vejet sammen af de andre",
        " {} in the comparison that was weighted together from the others",
    ),
    "weighted": _ALIKE,
    "matched": _ALIKE,
}


def against(estimator: Estimator, scale: Scale, benchmark: float | None = None) -> Against:
    """What the estimator compares with; for one group the figure it is held against."""
    if estimator != "one_group":
        return Against(_OTHERS[estimator])
    if benchmark is None:
        return Against(Text(" {} det tal, der sammenlignes med", " {} the figure it is compared with"))
    level = level_said(scale, benchmark)
    return Against(
        Text(
            f" {{}} det tal, der sammenlignes med ({level.da})",
            f" {{}} the figure it is compared with ({level.en})",
        )
    )
