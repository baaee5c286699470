"""`frikommune caseload`: made-up citizens, in which the published figures come out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.caseload_text import Answer, caseload_json, show
from frikommune.cli.progress import bars
from frikommune.cli.speaking import DayType, Speaking, open_pack, show_json
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.caseload.make import Made
    from frikommune.caseload.profile import Profile
    from frikommune.caseload.written import Asked

FORMATS = ("parquet", "csv", "xlsx")


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        persons: int,
        seed: int,
        out: Path,
        form: str,
        until: date | None,
        pack: Path | None,
        as_json: bool,
    ) -> None:
        from frikommune.caseload.written import Asked
        from frikommune.packfiles.caseload import read_caseload

        opened = open_pack(pack)
        profile = read_caseload(opened)
        asked = Asked(persons, seed, _last_day(profile, until))
        _check_numbers(persons, seed)
        answer = Answer(opened, profile, asked, out, form, _made(speaking, profile, asked, form, out))
        if as_json:
            show_json(caseload_json(speaking, answer))
        else:
            show(speaking, answer)

    return click.Command(
        "caseload",
        callback=run,
        help=speaking.say(
            "Lav en syntetisk sagsmængde, hvor Aalborgs offentliggjorte tal kommer ud (docs/caseload.md).",
            "Make a synthetic caseload in which Aalborg's published figures come out (docs/caseload.md).",
        ),
        params=[*_params(speaking), speaking.pack_option(), speaking.json_option()],
    )


def _params(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option(
            "--persons",
            da="Borgere i baggrunden; rekonstruktionens sager kommer altid til.",
            en="Citizens of the background; the reconstruction's cases always come on top.",
            type=int,
            required=True,
        ),
        speaking.option(
            "--seed",
            da="Samme frø og antal giver de samme rækker (ellers 1).",
            en="The same seed and number give the same rows (else 1).",
            type=int,
            default=1,
        ),
        speaking.option(
            "--out",
            da="Mappe til sagsmængden; en tidligere erstattes, når den nye er hel.",
            en="Folder for the caseload; an earlier one is replaced once the new one is whole.",
            type=click.Path(path_type=Path),
            required=True,
        ),
        speaking.option(
            "--format",
            "form",
            da="Tabellernes format (ellers parquet).",
            en="The tables' format (else parquet).",
            type=click.Choice(FORMATS),
            default=FORMATS[0],
        ),
        speaking.option(
            "--until",
            da="Sidste dag, der vides noget om (ellers periodens sidste).",
            en="The last day of which anything is known (else the period's last).",
            type=DayType(),
        ),
    ]


def _made(speaking: Speaking, profile: Profile, asked: Asked, form: Any, out: Path) -> Made:
    """Make it beside `out` and put it in place. Raises Refused; an earlier caseload then stays."""
    from frikommune.caseload.make import make
    from frikommune.caseload.readme import MARK
    from frikommune.ledger.atomic import put_in_place

    with bars(speaking) as bar, put_in_place(out, MARK) as folder:
        return make(profile, asked, form, folder, lambda done, many: bar("draw", done, many))


def _last_day(profile: Profile, given: date | None) -> date:
    last = date.fromordinal(profile.end.toordinal() - 1)
    until = given or last
    if profile.first_day <= until <= last:
        return until
    raise _outside(
        "--until",
        until,
        Text(f"en dag fra {profile.first_day} til {last}", f"a day from {profile.first_day} to {last}"),
    )


def _check_numbers(persons: int, seed: int) -> None:
    from frikommune.caseload.blocks import MOST

    if not 0 <= persons <= MOST:
        raise _outside("--persons", persons, Text(f"et tal fra 0 til {MOST}", f"a number from 0 to {MOST}"))
    if seed < 0:
        raise _outside("--seed", seed, Text("et tal fra 0", "a number from 0"))


def _outside(option: str, given: object, expected: Text) -> Refused:
    return refuse(
        "outside_range",
        problem=Text(f"“{option}” ligger uden for det mulige", f"“{option}” lies outside what is possible"),
        where=option,
        given=given,
        expected=expected,
        do_next=Text(f"Ret “{option}”.", f"Correct “{option}”."),
    )
