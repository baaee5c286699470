"""`frikommune keys`: changing the key to citizens' numbers."""

from __future__ import annotations

from pathlib import Path

import click

from frikommune.cli.opening_web import data_option, open_web
from frikommune.cli.speaking import Speaking


def build(speaking: Speaking) -> click.Group:
    """The command group."""

    def rotate(data: Path) -> None:
        open_web("frikommune keys", data)
        from frikommune.web.privacy.rotating import rotate as turn

        version, cases = turn()
        click.echo(
            speaking.say(
                f"Nøglen har nu {version} led; {cases} sager er regnet om. Gem en kopi af nøglefilen.",
                f"The key now has {version} links; {cases} cases were hashed anew. Keep a copy of it.",
            )
        )

    group = click.Group(
        "keys", help=speaking.say("Nøglen til borgernes numre.", "The key to citizens' numbers.")
    )
    group.add_command(
        click.Command(
            "rotate",
            callback=rotate,
            help=speaking.say(
                "Skift nøglen: alt, der er hashet, hashes en gang til. Ingen CPR-numre skal bruges.",
                "Change the key: all that is hashed is hashed once more. No CPR number is needed.",
            ),
            params=[data_option(speaking)],
        )
    )
    return group
