"""Reads every bomb, one after the other, and says what each cost; a program of its own, so that it may die.

Its arguments are the names of those that are expected. A line of JSON for each: its name, the code of the
refusal, its size, and by how many megabytes and seconds reading it grew.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx  # noqa: F401 - what is loaded before is not counted
import fastexcel  # noqa: F401
import pyarrow.parquet  # noqa: F401

from frikommune.cases.columnar_file import read_parquet, read_sheet
from frikommune.cases.csv_file import read_csv_columns
from frikommune.cases.layout import Habits
from frikommune.cases.source import Content
from frikommune.cases.xes_file import read_xes
from frikommune.casework.delivery.packed import files_in
from frikommune.errors import Refused
from frikommune.packfiles.whole import unpack
from frikommune.reports.forms.office_file import WORD, checked
from tests.web.attack import bombs

HABITS = Habits()
SHEET, DOCUMENT = "xl/worksheets/sheet1.xml", "word/document.xml"
Read = Callable[[bytes], object]


def sheet_of(content: bytes) -> object:
    return read_sheet(Content("a.xlsx", content), "spells")


def csv(name: str) -> Read:
    return lambda content: read_csv_columns(Content(name, content), HABITS)


def xes(name: str) -> Read:
    return lambda content: read_xes(Content(name, content))


def delivery(content: bytes) -> object:
    return files_in(Content("a.zip", content))


def template(content: bytes) -> object:
    return checked(content, WORD)


def parquet(content: bytes) -> object:
    return read_parquet(Content("spells.parquet", content))


def pack(content: bytes) -> object:
    return unpack(content, "a.zip", Path("/nowhere"))


def laughing_template() -> bytes:
    types = {"[Content_Types].xml": WORD.main.encode()}
    return bombs.packed({**types, DOCUMENT: bombs.laughing("utf-16")})


BLANKS = b" " * (1 << 20)
TRIES: dict[str, tuple[Callable[[], bytes], Read]] = {
    "zip": (lambda: bombs.large_zip("spells.csv", 80), delivery),
    "lying zip": (lambda: bombs.lying_zip("spells.csv", 80), delivery),
    "overlapping zip": (lambda: bombs.overlapping_zip("spells.csv"), delivery),
    "gzip": (lambda: bombs.large_gzip(80), csv("spells.csv.gz")),
    "xes in gzip": (lambda: bombs.large_gzip(80, b"<log>", BLANKS), xes("log.xes.gz")),
    "workbook of zeros": (lambda: bombs.large_zip(SHEET, 80), sheet_of),
    "workbook, far corner": (bombs.far_corner, sheet_of),
    "workbook, one text everywhere": (bombs.one_text_everywhere, sheet_of),
    "workbook that laughs": (lambda: bombs.workbook(bombs.laughing()), sheet_of),
    "parquet of many rows": (bombs.many_rows, parquet),
    "xes that laughs": (bombs.laughing, xes("log.xes")),
    "xes that laughs in utf-16": (lambda: bombs.laughing("utf-16"), xes("log.xes")),
    "xes that pries": (bombs.prying, xes("log.xes")),
    "template that laughs": (laughing_template, template),
    "template of zeros": (lambda: bombs.large_zip(DOCUMENT, 210), template),
    "pack of zeros": (lambda: bombs.large_zip("a/pack.toml", 210), pack),
    "header of a million columns": (
        lambda: b",".join(b"c%d" % n for n in range(1_000_000)),
        csv("spells.csv"),
    ),
}


def _largest() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(expected: set[str]) -> None:
    """Try them all. Raises AssertionError where others are expected."""
    assert set(TRIES) == expected, set(TRIES) ^ expected
    for name, (make, read) in TRIES.items():
        content = make()
        before, started = _largest(), time.process_time()
        try:
            read(content)
            code = "let in"
        except Refused as refused:
            code = refused.refusals[0].code
        grown, took = (_largest() - before) / 1024, time.process_time() - started
        print(json.dumps([name, code, len(content), grown, took]), flush=True)


if __name__ == "__main__":
    main(set(sys.argv[1:]))
