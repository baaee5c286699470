"""Keys used more than once in a table of any size, found by their hashes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from frikommune.cases.typed.parts import Table
from frikommune.cases.typed.rows import collected
from frikommune.cases.typed.runs import PERSON

MOST = 60_000_000
"""So many hashes are held at a time (8 bytes each); a larger table is gone through several times."""
_KEYS = {"spells": "spell", "events": "event", "uses": "use"}


class Keys:
    """Looks at the keys of every table as its rows go by, and tells whether one may have come twice."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self.last = dict.fromkeys(_KEYS, "")
        self.hashes: dict[str, list[pl.Series]] = {}
        self.unsure = {name for name, table in tables.items() if table.rows > MOST}

    def see(self, table: str, rows: pl.DataFrame) -> None:
        """Some rows more, in the order of the table."""
        key = _KEYS.get(table)
        if key is None or key not in rows.columns or table in self.unsure:
            return
        keys = rows[key].drop_nulls()
        if table in self.hashes:
            self.hashes[table].append(keys.hash())
        elif len(keys):
            if _rise(keys, self.last[table]):
                self.last[table] = keys[-1]
            elif self.last[table]:
                self.unsure.add(table)
            else:
                self.hashes[table] = [keys.hash()]

    def may_repeat(self) -> bool:
        """Whether keys must be looked at one by one."""
        return bool(self.unsure) or any(map(_has_twice, self.hashes.values()))


def run_of(table: str, rows: pl.DataFrame) -> tuple[str, str] | None:
    """The first and the last key of some rows where they only rise, empty if there are none; else None."""
    name = _KEYS.get(table)
    keys = rows[name].drop_nulls() if name in rows.columns else pl.Series(dtype=pl.String)
    if not len(keys):
        return "", ""
    return (keys[0], keys[-1]) if _rise(keys, "") else None


def _rise(keys: pl.Series, last: str) -> bool:
    """Whether the keys only rise, as keys do that were given one after another."""
    return keys[0] > last and bool((keys.slice(1) > keys.head(-1)).all())


def _has_twice(parts: list[pl.Series]) -> bool:
    hashes = np.concatenate([part.to_numpy() for part in parts])
    hashes.sort()
    return bool((hashes[1:] == hashes[:-1]).any())


def persons_with_repeated_keys(tables: dict[str, Table]) -> set[str]:
    """Everybody with a row whose key another row of that table has, anybody's. Raises Refused."""
    found: set[str] = set()
    for name, key in _KEYS.items():
        parts = tables[name].parts if name in tables else ()
        if having := tuple(part for part in parts if key in part.schema):
            found |= _of_table(Table(name, having), key)
    return found


def _of_table(table: Table, key: str) -> set[str]:
    rounds = table.rows // MOST + 1
    twice = [one for number in range(rounds) if len(one := _twice(table, key, number, rounds))]
    if not twice:
        return set()
    hashes = pl.Series(np.concatenate(twice))
    rows = pl.concat(
        [frame.filter(frame[key].hash().is_in(hashes.implode())) for frame in _columns(table, PERSON, key)]
    )
    return set(rows.filter(pl.col(key).is_duplicated())[PERSON].drop_nulls().to_list())


def _twice(table: Table, key: str, number: int, rounds: int) -> npt.NDArray[np.uint64]:
    """The hashes that come twice, of those that belong to this round."""
    hashes = np.empty(table.rows // rounds * 2 if rounds > 1 else table.rows, dtype=np.uint64)
    filled = 0
    for frame in _columns(table, key):
        some = frame[key].drop_nulls().hash().to_numpy()
        some = some if rounds == 1 else some[some % np.uint64(rounds) == number]
        hashes[filled : filled + len(some)] = some
        filled += len(some)
    hashes = hashes[:filled]
    hashes.sort()
    return np.unique(hashes[1:][hashes[1:] == hashes[:-1]])


def _columns(table: Table, *names: str) -> Iterator[pl.DataFrame]:
    """Some columns of text, trimmed and blank ones empty, a bounded number of rows at a time."""
    for piece in table.slices():
        some = (
            pl.scan_parquet(piece.part.path)
            .slice(piece.start, piece.rows)
            .select(pl.col(names).cast(pl.String).str.strip_chars())
        )
        frame = collected(piece.part.name, some)
        yield frame.with_columns(pl.when(pl.col(name) != "").then(pl.col(name)).alias(name) for name in names)
