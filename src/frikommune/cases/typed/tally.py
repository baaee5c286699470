"""What has been read so far, told to whoever waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from frikommune.cases.typed.runs import Rows


@dataclass(slots=True)
class Tally:
    """Rows done at a stage, of how many; and how many rows were nobody's."""

    say: Callable[[str, int, int | None], None]
    total: int
    see: Callable[[str, pl.DataFrame], None] = lambda table, rows: None
    nobodys: int = 0
    stage: str = "read"
    done: int = 0

    def begin(self, stage: str) -> None:
        """Count the rows of another stage from 0."""
        self.stage, self.done = stage, 0

    def add(self, rows: int) -> None:
        """Some rows more are done."""
        self.done += rows
        self.say(self.stage, self.done, self.total)

    def owned(self, table: str, rows: Rows) -> Rows:
        """The rows that are somebody's; those that are not are counted, and all keys looked at."""
        self.see(table, rows.frame)
        somebodys = rows.of_somebody()
        self.nobodys += rows.height - somebodys.height
        return somebodys
