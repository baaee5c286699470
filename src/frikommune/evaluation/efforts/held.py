"""Whether a trial made an effort possible somewhere on a day."""

from __future__ import annotations

from datetime import date

from frikommune.evaluation.efforts.runs import Run
from frikommune.law.effort import Effort
from frikommune.law.rulebook import Rulebook


def is_held(effort: Effort, rulebook: Rulebook, municipality: str, day: date) -> bool:
    """Whether one of the exemptions that make the effort possible holds there that day."""
    grants = (one for part in effort.parts for one in rulebook.grants_of.get((part, municipality), ()))
    return any(one.holds_on(day) for one in grants)


def is_of_trial(run: Run, rulebook: Rulebook, municipality: str) -> bool:
    """Whether the trial held there on the day of one of the run's steps."""
    return any(is_held(run.effort, rulebook, municipality, one.day) for one in run.taken)
