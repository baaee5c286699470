"""A trial as the programme knows it: what it is, who takes part, and what the sources say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from frikommune.language import Text

TrialState = Literal["running", "ended", "never_started"]
EffectVerdict = Literal["fully", "partly", "not", "goes_on", "open"]
"""What a source says that a law did to a trial. `open`: it speaks of it, and leaves it open."""
EFFECT_VERDICTS: tuple[EffectVerdict, ...] = get_args(EffectVerdict)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says; statements may contradict each other and then stand side by side."""

    text: Text
    reference: str
    heading: str


@dataclass(frozen=True, slots=True)
class LawEffect:
    """What one source says that the law from a day did to the trial, or to one `part` of it: an exemption."""

    law_from: date
    part: str
    verdict: EffectVerdict
    text: Text
    reference: str
    heading: str

    @property
    def where(self) -> str:
        """The source, with its heading where it has one."""
        return f"{self.reference}, {self.heading}" if self.heading else self.reference


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial. `round`, `granted` and `state` are None for one that is under way and not decided.

    `municipalities` are those named at the grant. `exemptions` are the ids of its changes to the law.
    `registration` and `indicators` say what is recorded and counted; empty where no source says.
    """

    id: str
    title: Text
    round: int | None
    municipalities: tuple[str, ...]
    granted: Literal["fully", "partly", "fully_or_partly"] | None
    state: TrialState | None
    norm_without: Text
    with_trial: Text
    registration: Text
    indicators: tuple[Text, ...]
    exemptions: tuple[str, ...]
    statements: tuple[Statement, ...]
    effects: tuple[LawEffect, ...]
    disagreements: tuple[Text, ...]
    file: str


Number = tuple[tuple[int, str], ...]


@lru_cache(maxsize=16_384)
def by_number(name: str) -> Number:
    """What to sort by so that 3.2 comes before 3.10: digits as numbers, and what stands between as words."""
    return tuple((int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", name))
