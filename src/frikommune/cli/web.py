"""`frikommune web`: the programme in the browser."""

from __future__ import annotations

import importlib.util
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

import click

from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.language import Text


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(*, address: str, port: int, data: Path, demo: bool, workers: int, open_browser: bool) -> None:
        _check_extra()
        from frikommune.web import serve

        click.echo(speaking.say("Gør klar …", "Making ready …"))
        serve.set_up(data.resolve(), demo)
        welcome = serve.prepare(demo)
        url = f"http://{address}:{port}/"
        if welcome:
            first = speaking.say(
                "Den første administrator vælger adgangskode her",
                "The first administrator chooses a password here",
            )
            click.echo(f"{first}: {url.rstrip('/')}{welcome}")
        click.echo(speaking.say(f"Åbn {url} – stop med Ctrl-C.", f"Open {url} – stop with Ctrl-C."))
        if open_browser:
            threading.Thread(target=_open_when_ready, args=(url,), daemon=True).start()
        serve.serve(address, port, workers)

    return click.Command(
        "web",
        callback=run,
        help=speaking.say(
            "Vis programmet i browseren. --demo lægger Nordjylland og opdigtede personer ind.",
            "Show the programme in the browser. --demo puts in North Jutland and made-up persons.",
        ),
        params=[
            speaking.option(
                "--address",
                da="Adressen, der lyttes på.",
                en="The address to listen on.",
                default="127.0.0.1",
            ),
            speaking.option("--port", da="Porten.", en="The port.", type=int, default=8000),
            speaking.option(
                "--data",
                da="Mappen med database, dokumenter og nøgle.",
                en="The folder with database, documents and key.",
                type=click.Path(path_type=Path, file_okay=False),
                default=Path("data"),
            ),
            speaking.option("--demo", da="En demonstration.", en="A demonstration.", is_flag=True),
            speaking.option(
                "--workers", da="Antal processer.", en="Number of processes.", type=int, default=1
            ),
            click.Option(
                ["--open/--no-open", "open_browser"],
                default=False,
                help=speaking.say("Åbn browseren.", "Open the browser."),
            ),
        ],
    )


def _check_extra() -> None:
    if importlib.util.find_spec("django") is None:
        raise refuse(
            "web_missing",
            problem=Text("Programmets browserdel er ikke installeret", "The browser part is not installed"),
            where="frikommune web",
            given="frikommune",
            expected=Text("tilvalget web", "the extra web"),
            do_next=Text("pip install 'frikommune[web]'", "pip install 'frikommune[web]'"),
        )


def _open_when_ready(url: str) -> None:
    """Open the browser once the server answers; give up after half a minute."""
    for _ in range(60):
        time.sleep(0.5)
        try:
            urllib.request.urlopen(f"{url}health", timeout=1)
        except OSError:
            continue
        webbrowser.open(url)
        return
