"""From a rule's words to dates: the windows of steps, of rhythms, and of what counts from the last done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from frikommune.dates import Period, add_paused, as_day, local_day, roll_to_working_day
from frikommune.language import Text
from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Edge, Rhythm, Window
from frikommune.ledger.course import Course
from frikommune.ledger.slots import Compute, Count, Span

_ONE_DAY = timedelta(days=1)
PAUSED = date.max
"""The due day of a duty whose pause has no end yet."""

OF_THE_CASE = Unknown(Text("sagen afgør det", "the case decides it"))
"""In place of a window: it depends on what the case holds."""

BEFORE_FIRST_VERSION = Unknown(
    Text(
        "pakken ingen version har af normen, der er så gammel",
        "the pack holds no version of the norm that old",
    )
)

SHAPE_CHANGED = Unknown(
    Text(
        "loven undervejs ændrede, hvordan gangene tælles, og ingen kilde siger, hvordan det allerede gjorte "
        "tæller",
        "the law changed in mid-course how times are counted, and no source says how what was done counts",
    )
)


def step_window(course: Course, number: int, moment: datetime | None = None) -> Compute:
    """The window of one numbered step. `moment` is the anchor's instant, for norms counted in seconds."""

    def compute(rule: Rule, base: date, floor: date) -> Span | Unknown | None:
        span = _fixed_window(rule, number, base)
        return span if span is not OF_THE_CASE else _window_of_the_case(rule, number, base, course, moment)

    return compute


@lru_cache(maxsize=50_000)
def _fixed_window(rule: Rule, number: int, base: date) -> Span | Unknown | None:
    """The window of a step that the rule and the base day alone decide; OF_THE_CASE if they do not."""
    if rule.before or rule.duty is None:
        return BEFORE_FIRST_VERSION if rule.before else None
    terms, windows = rule.duty, rule.duty.windows
    if windows is None:
        return terms.rhythm if isinstance(terms.rhythm, Unknown) else SHAPE_CHANGED
    if isinstance(windows, Unknown):
        return windows
    window = windows.get(number)
    if window is None or isinstance(window, Unknown):
        return window
    if terms.pauses or window.due is None or window.due_attribute or window.due_seconds is not None:
        return OF_THE_CASE
    closes, opens = _opening(windows.get(number + 1), base, ()), window.opens.on(base)
    due = window.due.on(base)
    return Span(opens, roll_to_working_day(due) if terms.rolls else due, None, closes)


def _window_of_the_case(
    rule: Rule, number: int, base: date, course: Course, moment: datetime | None
) -> Span | Unknown:
    """The window of a step that depends on the case: on pauses, its end, a day it names or an instant."""
    terms = rule.duty
    assert terms is not None
    assert isinstance(terms.windows, Mapping)
    window, pauses = terms.windows[number], pauses_of(course, terms)
    assert isinstance(window, Window)
    closes, opens = _opening(terms.windows.get(number + 1), base, pauses), _edge(window.opens, base, pauses)
    if window.due_attribute:
        return _named_by_case(window.due_attribute, opens, terms, course, closes)
    if window.due_seconds is not None:
        if moment is None:
            return _no_moment()
        due_moment = moment + timedelta(seconds=window.due_seconds)
        return Span(opens, local_day(due_moment), due_moment, closes)
    if window.due is None:
        return Span(opens, course.end - _ONE_DAY if course.end else None, None, closes)
    due = _edge(window.due, base, pauses)
    return Span(opens, roll_to_working_day(due) if terms.rolls else due, None, closes)


def _opening(window: Window | Unknown | None, base: date, pauses: Sequence[Period]) -> date | None:
    return _edge(window.opens, base, pauses) if isinstance(window, Window) else None


def _named_by_case(
    attribute: str, opens: date, terms: DutyTerms, course: Course, closes: date | None
) -> Span | Unknown:
    value = course.spells[0].attributes.get(attribute)
    if isinstance(value, datetime):
        moment = value if terms.clock == "seconds" else None
        return Span(opens, local_day(value), moment, closes)
    if isinstance(value, date):
        return Span(opens, value, None, closes)
    return Unknown(Text(f"sagen ingen dag har i “{attribute}”", f"the case has no day in “{attribute}”"))


