"""What a trial saved, year by year and payer by payer, with the range that its assumptions leave.

Gross is what was spared; net is less what the trial added, what replaced the steps, and registering. The low
end takes the lowest price of each thing spared and the highest of each subtracted, the high end the other way
round, with what is still open spared too. Where something has no price, that end is not closed, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from frikommune.cases.mark import Mark
from frikommune.evaluation.savings.money import HoursFree, Line, TrialSavings, priced
from frikommune.evaluation.savings.prices import Payer, Price, Prices, Unit
from frikommune.evaluation.savings.savings import Tally
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text, small
from frikommune.law.source import Unknown


@dataclass(frozen=True, slots=True)
class AssumedPrice:
    """A price that no source gives and somebody assumes: from `low` to `high` kroner, at a year's level."""

    unit: str
    low: Fraction
    high: Fraction
    year: int
    because: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """Kroner with the range that assumptions leave.

    `value` is at the chosen prices, None where nothing has one. `low` and `high` are None where that end
    is not closed, because something that would move it has no price.
    """

    value: Fraction | None
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What one payer saved on the events of one year, at one year's prices. `missing`: what has no price."""

    year: int
    payer: Payer
    price_year: int
    gross: Amount
    net: Amount
    missing: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class YearHours:
    """Hours set free in one year: time, which cannot be spent as money."""

    year: int
    free: HoursFree


@dataclass(frozen=True, slots=True)
class TrialMoney:
    """A trial's money and time. `lines` are the events behind each year.

    `assumed` is what is assumed to have happened otherwise and how the range came about; `missing` what the
    amounts lack. Amounts of different price years are never added.
    """

    trial: str
    money: tuple[YearMoney, ...]
    hours: tuple[YearHours, ...]
    lines: Mapping[int, TrialSavings]
    assumed: tuple[Text, ...]
    missing: tuple[Text, ...]
    mark: Mark


def money_of(
    trial: str, years: Mapping[int, Tally], prices: Prices, assumed: Iterable[AssumedPrice] = ()
) -> TrialMoney:
    """Put prices with their range on what was counted by year (`savings_years.combined_years`).

    Raises KeyError for an assumed price of a unit that the prices do not have.
    """
    known = {unit.id for unit in prices.units}
    own = {one.unit: one for one in assumed}
    if unknown := sorted(set(own) - known):
        raise KeyError(unknown[0])
    saved = {year: priced(tally, prices, [trial]) for year, tally in years.items()}
    lines = {year: one for year, all_ in saved.items() for one in all_.trials if one.trial == trial}
    mark = max((tally.mark for tally in years.values()), default=Mark.NONE)
    texts = dict.fromkeys(text for all_ in saved.values() for text in all_.assumptions)
    money = tuple(one for year, found in lines.items() for one in _money(year, found, own))
    return TrialMoney(
        trial,
        money,
        tuple(YearHours(year, one) for year, found in lines.items() for one in found.hours),
        lines,
        (*texts, *_range_assumed(lines.values(), own)),
        tuple(dict.fromkeys(text for year, found in lines.items() for text in _missing(year, found, own))),
        mark,
    )


def _money(year: int, found: TrialSavings, own: Mapping[str, AssumedPrice]) -> Iterator[YearMoney]:
    lines = (*found.spared, *found.deducted, *found.open)
    keys = dict.fromkeys(
        (line.unit.payer, level) for line in lines if (level := _level(line.unit, own)) is not None
    )
    for payer, level in keys:
        spared, deducted, open_ = (
            [one for one in some if one.unit.payer == payer]
            for some in (found.spared, found.deducted, found.open)
        )
        gross = _added(spared, open_, level, own)
        taken = _subtracted(deducted, level, own)
        yield YearMoney(
            year,
            payer,
            level,
            gross,
            _net(gross, taken),
            tuple(_unpriced((*spared, *deducted), own)),
        )


def _added(
    spared: Iterable[Line], open_: Iterable[Line], level: int, own: Mapping[str, AssumedPrice]
) -> Amount:
    """What was spared: nothing without a price can take from it, so the low end is always closed."""
    value, low, high = Fraction(), Fraction(), Fraction()
    closed = True
    for line in spared:
        ends = _ends(line.unit, level, own)
        if ends is None:
            closed = closed and _is_of_another_year(line.unit, level, own)
            continue
        value += line.quantity * ends[1]
        low, high = low + line.quantity * ends[0], high + line.quantity * ends[2]
    for line in open_:
        ends = _ends(line.unit, level, own)
        if ends is not None:
            high += line.quantity * ends[2]
    return Amount(value, low, high if closed else None)


def _subtracted(lines: Iterable[Line], level: int, own: Mapping[str, AssumedPrice]) -> Amount:
    """What the trial cost: without a price it costs nobody knows how much more."""
    value, least, most = Fraction(), Fraction(), Fraction()
    closed = True
    for line in lines:
        ends = _ends(line.unit, level, own)
        if ends is None:
            closed = closed and _is_of_another_year(line.unit, level, own)
            continue
        value += line.quantity * ends[1]
        least, most = least + line.quantity * ends[0], most + line.quantity * ends[2]
    return Amount(value, least, most if closed else None)


