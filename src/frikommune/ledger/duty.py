"""A duty, evaluated for one course: its occurrences, what met them, and the rows they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from frikommune.cases.history import Event, Use
from frikommune.dates import Period, day_when_sum_reached
from frikommune.law.norm import Accumulated, CourseStart, EachEvent
from frikommune.law.terms import DutyTerms, Rhythm
from frikommune.ledger.course import Course
from frikommune.ledger.matching import After, Occurrence, done_kinds, drop_closed, match_events
from frikommune.ledger.outcome import rows_of
from frikommune.ledger.row import Row
from frikommune.ledger.slots import Ask, Count, Slot, Span, life
from frikommune.ledger.uses import attach, covers_rest, uses_of
from frikommune.ledger.windows import from_origin, since_last_done, step_window

_ONE_DAY = timedelta(days=1)


class Start(NamedTuple):
    """A day the duty is counted from; `event` when an event set it."""

    day: date
    event: Event | None = None


def evaluate_duty(ask: Ask) -> Iterator[Row]:
    """The rows of one duty for one course."""
    starts = _starts(ask)
    if not starts:
        return
    occurrences: list[Occurrence] = []
    chain = _Chain(uses_of(ask))
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        shape = _shape(ask, start.day)
        if shape == "last_done":
            yield from _matched_rows(ask, occurrences, chain)
            occurrences = []
            yield from _from_last_done(ask, start, following, chain)
            continue
        for one in _series(ask, start) if shape == "series" else _from_origin(ask, start, following):
            chain.count += 1
            one.number = chain.count if len(starts) > 1 else one.number
            occurrences.append(one)
    yield from _matched_rows(ask, occurrences, chain)


def _matched_rows(ask: Ask, occurrences: list[Occurrence], chain: _Chain) -> Iterator[Row]:
    if not isinstance(ask.norm.anchor, CourseStart):
        occurrences.sort(key=lambda one: one.life[0].base)
    drop_closed(occurrences)
    match_events(ask, occurrences, _left(ask, chain))
    chain.taken.update(one.event.id for one in occurrences if one.event is not None)
    attached = attach(occurrences, chain.uses, ask)
    for place, one in enumerate(occurrences):
        following = occurrences[place + 1] if place + 1 < len(occurrences) else None
        yield from rows_of(ask, one, following, attached.get(one.number, []))


def _shape(ask: Ask, start: date) -> str:
    """How the duty recurs, by the law of that day: a series of steps, from the origin or the last done."""
    rule = ask.rule_on(start)
    versions = ask.norm.versions
    law = rule.version.terms if rule.version else (versions[0].terms if versions else None)
    elsewhere = (terms for timeline in ask.timelines for terms in timeline.all_terms)
    for terms in (rule.terms, law) if rule.terms or law else elsewhere:
        if isinstance(terms, DutyTerms) and isinstance(terms.rhythm, Rhythm):
            return terms.rhythm.counted_from
    return "series"


def _starts(ask: Ask) -> list[Start]:
    anchor, course = ask.norm.anchor, ask.course
    if isinstance(anchor, CourseStart):
        return [Start(course.start)]
    if isinstance(anchor, EachEvent):
        events = course.events(frozenset((anchor.match.kind,)))
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


def _may_meet(start: Start, terms: DutyTerms | None) -> After:
    origin = start.event
    if origin is None:
        return lambda event: event.day >= start.day
    same_day = terms.same_day if terms else "sequence"
    if same_day == "same_day_counts":
        return lambda event: event.day >= origin.day and event.id != origin.id
    if same_day == "strict":
        if terms is not None and terms.clock == "seconds" and origin.moment is not None:
            moment = origin.moment
            return lambda event: event.moment is not None and event.moment > moment
        return lambda event: event.day > origin.day
    return lambda event: (event.day, event.sequence) > (origin.day, origin.sequence)


def _series(ask: Ask, start: Start) -> Iterator[Occurrence]:
    moment = start.event.moment if start.event else None
    for number in _numbers(ask):
        slots = life(ask, number, start.day, step_window(ask.course, number, moment))
        if slots:
            terms = slots[0].rule.terms
            yield Occurrence(number, slots, _may_meet(start, terms if isinstance(terms, DutyTerms) else None))


def _numbers(ask: Ask) -> list[int]:
    return sorted(ask.ever(lambda timeline: timeline.steps)) or [1]


def _from_origin(ask: Ask, start: Start, following: Start | None) -> Iterator[Occurrence]:
    """One window after another, until the rhythm or the course ends or an event starts it anew."""
    course = ask.course
    count: Count | None = None
    opening, number = start.day, 1
    ends = [day for day in (course.end, following and following.day) if day is not None]
    while opening <= course.observed and all(opening < end for end in ends):
        slots = life(ask, number, opening, from_origin(start.day, opening, count))
        if not slots:
            return
        yield Occurrence(number, slots, lambda event, day=opening: event.day >= day)  # type: ignore[misc]
        chosen = _leads_on(slots)
        if chosen is None or chosen.closes is None:
            return
        opening, count = chosen.closes, chosen.tally
        number += 1


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
    return [event for event in ask.course.events(done_kinds(ask)) if event.id not in chain.taken]


def _from_last_done(ask: Ask, start: Start, following: Start | None, chain: _Chain) -> Iterator[Row]:
    """One open occurrence after another, until the rhythm ends or an event starts it anew."""
    events = _left(ask, chain)
    base: date | None = start.day
    first, done = True, False
    while base is not None and (following is None or base < following.day):
        slots = life(ask, chain.count + 1, base, since_last_done(ask.course, start.day, first))
        if not slots:
            return
        chain.count += 1
        one = Occurrence(chain.count, slots, _after_last(base, start, done))
        closing = _first_of(ask, following)
        match_events(ask, [one, *closing], (event for event in events if event.day >= base))
        rows = list(rows_of(ask, one, closing[0] if closing else None, _attached(ask, one, chain)))
        yield from rows
        first, done = False, one.event is not None
        base = _next_base(ask, one, rows)
        if one.event is not None:
            chain.taken.add(one.event.id)


def _first_of(ask: Ask, start: Start | None) -> list[Occurrence]:
    """The first occurrence of the rhythm that an event starts anew: its opening closes what is past due."""
    if start is None:
        return []
    slots = life(ask, 0, start.day, since_last_done(ask.course, start.day, first=True))
    return [Occurrence(0, slots, _may_meet(start, None))] if slots else []


def _attached(ask: Ask, one: Occurrence, chain: _Chain) -> list[Use]:
    """The uses that speak of this occurrence; one that covers a single occurrence is then spent."""
    if not chain.uses:
        return []
    mine = attach([one], chain.uses, ask).get(one.number, [])
    chain.uses = [use for use in chain.uses if use not in mine or use.occurrence or covers_rest(ask, use)]
    return mine


def _after_last(base: date, start: Start, done: bool) -> After:
    """Two talks on one day count once: after the first has counted, only a later day does."""
    if done:
        return lambda event: event.day > base
    if base == start.day and start.event is not None:
        return _may_meet(start, None)
    return lambda event: event.day >= base


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
