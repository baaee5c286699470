"""A ledger written chunk by chunk as Parquet, CSV or XLSX, with a stamp of what it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from gzip import GzipFile
from pathlib import Path
from typing import IO, Any, Literal, Protocol, cast, get_args

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.cases.formulas import FORMULA
from frikommune.cases.mark import Mark
from frikommune.ledger import write_refusals as refusals
from frikommune.ledger.atomic import put_in_place
from frikommune.ledger.stamp import Stamp
from frikommune.ledger.table import LEDGER

Format = Literal["parquet", "csv", "csv.gz", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)
STAMP = "ledger.json"
"""The file that holds the stamp, beside the rows; a Parquet file and a workbook hold it as well."""
MOST_IN_SHEET = 1_048_575
"""Rows of a sheet, less its header."""
_KEY = "frikommune"
_AT_A_TIME = 100_000


class Written:
    """A ledger on its way to a folder."""

    def __init__(self, sheet: _Sheet) -> None:
        self._sheet = sheet
        self.rows = 0
        self.subjects = 0
        self.mark = Mark.NONE

    def add(self, ledger: pa.Table, subjects: int, *, mark: Mark) -> None:
        """Write a chunk of LEDGER's schema, made of rows with that mark.

        Raises Refused when it no longer fits, OSError as it comes.
        """
        self._sheet.add(ledger)
        self.rows += ledger.num_rows
        self.subjects += subjects
        self.mark = max(self.mark, mark)


@contextmanager
def written(folder: Path, form: Format, stamp: Stamp) -> Iterator[Written]:
    """Writes `ledger.<form>` and `ledger.json` into a folder that appears when all has been written.

    Whatever goes wrong, an earlier result in the folder stays. Raises Refused (see `put_in_place`).
    """
    with put_in_place(folder, STAMP) as made:
        sheet = _SHEETS[form](made / f"ledger.{form}")
        try:
            ledger = Written(sheet)
            yield ledger
            told = stamp.as_text(mark=ledger.mark, subjects=ledger.subjects, rows=ledger.rows)
            sheet.finish(told)
            (made / STAMP).write_text(told + "\n", encoding="utf-8")
        finally:
            sheet.close()


class _Sheet(Protocol):
    """A file of rows."""

    def __init__(self, path: Path) -> None: ...

    def add(self, ledger: pa.Table) -> None:
        """Write more rows."""

    def finish(self, stamp: str) -> None:
        """Write what comes last."""

    def close(self) -> None:
        """Let go of the file, finished or not."""


class _Parquet:
    """A row group or more for each chunk; words as dictionaries; the stamp among the file's key-values."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")
        self.writer = pq.ParquetWriter(self.file, LEDGER, compression="zstd", compression_level=1)

    def add(self, ledger: pa.Table) -> None:
        self.writer.write_table(ledger)

    def finish(self, stamp: str) -> None:
        self.writer.add_key_value_metadata({_KEY: stamp})
        self.writer.close()
        self.file.close()

    def close(self) -> None:
        with suppress(
            OSError, ValueError, pa.ArrowException
        ):  # of no use any more, unless `finish` was reached
            self.writer.close()
            self.file.close()


class _Csv:
    """Text in UTF-8; what a spreadsheet would take for a formula gets an apostrophe before it."""

    def __init__(self, path: Path) -> None:
        self.file = cast(IO[bytes], GzipFile(path, "wb", 6) if path.suffix == ".gz" else path.open("wb"))
        self.header = True

    def add(self, ledger: pa.Table) -> None:
        for some in plain(ledger).iter_slices(_AT_A_TIME):
            self._write(some)

    def finish(self, stamp: str) -> None:
        if self.header:
            self._write(plain(LEDGER.empty_table()))
        self.file.close()

    def close(self) -> None:
        with suppress(OSError):  # what was to be kept has been written by `finish`
            self.file.close()

    def _write(self, rows: pl.DataFrame) -> None:
        self.file.write(harmless(rows).write_csv(include_header=self.header).encode())
        self.header = False


class _Workbook:
    """A sheet of rows, and one with the stamp."""

    def __init__(self, path: Path) -> None:
        import xlsxwriter  # noqa: PLC0415 - slow to import, and rarely wanted

        self.path, self.unwritable = path, xlsxwriter.exceptions.FileCreateError
        options = {"constant_memory": True, "tmpdir": str(path.parent), "strings_to_formulas": False}
        self.book = xlsxwriter.Workbook(str(path), {**options, "strings_to_urls": False})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.sheet: Any = self.book.add_worksheet("ledger")
        self.sheet.freeze_panes(1, 0)
        self.sheet.write_row(0, 0, LEDGER.names)
        self.rows = 0

    def add(self, ledger: pa.Table) -> None:
        if self.rows + ledger.num_rows > MOST_IN_SHEET:
            raise refusals.too_many_rows(self.path.parent, MOST_IN_SHEET)
        days = {place for place, field in enumerate(LEDGER) if field.type == pa.date32()}
        numbers = {place for place, field in enumerate(LEDGER) if pa.types.is_integer(field.type)}
        for cells in plain(ledger).iter_rows():
            self.rows += 1
            for place, cell in enumerate(cells):
                if cell is None:
                    continue
                if place in days:
                    self.sheet.write_datetime(self.rows, place, cell, self.day)
                elif place in numbers:
                    self.sheet.write_number(self.rows, place, cell)
                else:
                    self.sheet.write_string(self.rows, place, cell)

    def finish(self, stamp: str) -> None:
        about = self.book.add_worksheet("about")
        about.write_string(0, 0, _KEY)
        about.write_string(0, 1, stamp)
        try:
            self.book.close()
        except self.unwritable as fault:
            raise fault.__cause__ or fault from None

    def close(self) -> None:
        self.book.fileclosed = True  # or its destructor would write what is unfinished
        for sheet in self.book.worksheets():
            if sheet.row_data_fh is not None:
                with suppress(OSError):
                    sheet.row_data_fh.close()


_SHEETS: dict[Format, type[_Sheet]] = {
    "parquet": _Parquet,
    "csv": _Csv,
    "csv.gz": _Csv,
    "xlsx": _Workbook,
}


def arrow_of(ledger: pl.DataFrame) -> pa.Table:
    """A ledger that is a data frame, in the schema of LEDGER."""
    found = ledger.select(LEDGER.names).with_columns(pl.col(pl.Categorical).cast(pl.String)).to_arrow()
    return pa.table([_cast(found[field.name], field.type) for field in LEDGER], schema=LEDGER)


def plain(ledger: pa.Table) -> pl.DataFrame:
    """A ledger as a data frame with plain text for words."""
    columns = {
        field.name: ledger[field.name].cast(pa.string())
        if pa.types.is_dictionary(field.type)
        else ledger[field.name]
        for field in LEDGER
    }
    return pl.DataFrame(pl.from_arrow(pa.table(columns)))


def harmless(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with an apostrophe before every text that a spreadsheet would take for a formula."""
    texts = [pl.col(name) for name, kind in rows.schema.items() if kind == pl.String]
    return rows.with_columns(
        pl.when(text.str.contains(FORMULA)).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).name.keep()
        for text in texts
    )


def _cast(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    return column.dictionary_encode().cast(kind) if pa.types.is_dictionary(kind) else column.cast(kind)
