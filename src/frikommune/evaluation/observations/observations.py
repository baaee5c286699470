"""Observations: rows whose columns have been given their roles and were checked."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from frikommune.cases.mark import Mark
from frikommune.language import Text

COLUMNS = (
    *("outcome", "treatment", "unit", "period", "start", "cluster"),
    *("weight", "duration", "event", "exposure"),
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column of a file means what; empty: the file has no such column.

    `treatment` is 0 or 1: of a panel, whether the unit is treated in that period (or ever, where `since`
    names the first treated period). `start` is the first period in which a unit is treated, empty or 0 for
    never. In place of a column, `treated` may name the treated units (or clusters) and `since` the first
    treated period. `duration` and `event` (0 or 1) are time to something, and whether it came before the
    end of watching. `exposure` is what a count of events is counted over (person-months). `cluster` is
    where treatment was decided (a municipality); without it, the unit.
    """

    outcome: str = ""
    treatment: str = ""
    unit: str = ""
    period: str = ""
    start: str = ""
    cluster: str = ""
    weight: str = ""
    duration: str = ""
    event: str = ""
    covariates: tuple[str, ...] = ()
    treated: tuple[str, ...] = ()
    since: str = ""
    exposure: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Rows left out because a column had no value in them; how many of them were treated and not."""

    column: str
    rows: int
    treated: int
    untreated: int


@dataclass(frozen=True, slots=True)
class Observations:
    """What is evaluated.

    `frame` has those of COLUMNS that the roles give, under these names: `outcome`, `weight`, `duration` and
    `exposure` Float64, `treatment` and `event` Int8 (0 or 1), `unit`, `period`, `cluster` Int32 codes into
    the labels below (periods in order), `start` Int32, the code of the unit's first treated period, null for
    never. With a period, `treatment` is whether the row's unit is treated in the row's period.
    `covariates` has as many rows, Float64 columns; a column of words became a column of 0 and 1 for each word
    but the first (`region=Nord`). No value in either is missing or infinite. `digest` is of both: the same
    rows give the same, whatever file they came in.
    """

    frame: pl.DataFrame
    roles: Roles
    covariates: pl.DataFrame = field(default_factory=pl.DataFrame)
    units: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    notes: tuple[Text, ...] = ()
    mark: Mark = Mark.NONE
    digest: str = ""
    source: str = ""

    def has(self, column: str) -> bool:
        """Whether the rows have one of COLUMNS."""
        return column in self.frame.columns
