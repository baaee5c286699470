"""What a design can find out, as its pages show it: the answer, or what it must say first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from frikommune.errors import Refusal, Refused
from frikommune.evaluation.designs.design import Design
from frikommune.evaluation.power.answer import TESTABLE_WORDS, Power
from frikommune.evaluation.power.verdict import power_of
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Told:
    """`power` None: it cannot be told, and `missing` says why."""

    power: Power | None
    missing: tuple[Refusal, ...] = ()

    @property
    def words(self) -> Text | None:
        """What the verdict is called; None where there is none."""
        return TESTABLE_WORDS[self.power.verdict] if self.power and self.power.verdict else None


@lru_cache(maxsize=64)
def told(design: Design, network: int) -> Told:
    """Remembered by design: one that simulates takes a second."""
    try:
        return Told(power_of(design, network))
    except Refused as refused:
        return Told(None, refused.refusals)
