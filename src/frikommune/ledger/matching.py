"""Which event meets which occurrence: the oldest open one, in a form the rule allows (semantics 9 and 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from frikommune.cases.history import Event
from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Terms
from frikommune.ledger.row import Note
from frikommune.ledger.slots import Ask, Slot, Span

_ONE_DAY = timedelta(days=1)
Life = list[Slot]
After = Callable[[Event], bool]


@dataclass(slots=True)
class Occurrence:
    """One occurrence while it is being matched: its life, what met it, and what was noticed on the way."""

    number: int
    life: Life
    may_meet: After
    slot: Slot | None = None
    event: Event | None = None
    notes: list[Note] = field(default_factory=list)


def drop_closed(occurrences: list[Occurrence]) -> None:
    """Cut each life where the next opening had already closed it: what is closed is not moved or re-read."""
    for one, following in pairwise(occurrences):
        for place, slot in enumerate(one.life):
            if slot.alive_to is not None and is_closed(slot, following, slot.alive_to - _ONE_DAY):
                slot.ending = "closed"
                del one.life[place + 1 :]
                break


def is_closed(slot: Slot, following: Occurrence | None, day: date) -> bool:
    """Whether, at the end of `day`, the window had passed and the next occurrence had opened."""
    if isinstance(slot.span, Unknown) or slot.span.due is None or slot.span.due > day:
        return False
    return _opened(following, day)


def done_kinds(ask: Ask) -> frozenset[str]:
    """Every kind of event by which some version or exemption lets the duty be done."""
    return ask.ever(lambda timeline: timeline.done_kinds)


def does_it(rule: Rule, event: Event) -> bool:
    """Whether the event is of the kind that the duty is done by."""
    terms = rule.terms
    if not isinstance(terms, DutyTerms):
        return False
    return any(match.fits(event.kind, event.type) for match in terms.done_by)


def form_allowed(terms: Terms | None, event: Event) -> bool | None:
    """Whether terms allow the event's form; None if that cannot be determined.

    It cannot where no source gives the forms, nor where the terms name forms and the event has none recorded.
    """
    if not isinstance(terms, DutyTerms) or terms.forms == ():
        return True
    if isinstance(terms.forms, Unknown) or not event.form:
        return None
    return any(
        form.form == event.form and all(clause.holds(event.day, event.attributes) for clause in form.only_if)
        for form in terms.forms
    )


def _form_note(rule: Rule, event: Event, allowed: bool | None) -> Note | None:
    """What the form did: it was refused, it is in doubt, or only an exemption allows it."""
    facts = (event.day, event.form, rule)
    if allowed is None:
        return Note("form_unknown", facts) if event.form else Note("form_missing", facts)
    if not allowed:
        return Note("form_not_allowed", facts)
    alone = rule.version.terms if rule.version else None
    only_by_exemption = rule.layers and not form_allowed(alone, event)
    return Note("form_read", facts) if only_by_exemption else None


def match_events(ask: Ask, occurrences: list[Occurrence], events: Iterable[Event]) -> None:
    """Let each event, in order, meet the oldest open occurrence."""
    strays: list[Event] = []
    unmet = len(occurrences)
    for event in events:
        if not unmet:
            return
        rule = ask.rule_on(event.day)
        if rule.in_force and not does_it(rule, event):
            continue
        found = _oldest_open(occurrences, event)
        if found is None:
            strays.append(event)
            continue
        one, slot = found
        if not rule.in_force:  # what asked it has expired; the duty stands as it was read
            rule = slot.rule
            if not does_it(rule, event):
                continue
        allowed = form_allowed(rule.terms, event)
        if allowed:
            one.slot, one.event = slot, event
            unmet -= 1
        note = _form_note(rule, event, allowed)
        if note is not None:
            one.notes.append(note)
    _note_early(occurrences, strays)


def _oldest_open(occurrences: list[Occurrence], event: Event) -> tuple[Occurrence, Slot] | None:
    for place, one in enumerate(occurrences):
        if one.event is not None:
            continue
        slot = _slot_open_for(one, event)
        if slot is None or not one.may_meet(event):
            continue
        following = occurrences[place + 1] if place + 1 < len(occurrences) else None
        if not in_time(slot, event) and _opened(following, event.day):
            continue
        return one, slot
    return None


def _slot_open_for(one: Occurrence, event: Event) -> Slot | None:
    for slot in one.life:
        if not slot.alive_on(event.day) or isinstance(slot.span, Unknown):
            continue
        terms = slot.rule.terms
        opens = slot.span.opens
        if event.day >= opens:
            return slot
        early = terms.early if isinstance(terms, DutyTerms) else None
        if early is not None and early.after(event.day) >= opens:
            return slot
    return None


def _opened(following: Occurrence | None, day: date) -> bool:
    return following is not None and any(
        slot.alive_on(day) and isinstance(slot.span, Span) and slot.span.opens <= day
        for slot in following.life
    )


def in_time(slot: Slot, event: Event) -> bool:
    """Whether the event came no later than the window's last day (its last instant, where seconds count)."""
    span = slot.span
    if isinstance(span, Unknown) or span.due is None:
        return True
    if span.due_moment is not None and event.moment is not None:
        return event.moment <= span.due_moment
    return event.day <= span.due


def _note_early(occurrences: list[Occurrence], strays: list[Event]) -> None:
    """A stray event was too early for the next window to open, if that has stayed unmet."""
    for event in strays:
        if _inside_a_window(occurrences, event.day):
            continue
        coming = [
            (slot.span.opens, place)
            for place, one in enumerate(occurrences)
            if isinstance((slot := one.life[-1]).span, Span) and slot.base <= event.day < slot.span.opens
        ]
        if coming:
            opens, place = min(coming)
            occurrences[place].notes.append(Note("too_early", (event.day, event.kind, event.type, opens)))


def _inside_a_window(occurrences: list[Occurrence], day: date) -> bool:
    return any(
        isinstance(slot.span, Span)
        and slot.span.opens <= day
        and (slot.span.due is None or day <= slot.span.due)
        for one in occurrences
        for slot in one.life
    )
