"""`frikommune administrator`: a way in, where nobody who could let others in can sign in any more."""

from __future__ import annotations

from pathlib import Path

import click

from frikommune.cli.opening_web import data_option, open_web
from frikommune.cli.speaking import Speaking


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(*, username: str, data: Path) -> None:
        open_web("frikommune administrator", data)
        from frikommune.web.people.rescue import let_in_again
        from frikommune.web.people.welcome import welcome_path
        from frikommune.web.production import public_address

        site = public_address("http://127.0.0.1:8000/").rstrip("/")
        link = f"{site}{welcome_path(let_in_again(username))}"
        click.echo(
            speaking.say(
                f"{username} vælger en ny adgangskode her, inden tre dage: {link}\n"
                "Den gamle adgangskode, anden faktor og alle sessioner er væk. Det står i sporet.",
                f"{username} chooses a new password here, within three days: {link}\n"
                "The old password, the second factor and all sessions are gone. The trail tells of it.",
            )
        )

    return click.Command(
        "administrator",
        callback=run,
        help=speaking.say(
            "Luk en administrator ind på ny: når den eneste har mistet linket, adgangskoden eller anden "
            "faktor. Findes personen ikke, oprettes den.",
            "Let an administrator in again: when the only one has lost the link, the password or the second "
            "factor. A person who is not there is made.",
        ),
        params=[
            click.Argument(
                ["username"], required=False, default="administrator", metavar=speaking.say("NAVN", "NAME")
            ),
            data_option(speaking),
        ],
    )
