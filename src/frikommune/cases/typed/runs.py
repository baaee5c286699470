"""Rows of a table in which it is told once for each run of rows whose they are: few differ from the last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from frikommune.cases.word_numbers import alike

PERSON = "person"
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


def told_once(table: str) -> tuple[str, ...]:
    """The columns of a table that are told once a run: an event's spell is, as its person is."""
    return (PERSON, "spell") if table == "events" else (PERSON,)


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table.

    `frame` [row] holds what is each row's own. `ids` [run] holds the other columns (`told_once`), `lengths`
    [run] of how many rows, which follow each other.
    """

    frame: pl.DataFrame
    ids: pl.DataFrame
    lengths: Numbers

    @classmethod
    def of(cls, table: str, frame: pl.DataFrame) -> Rows:
        """The rows of a frame, whose column of persons is called PERSON."""
        once = [name for name in told_once(table) if name in frame.columns]
        runs = frame.select(pl.struct(once).rle()).to_series().struct.unnest()
        lengths = runs["len"].cast(pl.Int64).to_numpy()
        return cls(frame.drop(once), runs["value"].struct.unnest(), lengths)

    @classmethod
    def joined(cls, parts: Sequence[Rows]) -> Rows:
        """Some rows, then the next ones, and so on."""
        return cls(
            pl.concat(alike([part.frame for part in parts])),
            pl.concat([part.ids for part in parts]),
            np.concatenate([part.lengths for part in parts]),
        )

    @property
    def height(self) -> int:
        """How many rows there are."""
        return self.frame.height

    @property
    def persons(self) -> pl.Series:
        """[run]: whose the rows are."""
        return self.ids[PERSON]

    def person_of(self, row: int) -> str:
        """Whose a row is."""
        return str(self.persons[int(np.searchsorted(np.cumsum(self.lengths), row, side="right"))])

    def plain(self) -> pl.DataFrame:
        """The rows as one frame."""
        return self.ids[np.repeat(np.arange(len(self.lengths)), self.lengths)].hstack(self.frame)

    def parted(self, runs: int) -> tuple[Rows, Rows]:
        """The rows of so many runs, and the rest."""
        rows = int(self.lengths[:runs].sum())
        taken = Rows(self.frame[:rows], self.ids[:runs], self.lengths[:runs])
        return taken, Rows(self.frame[rows:], self.ids[runs:], self.lengths[runs:])

    def of_somebody(self) -> Rows:
        """The rows that have a person."""
        return self.of_runs(self.persons.is_not_null().to_numpy()) if self.persons.null_count() else self

    def of_runs(self, wanted: Mask) -> Rows:
        """The rows of the runs [run] that are wanted."""
        rows = self.frame.filter(pl.Series(np.repeat(wanted, self.lengths)))
        return Rows(rows, self.ids.filter(pl.Series(wanted)), self.lengths[wanted])

    def in_order(self, table: str) -> Rows:
        """The rows in order of person, each person's as they were."""
        if self.persons.is_sorted():
            return self
        return Rows.of(table, self.plain().sort(PERSON, maintain_order=True))
