"""What things cost and how long they take: units with their prices, years and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, get_args

from frikommune.errors import Refused, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.law.source import Certainty, Source, Unknown
from frikommune.law.terms import Match

Payer = Literal["jobcentre", "a-kasse", "state", "region", "citizen"]
PAYERS: tuple[Payer, ...] = get_args(Payer)
Party = Literal["jobcentre", "a-kasse", "state", "region", "citizen", "doctor"]
"""Whose hours: those of a payer, or the doctors', who are paid by the certificate."""
PARTIES: tuple[Party, ...] = get_args(Party)

PARTY_WORDS: dict[Party, Text] = {
    "jobcentre": Text("jobcenter", "jobcentre"),
    "a-kasse": Text("a-kasse", "a-kasse"),
    "state": Text("stat", "state"),
    "region": Text("region", "region"),
    "citizen": Text("borger", "citizen"),
    "doctor": Text("læger", "doctors"),
}


@dataclass(frozen=True, slots=True)
class Price:
    """A unit price at the level of a year. `converted_by` is the index that moved it there, if one did."""

    id: str
    amount: Fraction
    currency: str
    year: int
    certainty: Certainty
    sources: tuple[Source, ...]
    assumptions: tuple[Text, ...] = ()
    converted_by: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """How many hours of a party each one takes."""

    of: Party
    each: Fraction | Unknown
    certainty: Certainty
    sources: tuple[Source, ...]
    assumptions: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """The work of one payer in one thing that is counted.

    Exactly one of `events`, `replaced_by` (as the uses write it) and `each_use` says what is counted.
    `per_unit` is how many of those make one of what the price is for. `chosen` is the price that is used;
    `rivals` stand beside it.
    """

    id: str
    title: Text
    payer: Payer
    chosen: Price | Unknown
    rivals: tuple[Price, ...] = ()
    events: tuple[Match, ...] = ()
    replaced_by: frozenset[str] = frozenset()
    each_use: bool = False
    per_unit: Fraction = Fraction(1)
    counted_in: Text = NO_WORDS
    hours: tuple[Hours, ...] = ()
    assumptions: tuple[Text, ...] = ()

    def holds(self, match: Match) -> bool:
        """Whether every event that the match means is one of this unit."""
        return any(
            one.kind == match.kind and (not one.types or (match.types and match.types <= one.types))
            for one in self.events
        )


@dataclass(frozen=True, slots=True)
class Index:
    """A named price index, by year."""

    id: str
    title: Text
    values: Mapping[int, Fraction]
    certainty: Certainty
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Prices:
    """All units of a pack, and the index that may convert them; None where no source gives one."""

    units: tuple[Unit, ...] = ()
    index: Index | None = None
    file: str = ""

    @property
    def by_events(self) -> tuple[Unit, ...]:
        """The units that are counted in events."""
        return tuple(unit for unit in self.units if unit.events)

    def in_year(self, year: int) -> Prices:
        """The same units at one year's prices. Raises Refused where no index covers the years."""
        return replace(self, units=tuple(self._unit_in(unit, year) for unit in self.units))

    def _unit_in(self, unit: Unit, year: int) -> Unit:
        chosen = unit.chosen if isinstance(unit.chosen, Unknown) else self._moved(unit.chosen, year)
        return replace(unit, chosen=chosen, rivals=tuple(self._moved(one, year) for one in unit.rivals))

    def _moved(self, price: Price, year: int) -> Price:
        if price.year == year:
            return price
        if self.index is None or not {price.year, year} <= self.index.values.keys():
            raise _no_index(self, price.year, year)
        amount = price.amount * self.index.values[year] / self.index.values[price.year]
        return replace(price, amount=amount, year=year, converted_by=self.index.id)


def _no_index(prices: Prices, have: int, want: int) -> Refused:
    if prices.index is None:
        given = "–"
    else:
        given = f"{prices.index.id}: {', '.join(map(str, sorted(prices.index.values)))}"
    return refuse(
        "no_index",
        problem=Text(
            f"Priser fra {have} kan ikke omregnes til {want}: intet indeks dækker begge år",
            f"Prices of {have} cannot be converted to {want}: no index covers both years",
        ),
        where=f"{prices.file or 'prices.toml'}, [[index]]",
        given=given,
        expected=Text(
            f"et indeks med værdier for {have} og {want} og en kilde",
            f"an index with values for {have} and {want}, and a source",
        ),
        do_next=Text(
            "Udelad “--year”, så vises hvert prisniveau for sig. Eller skriv et indeks med kilde i pakken.",
            "Leave “--year” out, and each price level is shown apart. Or write an index with its source.",
        ),
    )
