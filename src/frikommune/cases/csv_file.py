"""CSV as case systems write it: the encoding and the separator are declared, never guessed."""

from __future__ import annotations

import csv
import io
from array import array
from codecs import lookup
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from frikommune.cases import file_refusals, refusals
from frikommune.cases.cpr import shown_name
from frikommune.cases.formulas import as_was
from frikommune.cases.layout import Habits
from frikommune.cases.reading import REASON
from frikommune.cases.source import Cell, Content, Source, opened

if TYPE_CHECKING:
    import polars as pl

_AT_ONCE = 50_000
MOST_COLUMNS = 5_000


def read_csv(path: Path | Content, habits: Habits) -> Source:
    """All cells as text, and the line each row ends on. Blank lines are passed over.

    Rows of the wrong length are put aside as `ragged`. Raises Refused for a wrong encoding, a truncated
    archive, an empty file, and quotation marks that do not close.
    """
    rows = _Rows(path, habits)
    whole = list(rows)
    cells = list(zip(*whole, strict=True)) or [()] * len(rows.header)
    return Source(path.name, dict(zip(rows.header, cells, strict=True)), rows.lines, rows.ragged)


def read_csv_columns(
    path: Path | Content, habits: Habits, say: Callable[[int, int], None] = lambda done, of: None
) -> Source:
    """The same, each column as a polars Series of text, for what reads in columns. Raises Refused.

    `say` is told how many bytes are read, of how many.
    """
    import polars as pl  # noqa: PLC0415 - slow to import, and start-up counts

    rows = _Rows(path, habits)
    schema = dict.fromkeys(rows.header, pl.String())
    parts, found = [pl.DataFrame(schema=schema)], iter(rows)
    while some := list(islice(found, _AT_ONCE)):
        columns = zip(rows.header, zip(*some, strict=True), strict=True)
        say(*rows.place())
        parts.append(pl.DataFrame({name: pl.Series(name, cells, pl.String) for name, cells in columns}))
    made: Mapping[str, pl.Series] = pl.concat(parts, rechunk=True).to_dict()
    return Source(path.name, cast("Mapping[str, Sequence[Cell]]", made), rows.lines, rows.ragged)


def refuse_doubled(header: list[str], where: str) -> None:
    """Refuse two columns of one name, which a mapping could not tell apart, and more than any table has."""
    if len(header) > MOST_COLUMNS:
        raise file_refusals.too_many_columns(where, len(header), MOST_COLUMNS)
    for name, times in Counter(header).items():
        if times > 1:
            raise refusals.doubled_column(where, shown_name(name))


class _Rows:
    """The rows under the header, each as long as it; a ragged one is put aside and stands empty."""

    def __init__(self, path: Path | Content, habits: Habits) -> None:
        self.name = path.name
        with opened(path) as file:
            content = file.read()
        self.size, self.held = len(content), io.BytesIO(content)
        text = _decoded(content, self.held, habits.encoding, path.name)
        self.reader = csv.reader(text, delimiter=habits.separator, strict=True)
        self.lines: array[int] = array("Q")
        self.ragged: dict[int, list[str]] = {}
        first = next(self._filled(), None)
        if first is None:
            raise refusals.empty_file(path.name)
        self.header = [name.strip() for name in first]
        refuse_doubled(self.header, f"{path.name}:{self.reader.line_num}")

    def __iter__(self) -> Iterator[list[str]]:
        size, empty = len(self.header), [""] * len(self.header)
        lines, reader, mended = self.lines, self.reader, REASON in self.header
        for row in self._filled():
            if mended:
                row = [as_was(cell) for cell in row]  # noqa: PLW2901
            if len(row) != size:
                self.ragged[len(lines)] = row
                row = empty  # noqa: PLW2901
            lines.append(reader.line_num)
            yield row

    def place(self) -> tuple[int, int]:
        """How many bytes are read, of how many."""
        return self.held.tell(), self.size

    def _filled(self) -> Iterator[list[str]]:
        try:
            for row in self.reader:
                if any(row) and any(cell.strip() for cell in row):
                    yield row
        except csv.Error as error:
            where = f"{self.name}:{self.reader.line_num}"
            raise file_refusals.csv_broken(where, str(error)) from None


def _decoded(content: bytes, held: io.BytesIO, encoding: str, file: str) -> io.TextIOWrapper:
    """The text, once it is known that all of it can be decoded; it is held as bytes, which take less room."""
    if lookup(encoding).name.startswith(("utf-16", "utf-32")) and b"\0" not in content:
        raise file_refusals.not_utf_16(file, encoding)
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusals.wrong_encoding(f"{file}:{line}", content[error.start], encoding) from None
    text = io.TextIOWrapper(held, encoding, newline="")
    if text.read(1) != "\ufeff":
        text.seek(0)
    return text
