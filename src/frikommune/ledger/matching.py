"""Which event meets which occurrence: the oldest open one, in a form the rule allows (semantics 9 and 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
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
    """One occurrence while it is being matched: its life, what met it, and what was noticed on the way.

    Nothing before `since` can meet it, and no event of which `may_meet` says no.
    """

    number: int
    life: Life
    since: date
    may_meet: After | None = None
    slot: Slot | None = None
    event: Event | None = None
    notes: tuple[Note, ...] = ()


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


@lru_cache(maxsize=10_000)
def does_it(rule: Rule, kind: str, type_: str) -> bool:
    """Whether an event of this kind and type is what the duty is done by."""
    return rule.duty is not None and any(match.fits(kind, type_) for match in rule.duty.done_by)


def form_allowed(terms: Terms | None, event: Event) -> bool | None:
    """Whether terms allow the event's form; None if that cannot be determined.

    It cannot where no source gives the forms, nor where the terms name forms and the event has none recorded.
    """
    if not isinstance(terms, DutyTerms) or terms.forms == ():
        return True
    if isinstance(terms.forms, Unknown) or not event.form:
        return None
    for form in terms.forms:
        if form.form == event.form and all(
            clause.holds(event.day, event.attributes) for clause in form.only_if
        ):
            return True
    return False


def _form_notes(rule: Rule, event: Event, allowed: bool | None) -> tuple[Note, ...]:
    """What the form did: it was refused, it is in doubt, or only an exemption allows it."""
    facts = (event.day, event.form, rule)
    if allowed is None:
        return (Note("form_unknown", facts) if event.form else Note("form_missing", facts),)
    if not allowed:
        return (Note("form_not_allowed", facts),)
    alone = rule.version.terms if rule.version else None
    only_by_exemption = rule.layers and not form_allowed(alone, event)
    return (Note("form_read", facts),) if only_by_exemption else ()


def match_events(ask: Ask, occurrences: list[Occurrence], events: Iterable[Event]) -> None:
    """Let each event, in order, meet the oldest open occurrence."""
    strays: list[Event] = []
    unmet = len(occurrences)
    for event in events:
        if not unmet:
            return
        rule = ask.rule_on(event.day)
        if rule.in_force and not does_it(rule, event.kind, event.type):
            continue
        found = _oldest_open(occurrences, event)
        if found is None:
            strays.append(event)
            continue
        one, slot = found
        if not rule.in_force:  # what asked it has expired; the duty stands as it was read
            rule = slot.rule
            if not does_it(rule, event.kind, event.type):
                continue
        allowed = form_allowed(rule.terms, event)
        if allowed:
            one.slot, one.event = slot, event
            unmet -= 1
        if not allowed or rule.layers:
            one.notes += _form_notes(rule, event, allowed)
    if strays:
        _note_early(occurrences, strays)


def _oldest_open(occurrences: list[Occurrence], event: Event) -> tuple[Occurrence, Slot] | None:
    day = event.day
    for place, one in enumerate(occurrences):
        if one.event is not None or day < one.since:
            continue
        slot = _slot_open_for(one, day)
        if slot is None or (one.may_meet is not None and not one.may_meet(event)):
            continue
        following = occurrences[place + 1] if place + 1 < len(occurrences) else None
        if following is not None and not in_time(slot, event) and _opened(following, day):
            continue
        return one, slot
    return None


def _slot_open_for(one: Occurrence, day: date) -> Slot | None:
    for slot in one.life:
        span = slot.span
        if day < slot.alive_from or isinstance(span, Unknown) or not slot.alive_on(day):
            continue
        if day >= span.opens:
            return slot
        early = slot.rule.duty.early if slot.rule.duty is not None else None
        if early is not None and early.after(day) >= span.opens:
            return slot
    return None


def _opened(following: Occurrence | None, day: date) -> bool:
    if following is None:
        return False
    for slot in following.life:
        if isinstance(slot.span, Span) and slot.span.opens <= day and slot.alive_on(day):
            return True
    return False


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
            occurrences[place].notes += (Note("too_early", (event.day, (event.kind, event.type), opens)),)


def _inside_a_window(occurrences: list[Occurrence], day: date) -> bool:
    return any(
        isinstance(slot.span, Span)
        and slot.span.opens <= day
        and (slot.span.due is None or day <= slot.span.due)
        for one in occurrences
        for slot in one.life
    )
