"""Where a run through an effort stands on a day: in progress, waiting for somebody, or over, and how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.evaluation.efforts.runs import Run
from frikommune.language import Text
from frikommune.law.effort import HOW, Ending

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
