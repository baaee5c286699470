"""Where a run through an effort stands on a day: in progress, waiting for somebody, or over, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frikommune.casework.effort_runs import Run
from frikommune.dates import Step
from frikommune.language import Text
from frikommune.law.effort import HOW, EffortStep, Ending, FollowUp

Standing = Literal["running", "waiting", "over"]
"""`waiting`: the latest step is over, and the next has not been taken."""

STANDINGS: dict[Standing, Text] = {
    "running": Text("i gang", "in progress"),
    "waiting": Text("venter på næste trin", "waiting for the next step"),
    "over": Text("slut", "over"),
}
NOT_TOLD = Text("afsluttet, men hvordan er ikke oplyst", "over, but how is not told")


@dataclass(frozen=True, slots=True)
class State:
    """How a run stands, since when; `ending` None where it is not over or where nothing tells how."""

    standing: Standing
    since: date
    ending: Ending | None = None

    @property
    def words(self) -> Text:
        """In a few words."""
        if self.standing != "over":
            return STANDINGS[self.standing]
        return self.ending.title if self.ending else NOT_TOLD


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next in a run: a step, a decision, a follow-up or an end, and whether it is late.

    `due` is the day that the words end with, the last in time; None where none is set.
    """

    text: Text
    due: date | None = None
    late: bool = False


def state_of(run: Run) -> State:
    """How the run stands at the end of its observation day."""
    last, effort = run.last, run.effort
    if run.ended is not None:
        return State("over", run.ended.day, effort.ending(run.ended.attributes.get(HOW)))
    if run.departure is not None:
        left = (one for one in effort.endings if run.departure.to in one.left_to)
        return State("over", run.departure.day, next(left, None))
    if last.end is None or last.end > run.observed:
        return State("running", last.day)
    if run.next_steps:
        return State("waiting", last.end)
    return State("over", last.end, next((one for one in effort.endings if one.on_benefit), None))


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
