"""What `frikommune power` answers: for people, and as JSON (its keys are in docs/json.md)."""

from __future__ import annotations

from typing import Any

import click

from frikommune.cli.speaking import INDENT, Speaking, heading, line
from frikommune.evaluation.power.answer import Power
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.shown.words import table_lines

WIDTH = 100


def show_power(speaking: Speaking, found: Power) -> None:
    """The sentence first, then what it would take, the tables, and what it rests on."""
    heading(speaking.text(found.sentence))
    if found.takes:
        click.echo()
        line(
            speaking.say(
                "Hvad det kræver, én ting ad gangen, alt andet lige:",
                "What it takes, one thing at a time, the rest as it is:",
            )
        )
        for one in found.takes:
            line(speaking.text(one), 1, "• ")
    for table in found.tables:
        click.echo()
        show_table(speaking, table)
    if found.why or found.assumptions:
        click.echo()
        line(speaking.say("Hvad det hviler på:", "What it rests on:"))
    for one in (*found.why, *found.assumptions):
        line(speaking.text(one), 1, "• ")


def show_table(speaking: Speaking, table: Table) -> None:
    """A table under its title."""
    heading(speaking.text(table.title))
    for row in table_lines(table, speaking.language, WIDTH - len(INDENT)):
        click.echo(INDENT + row)
    if speaking.text(table.note):
        line(speaking.text(table.note), 1)


def power_json(speaking: Speaking, found: Power) -> dict[str, Any]:
    """The whole answer; probabilities and shares between 0 and 1."""
    by, made = found.formula, found.simulated
    return {
        "verdict": found.verdict,
        "verdict_words": speaking.text(found.words) or None,
        "sentence": speaking.text(found.sentence),
        "detectable": by.detectable,
        "power_at_smallest": by.at_smallest,
        "power_at_margin": by.at_margin,
        "can_reach_level": by.tested,
        "takes": [
            {"what": one.what, "number": one.number, "now": one.now, "words": speaking.text(one.says)}
            for one in found.needs
        ],
        "simulated": made
        and {
            "courses": made.draws,
            "seed": made.seed,
            "detectable": made.detectable,
            "power_at_smallest": made.found,
            "power_at_margin": made.not_worse,
            "found_without_effect": made.wrongly,
        },
        "why": [speaking.text(one) for one in found.why],
        "assumed": [speaking.text(one) for one in found.assumptions],
    }
