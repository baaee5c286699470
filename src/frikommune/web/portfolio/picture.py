"""The timeline as a picture: where each thing is drawn, in whole points, and the same as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.language import Text
from frikommune.programme.timeline import MOMENT_WORDS, Bar, Moment, Timeline

LEFT, RIGHT, TOP, STEP, WIDTH = 58, 16, 96, 20, 1000


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A trial: the line of waiting from `sent` to `begun`, and the bar while it runs."""

    bar: Bar
    y: int
    sent: int | None
    begun: int | None
    width: int
    waits: int


@dataclass(frozen=True, slots=True)
class DrawnMoment:
    """An upright line with its words, on one of three heights so that neighbours do not meet."""

    moment: Moment
    words: Text
    x: int
    y: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the template draws."""

    years: tuple[tuple[int, int], ...]
    moments: tuple[DrawnMoment, ...]
    bars: tuple[DrawnBar, ...]
    on: int | None
    height: int
    timeline: Timeline


def picture(shown: Timeline, on: date) -> Picture:
    """Lay it out. `on` is drawn where it lies within the years."""
    bars = tuple(_drawn(shown, one, TOP + STEP * number) for number, one in enumerate(shown.bars))
    is_within = shown.first <= on <= shown.last
    return Picture(
        years=tuple((year, _x(shown, date(year, 1, 1))) for year in shown.years),
        moments=tuple(_moment(shown, one, number) for number, one in enumerate(shown.moments)),
        bars=bars,
        on=_x(shown, on) if is_within else None,
        height=TOP + STEP * len(bars) + 12,
        timeline=shown,
    )


def _x(shown: Timeline, day: date) -> int:
    days = (shown.last - shown.first).days
    gone = min(max((day - shown.first).days, 0), days)
    return LEFT + round(gone * (WIDTH - LEFT - RIGHT) / days)


def _drawn(shown: Timeline, bar: Bar, y: int) -> DrawnBar:
    sent = _x(shown, bar.sent) if bar.sent else None
    begun = _x(shown, bar.begun) if bar.begun else None
    end = _x(shown, bar.ended) if bar.ended else WIDTH - RIGHT
    waits = (begun if begun is not None else min((sent or 0) + 70, end)) - (sent if sent is not None else 0)
    return DrawnBar(
        bar, y, sent, begun, end - begun if begun is not None else 0, waits if sent is not None else 0
    )


_SHORT: Mapping[str, Text] = {
    "deadline": Text("Frist", "Deadline"),
    "start": Text("Start", "Start"),
    "law": Text("Ny lov", "New law"),
    "period_end": Text("Periodens slut", "End of period"),
}


def _moment(shown: Timeline, moment: Moment, number: int) -> DrawnMoment:
    x = _x(shown, moment.day)
    anchor = "end" if x > WIDTH - 160 else "start"
    words = _SHORT[moment.kind]
    if moment.kind in ("deadline", "start"):
        words = Text(f"{words.da}, {moment.label.da}", f"{words.en}, {moment.label.en}")
    return DrawnMoment(moment, words, x, 34 + 17 * (number % 3), anchor)


def moment_words(moment: Moment) -> Text:
    """`runde 1: frist`."""
    kind = MOMENT_WORDS[moment.kind]
    return Text(f"{moment.label.da}: {kind.da}", f"{moment.label.en}: {kind.en}")
