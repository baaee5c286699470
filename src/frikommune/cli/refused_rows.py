"""The rows of a log that were refused: which and why, and where they may be written to be mended."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.faults import unusable
from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.cases.reading import Reading, RefusedRow

SHOWN = 20
"""At most so many refused rows are listed."""


def check_apart(folder: Path, log: Path) -> None:
    """Raises Refused if what is written to the folder could end up over the log itself."""
    source = log.resolve()
    if not any(_is_same(folder, place) for place in (source, *source.parents)):
        return
    raise refuse(
        "refused_over_source",
        problem=Text(
            "De afviste rækker må ikke skrives dér, hvor loggen ligger",
            "The refused rows may not be written where the log is",
        ),
        where="--refused-to",
        given=str(folder),
        expected=Text(
            "en anden mappe end loggens egen eller en, den ligger i",
            "a folder other than the log's own or one that it lies in",
        ),
        do_next=Text("Vælg en ny eller tom mappe.", "Choose a new or an empty folder."),
    )


def check_result_apart(out: Path, cases: Path) -> None:
    """Raises Refused if the result would take the place of the cases, or of a folder that they lie in."""
    source = cases.resolve()
    if not any(_is_same(out, place) for place in (source, *source.parents)):
        return
    raise refuse(
        "result_over_source",
        problem=Text(
            "Resultatet må ikke skrives dér, hvor sagerne ligger",
            "The result may not be written where the cases are",
        ),
        where="--out",
        given=str(out),
        expected=Text(
            "en anden mappe end sagernes egen eller en, de ligger i",
            "a folder other than the cases' own or one that they lie in",
        ),
        do_next=Text("Vælg en ny eller tom mappe.", "Choose a new or an empty folder."),
    )


def _is_same(folder: Path, place: Path) -> bool:
    try:
        return folder.samefile(place)
    except OSError:
        return False


def write_apart(speaking: Speaking, reading: Reading, folder: Path) -> None:
    """Write the refused rows as CSV. Raises Refused where that cannot be done, or would write over a file."""
    from frikommune.cases.reading import write_refused

    try:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        write_refused(reading, folder, speaking.language)
    except OSError as fault:
        raise unusable(fault, "--refused-to", folder) from None


def show_refused(speaking: Speaking, reading: Reading, *, advise: bool) -> None:
    """Say on stderr which rows were left out, and why."""
    if not reading.refused:
        return
    click.echo(speaking.say("Afviste rækker:", "Refused rows:"), err=True)
    for row in reading.refused[:SHOWN]:
        click.echo(f"  {_told(speaking, row)}", err=True)
    more = len(reading.refused) - SHOWN
    if more > 0:
        click.echo(speaking.say(f"  … og {more} til", f"  … and {more} more"), err=True)
    if advise:
        click.echo(
            speaking.say(
                "  Skriv --refused-to MAPPE for at få dem alle som CSV, klar til at rette.",
                "  Write --refused-to FOLDER to get them all as CSV, ready to mend.",
            ),
            err=True,
        )


def _told(speaking: Speaking, row: RefusedRow) -> str:
    column = f", {row.column}" if row.column else ""
    return f"{row.file}:{row.line}{column}: {speaking.text(row.refusal.problem)}"
