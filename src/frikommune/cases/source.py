"""A file as it was read, before anything is understood: columns of cells, and the line each row stood on."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BufferedIOBase
from pathlib import Path

from frikommune.cases import refusals

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a file: columns of equal length, and each row's line (from 1, the header counted)."""

    file: str
    columns: Mapping[str, Sequence[Cell]]
    lines: Sequence[int]

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, index: int) -> dict[str, str]:
        """One row as text, empty cells as empty text."""
        return {name: cell_text(cells[index]) for name, cells in self.columns.items()}


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


@contextmanager
def opened(path: Path) -> Iterator[BufferedIOBase]:
    """The bytes of a file, unpacked if it is gzipped. A missing, empty or truncated one is Refused."""
    try:
        if path.stat().st_size == 0:
            raise refusals.empty_file(path.name)
        with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
            yield file
    except FileNotFoundError:
        raise refusals.file_missing(path.name) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise refusals.truncated_archive(path.name, str(error)) from None
    except OSError as error:
        raise refusals.unreadable(path.name, error.strerror or str(error)) from None
