"""`frikommune retention`: what may no longer be kept, shown; and deleted where it is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from frikommune.cli.opening_web import data_option, open_web
from frikommune.cli.speaking import DayType, Speaking, heading, line, show_json
from frikommune.errors import refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.web.privacy.due import Due


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(*, data: Path, on: date | None, trial: str, do: bool, again: bool, as_json: bool) -> None:
        open_web("frikommune retention", data)
        today = _today()
        day = on or today
        if do and day > today:
            raise _not_ahead(day)
        if again:
            _say_again(speaking, day, as_json)
            return
        from frikommune.web.privacy.due import all_due
        from frikommune.web.privacy.rules import rules

        found = all_due(day, trial)
        if as_json:
            show_json({"on": day, "done": do, "due": [_as_json(speaking, one) for one in found]})
        else:
            _show(speaking, day, found, [one for one in rules() if not trial or one.id == "trial"])
        if do and found:
            from frikommune.web.privacy.destroying import wipe

            for one in found:
                one.do()
            wipe()
        if not as_json:
            _say_end(speaking, found, do)

    return click.Command(
        "retention",
        callback=run,
        help=speaking.say(
            "Vis, hvad der ikke længere må opbevares; med --do slettes det (docs/privacy.md).",
            "Show what may no longer be kept; with --do it is deleted (docs/privacy.md).",
        ),
        params=[
            data_option(speaking),
            speaking.option(
                "--on", da="Dagen, der regnes fra (ellers i dag).", en="The day (else today).", type=DayType()
            ),
            speaking.option(
                "--trial",
                da="Kun det, som dette forsøgs ophør gør, at der skal slettes.",
                en="Only what the end of this trial makes due.",
                metavar=speaking.say("FORSØG", "TRIAL"),
                default="",
            ),
            speaking.option("--do", da="Slet det.", en="Delete it.", is_flag=True),
            speaking.option(
                "--again",
                da="Efter en gendannelse: slet igen, hvad sikkerhedskopien bragte tilbage.",
                en="After a restore: delete again what the backup brought back.",
                is_flag=True,
            ),
            speaking.json_option(),
        ],
    )


def _today() -> date:
    from frikommune.web.pages.clock import today

    return today()


def _say_again(speaking: Speaking, day: date, as_json: bool) -> None:
    from frikommune.web.privacy.again import destroy_again
    from frikommune.web.privacy.destroying import wipe

    number = destroy_again(day)
    if number:
        wipe()
    if as_json:
        show_json({"on": day, "deleted_again": number})
        return
    click.echo(
        speaking.say(
            f"Slettet igen: {number} sager, brug og filer.", f"Deleted again: {number} cases, uses and files."
        )
    )


def _show(speaking: Speaking, day: date, found: list[Due], known: list) -> None:  # type: ignore[type-arg]
    heading(speaking.say(f"Pr. {speaking.day(day)}", f"As of {speaking.day(day)}"))
    for rule in known:
        number = sum(one.number for one in found if one.rule.id == rule.id)
        line(f"{number:>8}  {speaking.text(rule.what)}  [{rule.id}]", 1)
        line(
            speaking.say(
                f"{rule.months} måneder efter, at {rule.clock.da}. Tilbage er: {rule.left.da}.",
                f"{rule.months} months after {rule.clock.en}. Left is: {rule.left.en}.",
            ),
            6,
        )
        for one in found:
            if one.rule.id == rule.id and one.of:
                line(f"{one.of}: {one.number}", 6)


def _say_end(speaking: Speaking, found: list[Due], do: bool) -> None:
    number = sum(one.number for one in found)
    if do:
        words = speaking.say(f"Slettet: {number}.", f"Deleted: {number}.")
    elif number:
        words = speaking.say(
            f"Intet er slettet. Tilføj --do for at slette {number}.",
            f"Nothing was deleted. Add --do to delete {number}.",
        )
    else:
        words = speaking.say("Intet skal slettes.", "Nothing is due.")
    click.echo(words)


def _as_json(speaking: Speaking, one: Due) -> dict[str, object]:
    return {
        "rule": one.rule.id,
        "what": speaking.text(one.rule.what),
        "months": one.rule.months,
        "of": one.of,
        "number": one.number,
    }


def _not_ahead(day: date):  # type: ignore[no-untyped-def]
    return refuse(
        "retention_ahead",
        problem=Text("Der slettes ikke på forskud", "Nothing is deleted ahead of time"),
        where="--on",
        given=day.isoformat(),
        expected=Text("i dag eller en tidligere dag", "today or an earlier day"),
        do_next=Text("Se det uden --do, eller vent til dagen.", "Look at it without --do, or wait."),
    )
