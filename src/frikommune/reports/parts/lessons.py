"""What was learnt of being a network, and of taking part in few or many, small or large trials."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import Text
from frikommune.programme.entry import Word
from frikommune.programme.trial import by_number
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Section, Words
from frikommune.reports.parts.slides import slides
from frikommune.reports.parts.told import cited_last, networks, told
from frikommune.reports.writing import words

TITLES: dict[str, Text] = {
    "network": Text("Hvad det har givet at være et netværk", "What it has brought to be a network"),
    "participation": Text(
        "Hvad det kræver at deltage i få eller mange, små eller store forsøg",
        "What it takes to take part in few or many, small or large trials",
    ),
    "": Text("Hvad der ellers er lært", "What else was learnt"),
}


def lessons(facts: Facts) -> dict[str, tuple[Words, ...]]:
    """The lessons known on the day, by kind in the order of `TITLES`; a kind without any is not there."""
    found: dict[str, list[Words]] = {kind: [] for kind in TITLES}
    for about in sorted(facts.now.subjects("lesson"), key=lambda one: by_number(one.name)):
        kinds = [one.value.code for one in told(facts, about, "kind") if isinstance(one.value, Word)]
        kind = kinds[-1] if kinds and kinds[-1] in TITLES else ""
        found[kind] += (words(facts.cite(one)) for one in told(facts, about, "learned"))
    return {kind: tuple(said) for kind, said in found.items() if said}


def varied(facts: Facts) -> tuple[Words, ...]:
    """How much the municipalities' participation differed, as the latest source tells it."""
    return tuple(words(one) for about in networks(facts) for one in cited_last(facts, about, "participation"))


def lesson_slides(facts: Facts) -> Iterator[Section]:
    """A slide or more for each kind."""
    for kind, said in lessons(facts).items():
        first = varied(facts) if kind == "participation" else ()
        yield from slides(words(TITLES[kind]), (*first, *said), f"lessons-{kind or 'other'}")
