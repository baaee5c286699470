"""CSV as case systems write it: the encoding and the separator are declared, never guessed."""

from __future__ import annotations

import csv
import io
from codecs import lookup
from pathlib import Path
from typing import TYPE_CHECKING

from frikommune.cases import file_refusals, refusals
from frikommune.cases.layout import Habits
from frikommune.cases.source import Content, Source, opened

if TYPE_CHECKING:
    from _csv import Reader


def read_csv(path: Path | Content, habits: Habits) -> Source:
    """All cells as text, and the line each row ends on. Blank lines are passed over.

    Rows of the wrong length are put aside as `ragged`. Raises Refused for a wrong encoding, a truncated
    archive, an empty file, and quotation marks that do not close.
    """
    with opened(path) as file:
        text = _decoded(file.read(), habits.encoding, path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=habits.separator, strict=True)
    try:
        lines, rows = _rows(reader)
    except csv.Error as error:
        raise file_refusals.csv_broken(f"{path.name}:{reader.line_num}", str(error)) from None
    if not rows:
        raise refusals.empty_file(path.name)
    header = [name.strip() for name in rows[0]]
    refuse_doubled(header, f"{path.name}:{lines[0]}")
    ragged = {index: row for index, row in enumerate(rows[1:]) if len(row) != len(header)}
    empty = [""] * len(header)
    whole = [empty if index in ragged else row for index, row in enumerate(rows[1:])]
    cells = list(zip(*whole, strict=True)) or [()] * len(header)
    return Source(path.name, dict(zip(header, cells, strict=True)), lines[1:], ragged)


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
    if lookup(encoding).name.startswith(("utf-16", "utf-32")) and b"\0" not in content:
        raise file_refusals.not_utf_16(file, encoding)
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusals.wrong_encoding(f"{file}:{line}", content[error.start], encoding) from None
