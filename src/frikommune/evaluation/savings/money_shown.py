"""A trial's money and time as tables and as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from frikommune.evaluation.savings.money import Line
from frikommune.evaluation.savings.money_published import PublishedAmount
from frikommune.evaluation.savings.money_range import Amount, TrialMoney, YearMoney
from frikommune.evaluation.savings.prices import PARTY_WORDS
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Point, Series, Table
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

_GROSS, _NET = Text("Brutto", "Gross"), Text("Netto", "Net")
_YEAR, _WHO = Text("År", "Year"), Text("Hvem", "Who")
_MONEY = (
    Column(_YEAR),
    Column(_WHO),
    Column(Text("Prisniveau", "Price level")),
    Column(_GROSS, "kroner", 0),
    Column(Text("lavt", "low"), "kroner", 0),
    Column(Text("højt", "high"), "kroner", 0),
    Column(_NET, "kroner", 0),
    Column(Text("lavt", "low"), "kroner", 0),
    Column(Text("højt", "high"), "kroner", 0),
    Column(Text("Mangler", "Lacks")),
)
_MONEY_NOTE = Text(
    "En streg betyder, at enden ikke kan sættes, fordi noget ikke har en pris. Beløb i flere års priser"
    " lægges ikke sammen. Året er det, hvor hændelsen senest skulle være sket.",
    "A dash means that the end cannot be set, as something has no price. Amounts at several years'"
    " prices are not added. The year is the one in which the event would have been due.",
)
_EVENTS = (
    Column(_YEAR),
    Column(Text("Hvad", "What")),
    Column(Text("Antal", "Number"), "number", 0),
    Column(Text("Sager", "Cases"), "number", 0),
    Column(Text("Slags", "Kind")),
)
_KINDS = {
    "spared": Text("sparet", "spared"),
    "extra": Text("kom til", "added"),
    "replaced": Text("trådte i stedet", "replaced it"),
    "registered": Text("registrering", "registering"),
}
_OPEN = Text("endnu åbent", "still open")
_HOURS = (
    Column(_YEAR),
    Column(_WHO),
    Column(Text("Timer frigjort", "Hours set free"), "number", 1),
    Column(Text("Mangler", "Lacks")),
)
_HOURS_NOTE = Text(
    "Timer kan bruges til noget andet; de er ikke penge.", "Hours can be used otherwise; they are not money."
)
_SOME_HOURS = Text("nogle timer er ikke kendt", "some hours are not known")
_PUBLISHED = (
    Column(Text("Hvad", "What")),
    Column(Text("Hvornår", "When")),
    Column(Text("Beløb", "Amount"), "kroner", 0),
    Column(Text("Regnet efter", "Recomputed")),
    Column(Text("Forbehold", "Caveats")),
    Column(Text("Kilde", "Source")),
)


def money_table(money: TrialMoney) -> Table:
    """Kroner by year, payer and price level: gross and net, each with its range."""
    title = Text(f"Penge, forsøg {money.trial}", f"Money, trial {money.trial}")
    return Table(title, _MONEY, tuple(_money_row(one) for one in money.money), _MONEY_NOTE)


def events_table(money: TrialMoney) -> Table:
    """What was spared, added, put in place and registered, by year: all that the amounts are made of."""
    rows = tuple(row for year, found in money.lines.items() for row in _event_rows(year, found.spared, ""))
    rows += tuple(row for year, found in money.lines.items() for row in _event_rows(year, found.deducted, ""))
    rows += tuple(row for year, found in money.lines.items() for row in _event_rows(year, found.open, "open"))
    title = Text(f"Hændelser, forsøg {money.trial}", f"Events, trial {money.trial}")
    return Table(title, _EVENTS, tuple(sorted(rows, key=lambda row: str(row[0]))))


def hours_table(money: TrialMoney) -> Table:
    """Hours set free by year, apart from money."""
    rows = tuple(
        (
            str(one.year),
            PARTY_WORDS[one.free.of],
            float(one.free.hours) if one.free.complete or one.free.hours else None,
            "" if one.free.complete else _SOME_HOURS,
        )
        for one in money.hours
    )
    return Table(Text(f"Tid, forsøg {money.trial}", f"Time, trial {money.trial}"), _HOURS, rows, _HOURS_NOTE)


def money_drawing(money: TrialMoney) -> Drawing | None:
    """Gross and net by year and payer, as bars with their range; None where nothing has a price."""
    if not money.money:
        return None
    series = tuple(
        Series(name, tuple(_points(money.money, which))) for name, which in ((_GROSS, "gross"), (_NET, "net"))
    )
    told = [_told(one) for one in money.money]
    return Drawing(
        "bars",
        Text(f"Sparet i forsøg {money.trial}", f"Saved in trial {money.trial}"),
        Text(" ".join(one.da for one in told), " ".join(one.en for one in told)),
        tuple(one for one in series if one.points),
        unit="kroner",
    )


def published_table(amounts: Iterable[PublishedAmount]) -> Table:
    """What sources say was saved, each with its caveats."""
    rows = tuple(
        (one.title, one.period, float(one.amount), one.checked, one.caveat, one.source) for one in amounts
    )
    return Table(Text("Offentliggjorte beløb", "Published amounts"), _PUBLISHED, rows)


def _money_row(one: YearMoney) -> tuple[Cell, ...]:
    missing = Text("; ".join(t.da for t in one.missing), "; ".join(t.en for t in one.missing))
    ends = (_float(end) for amount in (one.gross, one.net) for end in (amount.value, amount.low, amount.high))
    return (str(one.year), PARTY_WORDS[one.payer], str(one.price_year), *ends, missing)


def _event_rows(year: int, lines: Iterable[Line], kind: str) -> Iterable[tuple[Cell, ...]]:
    for line in lines:
        words = _OPEN if kind == "open" else _KINDS[line.kind]
        yield (str(year), line.unit.title, line.number, line.cases, words)


def _points(money: Iterable[YearMoney], which: str) -> Iterable[Point]:
    for one in money:
        amount: Amount = getattr(one, which)
        if amount.value is not None:
            yield Point(_name(one), float(amount.value), _float(amount.low), _float(amount.high))


def _name(one: YearMoney) -> Text:
    payer = PARTY_WORDS[one.payer]
    return Text(
        f"{one.year}, {payer.da} ({one.price_year}-priser)",
        f"{one.year}, {payer.en} ({one.price_year} prices)",
    )


def _told(one: YearMoney) -> Text:
    name, gross = _name(one), number(_float(one.gross.value), 0)
    da, en = f"{name.da}: brutto {gross.da} kr.", f"{name.en}: gross DKK {gross.en}"
    if one.net.value is not None:
        net = number(_float(one.net.value), 0)
        return Text(f"{da}, netto {net.da} kr.", f"{en}, net DKK {net.en}.")
    if one.net.high is not None:
        most = number(_float(one.net.high), 0)
        return Text(f"{da}, netto højst {most.da} kr.", f"{en}, net at most DKK {most.en}.")
    return Text(f"{da}, netto kan ikke beregnes.", f"{en}, net cannot be computed.")


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
