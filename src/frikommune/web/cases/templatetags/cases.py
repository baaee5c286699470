"""A duty's state as a word with a colour, and codes of a case by their names."""

from __future__ import annotations

from django import template

from frikommune.cases.history import Attributes, Event
from frikommune.casework.delivery.changes import KIND_WORDS, Kind, noted_words
from frikommune.casework.duties.duty import CaseDuty
from frikommune.casework.duties.told import SIGNS, event_words
from frikommune.language import Text
from frikommune.law.words import Words
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.ledger.notes import capital
from frikommune.web.pages.speech import said, say

register = template.Library()

_BADGES = {
    "met": "badge-success",
    "late": "badge-warning",
    "overdue": "badge-error",
    "too_early": "badge-error",
    "missed": "badge-error",
    "breached": "badge-error",
    "pending": "badge-info",
}
_DEPENDS = ("attribute_missing", "employees_missing")
_IMAGINED = {
    "met": Text("✓ i orden", "✓ in order"),
    "breached": Text("mangler", "missing"),
}


@register.filter
def duty_badge(duty: CaseDuty) -> str:
    """The colour of a duty's state; its word always stands in it."""
    if duty.standing != "required" or (_is_imagined(duty) and duty.outcome == "breached"):
        return "plain"
    return _BADGES.get(duty.outcome, "plain")


@register.filter
def duty_state(duty: CaseDuty) -> str:
    """`✓ opfyldt`, `! overskredet`, `fritaget`; of a step not taken, how it would stand."""
    if duty.standing == "unknown" and any(note.code in _DEPENDS for note in duty.row.notes):
        return say("afhænger", "depends")
    if duty.standing != "required" and not duty.outcome:
        return said(STANDING_WORDS[duty.standing])
    if _is_imagined(duty) and duty.outcome in _IMAGINED:
        if duty.row.rule.norm.kind == "limit" and duty.outcome == "breached":
            return say("kan ikke bevilges", "may not be granted")
        return said(_IMAGINED[duty.outcome])
    return f"{SIGNS[duty.outcome]} {said(OUTCOME_WORDS[duty.outcome])}"


@register.filter
def said_first(text: Text) -> str:
    """A text as a sentence begins."""
    return capital(said(text))


@register.filter
def change_words(kind: Kind) -> str:
    """`ny`, `rettet`, `fjernet`."""
    return said(KIND_WORDS[kind])


@register.simple_tag
def group_words(words: Words, group: str) -> str:
    """What a target group is called."""
    return said(words.group(group))


@register.simple_tag
def event_said(words: Words, event: Event) -> str:
    """What an event is called."""
    return said(event_words(event, words))


@register.filter
def noted(words: Words, attributes: Attributes) -> list[Text]:
    """What is noted of a spell or an event, a line for each thing."""
    return noted_words(attributes, words)


def _is_imagined(duty: CaseDuty) -> bool:
    return duty.place in ("before_step", "before_change")
