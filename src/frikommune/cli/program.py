"""Finds the language, builds the commands in it, prints refusals and never a traceback."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TextIO

import click

from frikommune import __version__
from frikommune.cli.danish_help import speak_danish
from frikommune.cli.faults import unknown_language, unreadable, unusable, unwritable_answer
from frikommune.cli.process import set_up
from frikommune.cli.speaking import Speaking
from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Language, Text

_HELP = Text(
    "Frikommune: hvad loven kræver for en borger, hvad et forsøg ændrer, og hvorfor.",
    "Frikommune: what the law asks for a citizen, what a trial changes, and why.",
)
COMMANDS = (
    *("applies", "explain", "check", "compare", "ledger", "simulate", "savings"),
    *("timeliness", "indicators", "money", "snapshot", "design", "power", "evaluate-trial"),
    *("norm", "trial", "programme", "report", "open-data", "pack"),
    *("caseload", "tour", "web", "import", "trail", "retention", "keys", "backup", "restore"),
    "administrator",
)
_FILES = {"import": "taking_in", "evaluate-trial": "evaluate_trial", "open-data": "open_data"}
"""Commands whose names cannot be those of their files."""
REFUSED = 2


class Commands(click.Group):
    """The commands, each imported only when it is asked for: start-up is what a caseworker waits for."""

    def __init__(self, speaking: Speaking) -> None:
        super().__init__(
            "frikommune",
            help=_HELP.said_in(speaking.language),
            context_settings={"max_content_width": 100},
        )
        self.speaking = speaking

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, from its file."""
        if cmd_name not in COMMANDS:
            return None
        file = _FILES.get(cmd_name, cmd_name)
        command: click.Command = import_module(f"frikommune.cli.{file}").build(self.speaking)
        if self.speaking.language == "da":
            speak_danish(command)
        return command


def build(language: Language) -> click.Group:
    """All commands, with their help in one language."""
    speaking = Speaking(language)
    group = Commands(speaking)
    group.params.append(
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help=speaking.say(
                "Sprog (ellers FRIKOMMUNE_LANG, ellers dansk).",
                "Language (else FRIKOMMUNE_LANG, else Danish).",
            ),
        )
    )
    group.params.append(
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
            help=speaking.say("Vis versionen.", "Show the version."),
        )
    )
    if language == "da":
        speak_danish(group)
    return group


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"frikommune {__version__}")
        context.exit()


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language of `--lang`, else of FRIKOMMUNE_LANG, else Danish. Raises Refused for an unknown one."""
    for place, word in enumerate(arguments):
        if word == "--lang" and place + 1 < len(arguments):
            return "en" if arguments[place + 1] == "en" else "da"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "da"
    return _language_of(os.environ.get("FRIKOMMUNE_LANG", ""))


def _language_of(given: str) -> Language:
    """`en_GB.UTF-8` is English, nothing is Danish."""
    wanted = given.lower().replace("-", "_").partition(".")[0].partition("_")[0]
    for language in LANGUAGES:
        if wanted == language:
            return language
    if given:
        raise unknown_language(given)
    return "da"


def run(words: list[str]) -> int:
    """Run one command line; returns the exit code."""
    set_up()
    as_json = "--json" in words
    try:
        language = chosen_language(words)
    except Refused as refused:
        _show_refusal(refused, "da", as_json)
        return REFUSED
    try:
        try:
            return _answered(words, language, as_json)
        except OSError as fault:
            if isinstance(fault, BrokenPipeError):
                raise
            _show_fault(fault, language, as_json)
    except BrokenPipeError:
        _discard_answer()
        return 0
    except OSError as fault:
        _show_fault(OSError(fault.errno, fault.strerror), language, as_json)
    return REFUSED


def _answered(words: list[str], language: Language, as_json: bool) -> int:
    try:
        result = _invoke(build(language), words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Refused as refused:
        _show_refusal(refused, language, as_json)
        return REFUSED
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        return REFUSED
    except click.ClickException as fault:
        _show_refusal(unreadable(fault), language, as_json)
        return REFUSED
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return result if isinstance(result, int) else 0


def _invoke(group: click.Group, words: list[str]) -> object:
    """Not by click's own `main`, which ends the program with 1 when the reader of a pipe has gone."""
    with group.make_context("frikommune", list(words)) as context:
        return group.invoke(context)


def _show_refusal(refused: Refused, language: Language, as_json: bool) -> None:
    if as_json:
        refusals = [refusal.as_json(language) for refusal in refused.refusals]
        click.echo(json.dumps({"refused": refusals}, ensure_ascii=False, indent=2))
    else:
        click.echo(refused.said_in(language), err=True)


def _show_fault(fault: OSError, language: Language, as_json: bool) -> None:
    """The last resort: what the system would not do, said like any refusal.

    Files that are read or written have a name. What has none is the answer itself, and what cannot be written
    to is told on stderr, also to programs.
    """
    if fault.filename is not None:
        _show_refusal(unusable(fault), language, as_json)
        return
    _discard_answer()
    with suppress(OSError):
        _show_refusal(unwritable_answer(fault), language, as_json=False)
    _discard_answer()


def _discard_answer() -> None:
    """Send what cannot be written nowhere, or Python would fail over it once more at its end."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            _discard(stream)


def _discard(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
