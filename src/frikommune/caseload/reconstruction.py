"""Aalborg's trial cases, one by one, so that the published figures come out of their rows.

How many there are is what the papers say; the day, the length and the group of each are drawn. What is no
published figure is a quota of the profile, marked as assumed.
"""

from __future__ import annotations

from datetime import date

from numpy.random import Generator

from frikommune.caseload import trials_health, trials_work
from frikommune.caseload.block import Labels, Tables, tables_of
from frikommune.caseload.cast import Cast
from frikommune.caseload.plans import Planner
from frikommune.caseload.profile import Profile

_TRIALS = (
    trials_work.job_rotation,
    trials_work.microloan,
    trials_work.graduates,
    trials_health.meetings,
    trials_health.job_clarification,
    trials_health.revalidation,
    trials_health.reassessment,
    trials_health.mentors,
)


def reconstruct(profile: Profile, draw: Generator, until: date) -> Tables:
    """The spells, events and uses of the reconstructed cases, as known at the end of a day."""
    cast = Cast(profile, draw)
    for trial in _TRIALS:
        trial(cast)
    courses = cast.courses()
    Planner(profile, draw, courses, cast.columns).lay_all()
    return tables_of(profile, courses, cast.columns, _labels(cast), until)


def _labels(cast: Cast) -> Labels:
    """`syn-r000017`: a citizen of the reconstruction. Sorts after those of the background."""
    return Labels(
        lambda number: f"syn-r{number + 1:06}",
        lambda number, spell: f"fr{10 * (number + 1) + spell:06}",
        tuple(cast.trials),
    )
