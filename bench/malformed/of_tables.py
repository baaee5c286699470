"""Tables with a cell, a row or a column of them changed, written as CSV, workbook or Parquet."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Callable
from random import Random

from bench.malformed import odd
from bench.malformed.of_bytes import damaged as bytes_damaged

Rows = list[list[str]]
Way = Callable[[Rows, Random], Rows]


def rows_of(content: bytes, separator: str) -> Rows:
    """The rows of a good CSV file."""
    return list(csv.reader(io.StringIO(content.decode()), delimiter=separator))


def changed(rows: Rows, lot: Random) -> Rows:
    """The rows with something about them otherwise; the first of them is the head."""
    for _ in range(1 if lot.random() < 0.8 else 3):
        rows = lot.choice(WAYS)([list(row) for row in rows] or [[""]], lot)
    return rows


def _cell(rows: Rows, lot: Random, first: int = 0) -> tuple[int, int]:
    row = lot.randrange(min(first, len(rows) - 1), len(rows))
    return row, lot.randrange(max(1, len(rows[row])))


def _set(rows: Rows, row: int, column: int, value: str) -> None:
    rows[row] += [""] * (column + 1 - len(rows[row]))
    rows[row][column] = value


def cell_odd(rows: Rows, lot: Random) -> Rows:
    row, column = _cell(rows, lot, 1)
    _set(rows, row, column, odd.word(lot))
    return rows


def cell_near(rows: Rows, lot: Random) -> Rows:
    row, column = _cell(rows, lot, 1)
    _set(rows, row, column, odd.near(lot, rows[row][column] if rows[row] else ""))
    return rows


def cell_borrowed(rows: Rows, lot: Random) -> Rows:
    row, column = _cell(rows, lot, 1)
    other, its = _cell(rows, lot)
    _set(rows, row, column, rows[other][its] if rows[other] else "")
    return rows


def column_odd(rows: Rows, lot: Random) -> Rows:
    _, column = _cell(rows, lot)
    value = odd.word(lot)[:200]
    for row in range(1, len(rows)):
        _set(rows, row, column, value)
    return rows


def columns_swapped(rows: Rows, lot: Random) -> Rows:
    (_, one), (_, other) = _cell(rows, lot), _cell(rows, lot)
    for row in range(lot.choice((0, 1)), len(rows)):
        _set(
            rows, row, max(one, other), rows[row][max(one, other)] if len(rows[row]) > max(one, other) else ""
        )
        rows[row][one], rows[row][other] = rows[row][other], rows[row][one]
    return rows


def column_gone(rows: Rows, lot: Random) -> Rows:
    _, column = _cell(rows[:1], lot)
    return [row[:column] + row[column + 1 :] for row in rows]


def column_twice(rows: Rows, lot: Random) -> Rows:
    _, column = _cell(rows[:1], lot)
    return [[*row, *row[column : column + 1]] for row in rows]


def column_added(rows: Rows, lot: Random) -> Rows:
    return [[*row, odd.word(lot)[:300]] for row in rows]


def head_renamed(rows: Rows, lot: Random) -> Rows:
    _, column = _cell(rows[:1], lot)
    name = rows[0][column] if rows[0] else ""
    _set(rows, 0, column, lot.choice((odd.near(lot, name), odd.word(lot), "", name.upper())))
    return rows


def head_gone(rows: Rows, lot: Random) -> Rows:
    return rows[1:]


def only_the_head(rows: Rows, lot: Random) -> Rows:
    return rows[:1]


def head_twice(rows: Rows, lot: Random) -> Rows:
    at = lot.randrange(len(rows))
    return [*rows[:at], rows[0], *rows[at:]]


def row_ragged(rows: Rows, lot: Random) -> Rows:
    row = lot.randrange(len(rows))
    rows[row] = lot.choice((rows[row][:-1], [*rows[row], "x"], [], [""], rows[row] * 3))
    return rows


def row_gone(rows: Rows, lot: Random) -> Rows:
    row = lot.randrange(len(rows))
    return rows[:row] + rows[row + 1 :]


def row_twice(rows: Rows, lot: Random) -> Rows:
    row, to = lot.randrange(len(rows)), lot.randrange(len(rows))
    return [*rows[:to], list(rows[row]), *rows[to:]]


def shuffled(rows: Rows, lot: Random) -> Rows:
    rest = rows[1:]
    lot.shuffle(rest)
    return [*rows[:1], *rest]


WAYS: tuple[Way, ...] = (
    *(cell_odd, cell_odd, cell_near, cell_borrowed, column_odd, columns_swapped, column_gone, column_twice),
    *(
        column_added,
        head_renamed,
        head_gone,
        only_the_head,
        head_twice,
        row_ragged,
        row_gone,
        row_twice,
        shuffled,
    ),
)


def as_csv(rows: Rows, separator: str, lot: Random) -> bytes:
    """Mostly as it should be; else with another separator, open quotes, another encoding or broken bytes."""
    separator = separator if lot.random() < 0.9 else lot.choice((",", "\t", "|", ";", " "))
    held = io.StringIO()
    dialect = csv.unix_dialect if lot.random() < 0.2 else csv.excel  # the former quotes all
    csv.writer(held, dialect, delimiter=separator, lineterminator="\n").writerows(rows)
    content = held.getvalue().encode("utf-8", "surrogatepass")
    return bytes_damaged(content, lot) if lot.random() < 0.3 else content


def as_gzip(rows: Rows, separator: str, lot: Random) -> bytes:
    content = gzip.compress(as_csv(rows, separator, lot), mtime=0)
    return bytes_damaged(content, lot) if lot.random() < 0.4 else content
