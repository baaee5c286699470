"""`frikommune tour`: walks a newcomer through the main job, on the packs and examples that ship with the project."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.packfiles.pack import packs_folder

_STOPS: tuple[tuple[Text, str], ...] = (
    (
        Text(
            "Hvad gælder for en dagpengemodtager i Aalborg, hvor forsøg 1.3 kører?",
            "What applies to a recipient of dagpenge in Aalborg, where trial 1.3 runs?",
        ),
        "applies --municipality Aalborg --group dagpenge --on 2018-02-05",
    ),
    (
        Text("Og i Morsø, der ikke er med i forsøget?", "And in Morsø, which is not in the trial?"),
        "applies --municipality Morsø --group dagpenge --on 2018-02-05",
    ),
    (
        Text(
            "Én sag forklaret: hvad skete der, hvad krævede loven, og hvad ændrede forsøget?",
            "One case explained: what happened, what did the law ask, and what did the trial change?",
        ),
        "explain {examples}/history.json --on 2018-09-01",
    ),
    (
        Text("Den samme sag uden forsøg.", "The same case without trials."),
        "explain {examples}/history.json --on 2018-09-01 --without-trials",
    ),
    (
        Text(
            "Et helt udtræk fra et (syntetisk) fagsystem, læst gennem en oversættelsesfil.",
            "A whole export from a (synthetic) case system, read through a mapping file.",
        ),
        "check {examples}/export --mapping {examples}/export.toml --on 2018-12-31",
    ),
)


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run() -> None:
        from frikommune.cli.main import main

        examples = examples_folder()
        for number, (words, command) in enumerate(_STOPS, 1):
            filled = command.format(examples=examples)
            click.echo()
            click.secho(f"── {number}. {speaking.text(words)}", fg="cyan", bold=True)
            click.secho(f"   $ frikommune {filled}", fg="cyan")
            click.echo()
            main(["--lang", speaking.language, *shlex.split(filled)])
        click.echo()
        click.secho(
            speaking.say(
                "Prøv selv: frikommune --help · frikommune norm faellessamtale · frikommune trial 1.3 · frikommune pack check "
                f"{_shown(packs_folder() / 'nordjylland')}",
                "Try it: frikommune --help · frikommune norm faellessamtale · frikommune trial 1.3 · frikommune pack check "
                f"{_shown(packs_folder() / 'nordjylland')}",
            ),
            fg="cyan",
        )

    return click.Command(
        "tour",
        callback=run,
        help=speaking.say(
            "En rundtur for nye: det vigtigste, på de eksempler der følger med.",
            "A tour for newcomers: the main job, on the examples that ship with the project.",
        ),
    )


def examples_folder() -> str:
    """The folder of the examples, as the user would write it. Raises Refused when they were not installed."""
    folder = packs_folder().parent / "examples"
    if not folder.is_dir():
        raise refuse(
            "examples_missing",
            problem=Text("Eksemplerne er ikke installeret", "The examples are not installed"),
            where="frikommune tour",
            given=str(folder),
            expected=Text("mappen “examples” ved siden af “packs”", "the folder “examples” beside “packs”"),
            do_next=Text(
                "Kør rundturen fra projektets egen mappe.", "Run the tour from the project's own folder."
            ),
        )
    return _shown(folder)


def _shown(folder: Path) -> str:
    try:
        return str(folder.relative_to(Path.cwd()))
    except ValueError:
        return str(folder)
