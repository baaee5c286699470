"""Preconditions and limits: one row for each trigger, no window (semantics 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from frikommune.cases.history import Event, Use
from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, LimitTerms, PreconditionTerms, Terms
from frikommune.ledger.limits import holds
from frikommune.ledger.row import Note, Outcome, Row, Standing
from frikommune.ledger.slots import Ask
from frikommune.ledger.uses import covers_rest, judge, uses_of
from frikommune.ledger.windows import BEFORE_FIRST_VERSION


@dataclass(slots=True)
class Trigger:
    """What sets the norm off: an event, or the start of the course."""

    day: date
    event: Event | None
    rule: Rule


@dataclass(slots=True)
class Found:
    """Whether the norm was kept, by which record, and why; `kept` None when it cannot be determined."""

    kept: bool | None
    record: Event | None
    notes: list[Note]


def evaluate_triggers(ask: Ask) -> list[Row]:
    """The rows of one precondition or limit for one course."""
    triggers = _triggers(ask)
    if not triggers:
        return []
    uses = uses_of(ask)
    attached = _attach(ask, uses, triggers) if uses else {}
    return [_row(ask, number, one, attached.get(number, [])) for number, one in enumerate(triggers, 1)]


def _triggers(ask: Ask) -> list[Trigger]:
    course, route = ask.course, ask.route
    found: list[Trigger] = []
    if route.set_off_by_start:
        rule = ask.rule_on(course.start)
        if rule.in_force or rule.before:
            found.append(Trigger(course.start, None, rule))
    for event in course.events(route.trigger_kinds):
        rule = ask.rule_on(event.day)
        if _sets_off(rule.terms, event) or (rule.before and _may_set_off(ask, event)):
            found.append(Trigger(event.day, event, rule))
    return found


def _may_set_off(ask: Ask, event: Event) -> bool:
    return any(_sets_off(terms, event) for terms in ask.route.all_terms)


def _sets_off(terms: Terms | None, event: Event) -> bool:
    trigger = None if terms is None or isinstance(terms, DutyTerms) else terms.trigger
    return trigger is not None and trigger.fits(event.kind, event.type)


def _attach(ask: Ask, uses: list[Use], triggers: list[Trigger]) -> dict[int, list[Use]]:
    """A numbered use speaks of its trigger; another of the first on or after its day that none has taken."""
    found: dict[int, list[Use]] = {}
    for use in uses:
        if use.occurrence:
            found.setdefault(use.occurrence, []).append(use)
            continue
        later = [n for n, trigger in enumerate(triggers, 1) if trigger.day >= use.decided_on]
        if not covers_rest(ask, use):
            later = [n for n in later if n not in found][:1] or [len(triggers)]
        for number in later:
            found.setdefault(number, []).append(use)
    return found


def _row(ask: Ask, number: int, trigger: Trigger, uses: list[Use]) -> Row:
    found, course, day = _look(ask, trigger), ask.course, trigger.day
    standing, use, notes = _standing(ask, trigger, found, uses)
    outcome: Outcome = "met" if found.kept else ("breached" if standing == "required" else "")
    spell = course.spells[course.spell_on(day)]
    return Row(
        course.history.subject,
        course.id,
        spell.id,
        course.group,
        spell.municipality,
        ask.norm.id,
        number,
        trigger.rule,
        day,
        day,
        day,
        day,
        standing,
        "" if standing == "unknown" else outcome,
        found.record.id if found.record else "",
        found.record.day if found.record else None,
        0,
        use,
        (*found.notes, *notes),
    )


def _standing(ask: Ask, trigger: Trigger, found: Found, uses: list[Use]) -> tuple[Standing, str, list[Note]]:
    if trigger.rule.suspended_by is not None:
        return "waived", "", []
    notes: list[Note] = []
    for use in uses:
        counts, why = judge(ask, use, trigger.day, trigger.day)
        notes.extend(why)
        if counts:
            return "exempt", use.id, notes
    return ("unknown" if found.kept is None else "required"), "", notes


def _look(ask: Ask, trigger: Trigger) -> Found:
    terms = trigger.rule.terms
    if isinstance(terms, PreconditionTerms):
        return _on_file(ask, trigger, terms)
    if isinstance(terms, LimitTerms) and trigger.event is not None:
        kept, notes = holds(terms, ask, trigger.event)
        return Found(kept, None, notes)
    return Found(None, None, [Note("unknown", (BEFORE_FIRST_VERSION.because,))])


def _on_file(ask: Ask, trigger: Trigger, terms: PreconditionTerms) -> Found:
    if isinstance(terms.requires, Unknown):
        return Found(None, None, [Note("unknown", (terms.requires.because,))])
    by_kind = ask.course.file if terms.carry_over else ask.course.by_kind
    records = [
        event
        for match in terms.requires
        for event in by_kind.get(match.kind, ())
        if match.fits(event.kind, event.type) and _before(event, trigger, terms)
    ]
    if not records:
        return Found(False, None, [Note("not_on_file", (trigger.day,))])
    fresh = [event for event in records if _fresh(event, trigger, terms)]
    if fresh:
        record = max(fresh, key=lambda event: (event.day, event.sequence))
        return Found(True, record, [Note("on_file", (record.day, (record.kind, record.type)))])
    record = max(records, key=lambda event: (event.day, event.sequence))
    return Found(False, None, [Note("too_old", (record.day, (record.kind, record.type)))])


def _before(event: Event, trigger: Trigger, terms: PreconditionTerms) -> bool:
    origin = trigger.event
    if origin is None:
        return event.day <= trigger.day if terms.same_day == "same_day_counts" else event.day < trigger.day
    if event.id == origin.id:
        return False
    if terms.clock == "seconds" and event.moment is not None and origin.moment is not None:
        if terms.same_day == "strict":
            return event.moment < origin.moment
        if terms.same_day == "same_day_counts":
            return event.moment <= origin.moment
    if terms.same_day == "strict":
        return event.day < origin.day
    if terms.same_day == "same_day_counts":
        return event.day <= origin.day
    return (event.day, event.sequence) < (origin.day, origin.sequence)


def _fresh(event: Event, trigger: Trigger, terms: PreconditionTerms) -> bool:
    if terms.max_age_seconds is not None:
        origin = trigger.event
        if origin is None or origin.moment is None or event.moment is None:
            return False
        return origin.moment - event.moment <= timedelta(seconds=terms.max_age_seconds)
    return terms.max_age is None or terms.max_age.after(event.day) >= trigger.day