def _no_moment() -> Unknown:
    return Unknown(
        Text(
            "fristen tælles i sekunder, og hændelsen intet klokkeslæt har",
            "the limit is counted in seconds, but the event has no time of day",
        )
    )


def _edge(edge: Edge, base: date, pauses: Sequence[Period]) -> date:
    if not pauses:
        return edge.on(base)
    reached = add_paused(base, edge.step, pauses)
    return PAUSED if reached is None else reached - timedelta(days=edge.less_days)


def pauses_of(course: Course, terms: DutyTerms) -> list[Period]:
    """The pauses of the course: from the event's day until the day its attribute `until` names."""
    found = []
    for event in course.events(terms.pauses):
        until = as_day(event.attributes.get("until"))
        end = until if until is not None and until > event.day else None
        found.append(Period(event.day, end))
    return found


def since_last_done(course: Course, anchor: date, first: bool) -> Compute:
    """The window of an occurrence counted from the last done day (or from the anchor, for the first)."""

    def compute(rule: Rule, base: date, floor: date) -> Span | Unknown | None:
        pauses = tuple(pauses_of(course, rule.duty)) if rule.duty is not None and rule.duty.pauses else ()
        return _since_last_done(rule, base, anchor, first, pauses)

    return compute


@lru_cache(maxsize=50_000)
def _since_last_done(
    rule: Rule, base: date, anchor: date, first: bool, pauses: tuple[Period, ...]
) -> Span | Unknown | None:
    rhythm = _rhythm(rule, "last_done")
    if not isinstance(rhythm, Rhythm):
        return rhythm
    phase = rhythm.phase_at(anchor, base)
    if phase is None:
        return None
    due = _edge(Edge(rhythm.first_due if first and rhythm.first_due else phase.every), base, pauses)
    if due is not PAUSED:
        last = rhythm.ends(anchor)
        if last is not None and due >= last:
            return None
        due = phase.grace.after(due) if phase.grace else due
        due = roll_to_working_day(due) if rule.duty is not None and rule.duty.rolls else due
    return Span(base, due)


def from_origin(anchor: date, opening: date, count: Count | None) -> Compute:
    """The window that opens where `count` has come to; a changed step or another base counts anew from it."""

    def compute(rule: Rule, base: date, floor: date) -> Span | Unknown | None:
        span = _from_origin(rule, base, anchor, count if base == opening else None)
        if isinstance(span, Span) and span.closes is not None and span.closes <= floor:
            return _opening_after(span, floor)
        return span

    return compute


@lru_cache(maxsize=50_000)
def _from_origin(rule: Rule, base: date, anchor: date, count: Count | None) -> Span | Unknown | None:
    rhythm = _rhythm(rule, "origin")
    if not isinstance(rhythm, Rhythm):
        return rhythm
    phase = rhythm.phase_at(anchor, base)
    if phase is None:
        return None
    step = phase.every
    origin, passed = (count.origin, count.passed) if count is not None and count.step == step else (base, 0)
    following = step.after(origin, passed + 1)
    due = following - _ONE_DAY
    due = phase.grace.after(due) if phase.grace else due
    due = roll_to_working_day(due) if rule.duty is not None and rule.duty.rolls else due
    return Span(base, due, None, following, Count(origin, passed + 1, step))


def _opening_after(span: Span, floor: date) -> Span:
    """The window with its next opening after `floor`, where it is read again."""
    count, following = span.tally, span.closes
    if count is None or following is None or floor <= count.origin:
        return span
    passed = count.passed
    while following <= floor:
        passed += 1
        following = count.step.after(count.origin, passed)
    return Span(span.opens, span.due, None, following, Count(count.origin, passed, count.step))


def _rhythm(rule: Rule, counted_from: str) -> Rhythm | Unknown | None:
    """The rhythm of a rule that is counted so; Unknown if no source gives it, None if nothing is asked."""
    if rule.before or rule.duty is None:
        return BEFORE_FIRST_VERSION if rule.before else None
    rhythm = rule.duty.rhythm
    if rhythm is None or isinstance(rhythm, Unknown) or rhythm.counted_from == counted_from:
        return SHAPE_CHANGED if rhythm is None else rhythm
    return SHAPE_CHANGED
