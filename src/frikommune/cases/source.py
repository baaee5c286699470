"""A file as it was read, before anything is understood: columns of cells, and the line each row stood on."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BufferedIOBase, BytesIO
from pathlib import Path

from frikommune.cases import file_refusals, refusals
from frikommune.cases.bounds import Unpacking
from frikommune.errors import Refused

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a file: columns of equal length, and each row's line (from 1, the header counted).

    `ragged` are the rows whose cells do not fit the header, as they stood; the columns are empty there.
    `screened` are the rows that had a CPR number, with the first column it stood in; it is taken out there.
    """

    file: str
    columns: Mapping[str, Sequence[Cell]]
    lines: Sequence[int]
    ragged: Mapping[int, Sequence[str]] = field(default_factory=dict)
    screened: Mapping[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, index: int) -> list[str]:
        """One row as text, empty cells as empty text; a ragged one as it stood."""
        if index in self.ragged:
            return list(self.ragged[index])
        return [cell_text(cells[index]) for cells in self.columns.values()]


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a source, able to say where a field of ours stood in it."""

    source: Source
    index: int
    names: Mapping[str, str]

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return self.source.lines[self.index]

    def column(self, field: str) -> str:
        """The file's own name for a field; empty where it is a constant."""
        return self.names.get(field, "")

    def where(self, field: str) -> str:
        """`events.csv:12, Dato`."""
        column = self.column(field)
        return f"{self.source.file}:{self.line}" + (f", {column}" if column else "")


def cell_text(cell: Cell) -> str:
    """A cell as it would be written in CSV: days and instants as ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


@dataclass(frozen=True, slots=True)
class Content:
    """A file that is in memory and on no disk: its name and its bytes."""

    name: str
    content: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """The ending of its name."""
        return Path(self.name).suffix


@contextmanager
def opened(
    path: Path | Content, empty: Callable[[str], Refused] = refusals.empty_file
) -> Iterator[BufferedIOBase]:
    """The bytes of a file, unpacked if it is gzipped. One that cannot be had whole is Refused."""
    try:
        if isinstance(path, Content):
            if not path.content:
                raise empty(path.name)
            held = BytesIO(path.content)
            yield Unpacking(path.name, path.content) if path.suffix == ".gz" else held
            return
        if path.is_file() and path.stat().st_size == 0:
            raise empty(path.name)
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            yield file
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise refusals.truncated_archive(path.name) from None
    except OSError as error:
        raise file_refusals.cannot_open(path.name, error) from None
