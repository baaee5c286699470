"""`frikommune design`: write, check, lock and amend a trial's evaluation design, and show it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.faults import a_file
from frikommune.cli.speaking import DayType, Speaking, known_trial, open_pack, show_json
from frikommune.errors import refuse
from frikommune.language import Text, day_text

if TYPE_CHECKING:
    from frikommune.evaluation.designs.design import Registered

FAILED = 1


def build(speaking: Speaking) -> click.Group:
    """The command group."""
    group = click.Group(
        "design",
        help=speaking.say(
            "Skriv, kontrollér, lås og ret et forsøgs evalueringsdesign, før data ses (docs/evaluation.md).",
            "Write, check, lock and amend a trial's evaluation design before its data is seen"
            " (docs/evaluation.md).",
        ),
    )
    for command in (_new(speaking), _check(speaking), _lock(speaking), _amend(speaking), _show(speaking)):
        group.add_command(command)
    return group


def _new(speaking: Speaking) -> click.Command:
    def run(*, trial: str, pack: Path | None, as_json: bool) -> None:
        from frikommune.cli.design_new import new_json, new_text
        from frikommune.evaluation.designs.proposed import propose

        opened = open_pack(pack)
        known = opened.trials[known_trial(opened, trial, "frikommune design new")]
        proposed = propose(known, opened.rulebook, opened.journal, speaking.language)
        if as_json:
            show_json(new_json(speaking, proposed))
        else:
            click.echo(new_text(speaking, proposed), nl=False)

    return click.Command(
        "new",
        callback=run,
        help=speaking.say(
            "Skriv et første design af det, der vides om et forsøg: frikommune design new 3.3 > design.toml."
            " Hvert forslag er mærket; resten er tomme pladser med hjælp.",
            "Write a first design from what is known of a trial: frikommune design new 3.3 > design.toml."
            " Each proposal is marked; the rest are blanks with help.",
        ),
        params=[click.Argument(["trial"], metavar="ID"), speaking.pack_option(), speaking.json_option()],
    )


def _check(speaking: Speaking) -> click.Command:
    def run(*, design: Path, as_json: bool) -> int:
        from frikommune.cli.design_words import check_json, show_check
        from frikommune.evaluation.designs.checks import check
        from frikommune.packfiles.designs import read_design

        registered = read_design(a_file(design))
        found = check(registered.design)
        if as_json:
            show_json(check_json(speaking, registered, found))
        else:
            show_check(speaking, registered, found)
        return FAILED if any(one.weight == "must" for one in found) else 0

    return click.Command(
        "check",
        callback=run,
        help=speaking.say(
            "Se, hvad et design mangler, og hvad der modsiger hinanden. Slutter med 1, når det ikke kan"
            " låses.",
            "See what a design lacks, and what contradicts itself. Ends with 1 when it cannot be locked.",
        ),
        params=[_file(), speaking.json_option()],
    )


def _lock(speaking: Speaking) -> click.Command:
    def run(*, design: Path, on: date, data_seen: date | None, by: str, as_json: bool) -> None:
        from frikommune.evaluation.designs.locking import lock
        from frikommune.packfiles.designs import read_design

        _not_ahead(on, "--on")
        locked = lock(read_design(a_file(design)), on, by, data_seen)
        _written(speaking, locked, design, as_json)

    return click.Command(
        "lock",
        callback=run,
        help=speaking.say(
            "Lås et design: filen får dato og kode. En lås skrives aldrig over.",
            "Lock a design: the file gets a date and a code. A lock is never written over.",
        ),
        params=[
            _file(),
            _on(speaking),
            speaking.option(
                "--data-seen",
                da="Den første dag, data om målet blev åbnet eller offentliggjort, hvis de er set.",
                en="The first day on which the outcome's data was opened or published, if it was seen.",
                type=DayType(),
            ),
            _by(speaking),
            speaking.json_option(),
        ],
    )


def _amend(speaking: Speaking) -> click.Command:
    def run(
        *, design: Path, new: Path, on: date, because: str, by: str, data_seen: bool, as_json: bool
    ) -> None:
        from frikommune.evaluation.designs.locking import amend
        from frikommune.packfiles.designs import read_design

        _not_ahead(on, "--on")
        became = read_design(a_file(new)).design
        amended = amend(read_design(a_file(design)), became, on, because, by, data_seen)
        _written(speaking, amended, design, as_json)

    return click.Command(
        "amend",
        callback=run,
        help=speaking.say(
            "Ret et låst design til det, der står i NEWFILE, med en begrundelse. Det planlagte bliver"
            " stående.",
            "Amend a locked design to what NEWFILE says, with a reason. What was planned stays.",
        ),
        params=[
            _file(),
            click.Argument(["new"], type=click.Path(path_type=Path), metavar="NEWFILE"),
            _on(speaking),
            speaking.option(
                "--because", da="Hvorfor designet ændres.", en="Why the design changes.", required=True
            ),
            _by(speaking),
            speaking.option(
                "--data-seen",
                da="Data om målet var set, da designet blev ændret.",
                en="The outcome's data had been seen when the design was amended.",
                is_flag=True,
            ),
            speaking.json_option(),
        ],
    )


def _show(speaking: Speaking) -> click.Command:
    def run(*, design: Path, as_json: bool) -> None:
        from frikommune.cli.design_words import registered_words, show_registered
        from frikommune.packfiles.designs import read_design

        registered = read_design(a_file(design))
        if as_json:
            show_json(registered_words(speaking, registered))
        else:
            show_registered(speaking, registered)

    return click.Command(
        "show",
        callback=run,
        help=speaking.say(
            "Vis et design trin for trin, om det er låst, og hvad der er ændret siden.",
            "Show a design step by step, whether it is locked, and what was changed since.",
        ),
        params=[_file(), speaking.json_option()],
    )


def _written(speaking: Speaking, registered: Registered, path: Path, as_json: bool) -> None:
    from frikommune.cli.design_words import registered_words, show_sealed
    from frikommune.packfiles.designs_write import add_seal

    add_seal(registered, path)
    if as_json:
        show_json(registered_words(speaking, registered))
    else:
        show_sealed(speaking, registered)


def _not_ahead(day: date, option: str) -> None:
    today = date.today()
    if day > today:
        said = day_text(today)
        raise refuse(
            "day_ahead",
            problem=Text("Dagen er ikke kommet endnu", "The day has not come yet"),
            where=option,
            given=day,
            expected=Text(f"{said.da} eller før", f"{said.en} or earlier"),
            do_next=Text("Ret dagen.", "Correct the day."),
        )


def _file() -> click.Argument:
    return click.Argument(["design"], type=click.Path(path_type=Path), metavar="DESIGN.toml")


def _on(speaking: Speaking) -> click.Option:
    return speaking.option(
        "--on",
        da="Dagen, det sker: 2018-08-15 eller 15.08.2018.",
        en="The day it is done.",
        type=DayType(),
        required=True,
    )


def _by(speaking: Speaking) -> click.Option:
    return speaking.option(
        "--by",
        da="Hvem, som rolle, aldrig navn: fx koordinator.",
        en="Who, as a role, never a name: such as coordinator.",
        required=True,
    )
