"""Where rows come from: a file, or a snapshot's folder, whose columns know their own roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import polars as pl

from frikommune.evaluation.evaluated.asked import roles_of
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.observations.reading import observe, read
from frikommune.evaluation.snapshots import panel
from frikommune.evaluation.snapshots.files import read_snapshot
from frikommune.evaluation.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that were read, with the snapshot that they are, if they are one."""

    name: str
    frame: pl.DataFrame
    snapshot: Snapshot | None = None

    def observations(self, said: Mapping[str, Any], where: str = "") -> Observations:
        """The rows with their roles: of a snapshot what is not said otherwise. Raises Refused."""
        known = self._known(said) if self.snapshot else {}
        return observe(self.frame, roles_of({**known, **said}, where), self.name)

    def _known(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A snapshot's own roles, for the outcome or the event that was named."""
        assert self.snapshot is not None
        outcome = str(said.get("event") or said.get("outcome") or "")
        found = panel.roles_of(self.snapshot, outcome)
        return {one.name: value for one in fields(found) if (value := getattr(found, one.name))}


def source_of(path: Path, sheet: str = "") -> Source:
    """Read a file, or a snapshot's folder, whose rows are checked against their digest. Raises Refused."""
    if not path.is_dir():
        return Source(path.name, read(path, sheet))
    snapshot = read_snapshot(path)
    return Source(path.name, snapshot.frame, snapshot)
