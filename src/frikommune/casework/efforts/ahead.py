"""What comes next in a run through an effort: a step, a decision, a follow-up or an end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from frikommune.dates import Step
from frikommune.evaluation.efforts.runs import Run
from frikommune.evaluation.efforts.state import State, state_of
from frikommune.language import Text
from frikommune.law.effort import EffortStep, FollowUp


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next in a run: a step, a decision, a follow-up or an end, and whether it is late.

    `due` is the day that the words end with, the last in time; None where none is set.
    """

    text: Text
    due: date | None = None
    late: bool = False


def ahead_of_run(run: Run) -> tuple[Ahead, ...]:
    """What comes next, the late first; nothing once the run is over."""
    state = state_of(run)
    if state.standing == "over":
        return ()
    found = [
        *_of_step(run, state),
        *(one for kind in run.effort.follow_ups for one in _of_follow_up(run, kind)),
    ]
    return tuple(sorted(found, key=lambda one: (not one.late, one.due or date.max)))


def _of_step(run: Run, state: State) -> Iterator[Ahead]:
    last, following = run.last, next(iter(run.next_steps), None)
    if state.standing == "waiting" and following is not None:
        yield _next(following, assessed=last.step.assessed, since=state.since)
        return
    if last.end is not None:
        final = last.end - timedelta(days=1)
        title = last.step.title
        yield Ahead(Text(f"“{title.da}” slutter", f"“{title.en}” ends"), final)
    elif last.last_lawful is not None:
        title = last.step.title
        words = Text(f"“{title.da}” må højst vare til og med", f"“{title.en}” may last at most through")
        yield Ahead(words, last.last_lawful, late=last.last_lawful < run.observed)
    if following is not None and last.end is None:
        yield Ahead(Text(f"derefter: {following.title.da}", f"then: {following.title.en}"))


def _next(following: EffortStep, *, assessed: bool, since: date) -> Ahead:
    title = following.title
    if not assessed:
        return Ahead(Text(f"næste trin: {title.da}", f"next step: {title.en}"))
    words = Text(
        f"afgør, om borgeren går videre til “{title.da}”; det forrige trin sluttede",
        f"decide whether the citizen goes on to “{title.en}”; the step before ended on",
    )
    return Ahead(words, since - timedelta(days=1), late=True)


def _of_follow_up(run: Run, follow_up: FollowUp) -> Iterator[Ahead]:
    """When a follow-up is due, where it has a rhythm: counted from the latest, or from the latest step."""
    if not isinstance(follow_up.every, Step):
        return
    days = [event.day for kind, event in run.followed if kind == follow_up]
    due = follow_up.every.after(max([run.last.day, *days]))
    title = follow_up.title
    yield Ahead(Text(f"{title.da}, senest", f"{title.en}, no later than"), due, late=due < run.observed)
