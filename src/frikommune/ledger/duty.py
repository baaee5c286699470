"""A duty, evaluated for one course: its occurrences, what met them, and the rows they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from frikommune.cases.history import Event, Use
from frikommune.dates import Period, day_when_sum_reached
from frikommune.law.norm import Accumulated, CourseStart, EachEvent
from frikommune.law.terms import DutyTerms
from frikommune.ledger.course import Course
from frikommune.ledger.matching import After, Occurrence, drop_closed, match_events
from frikommune.ledger.outcome import rows_of
from frikommune.ledger.row import Row
from frikommune.ledger.slots import Ask, Count, Slot, Span, life
from frikommune.ledger.uses import attach, covers_rest, uses_of
from frikommune.ledger.windows import from_origin, since_last_done, step_window

_ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Start:
    """A day the duty is counted from; `event` when an event set it."""

    day: date
    event: Event | None = None


def evaluate_duty(ask: Ask) -> list[Row]:
    """The rows of one duty for one course."""
    starts = _starts(ask)
    if not starts:
        return []
    rows: list[Row] = []
    occurrences: list[Occurrence] = []
    chain = _Chain(uses_of(ask))
    for place, start in enumerate(starts):
        following = starts[place + 1] if place + 1 < len(starts) else None
        shape = ask.route.shape(ask.rule_on(start.day))
        if shape == "last_done":
            rows += _matched_rows(ask, occurrences, chain)
            occurrences = []
            rows += _from_last_done(ask, start, following, chain)
            continue
        found = _series(ask, start) if shape == "series" else _from_origin(ask, start, following)
        for one in found if len(starts) > 1 else ():
            chain.count += 1
            one.number = chain.count
        occurrences += found
    rows += _matched_rows(ask, occurrences, chain)
    return rows


def _matched_rows(ask: Ask, occurrences: list[Occurrence], chain: _Chain) -> list[Row]:
    if not occurrences:
        return []
    if not isinstance(ask.norm.anchor, CourseStart):
        occurrences.sort(key=lambda one: one.life[0].base)
    if ask.cuts:
        drop_closed(occurrences)
    match_events(ask, occurrences, _left(ask, chain))
    chain.taken.update([one.event.id for one in occurrences if one.event is not None])
    attached = attach(occurrences, chain.uses, ask) if chain.uses else {}
    rows: list[Row] = []
    for place, one in enumerate(occurrences):
        following = occurrences[place + 1] if place + 1 < len(occurrences) else None
        rows += rows_of(ask, one, following, attached.get(one.number, []))
    return rows


def _starts(ask: Ask) -> list[Start]:
    anchor, course = ask.norm.anchor, ask.course
    if isinstance(anchor, CourseStart):
        return [Start(course.start)]
    if isinstance(anchor, EachEvent):
        events = course.by_kind.get(anchor.match.kind, ())
        return [Start(event.day, event) for event in events if anchor.match.fits(event.kind, event.type)]
    return [Start(day) for day in _accumulated_days(course, anchor)]


def _accumulated_days(course: Course, anchor: Accumulated) -> Iterator[date]:
    observed, history = course.observed, course.history
    periods = [
        Period(spell.start, spell.end if spell.end and spell.end <= observed else None)
        for spell in history.spells
        if spell.group in anchor.groups and spell.start <= observed
    ]
    after: date | None = None
    while True:
        day = day_when_sum_reached(periods, anchor.days, anchor.window_days, observed, after)
        if day is None or (course.end is not None and day >= course.end):
            return
        if day >= course.start:
            yield day
        if not anchor.again:
            return
        after = day


def _may_meet(start: Start, terms: DutyTerms | None) -> tuple[date, After | None]:
    """From which day on events can meet what an event set off, and which of them; None: all."""
    origin = start.event
    if origin is None:
        return start.day, None
    same_day = terms.same_day if terms else "sequence"
    if same_day == "same_day_counts":
        return origin.day, lambda event: event.id != origin.id
    if same_day == "strict":
        if terms is not None and terms.clock == "seconds" and origin.moment is not None:
            moment = origin.moment
            return date.min, lambda event: event.moment is not None and event.moment > moment
        return origin.day, lambda event: event.day > origin.day
    return origin.day, lambda event: (event.day, event.sequence) > (origin.day, origin.sequence)


def _series(ask: Ask, start: Start) -> list[Occurrence]:
    moment = start.event.moment if start.event else None
    found = []
    for number in ask.route.steps or (1,):
        slots = life(ask, number, start.day, step_window(ask.course, number, moment))
        if slots:
            found.append(Occurrence(number, slots, *_may_meet(start, slots[0].rule.duty)))
    return found


def _from_origin(ask: Ask, start: Start, following: Start | None) -> list[Occurrence]:
    """One window after another, until the rhythm or the course ends or an event starts it anew."""
    found: list[Occurrence] = []
    count: Count | None = None
    opening, observed = start.day, ask.course.observed
    ends = [day for day in (ask.course.end, following.day if following else None) if day is not None]
    end = min(ends, default=None)
    while opening <= observed and (end is None or opening < end):
        slots = life(ask, len(found) + 1, opening, from_origin(start.day, opening, count))
        if not slots:
            break
        found.append(Occurrence(len(found) + 1, slots, opening))
        chosen = _leads_on(slots)
        if chosen is None or chosen.closes is None:
            break
        opening, count = chosen.closes, chosen.tally
    return found


def _leads_on(slots: list[Slot]) -> Span | None:
    """The window whose rhythm gives the next opening: the first that stood when it came."""
    for slot in slots:
        span = slot.span
        if not isinstance(span, Span) or span.closes is None:
            continue
        if slot.alive_to is None or span.closes <= slot.alive_to:
            return span
    return None


@dataclass(slots=True)
class _Chain:
    """What runs through all the rhythms of one norm: occurrences so far, events taken, uses left."""

    uses: list[Use]
    count: int = 0
    taken: set[str] = field(default_factory=set)


def _left(ask: Ask, chain: _Chain) -> list[Event]:
    """The events by which the duty may be done that have met nothing of it yet."""
    events = ask.course.events(ask.route.done_kinds)
    return [event for event in events if event.id not in chain.taken] if chain.taken else events


def _from_last_done(ask: Ask, start: Start, following: Start | None, chain: _Chain) -> list[Row]:
    """One open occurrence after another, until the rhythm ends or an event starts it anew."""
    found: list[Row] = []
    events, place = _left(ask, chain), 0
    base: date | None = start.day
    first, done = True, False
    while base is not None and (following is None or base < following.day):
        slots = life(ask, chain.count + 1, base, since_last_done(ask.course, start.day, first))
        if not slots:
            break
        chain.count += 1
        one = Occurrence(chain.count, slots, *_after_last(base, start, done))
        closing = _first_of(ask, following)
        while place < len(events) and events[place].day < base:
            place += 1
        match_events(ask, [one, *closing], events[place:])
        rows = rows_of(ask, one, closing[0] if closing else None, _attached(ask, one, chain))
        found += rows
        first, done = False, one.event is not None
        base = _next_base(ask, one, rows)
        if one.event is not None:
            chain.taken.add(one.event.id)
    return found


def _first_of(ask: Ask, start: Start | None) -> list[Occurrence]:
    """The first occurrence of the rhythm that an event starts anew: its opening closes what is past due."""
    if start is None:
        return []
    slots = life(ask, 0, start.day, since_last_done(ask.course, start.day, first=True))
    return [Occurrence(0, slots, *_may_meet(start, None))] if slots else []


def _attached(ask: Ask, one: Occurrence, chain: _Chain) -> list[Use]:
    """The uses that speak of this occurrence; one that covers a single occurrence is then spent."""
    if not chain.uses:
        return []
    mine = attach([one], chain.uses, ask).get(one.number, [])
    chain.uses = [use for use in chain.uses if use not in mine or use.occurrence or covers_rest(ask, use)]
    return mine


def _after_last(base: date, start: Start, done: bool) -> tuple[date, After | None]:
    """Two talks on one day count once: after the first has counted, only a later day does."""
    if done:
        return base, lambda event: event.day > base
    return _may_meet(start, None) if base == start.day else (base, None)


def _next_base(ask: Ask, one: Occurrence, rows: list[Row]) -> date | None:
    """The day the next one is counted from: the day this one was done, or the day after it was let off."""
    if one.event is not None:
        return one.event.day
    last = rows[-1] if rows else None
    if last is None or last.due is None:
        return None
    released = [note.facts[2] for note in last.notes if note.code == "released"]
    if last.standing != "exempt" and not released:
        return None
    let_off = max([last.due, *(day for day in released if isinstance(day, date))])
    course = ask.course
    if let_off >= course.observed or (course.end is not None and let_off + _ONE_DAY >= course.end):
        return None
    return let_off + _ONE_DAY
