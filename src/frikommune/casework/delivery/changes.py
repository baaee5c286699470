"""What a case system changed when it told of a citizen anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.cases.history import Attributes, Event, History, Spell
from frikommune.casework.duties.told import event_words
from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.words import Words

Kind = Literal["new", "changed", "gone"]
KIND_WORDS: Mapping[Kind, Text] = {
    "new": Text("ny", "new"),
    "changed": Text("rettet", "corrected"),
    "gone": Text("fjernet", "removed"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was told otherwise: as it was, as it is; empty where it was or is not there."""

    kind: Kind
    before: Text
    now: Text


def changes(before: History, now: History, words: Words) -> tuple[Told, ...]:
    """What differs, spells first, by the case system's own keys. Nothing, where only the order does."""
    spells = _differing({one.id: _spell(one, words) for one in before.spells}, now.spells, words)
    events = _differing({one.id: _event(one, words) for one in before.events}, now.events, words)
    return (*spells, *events)


def _differing(
    before: Mapping[str, Text], now: tuple[Spell, ...] | tuple[Event, ...], words: Words
) -> Iterator[Told]:
    there = {one.id: _spell(one, words) if isinstance(one, Spell) else _event(one, words) for one in now}
    for key, was in before.items():
        if key not in there:
            yield Told("gone", was, NO_WORDS)
        elif there[key] != was:
            yield Told("changed", was, there[key])
    for key, is_now in there.items():
        if key not in before:
            yield Told("new", NO_WORDS, is_now)


def _spell(spell: Spell, words: Words) -> Text:
    title, start = words.group(spell.group), day_text(spell.start)
    last = day_text(spell.last_day) if spell.last_day else NO_WORDS
    noted = _noted(spell.attributes, words)
    return Text(
        f"{title.da}, {spell.municipality}, {start.da}–{last.da}{noted.da}",
        f"{title.en}, {spell.municipality}, {start.en} to {last.en or 'now'}{noted.en}",
    )


def _event(event: Event, words: Words) -> Text:
    said, day = event_words(event, words), day_text(event.day)
    noted = _noted(event.attributes, words)
    return Text(f"{day.da}: {said.da}{noted.da}", f"{day.en}: {said.en}{noted.en}")


def noted_words(attributes: Attributes, words: Words) -> list[Text]:
    """What is noted of a spell or an event, each thing with its name."""
    return [_one(name, attributes[name], words) for name in sorted(attributes)]


def _noted(attributes: Attributes, words: Words) -> Text:
    """The same in brackets; nothing where nothing is noted."""
    named = noted_words(attributes, words)
    if not named:
        return NO_WORDS
    return Text(f" ({', '.join(one.da for one in named)})", f" ({', '.join(one.en for one in named)})")


def _one(name: str, value: object, words: Words) -> Text:
    title = words.attribute(name)
    said = day_text(value) if isinstance(value, date) else words.value(name, str(value))
    return Text(f"{title.da}: {said.da}", f"{title.en}: {said.en}")
