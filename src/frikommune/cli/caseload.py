"""`frikommune caseload`: made-up citizens, in which the published figures come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.numbers import number_in_words
from frikommune.cli.progress import bars
from frikommune.cli.speaking import DayType, Speaking, heading, line, open_pack, show_json
from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.caseload.make import Made
    from frikommune.caseload.profile import Figure, Profile
    from frikommune.caseload.written import Asked
    from frikommune.packfiles.pack import Pack

FORMATS = ("parquet", "csv", "xlsx")
_MARK = Text(
    "Syntetiske borgere: ingen af dem findes, og intet resultat herfra er et fund.",
    "Synthetic citizens: none of them exists, and no result from here is a finding.",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made, of what, and where."""

    pack: Pack
    profile: Profile
    asked: Asked
    out: Path
    form: str
    made: Made


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
            show_json(_as_json(speaking, answer))
        else:
            _show(speaking, answer)

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


def _show(speaking: Speaking, answer: Answer) -> None:
    made, profile, asked = answer.made, answer.profile, answer.asked
    heading(f"{speaking.text(profile.title)} · {speaking.day(asked.until)}")
    line(speaking.text(_MARK), 1)
    count = _counter(speaking)
    line(
        speaking.say(
            f"{count(made.persons)} borgere ({count(asked.persons)} trukket i baggrunden, frø {asked.seed}), "
            f"{count(made.rows['spells'])} forløb, {count(made.rows['events'])} hændelser, "
            f"{count(made.rows['uses'])} anvendelser.",
            f"{count(made.persons)} citizens ({count(asked.persons)} in the background, seed {asked.seed}), "
            f"{count(made.rows['spells'])} spells, {count(made.rows['events'])} events, "
            f"{count(made.rows['uses'])} uses.",
        ),
        1,
    )
    line(speaking.say(f"Skrevet i {answer.out}", f"Written to {answer.out}"), 1)
    click.echo()
    heading(speaking.say("Forløb efter kommune", "Spells by municipality"))
    for place, number in made.by_place().most_common():
        line(f"{count(number):>12}  {place}", 1)
    click.echo()
    heading(speaking.say("Forløb efter målgruppe", "Spells by target group"))
    for group, number in made.by_group().most_common():
        line(f"{count(number):>12}  {speaking.text(answer.pack.rulebook.groups[group])}", 1)
    click.echo()
    _show_figures(speaking, answer)


def _show_figures(speaking: Speaking, answer: Answer) -> None:
    heading(
        speaking.say(
            "Offentliggjorte tal, og hvad rækkerne giver (rekonstruktion)",
            "Published figures, and what the rows give (reconstruction)",
        )
    )
    for name, figure in answer.profile.figures.items():
        published = speaking.text(figure.qualifier) or _counter(speaking)(figure.value)
        counted = answer.made.figures[name]
        shown = "–" if counted is None else _counter(speaking)(counted)
        words = f"{speaking.text(figure.title)}: {published}{_remark(speaking, answer, figure, counted)}"
        line(words, 1, f"{shown:>8}  ")


def _remark(speaking: Speaking, answer: Answer, figure: Figure, counted: int | None) -> str:
    """What a reader must know of a count that need not be the figure."""
    if counted is None:
        return speaking.say(" (perioden er ikke slut)", " (the period is not over)")
    if figure.at_size and answer.asked.persons != answer.profile.published_size:
        size = _counter(speaking)(answer.profile.published_size)
        return speaking.say(f" (ved --persons {size})", f" (at --persons {size})")
    return ""


def _counter(speaking: Speaking) -> Any:
    return lambda number: number_in_words(number, speaking.language)


def _as_json(speaking: Speaking, answer: Answer) -> dict[str, Any]:
    made, profile, asked = answer.made, answer.profile, answer.asked
    return {
        "synthetic": True,
        "mark": speaking.text(_MARK),
        "profile": profile.id,
        "persons": asked.persons,
        "seed": asked.seed,
        "until": asked.until,
        "out": str(answer.out),
        "format": answer.form,
        "published_size": profile.published_size,
        "citizens": made.persons,
        "rows": {table: made.rows[table] for table in ("spells", "events", "uses", "employers")},
        "spells": [
            {"municipality": place, "group": group, "spells": number}
            for (place, group), number in sorted(made.spells.items())
        ],
        "figures": [
            {
                "figure": name,
                "title": speaking.text(figure.title),
                "published": figure.value,
                "counted": made.figures[name],
                "about": figure.about,
                "at_published_size": figure.at_size,
            }
            for name, figure in profile.figures.items()
        ],
    }