def _net(gross: Amount, taken: Amount) -> Amount:
    """Gross less what is subtracted; without its price there is no net amount, only the most it can be."""
    complete = taken.high is not None
    value = (
        gross.value - taken.value
        if complete and gross.value is not None and taken.value is not None
        else None
    )
    low = gross.low - taken.high if gross.low is not None and taken.high is not None else None
    high = gross.high - taken.low if gross.high is not None and taken.low is not None else None
    return Amount(value, low, high)


def _ends(
    unit: Unit, level: int, own: Mapping[str, AssumedPrice]
) -> tuple[Fraction, Fraction, Fraction] | None:
    """The lowest, the chosen and the highest price of a unit at a year's level; None where there is none.

    Of an assumed price the middle stands for the chosen one.
    """
    if unit.id in own and own[unit.id].year == level:
        one = own[unit.id]
        return one.low, (one.low + one.high) / 2, one.high
    if isinstance(unit.chosen, Unknown) or unit.chosen.year != level:
        return None
    amounts = [price.amount for price in _comparable(unit, unit.chosen)]
    return min(amounts), unit.chosen.amount, max(amounts)


def _comparable(unit: Unit, chosen: Price) -> tuple[Price, ...]:
    """The chosen price and its rivals of the same year and currency."""
    same = (one for one in unit.rivals if (one.year, one.currency) == (chosen.year, chosen.currency))
    return (chosen, *same)


def _level(unit: Unit, own: Mapping[str, AssumedPrice]) -> int | None:
    if unit.id in own:
        return own[unit.id].year
    return None if isinstance(unit.chosen, Unknown) else unit.chosen.year


def _is_of_another_year(unit: Unit, level: int, own: Mapping[str, AssumedPrice]) -> bool:
    """Whether the unit is counted at another year's prices, and so stands in another amount."""
    other = _level(unit, own)
    return other is not None and other != level


def _unpriced(lines: Iterable[Line], own: Mapping[str, AssumedPrice]) -> Iterator[Text]:
    for line in lines:
        if _level(line.unit, own) is None:
            yield _named(line, Text("uden pris", "without a price"))


def _missing(year: int, found: TrialSavings, own: Mapping[str, AssumedPrice]) -> Iterator[Text]:
    for line in (*found.spared, *found.deducted):
        if _level(line.unit, own) is None and isinstance(line.unit.chosen, Unknown):
            why = line.unit.chosen.because
            yield Text(
                f"{line.unit.title.da} har ingen pris: {why.da}.",
                f"{line.unit.title.en} has no price: {why.en}.",
            )
    for line in found.unknown:
        yield Text(
            f"{line.unit.title.da}: i {line.number} sager kan det ikke afgøres, hvad der kræves; de er"
            " ikke med i beløbet.",
            f"{line.unit.title.en}: in {line.number} cases it cannot be determined what is asked; they are"
            " not in the amount.",
        )
    for name, many in found.unnamed:
        yield Text(
            f"{many} gange i {year} blev trinnet erstattet af “{name}”, som ingen pris kender.",
            f"{many} times in {year} the step was replaced by “{name}”, which no price knows.",
        )


def _named(line: Line, what: Text) -> Text:
    title = line.unit.title
    return Text(
        f"{line.number} × {small(title.da)} {what.da}", f"{line.number} × {small(title.en)} {what.en}"
    )


def _range_assumed(found: Iterable[TrialSavings], own: Mapping[str, AssumedPrice]) -> Iterator[Text]:
    every = list(found)
    units = {line.unit.id: line.unit for one in every for line in (*one.spared, *one.deducted, *one.open)}
    for unit in units.values():
        yield from _spread(unit, own)
    if any(one.open for one in every):
        yield Text(
            "Det høje tal regner det, der endnu er åbent, som sparet; det lave regner det ikke med.",
            "The high number counts what is still open as spared; the low one leaves it out.",
        )


def _spread(unit: Unit, own: Mapping[str, AssumedPrice]) -> Iterator[Text]:
    if unit.id in own:
        one = own[unit.id]
        because = f" ({one.because})" if one.because else ""
        ends = _from_to(one.low, one.high)
        yield Text(
            f"{unit.title.da}: en pris {ends.da} er antaget{because}.",
            f"{unit.title.en}: a price {ends.en} is assumed{because}.",
        )
    elif not isinstance(unit.chosen, Unknown) and len(_comparable(unit, unit.chosen)) > 1:
        amounts = [price.amount for price in _comparable(unit, unit.chosen)]
        ends = _from_to(min(amounts), max(amounts))
        yield Text(
            f"{unit.title.da}: priser {ends.da} står side om side i kilderne.",
            f"{unit.title.en}: prices {ends.en} stand side by side in the sources.",
        )


def _from_to(low: Fraction, high: Fraction) -> Text:
    one, two = _kroner(low), _kroner(high)
    return Text(f"fra {one.da} til {two.da}", f"from {one.en} to {two.en}")


def _kroner(amount: Fraction) -> Text:
    said = number(float(amount), 0)
    return Text(f"{said.da} kr.", f"DKK {said.en}")
