"""What happened in a case and what came of what was asked, in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.cases.history import Event, Use
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.words import Words
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.ledger.row import Outcome, Row

SIGNS: Mapping[Outcome, str] = {
    "met": "✓",
    "late": "✓!",
    "pending": "…",
    "overdue": "!",
    "missed": "✗",
    "lapsed": "–",
    "too_early": "!",
    "transferred": "→",
    "repealed": "–",
    "breached": "✗",
    "": "–",
}
"""A sign for each outcome, so that colour never stands alone."""


def event_words(event: Event, words: Words) -> Text:
    """`fællessamtale, personligt`."""
    said = words.event(event.kind, event.type)
    if not event.form:
        return said
    form = words.value("form", event.form)
    return Text(f"{said.da}, {form.da}", f"{said.en}, {form.en}")


def use_words(use: Use) -> Text:
    """That an exemption was used."""
    return Text(f"{use.exemption} er brugt", f"{use.exemption} was used")


def came_of(row: Row) -> Text:
    """What one row came to: `nr. 2: opfyldt 20.09.2019, ved forsøg 1.3a`."""
    number = Text(f"nr. {row.step}: ", f"no. {row.step}: ") if row.rule.norm.kind == "duty" else NO_WORDS
    state, by = _state(row), NO_WORDS
    if row.layer != "law":
        by = Text(f", ved forsøg {row.layer}", f", by trial {row.layer}")
    return Text(f"{number.da}{state.da}{by.da}", f"{number.en}{state.en}{by.en}")


def _state(row: Row) -> Text:
    if row.standing != "required" and not row.outcome:
        return STANDING_WORDS[row.standing]
    said = OUTCOME_WORDS[row.outcome]
    if row.met_on is None:
        return said
    day = day_text(row.met_on)
    return Text(f"{said.da} {day.da}", f"{said.en} on {day.en}")
