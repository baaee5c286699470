"""The entry point: finds the language, builds the commands in it, prints refusals and never a traceback."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

import click

from frikommune import __version__
from frikommune.cli import applies, check, compare, explain, norm, pack, tour, trial
from frikommune.cli.danish_help import speak_danish
from frikommune.cli.speaking import Speaking
from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, Language, Text

_HELP = Text(
    "Frikommune: hvad loven kræver for en borger, hvad et forsøg ændrer, og hvorfor.",
    "Frikommune: what the law asks for a citizen, what a trial changes, and why.",
)
_COMMANDS = (applies, explain, check, compare, norm, trial, pack, tour)
REFUSED = 2


def build(language: Language) -> click.Group:
    """All commands, with their help in one language."""
    speaking = Speaking(language)
    group = click.Group(
        "frikommune", help=_HELP.said_in(language), context_settings={"max_content_width": 100}
    )
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
    for command in _COMMANDS:
        group.add_command(command.build(speaking))
    if language == "da":
        speak_danish(group)
    return group


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"frikommune {__version__}")
        context.exit()


def chosen_language(arguments: Sequence[str]) -> Language:
    """The language of `--lang`, else of FRIKOMMUNE_LANG, else Danish."""
    for place, word in enumerate(arguments):
        if word == "--lang" and place + 1 < len(arguments):
            return "en" if arguments[place + 1] == "en" else "da"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "da"
    return "en" if os.environ.get("FRIKOMMUNE_LANG", "").startswith("en") else "da"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns 0, or 2 when something was refused."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = chosen_language(words)
    try:
        result = build(language).main(words, prog_name="frikommune", standalone_mode=False)
    except Refused as refused:
        _show_refusal(refused, language, "--json" in words)
        return REFUSED
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        return REFUSED
    except click.ClickException as fault:
        _show_refusal(_unreadable(fault), language, "--json" in words)
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        click.echo(Text("Afbrudt.", "Interrupted.").said_in(language), err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return result if isinstance(result, int) else 0


def _unreadable(fault: click.ClickException) -> Refused:
    """What click could not make sense of, as a refusal like all others."""
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    command = context.command_path if context else "frikommune"
    problem, given = Text("Kommandoen kan ikke læses", "The command cannot be read"), fault.format_message()
    if isinstance(fault, click.MissingParameter) and fault.param and context:
        named = isinstance(fault.param, click.Option)
        name = fault.param.opts[0] if named else fault.param.make_metavar(context)
        problem, given = Text(f"“{name}” mangler", f"“{name}” is missing"), "–"
    elif isinstance(fault, click.NoSuchOption):
        problem, given = Text("Det valg findes ikke", "There is no such option"), fault.option_name
    elif isinstance(fault, click.NoSuchCommand):
        problem, given = Text("Den kommando findes ikke", "There is no such command"), fault.command_name
    return refuse(
        "unreadable_command",
        problem=problem,
        where=command,
        given=given,
        expected=Text("en kommando, som hjælpen viser den", "a command as the help shows it"),
        do_next=Text(f"Kør “{command} --help”.", f"Run “{command} --help”."),
    )


def _show_refusal(refused: Refused, language: Language, as_json: bool) -> None:
    if as_json:
        refusals = [refusal.as_json(language) for refusal in refused.refusals]
        click.echo(json.dumps({"refused": refusals}, ensure_ascii=False, indent=2))
    else:
        click.echo(refused.said_in(language), err=True)
