"""What is said of a caseload that was made: to a reader, and to a program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cases.mark import Mark
from frikommune.cli.marks import show_reconstruction
from frikommune.cli.numbers import number_in_words
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.caseload.make import Made
    from frikommune.caseload.profile import Figure, Profile
    from frikommune.caseload.written import Asked
    from frikommune.packfiles.pack import Pack

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


def show(speaking: Speaking, answer: Answer) -> None:
    """Print what was made, its mark first, and the published figures beside their counts."""
    made, profile, asked = answer.made, answer.profile, answer.asked
    heading(f"{speaking.text(profile.title)} · {speaking.day(asked.until)}")
    line(speaking.text(_MARK), 1)
    show_reconstruction(speaking, Mark.RECONSTRUCTION)
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
            "Hvad rækkerne giver, og det offentliggjorte tal (rekonstruktion)",
            "What the rows give, and the published figure (reconstruction)",
        )
    )
    for name, figure in answer.profile.figures.items():
        published = speaking.text(figure.qualifier) or _counter(speaking)(figure.value)
        counted = answer.made.figures[name]
        shown = "–" if counted is None else _counter(speaking)(counted)
        said = speaking.say(f"offentliggjort {published}", f"published {published}")
        remark = _remark(speaking, answer, figure, counted)
        line(f"{speaking.text(figure.title)} ({said}{remark})", 1, f"{shown:>8}  ")


def _remark(speaking: Speaking, answer: Answer, figure: Figure, counted: int | None) -> str:
    """What a reader must know of a count that need not be the figure."""
    if counted is None:
        return speaking.say("; perioden er ikke slut", "; the period is not over")
    if figure.at_size and answer.asked.persons != answer.profile.published_size:
        size = _counter(speaking)(answer.profile.published_size)
        return speaking.say(f"; ved --persons {size}", f"; at --persons {size}")
    return ""


def _counter(speaking: Speaking) -> Any:
    return lambda number: number_in_words(number, speaking.language)


def caseload_json(speaking: Speaking, answer: Answer) -> dict[str, Any]:
    """The same with the keys of docs/json.md."""
    made, profile, asked = answer.made, answer.profile, answer.asked
    return {
        **Mark.RECONSTRUCTION.as_json,
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
