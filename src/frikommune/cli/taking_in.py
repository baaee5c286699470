"""`frikommune import`: an export from a case system, or a folder of them, taken into the database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.opening_web import check_extra, data_option
from frikommune.cli.progress import bars
from frikommune.cli.speaking import Speaking
from frikommune.cli.taking_in_faults import file_or_folder
from frikommune.cli.taking_in_text import show_answer, show_preview

if TYPE_CHECKING:
    from frikommune.web.deliveries.models import System


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        file: Path | None,
        programme: str,
        municipality: str,
        system: str,
        mapping: Path | None,
        folder: Path | None,
        data: Path,
        demo: bool,
        yes: bool,
        gone_is_meant: bool,
    ) -> int:
        check_extra("frikommune import")
        if (file is None) == (folder is None):
            raise file_or_folder()
        from frikommune.web import serve

        serve.set_up(data.resolve(), demo)
        from frikommune.web.backup.holding import hold
        from frikommune.web.reach import reach_database

        reach_database()
        hold()
        from frikommune.cli.taking_in_system import system_of

        found = system_of(programme, municipality, system, mapping)
        if file is not None:
            return _take(speaking, found, file, yes=yes, gone_is_meant=gone_is_meant)
        from frikommune.cli.taking_in_folder import take_folder

        assert folder is not None
        return take_folder(speaking, found, folder)

    return click.Command(
        "import",
        callback=run,
        help=speaking.say(
            "Tag et udtræk fra et fagsystem ind, eller en mappe af dem (docs/casework.md).",
            "Take in an export from a case system, or a folder of them (docs/casework.md).",
        ),
        params=_params(speaking),
    )


def _take(speaking: Speaking, system: System, file: Path, *, yes: bool, gone_is_meant: bool) -> int:
    """One file: its preview, and storing it where that is wanted. It waits in the browser otherwise."""
    from frikommune.casework.delivery.packed import content_of
    from frikommune.web.deliveries.working import begin, confirm, preview

    content = content_of(file)
    with bars(speaking) as bar:
        delivery = begin(system, content.name, content.content, None, by_system="import", wait=True, say=bar)
    found = preview(delivery)
    if found is None:
        return show_answer(speaking, delivery)
    show_preview(speaking, found)
    wanted = yes or found.nothing or _asked(speaking)
    if not wanted or (found.needs_yes and not gone_is_meant):
        return show_answer(speaking, delivery)
    with bars(speaking) as bar:
        delivery = confirm(delivery, None, yes=gone_is_meant, wait=True, say=bar)
    return show_answer(speaking, delivery)


def _asked(speaking: Speaking) -> bool:
    """Whether the person at the terminal wants it stored; nobody is asked where there is none."""
    if not sys.stdin.isatty():
        return False
    return click.confirm(speaking.say("Skal det gemmes?", "Store it?"))


def _params(speaking: Speaking) -> list[click.Parameter]:
    name, folder, file = (
        speaking.say("NAVN", "NAME"),
        speaking.say("MAPPE", "FOLDER"),
        speaking.say("FIL", "FILE"),
    )
    return [
        click.Argument(["file"], metavar=f"[{file}]", type=click.Path(path_type=Path), required=False),
        speaking.option(
            "--programme",
            da="Programmets korte navn, fx nordjylland.",
            en="The programme's short name, such as nordjylland.",
            metavar=name,
            required=True,
        ),
        speaking.option(
            "--municipality",
            da="Kommunen, hvis fagsystem det er.",
            en="The municipality whose case system it is.",
            metavar=name,
            required=True,
        ),
        speaking.option(
            "--system", da="Fagsystemets navn.", en="The case system's name.", metavar=name, required=True
        ),
        speaking.option(
            "--mapping",
            da="Mapping, der gemmes som systemets (docs/case-files.md).",
            en="A mapping, which is kept as the system's (docs/case-files.md).",
            metavar=file,
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--folder",
            da="Tag hver ny fil i mappen ind, uden at spørge; til faste tider.",
            en="Take in each new file of the folder, without asking; for fixed times.",
            metavar=folder,
            type=click.Path(path_type=Path),
        ),
        data_option(speaking),
        speaking.option(
            "--demo", da="Databasen er en demonstration.", en="The database is a demonstration.", is_flag=True
        ),
        speaking.option("--yes", da="Gem uden at spørge.", en="Store without asking.", is_flag=True),
        speaking.option(
            "--gone-is-meant",
            da="Gem, selvom mere end en tredjedel af det gemte er væk.",
            en="Store although more than a third of what is stored is gone.",
            is_flag=True,
        ),
    ]
