"""A history as if a step were taken today: how a decision is judged before the step that it is about.

A precondition or a limit has no row before its trigger (semantics 18), and most decisions are taken before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from frikommune.cases.history import Event, History, Spell
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import DutyTerms

AS_IF = "as-if"
"""The id of the event or the spell that has not happened."""


def open_spells(history: History, day: date) -> list[Spell]:
    """The spells that run on that day, as known then."""
    return [one for one in history.spells if one.start <= day and (one.end is None or day < one.end)]


def as_if_triggered(history: History, rulebook: Rulebook, norm: str, day: date) -> Iterator[History]:
    """The history with the norm's trigger on that day: an event, or the start of a course of its groups."""
    running = open_spells(history, day)
    for event in triggers(history, rulebook, norm, running, day):
        yield with_event(history, event)
    for spell in changes(rulebook, norm, running, day):
        yield with_spell(history, spell)


def triggers(
    history: History, rulebook: Rulebook, norm: str, running: Collection[Spell], day: date
) -> Iterator[Event]:
    """The events that would set the norm off in the spells that run that day."""
    for spell in running:
        if not rulebook.norms[norm].concerns(spell.group):
            continue
        terms = rulebook.all_trials.rule(norm, spell.municipality, spell.group, day).terms
        if terms is None or isinstance(terms, DutyTerms) or terms.trigger is None:
            continue
        type_ = min(terms.trigger.types, default="")
        yield Event(AS_IF, day, _last(history) + 1, terms.trigger.kind, type_)


def changes(rulebook: Rulebook, norm: str, running: Collection[Spell], day: date) -> Iterator[Spell]:
    """The spells in another group whose start that day would set the norm off."""
    for group in sorted(rulebook.norms[norm].groups - {one.group for one in running}):
        for place in {one.municipality for one in running}:
            terms = rulebook.all_trials.rule(norm, place, group, day).terms
            if terms is not None and not isinstance(terms, DutyTerms) and terms.trigger is None:
                yield Spell(AS_IF, group, place, day)


def with_spell(history: History, spell: Spell) -> History:
    """The history with a spell more, that begins after all others."""
    return replace(history, spells=(*history.spells, spell))


def _last(history: History) -> int:
    return max((one.sequence for one in history.events), default=0)


def with_event(history: History, event: Event) -> History:
    """The history with an event more, after all others of its day."""
    before = tuple(one for one in history.events if one.day <= event.day)
    return replace(history, events=(*before, event, *history.events[len(before) :]))
