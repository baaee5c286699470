"""An indicator: what is counted, of what, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frikommune.evaluation.effects.question import Direction
from frikommune.language import NO_WORDS, Text

Kind = Literal["used", "citizens", "touched", "timely", "spared", "step", "end", "exit", "long", "duration"]
Origin = Literal["ledger", "cases", "published"]
PERCENT = Text("%", "%")

ORIGIN_WORDS: dict[Origin, Text] = {
    "ledger": Text("regnet af sagerne og loven", "computed from the cases and the law"),
    "cases": Text("talt i sagerne", "counted in the cases"),
    "published": Text("offentliggjort tal", "published figure"),
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of a trial's indicators, in a reader's words.

    `id` is stable (`used:2.1a`, `end:jobrotation:out`). A share is `numerator` of `denominator`; a `spared`
    one has beside it how many events (`number_of`). `duration` is a median, in days. `direction` is None
    where neither way is better in itself.
    """

    id: str
    kind: Kind
    title: Text
    numerator: Text
    denominator: Text
    origin: Origin
    unit: Text = PERCENT
    direction: Direction | None = None
    number_of: Text = NO_WORDS
