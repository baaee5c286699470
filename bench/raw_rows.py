"""A caseload as a register would export it: events that name no spell, in order of their day."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import polars as pl


def rows(folder: str) -> dict[str, int]:
    """How many rows each table of a folder of Parquet has."""
    return {
        table: pl.scan_parquet(_files(Path(folder), table)).select(pl.len()).collect().item()
        for table in ("spells", "events", "uses")
        if _files(Path(folder), table)
    }


def write_raw(folder: str, to: str) -> dict[str, Any]:
    """Copy a folder of Parquet, but its events without `spell` and in order of `day`."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("events*"))
    events = pl.scan_parquet(_files(Path(folder), "events"))
    events.drop("spell", strict=False).sort("day").sink_parquet(Path(to) / "events.parquet")
    return {}


def _files(folder: Path, table: str) -> list[Path]:
    """`events.parquet`, or `events-1.parquet` and so on, or what lies in a folder `events`."""
    return sorted(folder.glob(f"{table}*.parquet")) or sorted((folder / table).glob("*.parquet"))
