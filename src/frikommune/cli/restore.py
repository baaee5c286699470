"""`frikommune restore`: a backup put in the place of what is there."""

from __future__ import annotations

from pathlib import Path

import click

from frikommune.cli.backup import BROKEN, say_checked
from frikommune.cli.opening_web import check_extra, data_option
from frikommune.cli.speaking import Speaking


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(*, file: Path, data: Path, replace: bool, as_json: bool) -> int:
        check_extra("frikommune restore")
        from frikommune.web import serve

        serve.set_up(data.resolve(), demo=False)
        from frikommune.web.backup.putting_back import restore

        done = restore(file, replace=replace)
        notes = [speaking.text(one) for one in done.notes]
        say_checked(
            speaking, done.checked, as_json, {"aside": done.aside, "files": done.files, "notes": notes}
        )
        if not as_json:
            for one in notes:
                click.echo(one)
            if done.aside:
                aside = done.aside
                click.echo(
                    speaking.say(
                        f"Det, der var her, ligger i {aside}. Slet det, når alt er set efter.",
                        f"What was here lies in {aside}. Delete it when all has been looked over.",
                    )
                )
        return BROKEN if done.checked.faults else 0

    return click.Command(
        "restore",
        callback=run,
        help=speaking.say(
            "Gendan en sikkerhedskopi, efterprøv den, og bring den op til denne version (docs/running.md).",
            "Restore a backup, verify it, and bring it up to this version (docs/running.md).",
        ),
        params=[
            click.Argument(
                ["file"], type=click.Path(path_type=Path, dir_okay=False), metavar=speaking.say("FIL", "FILE")
            ),
            data_option(speaking),
            speaking.option(
                "--replace",
                da="Læg det, der er her, til side, og sæt kopien i stedet.",
                en="Put what is here aside, and the backup in its place.",
                is_flag=True,
            ),
            speaking.json_option(),
        ],
    )
