"""The efforts of one case on one day: those in progress, those that are over, and those that may begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import Event, History, Value
from frikommune.casework.efforts.ahead import Ahead, ahead_of_run
from frikommune.casework.efforts.counts import Sum, sums_of
from frikommune.casework.efforts.gates import Gate, Wish, gate_of
from frikommune.evaluation.efforts.held import is_held, is_of_trial
from frikommune.evaluation.efforts.runs import Run, runs_of
from frikommune.evaluation.efforts.state import State, state_of
from frikommune.law.effort import Effort, EffortStep, FollowUp
from frikommune.law.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Kept:
    """The sum of a number over the follow-ups, held against what the step says; `granted` None: not told."""

    done: Sum
    granted: float | None


@dataclass(frozen=True, slots=True)
class RunHere:
    """A run, how it stands and what is next."""

    run: Run
    state: State
    ahead: tuple[Ahead, ...]
    kept: tuple[Kept, ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to happen."""
        return self.state.standing == "over"

    @property
    def is_late(self) -> bool:
        """Whether something in it is late."""
        return any(one.late for one in self.ahead)


@dataclass(frozen=True, slots=True)
class EffortHere:
    """An effort in one case: its runs, the latest last; the step that would be next, and its gate.

    A run that was over before the trial held is none of the trial's.

    `held`: whether a trial makes it possible there today.
    """

    effort: Effort
    held: bool
    runs: tuple[RunHere, ...]
    next_step: EffortStep | None
    gate: Gate

    @property
    def current(self) -> RunHere | None:
        """The run in progress."""
        return next((one for one in reversed(self.runs) if not one.is_over), None)

    @property
    def may_begin(self) -> bool:
        """Whether it is not in progress and its first step may be taken today."""
        return self.current is None and self.next_step is not None and self.gate.is_open


def efforts_here(
    history: History, efforts: Iterable[Effort], rulebook: Rulebook, municipality: str, day: date
) -> tuple[EffortHere, ...]:
    """The efforts that a trial makes possible there, and those that the case has; in progress first."""
    found = [_here(history, one, rulebook, municipality, day) for one in efforts]
    shown = [one for one in found if one.held or one.runs]
    return tuple(sorted(shown, key=lambda one: (one.current is None, not one.runs, not one.may_begin)))


def run_here(run: Run) -> RunHere:
    """The run as it is shown."""
    return RunHere(run, state_of(run), ahead_of_run(run), tuple(_kept(run)))


def usual_attributes(step: EffortStep) -> dict[str, Value]:
    """What is proposed for a step."""
    return {one.attribute: one.usual for one in step.details if one.usual is not None}


def _here(history: History, effort: Effort, rulebook: Rulebook, municipality: str, day: date) -> EffortHere:
    held = is_held(effort, rulebook, municipality, day)
    every = [run_here(run) for run in runs_of(history, effort, day)]
    runs = tuple(
        one for one in every if is_of_trial(one.run, rulebook, municipality) or (held and not one.is_over)
    )
    current = runs[-1].run if runs and not runs[-1].is_over else None
    following = effort.steps if current is None else current.next_steps
    step = next(iter(following), None)
    gate = Gate()
    if step is not None:
        wish = Wish(effort, step, municipality, day, usual_attributes(step))
        gate = gate_of(wish, history, rulebook, day)
    return EffortHere(effort, held, runs, step, gate)


def _kept(run: Run) -> Iterable[Kept]:
    for follow_up in run.effort.follow_ups:
        taken = run.at(follow_up.held_against)
        if taken is None:
            continue
        for done in sums_of(follow_up.details, _events(run, follow_up)):
            granted = taken.attributes.get(done.detail.attribute)
            yield Kept(done, granted if isinstance(granted, int | float) else None)


def _events(run: Run, follow_up: FollowUp) -> list[Event]:
    return [event for kind, event in run.followed if kind == follow_up]
