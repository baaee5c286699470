"""A snapshot: pseudonymised rows of one trial, frozen on a day, with the hash that anyone can check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.mark import Mark
from frikommune.language import Text

COURSE = "course"
"""What a row is, where it is no run through an effort: a course of one of the trial's target groups."""
FEW = 5
"""Cells of fewer rows than this are small: they must not be shown outside (docs/casework.md)."""
CELL = ("municipality", "period", "group")


@dataclass(frozen=True, slots=True)
class Described:
    """One column. `role`: `key`, `treatment`, `before` (a covariate), `outcome`, or `open` (unfinished)."""

    name: str
    what: Text
    unit: Text
    role: str = "outcome"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one trial as they were on `observed`.

    One row for each unit, with `municipality`, `period` (the quarter it began), `group`, `treated`, a
    pseudonym in `unit` that no other snapshot shares, and a column for each indicator; all whole numbers or
    text. `per` is COURSE, or the id of the effort whose runs the rows are. `horizon`: exits count within so
    many months. `digest` is of the rows in order of their pseudonyms, not of a file: any machine computes the
    same. `law` is the ledger's stamp of law, grants and engine. `small_cells` have 1 to FEW − 1 rows.
    """

    trial: str
    observed: date
    taken_on: date
    rows: pl.DataFrame
    columns: tuple[Described, ...]
    digest: str
    law: str
    mark: Mark
    per: str = COURSE
    horizon: int | None = None
    small_cells: int = 0
    notes: tuple[Text, ...] = ()

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The columns that may be outcomes."""
        return tuple(one.name for one in self.columns if one.role == "outcome")

    @property
    def covariates(self) -> tuple[str, ...]:
        """The columns that were known before."""
        return tuple(one.name for one in self.columns if one.role == "before")

    @property
    def frame(self) -> pl.DataFrame:
        """The rows with their mark as columns, as `observations.observe` reads it."""
        said = self.mark.as_json
        return self.rows.with_columns(**{name: pl.lit(holds) for name, holds in said.items()})
