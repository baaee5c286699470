"""A trial as the programme knows it: what it is, who takes part, and what the sources say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frikommune.language import Text

TrialState = Literal["running", "ended", "never_started"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source says; statements may contradict each other and then stand side by side."""

    text: Text
    reference: str
    heading: str


@dataclass(frozen=True, slots=True)
class Trial:
    """One granted trial.

    `municipalities` are those named at the grant. `exemptions` are the ids of its changes to the law.
    `registration` and `indicators` say what is recorded and counted; empty where no source says.
    """

    id: str
    title: Text
    round: int
    municipalities: tuple[str, ...]
    granted: Literal["fully", "partly", "fully_or_partly"]
    state: TrialState
    norm_without: Text
    with_trial: Text
    registration: Text
    indicators: tuple[Text, ...]
    exemptions: tuple[str, ...]
    statements: tuple[Statement, ...]
    disagreements: tuple[Text, ...]
    file: str
