"""A norm on a timeline: its versions, and under them where and when exemptions from it hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import NO_WORDS, Text
from frikommune.law.exemption import Grant
from frikommune.law.norm import Norm
from frikommune.law.rulebook import Rulebook

LEFT, RIGHT, TOP, LANE, BAR = 190, 900, 24, 28, 20
"""In the picture's own units: where names end, where days end, and how high things are."""
_LETTER = 7

BarKind = Literal["law", "gone", "trial", "assumed"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time; `words` stand in it where there is room."""

    kind: BarKind
    start: date
    end: date | None
    words: Text
    x: float
    width: float
    y: float

    @property
    def text_y(self) -> float:
        """The line that its words stand on."""
        return self.y + BAR - 6

    @property
    def has_room(self) -> bool:
        """Whether the longer of its two wordings fits in."""
        return self.width > _LETTER * max(map(len, self.words)) + 10


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the picture: the law, or an exemption in a municipality."""

    name: Text
    y: float
    bars: tuple[Bar, ...]

    @property
    def text_y(self) -> float:
        """The line that its name stands on."""
        return self.y + BAR - 2


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture, ready to be drawn. `day_x`: where the reader's day stands; None where outside."""

    height: float
    lanes: tuple[Lane, ...]
    years: tuple[tuple[float, int], ...]
    day_x: float | None
    width: float = RIGHT


@dataclass(frozen=True, slots=True)
class _Span:
    kind: BarKind
    start: date
    end: date | None
    words: Text


def picture_of(rulebook: Rulebook, norm: Norm, on: date) -> Picture:
    """The norm's picture. What has no end yet runs out of it to the right."""
    rows = list(_rows(rulebook, norm))
    days = [day for _, spans in rows for span in spans for day in (span.start, span.end) if day]
    first, last = min(days, default=date(2016, 1, 1)), max(days, default=date(2016, 1, 1))
    begin, stop = date(first.year, 1, 1), date(last.year + 2, 1, 1)
    lanes = tuple(_lane(name, spans, TOP + LANE * at, begin, stop) for at, (name, spans) in enumerate(rows))
    years = tuple((_x(date(year, 1, 1), begin, stop), year) for year in range(begin.year, stop.year))
    day_x = _x(on, begin, stop) if begin <= on < stop else None
    return Picture(TOP + LANE * len(lanes), lanes, years, day_x)


def _x(day: date, begin: date, stop: date) -> float:
    return round(LEFT + (RIGHT - LEFT) * (day - begin).days / (stop - begin).days, 1)


def _lane(name: Text, spans: Sequence[_Span], y: float, begin: date, stop: date) -> Lane:
    bars = []
    for span in spans:
        x = _x(span.start, begin, stop)
        width = round(_x(span.end or stop, begin, stop) - x, 1)
        bars.append(Bar(span.kind, span.start, span.end, span.words, x, width, y + (LANE - BAR) / 2))
    return Lane(name, y, tuple(bars))


def _rows(rulebook: Rulebook, norm: Norm) -> Iterator[tuple[Text, list[_Span]]]:
    if norm.versions:
        yield Text("Loven", "The law"), [*_versions(norm)]
    for exemption in rulebook.exemptions_on[norm.id]:
        for place in rulebook.municipalities:
            grants = rulebook.grants_of.get((exemption.id, place), ())
            if grants:
                yield Text.same(f"{exemption.id} {place}"), [_granted(one) for one in grants]


def _versions(norm: Norm) -> Iterator[_Span]:
    for number, (version, end) in enumerate(norm.until, 1):
        if version.terms is None:
            yield _Span("gone", version.start, end, Text("gælder ikke", "not in force"))
        else:
            yield _Span("law", version.start, end, Text(f"version {number}", f"version {number}"))


def _granted(grant: Grant) -> _Span:
    if grant.certainty == "assumed":
        return _Span("assumed", grant.start, grant.end, Text("antaget", "assumed"))
    return _Span("trial", grant.start, grant.end, NO_WORDS)
