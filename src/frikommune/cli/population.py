"""Case files evaluated in chunks of whole subjects: the one way to a population's ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.check import mapping_of, reading_progress
from frikommune.cli.refused_rows import show_refused
from frikommune.cli.speaking import DayType, Speaking
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    import polars as pl

    from frikommune.cases.block import CaseBlock
    from frikommune.ledger.worlds import Worlds

CHUNK = 2_000


def ledgers(
    speaking: Speaking, cases: Path, mapping: Path | None, pack: Pack, worlds: Worlds, on: date
) -> Iterator[tuple[CaseBlock, pl.DataFrame]]:
    """The cases of a file or folder and their ledger, chunk by chunk; rows that are refused are shown.

    Raises Refused, as `read_histories` does.
    """
    from frikommune.cases.block import block_of
    from frikommune.cases.read import read_histories
    from frikommune.ledger.table import table_of

    with reading_progress(speaking) as progress:
        reading = read_histories(cases, mapping_of(mapping), pack.known, progress=progress)
    histories = reading.histories
    show_refused(speaking, reading, advise=True)
    for start in range(0, len(histories), CHUNK):
        chunk = histories[start : start + CHUNK]
        yield block_of(chunk), table_of(chunk, worlds, on)


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
