"""A population of any size as blocks, whatever it is kept in; what is refused is known once all is read.

A folder of Parquet tables with our own columns is read column by column, some persons at a time, and need not
fit in memory (`cases.typed`). Everything else is read by `read_histories`, and must.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from frikommune.cases.ahead import ahead
from frikommune.cases.block import CaseBlock, block_of
from frikommune.cases.draft import Known
from frikommune.cases.layout import Mapping
from frikommune.cases.mark import Mark
from frikommune.cases.read import TABLE_SUFFIXES, Progress, read_histories
from frikommune.cases.reading import Reading
from frikommune.cases.typed.again import looked_at_again
from frikommune.cases.typed.checked import checked
from frikommune.cases.typed.order import chunks
from frikommune.cases.typed.parts import Table, files_of, opened
from frikommune.cases.typed.repeated import Keys, persons_with_repeated_keys
from frikommune.cases.typed.tally import Tally
from frikommune.cases.watched import Watched
from frikommune.errors import Refusal, Refused
from frikommune.language import Text

SIZE = 20_000
"""Spells in a block: enough to be quick about, few enough for several of them to take little memory."""
MOST_REFUSED = 10_000
"""Of so many persons at most it is said what is wrong."""


@dataclass(slots=True)
class PopulationReading:
    """What came of reading a population; complete when `blocks` has been used up."""

    keep_good: bool = False
    reading: Reading = field(default_factory=lambda: Reading(()))
    persons: int = 0
    mark: Mark = Mark.NONE

    def count(self, block: CaseBlock) -> CaseBlock:
        """The same block, counted."""
        self.persons += len(block.persons)
        self.mark = max(self.mark, block.mark)
        return block


def blocks(
    path: Path,
    mapping: Mapping | None,
    known: Known,
    *,
    size: int = SIZE,
    progress: Progress | None = None,
    into: PopulationReading | None = None,
) -> Iterator[CaseBlock]:
    """The subjects, whole, about `size` spells at a time; `into` learns what was refused.

    Subjects come in order of their ids where the tables are Parquet, otherwise as the files have them. After
    the last block Refused is raised if a row was refused and `into` does not keep the good ones, or if a file
    changed while it was read; what was made of the blocks is then to be thrown away. `progress` is told the
    stage (`read`, `sort`, `check`), how many rows or subjects are done, and of how many.
    """
    found = into if into is not None else PopulationReading()
    files = files_of(path) if mapping is None and path.is_dir() else None
    watched = Watched.of(case_files(path))
    say = progress or (lambda stage, done, total: None)
    try:
        if files:
            made = _from_columns(opened(path, files), known, size, say, found)
        else:
            made = _from_rows(path, mapping, known, size, say, found)
        yield from map(found.count, made)
    except Refused:
        watched.check()
        raise
    watched.check()


def case_files(path: Path) -> list[Path]:
    """The files that cases are read from: the file itself, or every table of a folder."""
    if not path.is_dir():
        return [path] if path.is_file() else []
    if files := files_of(path):
        return [one for some in files.values() for one in some]
    return sorted(one for one in path.iterdir() if one.is_file() and one.name.endswith(TABLE_SUFFIXES))


def _from_rows(
    path: Path, mapping: Mapping | None, known: Known, size: int, say: Progress, found: PopulationReading
) -> Iterator[CaseBlock]:
    found.reading = read_histories(path, mapping, known, keep_good=found.keep_good, progress=say)
    yield from _in_blocks(found.reading, size)


def _from_columns(
    tables: dict[str, Table], known: Known, size: int, say: Progress, found: PopulationReading
) -> Iterator[CaseBlock]:
    keys = Keys(tables)
    tally = Tally(say, sum(table.rows for table in tables.values()), keys.see)
    repeated = persons_with_repeated_keys(tables) if found.keep_good else set()
    suspects = set(repeated)
    check = partial(checked, known=known, suspected=repeated)
    # `map` keeps no chunk, which is larger than its block, while the next one is read
    for block, odd in map(check, ahead(chunks(tables, size, tally))):
        suspects |= odd
        if len(block.persons):
            yield block
    if not found.keep_good and keys.may_repeat():
        suspects |= persons_with_repeated_keys(tables)
    yield from of_suspects(tables, suspects, known, size, found, nobodys=bool(tally.nobodys))


def of_suspects(
    tables: dict[str, Table],
    suspects: Set[str],
    known: Known,
    size: int,
    found: PopulationReading,
    *,
    nobodys: bool,
) -> Iterator[CaseBlock]:
    """Those of the suspects who are sound when looked at again; `found` learns what is refused.

    `nobodys`: some rows have no person. Raises Refused where the good ones are not kept, or too many are not.
    """
    if not suspects and not nobodys:
        return
    some = sorted(suspects)[:MOST_REFUSED]
    found.reading = looked_at_again(tables, some, known, keep_good=found.keep_good, nobodys=nobodys)
    if len(suspects) > MOST_REFUSED:
        raise Refused(*(row.refusal for row in found.reading.refused), _too_many(len(suspects)))
    yield from _in_blocks(found.reading, size)


def _in_blocks(reading: Reading, size: int) -> Iterator[CaseBlock]:
    """Histories as blocks. Raises Refused if there were refused rows and the good ones are not kept."""
    histories = reading.histories
    begun, spells = 0, 0
    for number, history in enumerate(histories, start=1):
        spells += len(history.spells)
        if spells >= size or number == len(histories):
            yield block_of(histories[begun:number])
            begun, spells = number, 0


def _too_many(persons: int) -> Refusal:
    return Refusal(
        "too_many_refused",
        Text("Alt for meget kan ikke bruges", "Far too much cannot be used"),
        "",
        str(persons),
        Text(f"Højst {MOST_REFUSED} personer med fejl", f"At most {MOST_REFUSED} persons with faults"),
        Text(
            "Ret udtrækket selv: fejlene er nok den samme mange gange. Kun de første er vist.",
            "Correct the export itself: it is probably one fault many times. Only the first are shown.",
        ),
    )
