"""What efforts come to: started, each step, how they ended, those in progress, and sums of what was recorded.

The unfinished are always there: a share of those that ended says little while many have not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frikommune.cases.history import Event
from frikommune.evaluation.efforts.runs import Run
from frikommune.evaluation.efforts.state import NOT_TOLD, state_of
from frikommune.language import Text
from frikommune.law.effort import Detail, Effort, EffortStep, FollowUp
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import Row


@dataclass(frozen=True, slots=True)
class Sum:
    """A number added up: `told` of the `of` records had it."""

    detail: Detail
    total: float
    told: int
    of: int


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many took a step, and the sums of what was recorded with it.

    `untold`: those that came to a later step, while nothing tells of this one.
    """

    step: EffortStep
    taken: int
    untold: int
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class FollowUpCount:
    """How many runs have a follow-up, and how many follow-ups there are in all."""

    follow_up: FollowUp
    runs: int
    times: int
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What some runs through one effort come to. `endings` holds each way to end, then the one not told."""

    effort: Effort
    started: int
    running: int
    waiting: int
    over: int
    steps: tuple[StepCount, ...]
    follow_ups: tuple[FollowUpCount, ...]
    endings: tuple[tuple[Text, int], ...]

    @property
    def unfinished(self) -> int:
        """Those that are not over."""
        return self.running + self.waiting


def count(effort: Effort, runs: Sequence[Run]) -> Counts:
    """The counts of runs through one effort, each as known on its own observation day."""
    states = [state_of(run) for run in runs]
    ended = [one.ending for one in states if one.standing == "over"]
    endings = [(one.title, sum(1 for found in ended if found == one)) for one in effort.endings]
    return Counts(
        effort,
        started=len(runs),
        running=sum(1 for one in states if one.standing == "running"),
        waiting=sum(1 for one in states if one.standing == "waiting"),
        over=len(ended),
        steps=tuple(_step(runs, one) for one in effort.steps),
        follow_ups=tuple(_follow_up(runs, one) for one in effort.follow_ups),
        endings=(*endings, (NOT_TOLD, sum(1 for one in ended if one is None))),
    )


def by_the_trial(runs: Iterable[Run], rulebook: Rulebook) -> list[Run]:
    """The runs that the law alone would not have allowed: a step's limit is broken where no trial counts.

    Where the effort names the step that only the trial gives, those that took it.
    """
    return [run for run in runs if _needs_the_trial(run, rulebook)]


def broken_by_law(run: Run, rulebook: Rulebook) -> list[Row]:
    """The rows of the limits of its steps that would be broken where no trial counts."""
    limits = {(one.step.norm, one.day) for one in run.taken if one.step.norm}
    if not limits:
        return []
    rows = evaluate(run.history, rulebook.no_trials, run.observed)
    return [row for row in rows if (row.norm, row.base) in limits and row.outcome == "breached"]


def _needs_the_trial(run: Run, rulebook: Rulebook) -> bool:
    if run.effort.trial_from:
        return run.at(run.effort.trial_from) is not None
    return bool(broken_by_law(run, rulebook))


def tells_the_trial(effort: Effort) -> bool:
    """Whether it can be told which runs only the trial made possible."""
    return bool(effort.trial_from) or any(step.norm for step in effort.steps)


def sums_of(details: Iterable[Detail], records: Sequence[object]) -> tuple[Sum, ...]:
    """Each number among the details, added up over the events that have it."""
    return tuple(_sum(one, records) for one in details if one.kind == "number")


def _sum(detail: Detail, records: Sequence[object]) -> Sum:
    found = [one.attributes.get(detail.attribute) for one in records if isinstance(one, Event)]
    numbers = [one for one in found if isinstance(one, int | float) and not isinstance(one, bool)]
    return Sum(detail, sum(numbers), len(numbers), len(records))


def _step(runs: Sequence[Run], step: EffortStep) -> StepCount:
    taken = [one for run in runs for one in run.taken if one.step == step]
    place = runs[0].effort.place(step) if runs else 0
    past = sum(1 for run in runs if run.at(step.id) is None and run.effort.place(run.last.step) > place)
    return StepCount(step, len(taken), past, sums_of(step.details, [one.record for one in taken]))


def _follow_up(runs: Sequence[Run], follow_up: FollowUp) -> FollowUpCount:
    events = [[event for kind, event in run.followed if kind == follow_up] for run in runs]
    every = [event for one in events for event in one]
    return FollowUpCount(
        follow_up, sum(1 for one in events if one), len(every), sums_of(follow_up.details, every)
    )
