"""A folder that exports are put in: each run takes what is new there and ends; a timer calls it.

A run that ends cannot hang unseen, and cron or systemd already say when, log what it says, and tell of its
exit code. Nothing in the folder is moved or written.
"""

from __future__ import annotations

import time
from pathlib import Path

import click

from frikommune.cases import file_refusals, refusals
from frikommune.casework.delivery.packed import content_of
from frikommune.cli.speaking import Speaking
from frikommune.cli.taking_in_text import show_answer, show_preview
from frikommune.errors import Refused
from frikommune.web.cases.key import person_key
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.deliveries.working import begin, confirm, preview

ENDINGS = (".csv", ".csv.gz", ".parquet", ".xlsx", ".xes", ".xes.gz", ".zip")
STILL = 60.0
"""Seconds that a file must have lain unchanged: one that is still being written is left for the next run."""


def take_folder(speaking: Speaking, system: System, folder: Path) -> int:
    """Take each file that is new; the oldest first. The exit code is the greatest of all its files'."""
    code = 0
    for path in _files(folder):
        try:
            code = max(code, _take(speaking, system, path))
        except Refused as refused:
            click.echo(refused.said_in(speaking.language), err=True)
            code = 2
    return code


def _files(folder: Path) -> list[Path]:
    if not folder.exists():
        raise refusals.file_missing(str(folder))
    try:
        found = [one for one in folder.iterdir() if one.is_file() and one.name.lower().endswith(ENDINGS)]
        return sorted(found, key=lambda one: (one.stat().st_mtime, one.name))
    except OSError as fault:
        raise file_refusals.cannot_open(str(folder), fault) from None


def _take(speaking: Speaking, system: System, path: Path) -> int:
    if time.time() - path.stat().st_mtime < STILL:
        click.echo(
            speaking.say(
                f"{path.name}: er lige ændret og tages ved næste kørsel.",
                f"{path.name}: was changed just now, and is taken by the next run.",
            )
        )
        return 0
    content = content_of(path)
    if _is_known(system, person_key().digest(content.content)):
        return 0
    delivery = begin(system, content.name, content.content, None, by_system="import", wait=True)
    found = preview(delivery)
    if found is not None:
        click.echo(f"{delivery.file}:")
        show_preview(speaking, found)
        if not found.needs_yes:
            delivery = confirm(delivery, None, wait=True)
    return show_answer(speaking, delivery)


def _is_known(system: System, digest: str) -> bool:
    """Whether the very file was taken before; given up, or refused by another mapping, it was not."""
    before = Delivery.objects.filter(system=system, digest=digest)
    refused: bool = before.filter(state="refused", mapping=system.mapping).exists()
    taken: bool = before.filter(state__in=("preview", "storing", "stored")).exists()
    return refused or taken
