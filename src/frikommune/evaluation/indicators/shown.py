"""Measured indicators as a table and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Point, Series, Table
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import NO_WORDS, Text

_TITLE = Text("Indikatorer", "Indicators")
_EVERYWHERE = Text("alle", "all")
_OTHERS = Text("Andre tal", "Other numbers")
_COLUMNS = (
    Column(Text("Indikator", "Indicator"), "text"),
    Column(Text("Hvor og hvornår", "Where and when"), "text"),
    Column(Text("Tæller", "Numerator"), "number", 0),
    Column(Text("Nævner", "Denominator"), "number", 0),
    Column(Text("Ikke færdige", "Unfinished"), "number", 0),
    Column(Text("Kan ikke afgøres", "Undetermined"), "number", 0),
    Column(Text("Andel", "Share"), "share"),
    Column(Text("95 % fra", "95% from"), "share"),
    Column(Text("95 % til", "95% to"), "share"),
    Column(Text("Af de færdige", "Of the finished"), "share"),
    Column(Text("Hvis ingen af de ikke færdige lykkes", "If none of the unfinished succeed"), "share"),
    Column(Text("Hvis alle gør", "If all do"), "share"),
)
_SHORT = (
    _COLUMNS[0],
    Column(Text("Hvor/hvornår", "Where/when")),
    Column(Text("Antal", "Count")),
    Column(Text("Ikke færdige", "Unfinished"), "number", 0),
    Column(Text("Andel", "Share")),
    Column(Text("95 %", "95%")),
    Column(Text("Når alle er færdige", "Once all have finished")),
)
_NUMBERS = (
    _COLUMNS[0],
    _COLUMNS[1],
    Column(Text("Tal", "Number"), "number", 1),
    Column(Text("Fra", "From"), "number", 1),
    Column(Text("Til", "To"), "number", 1),
    Column(Text("Enhed", "Unit"), "text"),
)
_NOTE = Text(
    "Andelen er af alle, også de ikke færdige. Intervallet er Wilsons 95 %-konfidensinterval. Andelen af de"
    " færdige kan pynte eller skæmme, fordi de, der bliver hurtigt færdige, sjældent ligner de andre.",
    "The share is of all, the unfinished among them. The interval is Wilson's 95% confidence interval. The"
    " share of the finished may flatter or blacken, as those who finish early are seldom like the others.",
)


def table_of(measured: Iterable[Measured], title: Text = _TITLE) -> Table:
    """The shares, one a row: numerator, denominator, unfinished, unknown, interval and bounds."""
    return Table(title, _COLUMNS, tuple(_row(one) for one in measured if _is_share(one)), _NOTE)


def short_table_of(measured: Iterable[Measured], title: Text = _TITLE) -> Table:
    """The same in few columns, in words, for a narrow place: `24 af 54`, its share, interval and bounds."""
    rows = tuple(_short_row(one) for one in measured if _is_share(one))
    if any(row[1] != _EVERYWHERE for row in rows):
        return Table(title, _SHORT, rows, _NOTE)
    columns = (_SHORT[0], *_SHORT[2:])
    return Table(title, columns, tuple((row[0], *row[2:]) for row in rows), _NOTE)


def numbers_of(measured: Iterable[Measured], title: Text = _OTHERS) -> Table:
    """What is no share: medians, events, amounts."""
    return Table(title, _NUMBERS, tuple(_number_row(one) for one in measured if one.number is not None))


def drawing_of(measured: Sequence[Measured], title: Text = _TITLE) -> Drawing | None:
    """The shares with their intervals, and what the unfinished leave open; None where there is no share."""
    shown = [one for one in measured if one.of_all is not None]
    if not shown:
        return None
    points = [point for one in shown for point in _points(one)]
    return Drawing("intervals", title, _told(shown), (Series(title, tuple(points)),), unit="share")


def where_and_when(one: Measured) -> Text:
    """`Aalborg, 2018-Q4`; all of it where nothing is named."""
    parts = [Text.same(part) for part in (one.municipality, one.group) if part]
    parts += [one.period] if one.period != NO_WORDS else []
    if not parts:
        return _EVERYWHERE
    return Text(", ".join(part.da for part in parts), ", ".join(part.en for part in parts))


def _is_share(one: Measured) -> bool:
    return one.counted is not None or one.share is not None


def _row(one: Measured) -> tuple[Cell, ...]:
    counted, finished = one.counted, one.of_finished
    interval, bounds = one.interval or (None, None), one.bounds or (None, None)
    counts = (
        (None, None, None, None)
        if counted is None
        else (counted.succeeded, counted.started, counted.unfinished, counted.unknown)
    )
    of_finished = finished.share if finished is not None else None
    return (one.title, where_and_when(one), *counts, one.of_all, *interval, of_finished, *bounds)


def _short_row(one: Measured) -> tuple[Cell, ...]:
    counted = one.counted
    count = NO_WORDS
    if counted is not None:
        had, of = number(counted.succeeded, 0), number(counted.started, 0)
        count = Text(f"{had.da} af {of.da}", f"{had.en} of {of.en}")
    share = percent(one.of_all) if one.of_all is not None else Text.same("–")
    unfinished = None if counted is None else counted.unfinished
    return (
        one.title,
        where_and_when(one),
        count,
        unfinished,
        share,
        _from_to(one.interval),
        _from_to(one.bounds),
    )


def _from_to(ends: tuple[float, float] | None) -> Text:
    if ends is None:
        return NO_WORDS
    low, high = (percent(end) for end in ends)
    return Text(f"{low.da.removesuffix(' %')}–{high.da}", f"{low.en.removesuffix('%')}–{high.en}")


def _number_row(one: Measured) -> tuple[Cell, ...]:
    ends = (_whole(value) for value in (one.number, one.low, one.high))
    return (one.title, where_and_when(one), *ends, one.unit)


def _whole(value: float | None) -> float | int | None:
    """A number without decimals where it has none."""
    return int(value) if value is not None and value == int(value) else value


def _points(one: Measured) -> Iterable[Point]:
    low, high = one.interval or (None, None)
    name = _name(one)
    yield Point(name, one.of_all, low, high, mark="benchmark" if one.series else "")
    if one.bounds:
        yield Point(name, None, *one.bounds, mark="open")


def _name(one: Measured) -> Text:
    told = one.period != NO_WORDS and one.period.da in one.title.da
    where = where_and_when(replace(one, period=NO_WORDS) if told else one)
    if where == _EVERYWHERE:
        return one.title
    return Text(f"{one.title.da} ({where.da})", f"{one.title.en} ({where.en})")


def _told(shown: Sequence[Measured]) -> Text:
    said = [_said(one) for one in shown]
    return Text(" ".join(one.da for one in said), " ".join(one.en for one in said))


def _said(one: Measured) -> Text:
    name, share = _name(one), percent(one.of_all)
    da, en = f"{name.da}: {share.da}", f"{name.en}: {share.en}"
    if one.interval:
        low, high = (percent(end) for end in one.interval)
        da, en = f"{da} (95 %: {low.da} til {high.da})", f"{en} (95%: {low.en} to {high.en})"
    if one.bounds:
        low, high = (percent(end) for end in one.bounds)
        da += f", mellem {low.da} og {high.da}, når de sidste er færdige"
        en += f", between {low.en} and {high.en} once the last have finished"
    return Text(f"{da}.", f"{en}.")
