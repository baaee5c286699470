"""The Parquet files of each table: where they lie, what their columns are, and how their rows are grouped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.cases import refusals
from frikommune.cases.read import plain_of
from frikommune.cases.source import Source
from frikommune.cases.tables import TABLES
from frikommune.cases.typed.types import refuse_types
from frikommune.errors import Refusal, Refused

LARGE = 1_000_000
"""At most so many rows are decoded at a time, where the files leave a choice."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of one file, and the least and the greatest person among them where the file says so.

    `persons` [row] are there where they have been read already.
    """

    part: Part
    start: int
    rows: int
    least: str | None
    greatest: str | None
    persons: pl.Series | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a table. `before` is how many rows of the table the files before it hold."""

    path: Path
    name: str
    before: int
    rows: int
    schema: pl.Schema
    groups: tuple[tuple[int, str | None, str | None], ...]

    def pieces(self) -> Iterator[Piece]:
        """Its row groups."""
        start = 0
        for rows, least, greatest in self.groups:
            yield Piece(self, start, rows, least, greatest)
            start += rows


@dataclass(frozen=True, slots=True)
class Table:
    """One table, in as many files as it comes in, in the order of their names."""

    name: str
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(part.rows for part in self.parts)

    @property
    def person(self) -> str:
        """The column that says whose row it is."""
        return TABLES[self.name][0].name

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
            made[-1] = Piece(piece.part, last.start, last.rows + piece.rows, last.least, piece.greatest)
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
        tables[table] = Table(table, tuple(parts))
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


def _groups(found: pq.FileMetaData, person: str) -> Iterator[tuple[int, str | None, str | None]]:
    """The rows of each group, and its least and greatest person where they are told as text."""
    place = next((n for n in range(found.num_columns) if found.schema.column(n).path == person), None)
    for number in range(found.num_row_groups):
        group = found.row_group(number)
        said = None if place is None else group.column(place).statistics
        least, greatest = (said.min, said.max) if said is not None and said.has_min_max else (None, None)
        whole = isinstance(least, str) and isinstance(greatest, str)
        yield group.num_rows, *((least, greatest) if whole else (None, None))
