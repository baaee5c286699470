"""prices.toml: what things cost and how long they take, each with its year and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from frikommune.errors import Refused, closest
from frikommune.evaluation.savings.prices import (
    PARTIES,
    PAYERS,
    Hours,
    Index,
    Party,
    Payer,
    Price,
    Prices,
    Unit,
)
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Match, PreconditionTerms
from frikommune.packfiles import folder as folders
from frikommune.packfiles.files import read_toml
from frikommune.packfiles.norms import read_assumptions, read_certainty, read_sources
from frikommune.packfiles.reading import is_unknown, read_because, unknown
from frikommune.packfiles.table import Table, gather

FILE = "prices.toml"
_COUNTED_BY = ("event", "replaced_by", "each_use")
_YEARS = range(1900, 2200)
_WHY = Text(
    'Skriv because = { da = "…", en = "…" } ved siden af.',
    'Write because = { da = "…", en = "…" } beside it.',
)


def read_prices(packs: Iterable[Path], rulebook: Rulebook) -> Prices:
    """The units of all the packs that build on each other. Raises Refused, naming the file and the key."""
    units: list[Unit] = []
    index: Index | None = None
    file = ""
    asked = list(_asked(rulebook))
    for pack in packs:
        if not (pack / FILE).exists():
            continue
        file = folders.shown(pack, pack / FILE)
        table = Table(read_toml(pack / FILE, file), file)
        for unit in gather(*(lambda row=row: _unit(row, asked) for row in table.tables("unit"))):
            folders.refuse_if_known({one.id: one for one in units}, unit.id, file)
            units.append(unit)
        for row in table.tables("index"):
            folders.refuse_if_known({"index": index} if index else {}, "index", file)
            index = _index(row)
        table.done()
    return Prices(tuple(units), index, file)


def _unit(row: Table, asked: Sequence[Match]) -> Unit:
    counted = _counted_by(row, asked)
    per, counted_in = _per(row)
    chosen, rivals = _prices(row)
    unit = Unit(
        id=row.need("id", str),
        title=row.text("title"),
        payer=cast(Payer, row.choice("payer", PAYERS)),
        chosen=chosen,
        rivals=rivals,
        **counted,
        per_unit=per,
        counted_in=counted_in,
        hours=tuple(_hours(one) for one in row.tables("hours")),
        assumptions=read_assumptions(row),
    )
    row.done()
    return unit


def _counted_by(row: Table, asked: Sequence[Match]) -> dict[str, Any]:
    """What is counted: events, what uses name as a replacement, or each use."""
    tables = row.need_tables("counted_by")
    given = [key for key in _COUNTED_BY if key in tables[0]]
    if len(given) != 1 or (given != ["event"] and len(tables) > 1):
        words = Text(
            "{ event = … }, én eller flere, eller { replaced_by = […] }, eller { each_use = true }",
            "{ event = … }, one or several, or { replaced_by = […] }, or { each_use = true }",
        )
        raise row.refusal("counted_by_what", "counted_by", row.data["counted_by"], words)
    found: dict[str, Any]
    if given == ["event"]:
        found = {"events": tuple(_match(one, asked) for one in tables)}
    elif given == ["replaced_by"]:
        found = {"replaced_by": frozenset(tables[0].need_names("replaced_by"))}
    else:
        found = {"each_use": tables[0].need("each_use", bool)}
    for one in tables:
        one.done()
    return found


def _match(row: Table, asked: Sequence[Match]) -> Match:
    match = Match(row.need("event", str), frozenset(row.names("types")))
    kinds = {one.kind for one in asked}
    if match.kind not in kinds:
        words = Text("en hændelse, som en norm i pakken kræver", "an event that a norm of the pack asks for")
        raise row.refusal("unit_of_nothing", "event", match.kind, words, closest(match.kind, kinds))
    types = frozenset[str]().union(*(one.types for one in asked if one.kind == match.kind))
    for name in sorted(match.types):
        if name not in types:
            words = Text("en type, som en norm i pakken kræver", "a type that a norm of the pack asks for")
            raise row.refusal("unit_of_nothing", "types", name, words, closest(name, types))
    return match


def _asked(rulebook: Rulebook) -> Iterator[Match]:
    """Every event that some version of a norm, or some exemption, asks for."""
    for norm in rulebook.norms.values():
        for version in norm.versions:
            yield from _asked_by(version.terms)
    for exemption in rulebook.exemptions.values():
        for change in exemption.changes:
            yield from _asked_by(change.values.get("terms"))
            for field in ("done_by", "requires"):
                value = change.values.get(field)
                yield from value if isinstance(value, tuple) else ()


def _asked_by(terms: object) -> tuple[Match, ...]:
    if isinstance(terms, DutyTerms):
        return terms.done_by
    if isinstance(terms, PreconditionTerms) and not isinstance(terms.requires, Unknown):
        return terms.requires
    return ()


def _prices(row: Table) -> tuple[Price | Unknown, tuple[Price, ...]]:
    """The price that is used, and those that stand beside it."""
    because = read_because(row)
    if is_unknown(row, "price"):
        return unknown(row, "price", because, _WHY), ()
    found = gather(*(lambda one=one: _price(one) for one in row.need_tables("price")))
    by_id: dict[str, Price] = {}
    for price in found:
        folders.refuse_if_known(by_id, price.id, row.place("price"))
        by_id[price.id] = price
    chosen = row.get("chosen", str) or (found[0].id if len(found) == 1 else None)
    if chosen is None:
        raise row.missing("chosen", Text("id for den pris, der bruges", "the id of the price that is used"))
    if chosen not in by_id:
        words = Text("id for en af enhedens priser", "the id of one of the unit's prices")
        raise row.refusal("unknown_price", "chosen", chosen, words, closest(chosen, by_id))
    return by_id.pop(chosen), tuple(by_id.values())


def _price(row: Table) -> Price:
    price = Price(
        id=row.need("id", str),
        amount=_above_zero(row, "amount"),
        currency=row.choice("currency", ("DKK",)),
        year=_year(row, "year", row.need("year", int)),
        certainty=read_certainty(row),
        sources=read_sources(row),
        assumptions=read_assumptions(row),
    )
    row.done()
    return price


def _hours(row: Table) -> Hours:
    because = read_because(row)
    no_one_says = is_unknown(row, "each")
    each = unknown(row, "each", because, _WHY) if no_one_says else _above_zero(row, "each")
    hours = Hours(
        of=cast(Party, row.choice("of", PARTIES)),
        each=each,
        certainty="assumed" if no_one_says else read_certainty(row),
        sources=() if no_one_says else read_sources(row),
        assumptions=read_assumptions(row),
    )
    row.done()
    return hours


def _per(row: Table) -> tuple[Fraction, Text]:
    """How many events make one of what the price is for, and what that one is called."""
    named = row.text("counted_in", required=False)
    if "per" not in row:
        row.get("per", dict)
        return Fraction(1), named
    per = row.table("per")
    found = _above_zero(per, "events") / _above_zero(per, "units")
    per.done()
    return found, named


def _index(row: Table) -> Index:
    values: Mapping[str, Any] = row.need("values", dict)
    years = Table(values, row.place("values"))
    index = Index(
        id=row.need("id", str),
        title=row.text("title"),
        values={_year_of(years, key): _above_zero(years, key) for key in values},
        certainty=read_certainty(row),
        sources=read_sources(row),
    )
    row.done()
    return index


def _year_of(row: Table, key: str) -> int:
    return _year(row, key, int(key) if key.isdecimal() else key)


def _year(row: Table, key: str, given: int | str) -> int:
    if not isinstance(given, int) or given not in _YEARS:
        raise row.refusal("not_a_year", key, given, Text("et årstal, fx 2019", "a year, such as 2019"))
    return given


def _above_zero(row: Table, key: str) -> Fraction:
    number = row.need(key, float)
    if not 0 < number < float("inf"):
        raise _not_above_zero(row, key, number)
    return Fraction(str(number))


def _not_above_zero(row: Table, key: str, number: float) -> Refused:
    return row.refusal("not_above_zero", key, number, Text("et tal over 0", "a number above 0"))
