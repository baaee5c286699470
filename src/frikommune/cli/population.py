"""Case files evaluated in blocks of whole subjects: the one way to a population's ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.engines import ENGINES, Evaluate
from frikommune.cli.faults import a_file
from frikommune.cli.progress import Bars, bars
from frikommune.cli.refused_rows import check_apart, show_refused, write_apart
from frikommune.cli.speaking import DayType, Speaking
from frikommune.errors import Refused
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    import polars as pl

    from frikommune.cases.block import CaseBlock
    from frikommune.cases.population import PopulationReading
    from frikommune.ledger.worlds import Worlds


@dataclass(frozen=True, slots=True)
class Asked:
    """Which cases to read, and what to do with rows that are refused; `found` is what came of it."""

    cases: Path
    mapping: Path | None
    pack: Pack
    keep_good: bool = False
    refused_to: Path | None = None
    found: list[PopulationReading] = field(default_factory=list)


def tables(speaking: Speaking, asked: Asked, evaluate: Evaluate) -> Iterator[tuple[CaseBlock, Any]]:
    """The cases and their ledger as an Arrow table, block by block; rows that are refused are shown.

    Raises Refused, as `cases.population.blocks` does, also after the last block.
    """
    from frikommune.cases.ahead import finished
    from frikommune.cases.population import blocks

    mapping = mapping_of(asked.mapping)
    with reading(speaking, asked) as (into, progress):
        some = blocks(asked.cases, mapping, asked.pack.known, progress=progress, into=into)
        for block, ledger in finished(some, evaluate):
            yield block, ledger
            if good := len(into.reading.good):
                progress("evaluate", min(into.persons, good), good)


@contextmanager
def reading(speaking: Speaking, asked: Asked) -> Iterator[tuple[PopulationReading, Bars]]:
    """What the cases are read into, with bars meanwhile; afterwards rows that were refused are shown."""
    from frikommune.cases.population import PopulationReading

    if asked.refused_to is not None:
        check_apart(asked.refused_to, asked.cases)
    into = PopulationReading(keep_good=asked.keep_good)
    asked.found[:] = [into]
    try:
        with bars(speaking) as progress:
            yield into, progress
    except Refused:
        if asked.refused_to is not None and into.reading.refused:
            write_apart(speaking, into.reading, asked.refused_to)
        raise
    if asked.refused_to is not None:
        write_apart(speaking, into.reading, asked.refused_to)
    show_refused(speaking, into.reading, advise=asked.refused_to is None)


def ledgers(
    speaking: Speaking, cases: Path, mapping: Path | None, pack: Pack, worlds: Worlds, on: date
) -> Iterator[tuple[CaseBlock, pl.DataFrame]]:
    """The cases and their ledger as a data frame, block by block. Raises Refused, as `tables` does."""
    for block, (ledger,) in ledgers_of(speaking, Asked(cases, mapping, pack), (worlds,), on):
        yield block, ledger


def ledgers_of(
    speaking: Speaking, asked: Asked, worlds: Sequence[Worlds], on: date
) -> Iterator[tuple[CaseBlock, list[pl.DataFrame]]]:
    """The same under several rulebooks, each with its worlds: the cases are read once."""
    import polars as pl

    engines = [ENGINES["columnar"](speaking, one, on) for one in worlds]

    def begin(block: CaseBlock) -> Callable[[], Any]:
        begun = [engine(block) for engine in engines]
        return lambda: [finish() for finish in begun]

    for block, found in tables(speaking, asked, begin):
        yield block, [pl.DataFrame(pl.from_arrow(table)) for table in found]


def mapping_of(file: Path | None) -> Any:
    """The mapping of `--mapping`, if it was given."""
    from frikommune.packfiles.mappings import load_mapping

    return load_mapping(a_file(file)) if file else None


def params(speaking: Speaking) -> list[click.Parameter]:
    """What every command over a population asks for: CASES, `--on`, `--mapping` and `--pack`."""
    return [
        click.Argument(["cases"], type=click.Path(path_type=Path), metavar="CASES"),
        speaking.option(
            "--on",
            da="Observationsdagen; tæller til dagens slutning.",
            en="The observation day; counts to its end.",
            type=DayType(),
            required=True,
        ),
        speaking.option(
            "--mapping",
            da="Fil, der oversætter udtrækkets kolonner.",
            en="File that names the export's columns.",
            type=click.Path(path_type=Path),
        ),
        speaking.pack_option(),
    ]


def refused_params(speaking: Speaking) -> list[click.Parameter]:
    """What becomes of rows that cannot be used."""
    return [
        speaking.option(
            "--keep-good",
            da="Brug de gode rækker, selv om nogle afvises.",
            en="Use the good rows though some are refused.",
            is_flag=True,
        ),
        speaking.option(
            "--refused-to",
            da="Skriv de afviste rækker i denne mappe som CSV, klar til at rette.",
            en="Write the refused rows to this folder as CSV, ready to mend.",
            type=click.Path(path_type=Path),
        ),
    ]
