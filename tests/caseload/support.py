"""Small caseloads, drawn once and shared by the tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import polars as pl
import pyarrow as pa

from frikommune.caseload.blocks import blocks
from frikommune.caseload.profile import Profile
from frikommune.packfiles.caseload import read_caseload
from frikommune.packfiles.pack import Pack, load_pack

LAST = date(2020, 12, 31)


@cache
def pack() -> Pack:
    """The North Jutland pack."""
    return load_pack()


@cache
def profile() -> Profile:
    """Its caseload."""
    return read_caseload(pack())


@cache
def tables(persons: int, seed: int = 1, until: date = LAST) -> Mapping[str, pa.Table]:
    """All blocks of a caseload, joined."""
    parts = list(blocks(profile(), persons, seed, until))
    names = {name for part in parts for name in part}
    return {name: pa.concat_tables([part[name] for part in parts if name in part]) for name in names}


def frame(name: str, persons: int, seed: int = 1, until: date = LAST) -> pl.DataFrame:
    """One table of a caseload."""
    return pl.DataFrame(pl.from_arrow(tables(persons, seed, until)[name]))
