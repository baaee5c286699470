"""Counted savings with their prices: gross and net per payer and year, and hours apart (docs/savings.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import polars as pl

from frikommune.cases.mark import Mark
from frikommune.evaluation.population.comparing import REMAINDER
from frikommune.evaluation.savings.prices import Party, Payer, Prices, Unit
from frikommune.evaluation.savings.savings import Tally
from frikommune.language import Text
from frikommune.law.source import Unknown

Kind = Literal["spared", "extra", "replaced", "registered"]
ALWAYS_ASSUMED = (
    Text(
        "Forløbene antages at have sluttet samme dag uden forsøget.",
        "Courses are assumed to have ended on the same day without the trial.",
    ),
    Text(
        "Det, loven krævede uden forsøget, antages at være gjort, med så få hændelser som muligt.",
        "What the law asked without the trial is assumed to have been done, with as few events as possible.",
    ),
)


@dataclass(frozen=True, slots=True)
class Line:
    """So many of one unit, spared or to be subtracted. `cases` None where cases do not add up."""

    kind: Kind
    unit: Unit
    number: int
    cases: int | None = None

    @property
    def quantity(self) -> Fraction:
        """The number in what the price is for: meeting days, not meetings."""
        return self.number / self.unit.per_unit

    @property
    def amount(self) -> Fraction | None:
        """The number at the chosen price; None where no source gives one."""
        price = self.unit.chosen
        return None if isinstance(price, Unknown) else self.quantity * price.amount

    @property
    def year(self) -> int | None:
        """The price level of the amount."""
        return None if isinstance(self.unit.chosen, Unknown) else self.unit.chosen.year


@dataclass(frozen=True, slots=True)
class Money:
    """What one payer saved at one year's prices.

    A gross amount lacks what has no price (`gross_complete` false: it is at least so much); a net one lacks
    what should be subtracted and has no price (`net_complete` false: at most so much, of what is priced).
    """

    payer: Payer
    year: int
    gross: Fraction
    net: Fraction
    gross_complete: bool
    net_complete: bool


@dataclass(frozen=True, slots=True)
class HoursFree:
    """Hours that a party was spared, less those it cost; `complete` false where some are unknown."""

    of: Party
    hours: Fraction
    complete: bool


@dataclass(frozen=True, slots=True)
class TrialSavings:
    """What one trial saved (or all of them, or their joint remainder).

    `open` are units with events that what is pending may still change, `unknown` those with cases in which
    it cannot be determined. `unnamed` is what uses named as replacements and no unit knows.
    """

    trial: str
    spared: tuple[Line, ...]
    deducted: tuple[Line, ...]
    open: tuple[Line, ...]
    unknown: tuple[Line, ...]
    unnamed: tuple[tuple[str, int], ...]
    money: tuple[Money, ...]
    hours: tuple[HoursFree, ...]


@dataclass(frozen=True, slots=True)
class Savings:
    """The savings of all trials. `mark` is that of the rows: if there is one, no finding may rest on it."""

    cases: int
    mark: Mark
    trials: tuple[TrialSavings, ...]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that some line speaks of, in order of their id."""
        lines = (line for trial in self.trials for line in (*trial.spared, *trial.deducted, *trial.open))
        return tuple(
            {line.unit.id: line.unit for line in sorted(lines, key=lambda one: one.unit.id)}.values()
        )

    @property
    def assumptions(self) -> tuple[Text, ...]:
        """Everything assumed in the numbers, each once."""
        found = list(ALWAYS_ASSUMED)
        for unit in self.units:
            prices = () if isinstance(unit.chosen, Unknown) else unit.chosen.assumptions
            hours = (text for one in unit.hours for text in one.assumptions)
            for text in (*unit.assumptions, *prices, *hours):
                found.append(Text(f"{unit.title.da}: {text.da}", f"{unit.title.en}: {text.en}"))
        return tuple(found)


