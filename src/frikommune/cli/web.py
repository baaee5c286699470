"""`frikommune web`: the programme in the browser."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
import webbrowser
from datetime import date
from pathlib import Path

import click

from frikommune.cli.opening_web import check_extra, data_option
from frikommune.cli.speaking import DayType, Speaking
from frikommune.errors import Refused, refuse
from frikommune.language import Text


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        address: str,
        port: int,
        data: Path,
        demo: bool,
        local: bool,
        today: date | None,
        workers: int,
        open_browser: bool,
        check: bool,
    ) -> None:
        check_extra("frikommune web")
        if local and not _is_this_machine(address):
            raise _not_local(address)
        if today and not demo:
            raise _only_in_a_demonstration(today)
        if not check:
            _check_port(address, port)
        from frikommune.web import serve

        if not check:
            click.echo(speaking.say("Gør klar …", "Making ready …"))
        serve.set_up(data.resolve(), demo, today, local=local)
        serve.check()
        if check:
            click.echo(
                speaking.say("Alt er i orden: programmet kan startes.", "All is in order: it can be started.")
            )
            return
        welcome = serve.prepare(demo)
        from frikommune.web.production import public_address

        url = public_address(f"http://{address}:{port}/")
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
            "Vis programmet i browseren (docs/web.md).",
            "Show the programme in the browser (docs/web.md).",
        ),
        params=_params(speaking),
    )


def _params(speaking: Speaking) -> list[click.Parameter]:
    number = speaking.say("TAL", "NUMBER")
    return [
        speaking.option(
            "--address",
            da="Adressen, der lyttes på (ellers kun denne maskine).",
            en="The address to listen on (else this machine only).",
            metavar=speaking.say("ADRESSE", "ADDRESS"),
            default="127.0.0.1",
        ),
        speaking.option(
            "--port",
            da="Porten (ellers 8000).",
            en="The port (else 8000).",
            metavar=number,
            type=int,
            default=8000,
        ),
        data_option(speaking),
        speaking.option(
            "--demo",
            da="En demonstration, med Nordjylland og opdigtede personer.",
            en="A demonstration, with North Jutland and made-up persons.",
            is_flag=True,
        ),
        speaking.option(
            "--local",
            da="Kun til denne maskine: uden https og navn; resten kontrolleres som i drift.",
            en="For this machine only: without https and a name; the rest is checked as in production.",
            is_flag=True,
        ),
        speaking.option(
            "--check",
            da="Sig, om alt er i orden til drift (docs/sign-in.md), og start ikke.",
            en="Say whether all is in order for production (docs/sign-in.md), and do not start.",
            is_flag=True,
        ),
        speaking.option(
            "--today",
            da="Den dag, der er i dag i en demonstration (ellers i dag).",
            en="The day that is today in a demonstration (else today).",
            type=DayType(),
        ),
        speaking.option(
            "--workers",
            da="Antal processer (ellers 1).",
            en="Number of processes (else 1).",
            metavar=number,
            type=int,
            default=1,
        ),
        speaking.option("--open", "open_browser", da="Åbn browseren.", en="Open the browser.", is_flag=True),
    ]


def _only_in_a_demonstration(today: date) -> Refused:
    return refuse(
        "today_outside_demo",
        problem=Text(
            "Dagen i dag kan kun vælges i en demonstration", "Today is chosen in a demonstration only"
        ),
        where="--today",
        given=today.isoformat(),
        expected=Text("--demo sammen med --today", "--demo together with --today"),
        do_next=Text("Tilføj --demo, eller slet --today.", "Add --demo, or delete --today."),
    )


def _is_this_machine(address: str) -> bool:
    return address in ("localhost", "::1") or address.startswith("127.")


def _not_local(address: str) -> Refused:
    return refuse(
        "not_local",
        problem=Text("--local er kun til denne maskine", "--local is for this machine only"),
        where="--address",
        given=address,
        expected=Text("127.0.0.1", "127.0.0.1"),
        do_next=Text(
            "Slet --address, eller slet --local og sæt https op.",
            "Delete --address, or delete --local and set up https.",
        ),
    )


def _check_port(address: str, port: int) -> None:
    """Refuse a port that something else listens on, before anything is made ready."""
    try:
        with socket.create_server((address, port)):
            return
    except (OSError, OverflowError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
    raise refuse(
        "port_taken",
        problem=Text("Der kan ikke lyttes på porten", "The port cannot be listened on"),
        where="--address, --port",
        given=f"{address}:{port} ({reason})",
        expected=Text("en ledig port på denne maskine", "a free port on this machine"),
        do_next=Text(f"Vælg en anden, fx --port {port + 1}.", f"Choose another, such as --port {port + 1}."),
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
