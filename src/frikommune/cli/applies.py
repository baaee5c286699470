"""`frikommune applies`: what applies to a municipality, a group and a day, by which layers, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from frikommune.cli.anchors import show_anchor
from frikommune.cli.speaking import (
    DayType,
    Speaking,
    heading,
    known_group,
    known_municipality,
    known_norm,
    line,
    open_pack,
    show_json,
)
from frikommune.law.considered import Considered
from frikommune.law.source import CERTAINTY_WORDS
from frikommune.law.words import Words
from frikommune.ledger.as_json import asked_json
from frikommune.ledger.standing_law import Asked, silence, what_applies
from frikommune.packfiles.pack import Pack


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        municipality: str,
        group: str,
        on: date,
        start: date | None,
        norm: str | None,
        without_trials: bool,
        pack: Path | None,
        as_json: bool,
    ) -> None:
        loaded = open_pack(pack)
        rulebook = loaded.rulebook
        where = known_municipality(rulebook, municipality)
        whom = known_group(rulebook, group)
        world = rulebook.no_trials if without_trials else rulebook.all_trials
        answers = what_applies(world, where, whom, on, start or on)
        if norm:
            only = known_norm(rulebook, norm)
            answers = [asked for asked in answers if asked.rule.norm.id == only]
        if as_json:
            show_json(
                _as_json(
                    speaking,
                    rulebook.words,
                    where,
                    whom,
                    on,
                    start=start or on,
                    without=without_trials,
                    answers=answers,
                )
            )
        else:
            _show(speaking, loaded, where, whom, on, start or on, answers)
            if norm and not answers:
                line(speaking.text(silence(rulebook, only, whom)))

    return click.Command(
        "applies",
        callback=run,
        help=speaking.say(
            "Se, hvad der gælder i en kommune for en målgruppe på en dag. Hvert lag vises med sin kilde.",
            "See what applies in a municipality for a group on a day. Each layer is shown with its source.",
        ),
        params=_params(speaking),
    )


def _params(speaking: Speaking) -> list[click.Parameter]:
    return [
        speaking.option(
            "--municipality",
            da="Kommunen, fx Aalborg.",
            en="The municipality, such as Aalborg.",
            required=True,
        ),
        speaking.option(
            "--group",
            da="Målgruppen, fx dagpenge.",
            en="The target group, such as dagpenge.",
            required=True,
        ),
        speaking.option(
            "--on",
            da="Dagen: 2018-03-01 eller 01.03.2018.",
            en="The day: 2018-03-01 or 01.03.2018.",
            type=DayType(),
            required=True,
        ),
        speaking.option(
            "--start",
            da="Forløbets første dag, som vinduerne regnes fra (ellers dagen selv).",
            en="The course's first day, from which windows are counted (else the day itself).",
            type=DayType(),
        ),
        speaking.norm_option(),
        speaking.without_option(),
        speaking.pack_option(),
        speaking.json_option(),
    ]


def _show(
    speaking: Speaking, pack: Pack, municipality: str, group: str, on: date, start: date, answers: list[Asked]
) -> None:
    title = speaking.text(pack.rulebook.groups[group])
    heading(f"{municipality} · {title} · {speaking.day(on)}")
    if any(one.steps for one in answers):
        line(
            speaking.say(
                f"Datoer er for et forløb, der begynder {speaking.day(start)}.",
                f"Dates are for a course that starts on {speaking.day(start)}.",
            )
        )
    for asked in answers:
        if asked.rule.in_force or asked.rule.before:
            click.echo()
            _show_norm(speaking, asked, pack.rulebook.words)
    norms = [asked.rule.norm for asked in answers if not (asked.rule.in_force or asked.rule.before)]
    if norms:
        click.echo()
        line(
            speaking.say("Gælder ikke den dag: ", "Not in force that day: ")
            + speaking.coded({norm.id: norm.title for norm in norms})
        )


def _show_norm(speaking: Speaking, asked: Asked, names: Words) -> None:
    state = speaking.text(asked.state)
    heading(
        f"{speaking.text(asked.rule.norm.title)}  [{asked.rule.norm.id}]" + (f" – {state}" if state else "")
    )
    for step in asked.steps:
        line(speaking.text(step.words), 1, "• ")
        if step.displaced is not None:
            line(speaking.text(step.displaced), 2, "↳ ")
    for words in asked.words:
        line(speaking.text(words), 1, "• ")
    for words in asked.words_without:
        line(speaking.say("uden forsøget: ", "without the trial: ") + speaking.text(words), 2, "↳ ")
    show_anchor(speaking, asked.rule.norm, names)
    line(speaking.say("Lov: ", "Law: ") + speaking.text(asked.law), 1)
    for weighed in asked.considered:
        mark = "✓ " if weighed.holds else "– "
        exemption = weighed.exemption
        why = speaking.text(weighed.why) + _how_sure(speaking, weighed)
        line(f"{exemption.id} {speaking.text(exemption.title)}: {why}", 1, mark)
    for assumed in asked.assumptions:
        line(speaking.say("Antaget: ", "Assumed: ") + speaking.text(assumed), 1)


def _how_sure(speaking: Speaking, weighed: Considered) -> str:
    assumed = weighed.grant is not None and weighed.grant.certainty == "assumed"
    return f" ({speaking.text(CERTAINTY_WORDS['assumed'])})" if assumed else ""


def _as_json(
    speaking: Speaking,
    words: Words,
    municipality: str,
    group: str,
    on: date,
    *,
    start: date,
    without: bool,
    answers: list[Asked],
) -> dict[str, Any]:
    return {
        "municipality": municipality,
        "group": group,
        "on": on,
        "start": start,
        "without_trials": without,
        "norms": [asked_json(asked, words, speaking.language) for asked in answers],
    }
