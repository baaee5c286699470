"""A snapshot: pseudonymised rows of one trial, frozen on a day, with the hash that anyone can check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.mark import Mark
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Described:
    """One column in the data dictionary."""

    name: str
    what: Text
    unit: Text


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one trial as they were on `observed`.

    One row for each unit and period, with `municipality`, `period`, `treated`, a pseudonym in `unit` that no
    other snapshot shares, and a column for each indicator. `digest` is of the rows in their order of keys,
    not of a file: any machine computes the same. `law` is the ledger's stamp of law, grants and engine.
    """

    trial: str
    observed: date
    taken_on: date
    rows: pl.DataFrame
    columns: tuple[Described, ...]
    digest: str
    law: str
    mark: Mark
