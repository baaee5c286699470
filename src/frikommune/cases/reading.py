"""What came of reading case files: the histories, the rows that were refused, and how to send them again."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from frikommune.cases.checks import Fault
from frikommune.cases.file_refusals import already_there, cannot_write
from frikommune.cases.formulas import tame_data
from frikommune.cases.history import History
from frikommune.cases.layout import Habits
from frikommune.cases.source import Place, cell_text
from frikommune.errors import Refusal, Refused
from frikommune.language import Language, Text

REASON = "refused_because"
WITHHELD = Text(
    "(uden fejl; holdt tilbage sammen med en afvist række)", "(sound; withheld with a refused row)"
)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One thing wrong in one row: where it stood, what stood there, and what to do."""

    file: str
    line: int
    column: str
    value: str
    refusal: Refusal
    place: Place

    @classmethod
    def at(cls, place: Place, name: str, refusal: Refusal) -> RefusedRow:
        """The refusal of what a row says in one of our fields."""
        column = place.column(name)
        cell = place.source.columns[column][place.index] if column else None
        value = cell_text(cell) if column else refusal.given
        return cls(place.source.file, place.line, column, value, refusal, place)

    @classmethod
    def of(cls, fault: Fault) -> RefusedRow:
        """The row that a check found wrong."""
        if not isinstance(fault.place, Place):
            raise TypeError(fault.place)
        return cls.at(fault.place, fault.field, fault.refusal)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found. A history is loaded whole or not at all.

    `withheld` are all the rows of subjects with a refused one, the sound ones among them.

    `skipped` counts rows that the mapping says to pass over.
    """

    good: tuple[History, ...]
    refused: tuple[RefusedRow, ...] = ()
    withheld: tuple[Place, ...] = ()
    skipped: int = 0
    keep_good: bool = False
    habits: Habits = field(default_factory=Habits)

    @property
    def histories(self) -> list[History]:
        """The histories. Raises Refused if a row was refused and the caller did not keep the good ones."""
        if self.refused and not self.keep_good:
            raise Refused(*(row.refusal for row in self.refused))
        return list(self.good)


def write_refused(reading: Reading, folder: Path, language: Language) -> list[Path]:
    """One CSV per source table, with its own columns and the reason, to be mended and sent again as it is.

    A subject's sound rows come along, so that the mended file holds whole histories; a row whose cells did
    not fit the header keeps the cells it had, so that it is refused again until it is mended. The files keep
    the source's name, encoding and separator. Returns their paths; none if nothing was refused. Nothing is
    ever written over: Refused is raised, and nothing written, if one of the files is there already.
    """
    reasons: dict[tuple[str, int], list[str]] = {}
    places: dict[str, dict[int, Place]] = {}
    for row in reading.refused:
        places.setdefault(row.file, {})[row.place.index] = row.place
        reasons.setdefault((row.file, row.place.index), []).append(reason_of(row.refusal, language))
    for place in reading.withheld:
        places.setdefault(place.source.file, {}).setdefault(place.index, place)
    made: dict[Path, list[list[str]]] = {}
    for file, rows in places.items():
        because = {index: " | ".join(reasons.get((file, index), ())) for index in rows}
        found, path = _with_reasons(rows, because, WITHHELD.said_in(language)), folder / file_name(file)
        made[path] = _beneath(made[path], found) if path in made else found
    _write_all(made, reading.habits)
    return list(made)


def _with_reasons(rows: dict[int, Place], because: dict[int, str], sound: str) -> list[list[str]]:
    """A header and the rows of one source, each with why it is there."""
    source = next(iter(rows.values())).source
    found = [[*source.row(index), because[index] or sound] for index in sorted(rows)]
    return [[*source.columns, REASON], *found]


def _beneath(above: list[list[str]], more: list[list[str]]) -> list[list[str]]:
    """The rows of another file of the same table beneath those of the first, whatever columns each has."""
    header = [*above[0][:-1], *(name for name in more[0] if name not in above[0]), REASON]
    named = [dict(zip(rows[0], row, strict=True)) for rows in (above, more) for row in rows[1:]]
    return [header, *([row.get(name, "") for name in header] for row in named)]


def _write_all(made: Mapping[Path, list[list[str]]], habits: Habits) -> None:
    """All files or none: written under other names first, and never over one that is there."""
    for path in made:
        if path.exists():
            raise already_there(str(path.parent), path.name)
    written: list[tuple[Path, Path]] = []
    try:
        for path, rows in made.items():
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            written.append((part, path))
            _write(part, rows, habits)
        for part, path in written:
            part.rename(path)
    except OSError as error:
        raise cannot_write(str(path.parent), error) from None
    finally:
        for part, _ in written:
            part.unlink(missing_ok=True)


def _write(path: Path, rows: list[list[str]], habits: Habits) -> None:
    with path.open("x", encoding=habits.encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=habits.separator)
        writer.writerows([tame_data(cell) for cell in row] for row in rows)


def file_name(source: str) -> str:
    """What the file of a source's refused rows is called.

    `events.csv.gz`, `events.parquet` and `events/1.parquet` become `events.csv`.

    `a.xlsx[Forløb]` becomes `Forløb.csv`.
    """
    if "[" not in source and "/" in source:
        source = source.partition("/")[0]
    name = source.partition("[")[2].rstrip("]") or source
    for suffix in (".gz", ".csv", ".parquet", ".xes"):
        name = name.removesuffix(suffix)
    return f"{name}.csv"


def reason_of(refusal: Refusal, language: Language) -> str:
    """What is wrong, what was expected and what to do, as one line."""
    parts: Iterable[Text] = (refusal.problem, refusal.expected, refusal.do_next)
    return ". ".join(part.said_in(language).rstrip(".") for part in parts) + "."


def by_subject(rows: Mapping[str, Iterable[Place]], subjects: Iterable[str]) -> tuple[Place, ...]:
    """The places of every row of the given subjects."""
    return tuple(place for subject in subjects for place in rows.get(subject, ()))
