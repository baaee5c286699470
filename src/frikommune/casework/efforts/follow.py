"""What stands against a follow-up, against completing a step, or against ending an effort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import Attributes, History
from frikommune.casework.efforts import refusals
from frikommune.casework.efforts.gates import Wish, against_length, run_in_progress
from frikommune.errors import Refusal
from frikommune.evaluation.efforts.runs import Run, Taken, runs_of
from frikommune.law.effort import Effort, FollowUp


def against_follow_up(
    history: History, effort: Effort, follow_up: FollowUp, day: date, today: date
) -> tuple[Refusal, ...]:
    """Everything that stands against recording a follow-up on a day."""
    run = run_in_progress(history, effort, today)
    if run is None:
        return (refusals.no_run(effort),)
    found = [*_of_day(day, run.start, run, today)]
    same = any(kind == follow_up and event.day == day for kind, event in run.followed)
    return (*found, refusals.followed_already(follow_up, day)) if same else tuple(found)


@dataclass(frozen=True, slots=True)
class Completing:
    """What is added to a step that was taken."""

    day: date
    attributes: Attributes


def taken_step(history: History, effort: Effort, step: str, today: date) -> Taken | None:
    """The step as it was taken last, of which something was not told."""
    found = (run.at(step) for run in reversed(runs_of(history, effort, today)))
    taken = next((one for one in found if one is not None), None)
    return taken if taken is not None and taken.untold else None


def against_completing(
    history: History, effort: Effort, step: str, added: Completing, today: date
) -> tuple[Refusal, ...]:
    """Everything that stands against completing a step, which must still lack something."""
    taken = taken_step(history, effort, step, today)
    if taken is None or taken.day != added.day:
        return (refusals.no_run(effort),)
    wish = Wish(effort, taken.step, "", added.day, added.attributes)
    return tuple(against_length(wish))


def against_end(history: History, effort: Effort, ending: str, day: date, today: date) -> tuple[Refusal, ...]:
    """Everything that stands against ending the effort so on a day."""
    run = run_in_progress(history, effort, today)
    if run is None:
        return (refusals.no_run(effort),)
    found = [*_of_day(day, run.last.day, run, today)]
    return (*found, refusals.not_an_ending(effort, ending)) if effort.ending(ending) is None else tuple(found)


def _of_day(day: date, first: date, run: Run, today: date) -> Iterator[Refusal]:
    if day > today:
        yield refusals.ahead_of_time(day, today)
    elif day < first:
        yield refusals.before_the_last(run, day, first)
