"""`frikommune tour`: walks a newcomer through the main job, on the packs and examples that come with it."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.packfiles.folder import packs_folder

_JOINT_TALKS = "applies --group dagpenge --norm faellessamtale"
_STOPS: tuple[tuple[Text, str], ...] = (
    (
        Text(
            "Hvornår er fællessamtalerne for en dagpengemodtager i Aalborg, hvor forsøg 1.3 kører?",
            "When are the joint talks for a recipient of dagpenge in Aalborg, where trial 1.3 runs?",
        ),
        f"{_JOINT_TALKS} --municipality Aalborg --on 2018-02-05",
    ),
    (
        Text("Og i Morsø, der ikke er med i forsøget?", "And in Morsø, which is not in the trial?"),
        f"{_JOINT_TALKS} --municipality Morsø --on 2018-02-05",
    ),
    (
        Text(
            "I Rebild, hvor ingen kilde siger, hvad forsøget blev brugt til?",
            "In Rebild, where no source says what the trial was used for?",
        ),
        f"{_JOINT_TALKS} --municipality Rebild --on 2018-02-05",
    ),
    (
        Text(
            "Så kom en ny lov. Hvad er der tilbage af forsøget i Aalborg?",
            "Then came a new law. What is left of the trial in Aalborg?",
        ),
        f"{_JOINT_TALKS} --municipality Aalborg --on 2020-02-01",
    ),
    (
        Text(
            "Fællessamtalerne i én (syntetisk) sag: hvad krævede loven, og hvad ændrede forsøget?",
            "The joint talks of one (synthetic) case: what did the law ask, and what did the trial change?",
        ),
        "explain {examples}/history.json --on 2019-03-01 --norm faellessamtale",
    ),
    (
        Text("De samme samtaler uden forsøg.", "The same talks without trials."),
        "explain {examples}/history.json --on 2019-03-01 --without-trials --norm faellessamtale",
    ),
    (
        Text(
            "Et helt udtræk fra et (syntetisk) fagsystem, læst gennem en oversættelsesfil: to af normerne.",
            "A whole export from a (synthetic) case system, read through a mapping file: two of the norms.",
        ),
        "check {examples}/export --mapping {examples}/export.toml --on 2018-12-31"
        " --norm faellessamtale --norm lae285",
    ),
    (
        Text(
            "En hel region. Borgerne findes ikke, men Aalborgs offentliggjorte tal kommer ud af rækkerne.",
            "A whole region. No citizen exists, but Aalborg's published figures come out of the rows.",
        ),
        "caseload --persons 1000 --seed 1 --out {region}",
    ),
    (
        Text(
            "Hvad sparede forsøg 2.1 i Aalborg? Alle sager regnes med og uden hvert forsøg.",
            "What did trial 2.1 save in Aalborg? Every case is evaluated with and without each trial.",
        ),
        "savings {region} --on 2019-04-30 --municipality Aalborg --trial 2.1",
    ),
)
_REGION = Path("build") / "nordjylland"
"""Where the tour leaves its made-up region, for the newcomer to go on with."""


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run() -> int:
        program = click.get_current_context().find_root().command
        examples = examples_folder()
        for number, (words, command) in enumerate(_STOPS, 1):
            filled = command.format(examples=shlex.quote(examples), region=shlex.quote(str(_REGION)))
            click.echo()
            click.secho(f"── {number}. {speaking.text(words)}", fg="cyan", bold=True)
            click.secho(f"   $ frikommune {filled}", fg="cyan")
            click.echo()
            with program.make_context("frikommune", shlex.split(filled)) as context:
                program.invoke(context)
        click.echo()
        more = " · ".join(f"frikommune {one}" for one in _more())
        click.secho(f"{speaking.say('Prøv selv', 'Try it')}: {more}", fg="cyan")
        return 0

    return click.Command(
        "tour",
        callback=run,
        help=speaking.say(
            "Tag en rundtur i det vigtigste på de eksempler, der følger med.",
            "Take a tour of the main job on the examples that come with it.",
        ),
    )


def _more() -> tuple[str, ...]:
    pack = _shown(packs_folder() / "nordjylland")
    case = f"explain {examples_folder()}/history.json --on 2019-03-01"
    late = f"timeliness {_REGION} --on 2019-04-30"
    return ("--help", case, late, "norm faellessamtale", "trial 1.3", f"pack check {pack}")


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
