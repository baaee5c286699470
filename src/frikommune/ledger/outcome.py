"""Standing and outcome of the slots of one occurrence, as rows (semantics 1, 8, 14, 16 and 17)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from frikommune.cases.history import Event, Use
from frikommune.dates import as_day
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms
from frikommune.ledger.course import Course
from frikommune.ledger.matching import Occurrence, in_time, is_closed
from frikommune.ledger.row import Note, Outcome, Row, Standing
from frikommune.ledger.slots import Ask, Slot, Span
from frikommune.ledger.uses import judge

_ONE_DAY = timedelta(days=1)
_LATE: tuple[Outcome, ...] = ("late", "overdue", "missed", "too_early")


def rows_of(ask: Ask, one: Occurrence, following: Occurrence | None, uses: list[Use]) -> list[Row]:
    """The rows of one occurrence: one for each slot that had opened and was not superseded.

    `uses` are those attached to this occurrence; `following` is the next one, whose opening closes this one.
    """
    rows: list[Row] = []
    for slot in one.life:
        if one.slot is slot and one.event is not None:
            done: Outcome = "met" if in_time(slot, one.event) else "late"
            return [*rows, _row(ask, one, slot, done, uses, one.event), *_unknown_rest(ask, one, slot)]
        outcome = _unmet(ask, one, slot, following)
        if outcome is not None:
            rows.append(_row(ask, one, slot, outcome, uses))
        if slot.ending in ("closed", "repealed"):
            break
    return rows


def _unknown_rest(ask: Ask, one: Occurrence, met: Slot) -> list[Row]:
    """The rest of a rhythm from its origin, where the citizen has moved to where no source gives it."""
    rest = one.life[-1]
    goes_on = isinstance(met.span, Span) and met.span.tally is not None
    return [_row(ask, one, rest, "", [])] if goes_on and isinstance(rest.span, Unknown) else []


def _unmet(ask: Ask, one: Occurrence, slot: Slot, following: Occurrence | None) -> Outcome | None:
    """The outcome of a slot that nothing met; None if it makes no row."""
    span = slot.span
    if slot.ending in ("reread", "suspended"):
        return None
    if isinstance(span, Unknown):
        return ""
    if slot.alive_to is not None:
        if max(span.opens, slot.alive_from) >= slot.alive_to:
            return None
        if slot.ending == "resumed":
            return ""
        if slot.ending == "closed" or (slot.ending == "repealed" and _passed(span, slot.alive_to)):
            return _failed(one, "missed")
        return "transferred" if slot.ending == "moved" else "repealed"
    return _standing_open(ask, one, slot, span, following)


def _passed(span: Span, day: date) -> bool:
    return span.due is not None and span.due < day


def _standing_open(
    ask: Ask, one: Occurrence, slot: Slot, span: Span, following: Occurrence | None
) -> Outcome | None:
    course = ask.course
    if course.end is not None:
        if course.end <= span.opens:
            return None
        lapsed = span.due is not None and course.end <= span.due
        return "lapsed" if lapsed else _failed(one, "missed")
    if span.due is None or span.due >= course.observed:
        return "pending"
    closed = is_closed(slot, following, course.observed)
    return _failed(one, "missed" if closed else "overdue")


def _failed(one: Occurrence, otherwise: Outcome) -> Outcome:
    early = one.notes and any(note.code == "too_early" for note in one.notes)
    return "too_early" if early else otherwise


def _row(
    ask: Ask, one: Occurrence, slot: Slot, outcome: Outcome, uses: list[Use], event: Event | None = None
) -> Row:
    course = ask.course
    standing, use, notes = _standing(ask, one, slot, uses)
    if slot.nominal is not None or slot.ending == "repealed":
        notes = (*_of_the_slot(ask, slot, event), *notes)
    if standing != "required" and event is None and outcome not in ("transferred", "repealed"):
        outcome = ""
    opens, due = (None, None) if isinstance(slot.span, Unknown) else (slot.span.opens, slot.span.due)
    spell = course.spells[slot.spell]
    return Row(
        course.history.subject,
        course.id,
        spell.id,
        course.group,
        spell.municipality,
        ask.norm.id,
        one.number,
        slot.rule,
        slot.read_on,
        slot.base,
        opens,
        due,
        standing,
        outcome,
        event.id if event else "",
        event.day if event else None,
        _days_late(course, due, event) if outcome in _LATE else 0,
        use,
        notes,
    )


def _of_the_slot(ask: Ask, slot: Slot, event: Event | None) -> Iterator[Note]:
    """What moves, new readings and repeals did to the window."""
    if slot.nominal is not None and isinstance(slot.span, Span):
        spell, day = ask.course.spells[slot.spell], slot.span.due
        code = "moved" if spell.start == day else "read_again"
        yield Note(code, (spell.municipality, day, slot.nominal))
    if slot.ending == "repealed" and slot.alive_to is not None and event is None:
        rule = ask.timelines[slot.spell].at(slot.alive_to)
        yield Note("repealed", (slot.alive_to, rule.version))


def _days_late(course: Course, due: date | None, event: Event | None) -> int:
    if due is None:
        return 0
    until = event.day if event else course.end - _ONE_DAY if course.end else course.observed
    return max((until - due).days, 0)


def _standing(
    ask: Ask, one: Occurrence, slot: Slot, uses: list[Use]
) -> tuple[Standing, str, tuple[Note, ...]]:
    notes, span = one.notes, slot.span
    if isinstance(span, Unknown):
        return "unknown", "", (*notes, Note("unknown", (span.because,)))
    if slot.waived:
        return "waived", "", notes
    released = _released(ask, span, one.event) if ask.route.release_kinds else None
    if released is not None:
        return "waived", "", (*notes, released)
    for use in uses:
        if slot.alive_to is not None and use.decided_on >= slot.alive_to:
            continue
        counts, why = judge(ask, use, span.due, slot.alive_from)
        notes = (*notes, *why)
        if counts:
            return "exempt", use.id, notes
    if one.notes and any(note.code in ("form_unknown", "form_missing") for note in one.notes):
        settled = one.event is not None and in_time(slot, one.event)
        return "required" if settled else "unknown", "", notes
    return "required", "", notes


def _released(ask: Ask, span: Span, done: Event | None) -> Note | None:
    for event in ask.course.events(ask.route.release_kinds):
        if done is not None and done.day < event.day:
            continue
        terms = ask.rule_on(event.day).terms
        if not isinstance(terms, DutyTerms) or terms.released_by is None:
            continue
        release = terms.released_by
        until = as_day(event.attributes.get(release.until))
        if not release.match.fits(event.kind, event.type) or until is None:
            continue
        if not all(clause.holds(event.day, event.attributes) for clause in release.only_if):
            continue
        if (span.due is None or event.day <= span.due) and span.opens <= until:
            return Note("released", (event.day, (event.kind, event.type), until))
    return None
