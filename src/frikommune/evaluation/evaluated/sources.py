"""Where rows come from: a file, or a snapshot's folder, whose columns know their own roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import polars as pl

from frikommune.errors import Refused, refuse
from frikommune.evaluation.evaluated.asked import roles_of
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.observations.reading import observe, read
from frikommune.evaluation.snapshots import panel
from frikommune.evaluation.snapshots.files import read_snapshot
from frikommune.evaluation.snapshots.snapshot import Snapshot
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that were read, with the snapshot that they are, if they are one."""

    name: str
    frame: pl.DataFrame
    snapshot: Snapshot | None = None

    @property
    def titles(self) -> dict[str, Text]:
        """What columns are called in words: a snapshot's dictionary."""
        return {one.name: one.what for one in self.snapshot.columns} if self.snapshot else {}

    def among(self, rows: pl.DataFrame) -> Source:
        """The same with some of its rows."""
        snapshot = replace(self.snapshot, rows=rows) if self.snapshot else None
        return Source(self.name, rows, snapshot)

    def observations(self, said: Mapping[str, Any], where: str = "") -> Observations:
        """The rows with their roles: of a snapshot what is not said otherwise. Raises Refused."""
        known = self._known(said) if self.snapshot else {}
        roles = roles_of({**known, **said}, where)
        with in_words(self.name):
            found = observe(self.frame, roles, self.name)
        if self.snapshot is None:
            return found
        return replace(found, notes=(*panel.notes_of(self.snapshot, roles.outcome), *found.notes))

    def _known(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A snapshot's own roles, for the outcome or the event that was named."""
        assert self.snapshot is not None
        outcome = str(said.get("event") or said.get("outcome") or "")
        found = panel.roles_of(self.snapshot, outcome)
        return {one.name: value for one in fields(found) if (value := getattr(found, one.name))}


@contextmanager
def in_words(source: str) -> Iterator[None]:
    """Turns what nobody foresaw while reading into a refusal, its cause kept; a system's own faults pass."""
    try:
        yield
    except (Refused, OSError):
        raise
    except Exception as fault:
        raise refuse(
            "reading_stumbled",
            problem=Text(
                "Rækkerne kunne ikke læses: en fejl, som ingen har forudset",
                "The rows could not be read: a fault that nobody foresaw",
            ),
            where=source,
            given=f"{type(fault).__name__}: {fault}",
            expected=Text("en tabel med en overskrift og rækker", "a table with a heading and rows"),
            do_next=Text(
                "Gem filen som CSV med overskrift, og prøv igen; meld fejlen til dem, der vedligeholder"
                " programmet.",
                "Save the file as CSV with a heading, and try again; report the fault to those who maintain"
                " the program.",
            ),
        ) from fault


def source_of(path: Path, sheet: str = "") -> Source:
    """Read a file, or a snapshot's folder, whose rows are checked against their digest. Raises Refused."""
    if not path.is_dir():
        with in_words(path.name):
            return Source(path.name, read(path, sheet))
    snapshot = read_snapshot(path)
    return Source(path.name, snapshot.frame, snapshot)
