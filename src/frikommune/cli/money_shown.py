"""What `frikommune money` answers: for people, and as JSON (its keys are in docs/json.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import click

from frikommune.cli.marks import in_heading, show_reconstruction
from frikommune.cli.numbers import plain
from frikommune.cli.power_words import show_table
from frikommune.cli.speaking import Speaking, heading, line
from frikommune.evaluation.savings.money_published import PublishedAmount
from frikommune.evaluation.savings.money_range import Amount, TrialMoney
from frikommune.evaluation.savings.money_shown import events_table, hours_table, money_table, published_table
from frikommune.language import Text


def show(
    speaking: Speaking, title: str, on: date, money: TrialMoney, amounts: Sequence[PublishedAmount]
) -> None:
    """The amounts, the events and hours behind them, what sources say, what lacks, what is assumed."""
    heading(f"{title} · {speaking.day(on)}{in_heading(speaking, money.mark)}")
    show_reconstruction(speaking, money.mark)
    for table in (money_table(money), events_table(money), hours_table(money), published_table(amounts)):
        if table.rows:
            click.echo()
            show_table(speaking, table)
    if not money.lines:
        line(
            speaking.say(
                "Forsøget sparede ingen hændelser, som pakken kender.",
                "The trial spared no events that the pack knows.",
            ),
            1,
        )
    _show_list(speaking, Text("Mangler", "Lacks"), money.missing)
    _show_list(speaking, Text("Antaget", "Assumed"), money.assumed)
    show_reconstruction(speaking, money.mark, 0)


def _show_list(speaking: Speaking, title: Text, said: Iterable[Text]) -> None:
    texts = tuple(said)
    if texts:
        click.echo()
        heading(speaking.text(title))
    for one in texts:
        line(speaking.text(one), 1, "• ")


def money_json(
    speaking: Speaking,
    log: str,
    on: date,
    places: Sequence[str],
    money: TrialMoney,
    amounts: Sequence[PublishedAmount],
) -> dict[str, Any]:
    """The whole answer."""
    return {
        "log": log,
        "on": on,
        "trial": money.trial,
        "municipalities": list(places),
        **money.mark.as_json,
        "money": [
            {
                "year": one.year,
                "payer": one.payer,
                "price_year": one.price_year,
                "gross": _amount(one.gross),
                "net": _amount(one.net),
                "lacks": [speaking.text(text) for text in one.missing],
            }
            for one in money.money
        ],
        "events": [
            {"year": year, "kind": kind, "unit": event.unit.id, "number": event.number, "cases": event.cases}
            for year, found in money.lines.items()
            for kind, event in (
                *((event.kind, event) for event in (*found.spared, *found.deducted)),
                *(("open", event) for event in found.open),
                *(("unknown", event) for event in found.unknown),
            )
        ],
        "hours": [
            {
                "year": one.year,
                "of": one.free.of,
                "hours": plain(one.free.hours),
                "complete": one.free.complete,
            }
            for one in money.hours
        ],
        "lacks": [speaking.text(text) for text in money.missing],
        "assumed": [speaking.text(text) for text in money.assumed],
        "published": [_published(speaking, one) for one in amounts],
    }


def _amount(one: Amount) -> dict[str, Any]:
    return {"amount": plain(one.value), "low": plain(one.low), "high": plain(one.high)}


def _published(speaking: Speaking, one: PublishedAmount) -> dict[str, Any]:
    return {
        "title": speaking.text(one.title),
        "amount": int(one.amount) if one.amount == one.amount.to_integral_value() else float(one.amount),
        "period": speaking.text(one.period) or None,
        "municipality": one.municipality or None,
        "recomputed": speaking.text(one.checked) or None,
        "caveat": speaking.text(one.caveat),
        "source": speaking.text(one.source),
        "certainty": one.certainty,
        "trials": list(one.trials),
    }
