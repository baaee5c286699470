"""A trial's indicators over a population, chunk by chunk: what is counted of one, and added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.cases.mark import Mark
from frikommune.evaluation.indicators.courses import courses_of_groups
from frikommune.evaluation.indicators.from_cases import (
    DURATIONS,
    durations_added,
    durations_of,
    exit_records,
    long_records,
)
from frikommune.evaluation.indicators.from_efforts import run_records, runs_in
from frikommune.evaluation.indicators.from_ledger import (
    rows_of,
    timely_records,
    touched_in,
    touched_records,
    use_records,
)
from frikommune.evaluation.indicators.from_savings import spared_of, spared_records
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.indicators.states import COUNTS, KEYS, added, tallied


@dataclass(frozen=True, slots=True)
class IndicatorTally:
    """What was counted in some chunks: small, and additive with `combined`.

    `counts` has the columns of `states.COUNTS`, `durations` those of `from_cases.DURATIONS`. `cases` are the
    citizens with a course in one of the trial's groups; `mark` is that of the rows.
    """

    counts: pl.DataFrame
    durations: pl.DataFrame
    cases: int
    mark: Mark


def tally(
    ledger: pl.DataFrame, cases: CaseBlock, reach: Reach, observed: date, horizon: int | None = None
) -> IndicatorTally:
    """Count one chunk that holds whole citizens. `ledger` must hold the worlds of `reach`.

    `horizon`: exits count within so many months of the course's first day; None: up to the observation day.
    """
    courses = courses_of_groups(cases, reach, observed)
    return IndicatorTally(
        tallied(_records(ledger, cases, reach, courses, observed, horizon)),
        durations_of(courses, observed),
        courses["subject"].n_unique(),
        cases.mark,
    )


def combined(tallies: Iterable[IndicatorTally]) -> IndicatorTally:
    """The tallies of all chunks added up."""
    parts = list(tallies)
    return IndicatorTally(
        added((one.counts for one in parts), *KEYS).select(*COUNTS),
        durations_added((one.durations for one in parts), *KEYS).select(*DURATIONS),
        sum(one.cases for one in parts),
        max((one.mark for one in parts), default=Mark.NONE),
    )


def _records(
    ledger: pl.DataFrame,
    cases: CaseBlock,
    reach: Reach,
    courses: pl.DataFrame,
    observed: date,
    horizon: int | None,
) -> Iterator[pl.DataFrame]:
    rows = rows_of(ledger, reach)
    yield from use_records(rows, reach, observed)
    yield touched_records(courses, touched_in(ledger, reach))
    yield from timely_records(rows, reach)
    yield from spared_records(spared_of(ledger, cases, reach, observed), courses, reach)
    runs = runs_in(cases, ledger, reach, observed)
    for effort in reach.trial.efforts:
        yield from run_records(runs, effort)
    yield from exit_records(courses, observed, horizon)
    yield long_records(courses, reach, observed)
