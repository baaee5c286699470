"""What `frikommune indicators` answers: for people, and as JSON (its keys are in docs/json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.numbers import cases_in_words
from frikommune.cli.power_words import show_table
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.evaluation.indicators.as_json import measured_json
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.shown import numbers_of, short_table_of, where_and_when
from frikommune.language import NO_WORDS, Text

if TYPE_CHECKING:
    from frikommune.cli.indicators import Answer

_PUBLISHED = Text("Offentliggjorte andele", "Published shares")
_NUMBERS = Text("Offentliggjorte tal", "Published numbers")
_NOT_A_FINDING = Text(
    "Tallene hviler på syntetiske personer: intet fund må bygge på dem.",
    "The numbers rest on synthetic persons: no finding may be built on them.",
)


def show(speaking: Speaking, answer: Answer) -> None:
    """What was counted, then what was published, then earlier shares taken together."""
    heading(
        f"{answer.trial} · {speaking.text(answer.title)} · {answer.log} · {speaking.day(answer.on)}"
        f"{in_heading(speaking, answer.mark)}"
    )
    show_reconstruction(speaking, answer.mark)
    cases = cases_in_words(answer.cases, speaking.language)
    line(speaking.say(f"{cases} i forsøgets målgrupper.", f"{cases} in the trial's target groups."), 1)
    _show_part(
        speaking, answer.counted, Text("Talt i sagerne", "Counted in the cases"), Text("Tal", "Numbers")
    )
    _show_part(speaking, answer.published, _PUBLISHED, _NUMBERS)
    for one in answer.earlier:
        click.echo()
        heading(speaking.text(one.title))
        for words in one.benchmark.says:
            line(speaking.text(words), 1, "• ")
    if answer.mark:
        click.echo()
        line(speaking.text(_NOT_A_FINDING))
    show_reconstruction(speaking, answer.mark, 0)


def _show_part(speaking: Speaking, measured: tuple[Measured, ...], shares: Text, numbers: Text) -> None:
    for table in (short_table_of(measured, shares), numbers_of(measured, numbers)):
        if table.rows:
            click.echo()
            show_table(speaking, table)
    _show_notes(speaking, measured)


def _show_notes(speaking: Speaking, measured: tuple[Measured, ...]) -> None:
    """What a reader must know, once for all the values that share it."""
    said: dict[Text, list[str]] = {}
    for one in measured:
        parted = one.origin != "published" and (one.municipality or one.group or one.period != NO_WORDS)
        where = f" ({speaking.text(where_and_when(one))})" if parted else ""
        for note in one.notes:
            said.setdefault(note, []).append(f"{speaking.text(one.title)}{where}")
    for note, titles in said.items():
        line(f"{'; '.join(titles)}: {speaking.text(note)}", 1, "• ")


def indicators_json(speaking: Speaking, answer: Answer) -> dict[str, Any]:
    """The whole answer."""
    return {
        "log": answer.log,
        "on": answer.on,
        "trial": answer.trial,
        "title": speaking.text(answer.title),
        "by": list(answer.by),
        "horizon": answer.horizon,
        "municipality": answer.municipality or None,
        "cases": answer.cases,
        **answer.mark.as_json,
        "indicators": [measured_json(one, speaking.language) for one in answer.counted],
        "published": [measured_json(one, speaking.language) for one in answer.published],
        "earlier": [
            {
                "series": one.series,
                "title": speaking.text(one.title),
                "mean": one.benchmark.mean,
                "pooled": one.benchmark.pooled,
                "interval": None
                if one.benchmark.interval is None
                else {"low": one.benchmark.interval[0], "high": one.benchmark.interval[1]},
                "shares": list(one.benchmark.shares),
                "says": [speaking.text(words) for words in one.benchmark.says],
            }
            for one in answer.earlier
        ],
    }
