"""Commands that work on the web application's own data: they open it as `frikommune web` does."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click

from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.language import Text


def data_option(speaking: Speaking) -> click.Option:
    """`--data FOLDER`."""
    return speaking.option(
        "--data",
        da="Mappen med database, dokumenter og nøgle (ellers FRIKOMMUNE_DATA, ellers data).",
        en="The folder with database, documents and key (else FRIKOMMUNE_DATA, else data).",
        metavar=speaking.say("MAPPE", "FOLDER"),
        type=click.Path(path_type=Path, file_okay=False),
        envvar="FRIKOMMUNE_DATA",
        default=Path("data"),
    )


def check_extra(command: str) -> None:
    """Raises Refused where the extra that a command needs is not installed."""
    if importlib.util.find_spec("django") is None:
        raise refuse(
            "web_missing",
            problem=Text("Programmets browserdel er ikke installeret", "The browser part is not installed"),
            where=command,
            given="frikommune",
            expected=Text("tilvalget web", "the extra web"),
            do_next=Text("pip install 'frikommune[web]'", "pip install 'frikommune[web]'"),
        )


def open_web(command: str, data: Path) -> None:
    """Start Django on what is in the folder. Raises Refused where nothing is, it is not up to date, or the
    database does not answer.
    """
    check_extra(command)
    if not data.is_dir():
        raise _nothing_there(data)
    from frikommune.web import serve

    serve.set_up(data.resolve(), demo=False)
    from django.db import connection

    from frikommune.web.reach import reach_database

    reach_database()
    if "trail_trace" not in connection.introspection.table_names():
        raise _nothing_there(data)
    from frikommune.web.backup.holding import hold

    hold()


def _nothing_there(data: Path):  # type: ignore[no-untyped-def]
    return refuse(
        "no_web_data",
        problem=Text(
            "Her er ingen data fra programmet i browseren, eller de er fra en ældre version",
            "There is no data of the programme in the browser here, or it is of an older version",
        ),
        where="--data",
        given=str(data),
        expected=Text("den mappe, som frikommune web bruger", "the folder that frikommune web uses"),
        do_next=Text(
            "Ret --data, eller kør frikommune web én gang: den gør data klar.",
            "Mend --data, or run frikommune web once: it makes the data ready.",
        ),
    )
