"""CSV as case systems write it: the encoding and the separator are declared, never guessed."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from frikommune.cases import refusals
from frikommune.cases.layout import Habits
from frikommune.cases.source import Source, opened
from frikommune.errors import Refused

if TYPE_CHECKING:
    from _csv import Reader


def read_csv(path: Path, habits: Habits) -> Source:
    """All cells as text, and the line each row ends on. Blank lines are passed over.

    Raises Refused for a wrong encoding, a truncated archive, an empty file, and rows of the wrong length.
    """
    with opened(path) as file:
        text = _decoded(file.read(), habits.encoding, path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=habits.separator, strict=True)
    try:
        lines, rows = _rows(reader)
    except csv.Error as error:
        raise refusals.unreadable(f"{path.name}:{reader.line_num}", str(error)) from None
    if not rows:
        raise refusals.empty_file(path.name)
    header = [name.strip() for name in rows[0]]
    refuse_doubled(header, f"{path.name}:{lines[0]}")
    ragged = [
        refusals.ragged_row(f"{path.name}:{line}", len(row), len(header), habits.separator)
        for line, row in zip(lines, rows, strict=True)
        if len(row) != len(header)
    ]
    if ragged:
        raise Refused(*ragged)
    cells = list(zip(*rows[1:], strict=True)) or [()] * len(header)
    return Source(path.name, dict(zip(header, cells, strict=True)), lines[1:])


def refuse_doubled(header: list[str], where: str) -> None:
    """Refuse two columns of one name, since a mapping could not tell them apart."""
    for name in header:
        if header.count(name) > 1:
            raise refusals.doubled_column(where, name)


def _rows(reader: Reader) -> tuple[list[int], list[list[str]]]:
    lines, rows = [], []
    for row in reader:
        if any(cell.strip() for cell in row):
            lines.append(reader.line_num)
            rows.append(row)
    return lines, rows


def _decoded(content: bytes, encoding: str, file: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusals.wrong_encoding(f"{file}:{line}", content[error.start], encoding) from None
