"""Lengths and windows in days, for courses that start on many days, so that weeks and months can meet.

A week is always seven days and a month is not, so 26 weeks and 6 months cannot be compared in the abstract.
Both are counted from every day of one leap cycle, and one is called longer only if it is never shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from frikommune.dates import Step, roll_to_working_day
from frikommune.errors import Refused
from frikommune.language import NO_WORDS, Text
from frikommune.law.relation import Relation, by_length, by_reach
from frikommune.law.terms import Edge, Rhythm, Window

_FIRST, _LAST = date(2020, 1, 1), date(2023, 12, 31)
STARTS = tuple(date.fromordinal(day) for day in range(_FIRST.toordinal(), _LAST.toordinal() + 1))
STARTS_WORDS = Text(
    "Uger og måneder er målt i dage for forløb, der begynder på hver eneste dag i 2020–2023.",
    "Weeks and months are measured in days, for courses that start on every single day of 2020–2023.",
)
FOR_EVER = 10**6
_NO_STEP = Step()
Days = Sequence[int | None]
"""A length from each of the starts; None where the norm refuses to round to a day that does not exist."""


@lru_cache(maxsize=1_000)
def days_of(step: Step) -> Days:
    """The length of a step in days, from each of the starts."""
    return tuple(_days(step, start) for start in STARTS)


def _days(step: Step, start: date) -> int | None:
    try:
        return (step.after(start) - start).days
    except Refused:
        return None


def days_words(step: Step) -> Text:
    """`182 days`, or `181–184 days` where it depends on the day it is counted from."""
    found = [days for days in days_of(step) if days is not None]
    least, most = min(found, default=0), max(found, default=0)
    number = str(least) if least == most else f"{least}–{most}"
    return Text(f"{number} dage", f"{number} days")


def longer(earlier: Step | None, later: Step | None, none: int) -> Relation:
    """`milder` where the later length is never shorter; `none` is the length of what is left out."""
    return by_length(*(days_of(one) if one else (none,) * len(STARTS) for one in (earlier, later)))


def windows(earlier: Window, later: Window, rolls: tuple[bool, bool] = (False, False)) -> Relation | None:
    """How two windows stand to each other; None where their ends are of kinds that cannot be compared."""
    if _end_kind(earlier) != _end_kind(later):
        return None
    opens = by_length(_opens(later), _opens(earlier))
    due = by_length(_due(earlier, rolls[0]), _due(later, rolls[1]))
    return by_reach(
        opens in ("same", "milder") and due in ("same", "milder"),
        opens in ("same", "stricter") and due in ("same", "stricter"),
    )


def overshoot(inner: Window, outer: Window) -> Text:
    """` (up to 30 days after)`: how far one window reaches beyond another; empty where none can say."""
    if (_end_kind(inner), _end_kind(outer)) != ("days", "days"):
        return NO_WORDS
    early, late = _most(_opens(outer), _opens(inner)), _most(_due(inner, False), _due(outer, False))
    parts_da = [f"op til {early} dage før"] * (early > 0) + [f"op til {late} dage efter"] * (late > 0)
    parts_en = [f"up to {early} days before"] * (early > 0) + [f"up to {late} days after"] * (late > 0)
    return Text(f" ({' og '.join(parts_da)})", f" ({' and '.join(parts_en)})") if parts_da else NO_WORDS


def _most(some: Days, others: Days) -> int:
    return max(
        (a - b for a, b in zip(some, others, strict=True) if a is not None and b is not None), default=0
    )


def _end_kind(window: Window) -> str:
    return f"named by the case: {window.due_attribute}" if window.due_attribute else _unit(window)


def _unit(window: Window) -> str:
    return "days" if window.due_seconds is None else "seconds"


def _opens(window: Window) -> Days:
    return _edge(window.opens)


def _due(window: Window, rolls: bool) -> Days:
    if window.due_seconds is not None:
        return [window.due_seconds] * len(STARTS)
    if window.due is None:
        return [FOR_EVER] * len(STARTS)
    found = _edge(window.due)
    return [_rolled(start, days) for start, days in zip(STARTS, found, strict=True)] if rolls else found


def _edge(edge: Edge) -> Days:
    return [None if days is None else days - edge.less_days for days in days_of(edge.step)]


def _rolled(start: date, days: int | None) -> int | None:
    return None if days is None else (roll_to_working_day(start + timedelta(days=days)) - start).days


def rhythms(earlier: Rhythm, later: Rhythm) -> Relation:
    """How two rhythms stand to each other: the one whose times are never closer together is milder.

    They are held against each other at the start and wherever a phase of either ends.
    """
    if earlier.counted_from != later.counted_from:
        return "changed"
    pairs = [pair for start in STARTS for pair in _gaps(earlier, later, start)]
    return by_length([a for a, _ in pairs], [b for _, b in pairs])


def _gaps(earlier: Rhythm, later: Rhythm, start: date) -> list[tuple[int, int]]:
    try:
        return [
            pair
            for day in _turns(start, earlier, later)
            for pair in zip(_gap(earlier, start, day), _gap(later, start, day), strict=True)
        ]
    except Refused:
        return []


def _turns(start: date, *both: Rhythm) -> list[date]:
    ends = {phase.until.after(start) for one in both for phase in one.phases if phase.until is not None}
    return sorted({start, *ends})


def _gap(rhythm: Rhythm, start: date, day: date) -> Sequence[int]:
    """The days until the next time from `day`: without grace, with it, and for the very first."""
    phase = rhythm.phase_at(start, day)
    if phase is None:
        return (FOR_EVER,) * 3
    nominal = phase.every.after(day)
    last = (phase.grace or _NO_STEP).after(nominal)
    first = rhythm.first_due.after(start) if rhythm.first_due and day == start else nominal
    return (nominal - day).days, (last - day).days, (first - day).days
