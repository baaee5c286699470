"""An effort (indsats): the steps that a trial offers a citizen, in order, as its file describes them.

An effort is read from a history: its steps are the same events that norms and exports know. No places and
no dates are here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frikommune.dates import Step
from frikommune.language import NO_WORDS, Text
from frikommune.law.source import Certainty, Source, Unknown
from frikommune.law.terms import Match

DetailKind = Literal["number", "last_day", "text", "choice"]
ENDS = "indsats-slut"
HOW = "udfald"
"""The kind of event by which a person ends an effort; its type is the effort, its `HOW` the ending."""


@dataclass(frozen=True, slots=True)
class ByUse:
    """The step is a use of an exemption; `checked`: one that a leader must have approved."""

    exemption: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """An attribute recorded with a step. `at_most` Unknown: no source says whether there is a most.

    A `last_day` is asked for as the last day and recorded as the first day after, as periods end. `usual` is
    what is proposed; `choices` are the values of a `choice`.
    """

    attribute: str
    kind: DetailKind
    needed: bool
    unit: Text = NO_WORDS
    at_most: float | Unknown | None = None
    usual: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EffortStep:
    """One step: what records it, what must be there before it, how long it lasts, what is recorded with it.

    `groups` None: those of the effort; empty: every group. `after` is the step before it, or empty. `norm`
    is a limit that must hold. `lasts` is its fixed length, `longest` the most it may last; None where none is
    asked for, Unknown where no source gives it. `assessed`: when it is over, somebody decides who goes on.
    """

    id: str
    title: Text
    by: Match | ByUse
    groups: frozenset[str] | None = None
    after: str = ""
    norm: str = ""
    lasts: Step | Unknown | None = None
    longest: Step | Unknown | None = None
    assessed: bool = False
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What happens again and again meanwhile. `every` None: when it is needed; Unknown: no source says.

    `held_against` names a step: the sum of each number recorded here is held against the step's own.
    """

    id: str
    title: Text
    by: Match
    every: Step | Unknown | None = None
    held_against: str = ""
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """A way to end: the citizen left for something, stayed on benefits, or a person said so.

    `stops`: the one that an assessment gives whoever does not go on.
    """

    id: str
    title: Text
    left_to: frozenset[str] = frozenset()
    on_benefit: bool = False
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Effort:
    """An effort of a trial. `parts` are the exemptions that make it possible: one of them must hold.

    `groups` empty means every group. `trial_from` names the step that only the trial gives; empty: a step is
    the trial's where the law alone would not allow it.
    """

    id: str
    trial: str
    title: Text
    parts: tuple[str, ...]
    groups: frozenset[str]
    steps: tuple[EffortStep, ...]
    endings: tuple[Ending, ...]
    sources: tuple[Source, ...]
    certainty: Certainty
    file: str
    follow_ups: tuple[FollowUp, ...] = ()
    trial_from: str = ""
    assumptions: tuple[Text, ...] = ()

    def step(self, step_id: str) -> EffortStep | None:
        """The step of that id."""
        return next((one for one in self.steps if one.id == step_id), None)

    def ending(self, ending_id: object) -> Ending | None:
        """The ending of that id."""
        return next((one for one in self.endings if one.id == ending_id), None)

    def place(self, step: EffortStep) -> int:
        """Which number the step is, from 0."""
        return self.steps.index(step)

    def groups_of(self, step: EffortStep) -> frozenset[str]:
        """The groups that may take the step; empty means every group."""
        return self.groups if step.groups is None else step.groups

    @property
    def unknowns(self) -> tuple[Text, ...]:
        """What no source gives, and why each is open."""
        found = [value for step in self.steps for value in (step.lasts, step.longest)]
        found += [one.every for one in self.follow_ups]
        details = [one for step in self.steps for one in step.details]
        details += [one for follow_up in self.follow_ups for one in follow_up.details]
        open_ = [value for value in (*found, *(one.at_most for one in details)) if isinstance(value, Unknown)]
        return tuple(dict.fromkeys(value.because for value in open_))
