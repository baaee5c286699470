"""Writes a caseload into a folder, block by block, as Parquet, CSV or XLSX, with its mark on everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, Literal, Protocol, get_args

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune import __version__
from frikommune.caseload.block import Tables
from frikommune.caseload.blocks import BLOCK
from frikommune.caseload.readme import MARK, README, readme
from frikommune.cases.tables import TABLES, arrow_schema
from frikommune.errors import Refused, refuse
from frikommune.language import Text

Format = Literal["parquet", "csv", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
WORKBOOK = "caseload.xlsx"
_GROUP = 2**19
"""So many rows of Parquet stand together: their ids fit in one dictionary, which is quick to read."""
MOST_IN_SHEET = 1_048_575
"""Rows of a sheet, less its header."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is made: so many citizens of the background, from a seed, as known at the end of a day."""

    persons: int
    seed: int
    until: date

    @property
    def mark(self) -> Mapping[str, str]:
        """What every file says of itself."""
        return {
            "frikommune.synthetic": "true",
            "frikommune.reconstruction": "Aalborg 2017-2019: spells with the attribute rekonstruktion",
            "frikommune.persons": str(self.persons),
            "frikommune.seed": str(self.seed),
            "frikommune.until": self.until.isoformat(),
            "frikommune.version": __version__,
        }


@contextmanager
def writing(folder: Path, form: Format, asked: Asked) -> Iterator[Callable[[Tables], None]]:
    """Gives what writes a block into an empty folder; up to `BLOCK` citizens are one file per table.

    Raises Refused when a sheet is full, and OSError as it comes.
    """
    (folder / README).write_text(readme(asked.mark), encoding="utf-8")
    (folder / MARK).write_text(json.dumps(asked.mark, indent=2) + "\n", encoding="utf-8")
    with ExitStack() as stack:
        writer = _WRITERS[form](folder, asked, stack)
        yield writer.add
        writer.finish()


class _Writer(Protocol):
    def __init__(self, folder: Path, asked: Asked, stack: ExitStack) -> None: ...

    def add(self, block: Tables) -> None:
        """Write a block."""

    def finish(self) -> None:
        """Write what comes last."""


class _Parquet:
    """`spells.parquet`, or `spells/part-0000.parquet` and so on where there are several blocks."""

    def __init__(self, folder: Path, asked: Asked, stack: ExitStack) -> None:
        self.folder, self.mark, self.parts = folder, asked.mark, 0
        self.many = asked.persons > BLOCK
        self.open: dict[str, pq.ParquetWriter] = {}
        self.stack = stack

    def add(self, block: Tables) -> None:
        for table, rows in block.items():
            if self.many and table != "employers":
                (self.folder / table).mkdir(exist_ok=True)
                with self._file(Path(table) / f"part-{self.parts:04}.parquet", table) as file:
                    file.write_table(rows, row_group_size=_GROUP)
            else:
                if table not in self.open:
                    self.open[table] = self.stack.enter_context(self._file(Path(f"{table}.parquet"), table))
                self.open[table].write_table(rows, row_group_size=_GROUP)
        self.parts += 1

    def finish(self) -> None:
        """Nothing is left to write."""

    def _file(self, name: Path, table: str) -> pq.ParquetWriter:
        schema = arrow_schema(table).with_metadata(self.mark)
        return pq.ParquetWriter(self.folder / name, schema, compression="zstd")


class _Csv:
    """`spells.csv` and so on; the mark stands in the column `synthetic`, in attributes and in README.txt."""

    def __init__(self, folder: Path, asked: Asked, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        self.open: dict[str, IO[bytes]] = {}

    def add(self, block: Tables) -> None:
        for table, rows in block.items():
            is_new = table not in self.open
            if is_new:
                self.open[table] = self.stack.enter_context((self.folder / f"{table}.csv").open("wb"))
            _frame(rows).write_csv(self.open[table], include_header=is_new)

    def finish(self) -> None:
        """Nothing is left to write."""


class _Workbook:
    """One workbook with a sheet for each table, and one that says what it is."""

    def __init__(self, folder: Path, asked: Asked, stack: ExitStack) -> None:
        import xlsxwriter  # noqa: PLC0415 - slow to import, and rarely wanted

        options = {"constant_memory": True, "tmpdir": str(folder), "strings_to_formulas": False}
        self.book = xlsxwriter.Workbook(str(folder / WORKBOOK), options)
        stack.callback(_let_go, self.book)
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.mark, self.path = asked.mark, folder / WORKBOOK
        self.kept: dict[str, list[pa.Table]] = {}

    def add(self, block: Tables) -> None:
        for table, rows in block.items():
            self.kept.setdefault(table, []).append(rows)
            if sum(one.num_rows for one in self.kept[table]) > MOST_IN_SHEET:
                raise _too_many_rows(table)

    def finish(self) -> None:
        for table, parts in self.kept.items():
            self._sheet(table, pa.concat_tables(parts))
        about = self.book.add_worksheet("about")
        for place, (name, words) in enumerate(self.mark.items()):
            about.write_row(place, 0, (name, words))
        self.book.close()

    def _sheet(self, table: str, rows: pa.Table) -> None:
        sheet: Any = self.book.add_worksheet(table)
        sheet.write_row(0, 0, [column.name for column in TABLES[table]])
        for number, cells in enumerate(_frame(rows).iter_rows(), 1):
            for place, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, self.day)
                elif cell is not None:
                    sheet.write(number, place, str(cell).lower() if isinstance(cell, bool) else cell)


_WRITERS: dict[Format, type[_Writer]] = {"parquet": _Parquet, "csv": _Csv, "xlsx": _Workbook}


def _let_go(book: Any) -> None:
    book.fileclosed = True  # or its destructor would write what is unfinished


def _frame(rows: pa.Table) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(rows))


def _too_many_rows(table: str) -> Refused:
    return refuse(
        "too_many_rows",
        problem=Text("Et ark kan ikke holde så mange rækker", "A sheet cannot hold so many rows"),
        where=f"{WORKBOOK}[{table}]",
        given=f"> {MOST_IN_SHEET}",
        expected=Text(f"højst {MOST_IN_SHEET} rækker i et ark", f"at most {MOST_IN_SHEET} rows in a sheet"),
        do_next=Text(
            "Bed om færre borgere, eller om --format parquet.",
            "Ask for fewer citizens, or for --format parquet.",
        ),
    )
