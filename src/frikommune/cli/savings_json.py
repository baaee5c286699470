"""The answer of `frikommune savings`, for programs: the keys of docs/json.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import polars as pl

from frikommune.cli.numbers import plain
from frikommune.cli.speaking import Speaking
from frikommune.evaluation.savings.money import HoursFree, Line, Money, TrialSavings
from frikommune.evaluation.savings.prices import Price, Unit
from frikommune.law.source import Unknown
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    from frikommune.cli.savings import Answer

_PER_CASE = ("spared", "extra")


def savings_json(speaking: Speaking, pack: Pack, answer: Answer) -> dict[str, Any]:
    """The whole answer."""
    saved = {one.trial: one for one in answer.savings.trials}
    return {
        "log": answer.log,
        "on": answer.on,
        "municipalities": list(answer.municipalities),
        "cases": answer.savings.cases,
        **answer.savings.mark.as_json,
        "trials": [_trial(speaking, pack, answer, name, saved.get(name)) for name in answer.trials],
        "prices": [_unit(speaking, unit) for unit in answer.savings.units],
        "assumed": [speaking.text(one) for one in answer.savings.assumptions],
    }


def _trial(
    speaking: Speaking, pack: Pack, answer: Answer, name: str, saved: TrialSavings | None
) -> dict[str, Any]:
    title = speaking.text(pack.trials[name].title) if name in pack.trials else None
    changes = answer.differences.filter(pl.col("trial") == name).drop("trial").iter_rows(named=True)
    unpriced = answer.unpriced.filter(pl.col("trial") == name).drop("trial").iter_rows(named=True)
    return {
        "trial": name,
        "title": title,
        "changes": [{**row, "subjects": _changed(answer, name, row["change"])} for row in changes],
        "spared": _lines(answer, saved, saved.spared if saved else (), "spared"),
        "subtracted": [
            *_lines(answer, saved, saved.deducted if saved else (), "extra"),
            *(_unnamed(written, number) for written, number in (saved.unnamed if saved else ())),
        ],
        "not_settled": _counts(answer, saved, saved.open if saved else (), "open"),
        "undetermined": _counts(answer, saved, saved.unknown if saved else (), "unknown"),
        "money": [_money(one) for one in (saved.money if saved else ())],
        "hours": [_hours(one) for one in (saved.hours if saved else ())],
        "unpriced": list(unpriced),
    }


def _changed(answer: Answer, name: str, change: str) -> list[str]:
    rows = answer.changed.filter((pl.col("trial") == name) & (pl.col("change") == change))
    return sorted(rows["subject"].unique())


def _behind(answer: Answer, saved: TrialSavings | None, unit: str, column: str) -> list[str]:
    if saved is None or column not in answer.saved.columns:
        return []
    mine = (pl.col("trial") == saved.trial) & (pl.col("unit") == unit) & (pl.col(column) != 0)
    return sorted(answer.saved.filter(mine)["subject"].unique())


def _lines(
    answer: Answer, saved: TrialSavings | None, lines: Iterable[Line], column: str
) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "unit": one.unit.id,
            "written": None,
            "payer": one.unit.payer,
            "number": one.number,
            "cases": one.cases,
            "quantity": plain(one.quantity, 4),
            "amount": plain(one.amount),
            "price_year": one.year,
            "subjects": _behind(answer, saved, one.unit.id, column)
            if one.kind in ("spared", "extra")
            else [],
        }
        for one in lines
    ]


def _unnamed(written: str, number: int) -> dict[str, Any]:
    """What uses named as a replacement and no unit knows: its price is unknown too."""
    nothing = dict.fromkeys(("unit", "payer", "cases", "quantity", "amount", "price_year"))
    return {"kind": "replaced", **nothing, "written": written, "number": number, "subjects": []}


def _counts(
    answer: Answer, saved: TrialSavings | None, lines: Iterable[Line], column: str
) -> list[dict[str, Any]]:
    return [
        {
            "unit": one.unit.id,
            "number": one.number,
            "cases": one.cases,
            "subjects": _behind(answer, saved, one.unit.id, column),
        }
        for one in lines
    ]


def _money(one: Money) -> dict[str, Any]:
    return {
        "payer": one.payer,
        "price_year": one.year,
        "gross": plain(one.gross),
        "gross_complete": one.gross_complete,
        "net": plain(one.net),
        "net_complete": one.net_complete,
    }


def _hours(one: HoursFree) -> dict[str, Any]:
    return {"of": one.of, "hours": plain(one.hours), "complete": one.complete}


def _unit(speaking: Speaking, unit: Unit) -> dict[str, Any]:
    """A unit that was counted: its prices, the chosen one first, or why there is none."""
    chosen = unit.chosen
    prices = [] if isinstance(chosen, Unknown) else [chosen, *unit.rivals]
    return {
        "unit": unit.id,
        "title": speaking.text(unit.title),
        "payer": unit.payer,
        "counted_in": speaking.text(unit.counted_in),
        "events_per_unit": plain(unit.per_unit, 4),
        "unknown_because": speaking.text(chosen.because) if isinstance(chosen, Unknown) else None,
        "prices": [_price(price, price is chosen) for price in prices],
        "hours": [
            {
                "of": one.of,
                "each": None if isinstance(one.each, Unknown) else plain(one.each, 4),
                "unknown_because": speaking.text(one.each.because) if isinstance(one.each, Unknown) else None,
                "certainty": one.certainty,
                "sources": [str(source) for source in one.sources],
            }
            for one in unit.hours
        ],
    }


def _price(price: Price, chosen: bool) -> dict[str, Any]:
    return {
        "price": price.id,
        "chosen": chosen,
        "amount": plain(price.amount),
        "currency": price.currency,
        "price_year": price.year,
        "converted_by": price.converted_by or None,
        "certainty": price.certainty,
        "sources": [str(source) for source in price.sources],
    }