def priced(tally: Tally, prices: Prices, trials: Iterable[str]) -> Savings:
    """Put prices on what was counted, for the trials named, in that order; one with none is left out."""
    found = (_trial(name, tally, prices) for name in (*trials, REMAINDER))
    return Savings(tally.cases, tally.mark, tuple(one for one in found if one is not None))


def _trial(name: str, tally: Tally, prices: Prices) -> TrialSavings | None:
    rows = {row["unit"]: row for row in tally.events.filter(pl.col("trial") == name).iter_rows(named=True)}
    uses = tally.uses.filter(pl.col("trial") == name)
    counted = [(unit, rows[unit.id]) for unit in prices.by_events if unit.id in rows]
    spared = tuple(_lines("spared", "spared", counted))
    replaced, unnamed = _replaced(uses, prices)
    deducted = (*_lines("extra", "extra", counted), *replaced, *_registered(uses, prices))
    result = TrialSavings(
        trial=name,
        spared=spared,
        deducted=deducted,
        open=tuple(_lines("spared", "open", counted)),
        unknown=tuple(_lines("spared", "unknown", counted)),
        unnamed=unnamed,
        money=tuple(_money(spared, deducted, bool(unnamed))),
        hours=tuple(_hours(spared, deducted)),
    )
    return result if spared or deducted or result.open or result.unknown else None


def _lines(kind: Kind, column: str, counted: list[tuple[Unit, dict[str, Any]]]) -> Iterator[Line]:
    for unit, row in counted:
        if row[column]:
            yield Line(kind, unit, row[column], row[f"{column}_cases"])


def _replaced(uses: pl.DataFrame, prices: Prices) -> tuple[list[Line], tuple[tuple[str, int], ...]]:
    """What stood in place of the steps: the units that the uses name, and the names that no unit knows."""
    counts = {name: n for _, name, n in uses.iter_rows() if name is not None}
    lines = []
    for unit in prices.units:
        number = sum(n for name, n in counts.items() if name in unit.replaced_by)
        if number:
            lines.append(Line("replaced", unit, number))
    known = frozenset[str]().union(*(unit.replaced_by for unit in prices.units))
    return lines, tuple((name, n) for name, n in sorted(counts.items()) if name not in known)


def _registered(uses: pl.DataFrame, prices: Prices) -> Iterator[Line]:
    number = sum(n for _, name, n in uses.iter_rows() if name is None)
    for unit in prices.units:
        if unit.each_use and number:
            yield Line("registered", unit, number)


def _money(spared: tuple[Line, ...], deducted: tuple[Line, ...], unnamed: bool) -> Iterator[Money]:
    """Per payer and year: amounts of two years are not added."""
    keys = {(line.unit.payer, line.year): None for line in (*spared, *deducted)}
    for payer, year in keys:
        if year is None:
            continue
        plus, minus = ([one for one in lines if one.unit.payer == payer] for lines in (spared, deducted))
        gross, taken = _sum_of(plus, year), _sum_of(minus, year)
        unpriced = any(line.amount is None for line in plus)
        unknown = unnamed or any(line.amount is None for line in minus)
        yield Money(payer, year, gross, gross - taken, not unpriced, not unknown)


def _sum_of(lines: Iterable[Line], year: int) -> Fraction:
    return sum((line.amount or Fraction() for line in lines if line.year == year), Fraction())


def _hours(spared: Iterable[Line], deducted: Iterable[Line]) -> Iterator[HoursFree]:
    free: dict[Party, Fraction] = {}
    incomplete: set[Party] = set()
    for sign, lines in ((1, spared), (-1, deducted)):
        for line in lines:
            for one in line.unit.hours:
                free.setdefault(one.of, Fraction())
                if isinstance(one.each, Unknown):
                    incomplete.add(one.of)
                else:
                    free[one.of] += sign * line.number * one.each
    for party, hours in free.items():
        yield HoursFree(party, hours, party not in incomplete)
