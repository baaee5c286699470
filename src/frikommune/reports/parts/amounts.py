"""Figures inside sentences: large sums in millions, as one says them."""

from __future__ import annotations

from decimal import Decimal

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import Figure, number_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Words
from frikommune.reports.writing import write

_MILLION = Decimal(1_000_000)
_ROUND = Decimal(100_000)


def short_amount(facts: Facts, entry: Entry) -> Cited:
    """A figure without what it is of: `ca. 2,5 mio. kr.`, `54 personer`. The entry must hold a figure."""
    assert isinstance(entry.value, Figure)
    return facts.cite(entry, in_millions(entry.value))


def in_millions(figure: Figure) -> Text:
    """The amount; whole hundred thousands of kroner in millions, all else as the source gives it."""
    said, number = figure.amount, figure.number
    if figure.unit != "kroner" or number is None or number < _MILLION or number % _ROUND:
        return said
    short = (number / _MILLION).quantize(Decimal("0.1")).normalize()
    return Text(
        said.da.replace(number_text(number, True), f"{number_text(short, True)} mio."),
        said.en.replace(number_text(number, False), f"{number_text(short, False)} million"),
    )


def measured(facts: Facts, entry: Entry) -> Words:
    """`Færre lægeattester i netværket: ca. 2.000 attester`. The entry must hold a figure."""
    assert isinstance(entry.value, Figure)
    return write(
        "{measure}: {amount}",
        "{measure}: {amount}",
        measure=facts.cite(entry, entry.value.measure),
        amount=short_amount(facts, entry),
    )
