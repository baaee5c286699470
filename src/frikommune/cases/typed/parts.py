"""The Parquet files of each table: where they lie, what their columns are, and how their rows are grouped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.cases import refusals
from frikommune.cases.read import plain_of
from frikommune.cases.source import Source
from frikommune.cases.tables import TABLES, Column
from frikommune.cases.typed.types import refuse_types
from frikommune.errors import Refusal, Refused

LARGE = 1_000_000
"""At most so many rows are decoded at a time, where the files leave a choice."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of one file, and the least and the greatest person among them where the file says so.

    `groups` are the numbers of its row groups, where it is whole ones.
    """

    part: Part
    start: int
    rows: int
    least: str | None
    greatest: str | None
    groups: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What a file tells of one of its row groups: how many rows, of whom, and which columns hold nothing."""

    rows: int
    least: str | None
    greatest: str | None
    empty: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a table. `before` is how many rows of the table the files before it hold.

    `kept` are the columns in which some file of the table holds something.
    """

    path: Path
    name: str
    before: int
    rows: int
    schema: pl.Schema
    groups: tuple[Group, ...]
    kept: tuple[Column, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those of the kept columns that this file has."""
        return tuple(one for one in self.kept if one.name in self.schema)

    def holds(self, column: Column) -> bool:
        """Whether the file has that column, and does not say that nothing stands in it."""
        empty = all(column.name in group.empty for group in self.groups)
        return column.name in self.schema and (column.required or not empty)

    def pieces(self) -> Iterator[Piece]:
        """Its row groups."""
        start = 0
        for number, one in enumerate(self.groups):
            yield Piece(self, start, one.rows, one.least, one.greatest, (number,))
            start += one.rows


@dataclass(frozen=True, slots=True)
class Table:
    """One table, in as many files as it comes in, in the order of their names."""

    name: str
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(part.rows for part in self.parts)

    def pieces(self) -> list[Piece]:
        """The row groups of all its files."""
        return [piece for part in self.parts for piece in part.pieces()]

    def slices(self, most: int = LARGE) -> Iterator[Piece]:
        """All its rows, at most so many at a time; nothing is said of the persons."""
        for part in self.parts:
            for start in range(0, part.rows, most):
                yield Piece(part, start, min(most, part.rows - start), None, None)


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those of one file that follow each other made one, where that is not too large."""
    made: list[Piece] = []
    for piece in pieces:
        last = made[-1] if made else None
        if last and last.part is piece.part and last.rows + piece.rows <= LARGE:
            made[-1] = replace(
                last,
                rows=last.rows + piece.rows,
                greatest=piece.greatest,
                groups=last.groups + piece.groups,
            )
        else:
            made.append(piece)
    return made


def files_of(folder: Path) -> dict[str, list[Path]] | None:
    """Each table's Parquet files; None where the folder holds tables of another kind, or no spells."""
    found: dict[str, list[Path]] = {}
    for table in TABLES:
        one, many = folder / f"{table}.parquet", folder / table
        if any((folder / f"{table}{suffix}").exists() for suffix in (".csv", ".csv.gz")):
            return None
        if one.exists() and many.is_dir():
            raise refusals.two_files(folder.name, table, [one.name, f"{many.name}/"])
        if files := [one] if one.exists() else sorted(many.glob("*.parquet")):
            found[table] = files
    return found if "spells" in found else None


def opened(folder: Path, files: dict[str, list[Path]]) -> dict[str, Table]:
    """The tables, once their columns have been found sound. Raises Refused for all that are not."""
    wrong: list[Refusal] = []
    tables = {}
    for table, paths in files.items():
        if table == "employers" and len(paths) > 1:
            raise refusals.two_files(folder.name, table, [path.name for path in paths])
        parts: list[Part] = []
        for path in paths:
            before = parts[-1].before + parts[-1].rows if parts else 0
            try:
                parts.append(_part(table, path, path.relative_to(folder).as_posix(), before))
            except Refused as refused:
                wrong += refused.refusals
        kept = tuple(one for one in TABLES[table] if any(part.holds(one) for part in parts))
        tables[table] = Table(table, tuple(replace(part, kept=kept) for part in parts))
    if wrong:
        raise Refused(*wrong)
    if tables["spells"].rows == 0:
        raise refusals.empty_file(files["spells"][0].name)
    return tables


def _part(table: str, path: Path, name: str, before: int) -> Part:
    if path.stat().st_size == 0:
        raise refusals.empty_file(name)
    try:
        with pq.ParquetFile(path) as file:
            found, schema = file.metadata, pl.read_parquet_schema(path)
            groups = tuple(_groups(found, TABLES[table][0].name))
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError):
        raise refusals.unreadable(name) from None
    part = Part(path, name, before, found.num_rows, pl.Schema(schema), groups)
    plain_of(Source(name, dict.fromkeys(part.schema.names(), ()), ()), table)
    refuse_types(table, name, part.schema)
    return part


def _groups(found: pq.FileMetaData, person: str) -> Iterator[Group]:
    """What the file tells of each group; of persons only where it tells them as text."""
    for number in range(found.num_row_groups):
        group = found.row_group(number)
        columns = [group.column(place) for place in range(group.num_columns)]
        said = {one.path_in_schema: one.statistics for one in columns if one.statistics is not None}
        nulls = {name: one.null_count for name, one in said.items() if one.has_null_count}
        nothing = {name for name, count in nulls.items() if count == group.num_rows}
        empty = frozenset(name for name in nothing if not said[name].has_min_max)
        whose = said.get(person)
        least, greatest = (whose.min, whose.max) if whose is not None and whose.has_min_max else (None, None)
        whole = isinstance(least, str) and isinstance(greatest, str)
        yield Group(group.num_rows, *((least, greatest) if whole else (None, None)), empty)
