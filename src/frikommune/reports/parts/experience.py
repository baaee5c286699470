"""What was experienced in a trial, as points: here, elsewhere, and what came that nobody wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject, Word
from frikommune.programme.words import CODE_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Words
from frikommune.reports.parts.figures import is_of, places_of
from frikommune.reports.writing import words, write

SIDE_EFFECT = Text("Bivirkning", "Side effect")


@dataclass(frozen=True, slots=True)
class Told:
    """What was experienced in the municipality asked for (or without saying where), and in others."""

    here: tuple[Words, ...]
    elsewhere: tuple[Words, ...]

    def __bool__(self) -> bool:
        return bool(self.here or self.elsewhere)


def experiences_of(facts: Facts, about: Sequence[Subject], place: str = "") -> Told:
    """Of a trial or some of its parts; side effects last. `place` empty: everywhere."""
    here, elsewhere = [], []
    for entry in _entries(facts, about):
        places = places_of(entry)
        if not place or not places or place in places:
            here.append(_said(facts, entry, ""))
        else:
            elsewhere.append(_said(facts, entry, places[0]))
    return Told(tuple(here), tuple(elsewhere))


def experiences_across(facts: Facts, trials: Sequence[Subject]) -> tuple[Words, ...]:
    """What was experienced in the whole network, or in several trials at once, one of these among them."""
    found = []
    for about in facts.now.subjects("experience"):
        for fact in facts.now.question(about, "experienced").facts:
            theirs = [one for one in fact.entry.concerns if one.kind in ("trial", "part")]
            if not theirs or (len(theirs) > 1 and set(trials).intersection(theirs)):
                found.append(_said(facts, fact.entry, ""))
    return tuple(found)


def _entries(facts: Facts, about: Sequence[Subject]) -> Iterator[Entry]:
    own = [fact.entry for one in about for fact in facts.now.question(one, "says").facts]
    told = [
        fact.entry
        for question in facts.now.questions.values()
        if question.says in ("experienced", "observed")
        for fact in question.facts
        if is_of(fact.entry, about) and sum(one.kind == "trial" for one in fact.entry.concerns) < 2
    ]
    yield from own
    yield from (one for one in told if one.says == "experienced")
    yield from (one for one in told if one.says == "observed")


def _said(facts: Facts, entry: Entry, place: str) -> Words:
    said, who = words(facts.cite(entry)), _who(facts, entry)
    if any(who) and not _tells_itself(said, who):
        said = write("{who}: {said}", "{who}: {said}", who=who, said=said)
    return write("{place}: {said}", "{place}: {said}", place=Text.same(place), said=said) if place else said


def _who(facts: Facts, entry: Entry) -> Text:
    """Whose experience it is; a side effect says that it is one."""
    if entry.says == "observed":
        return SIDE_EFFECT
    whose = (fact.entry.value for fact in facts.now.question(entry.about, "stakeholder").facts)
    found = [CODE_WORDS[one.code] for one in whose if isinstance(one, Word)]
    kinds = (fact.entry.value for fact in facts.now.question(entry.about, "kind").facts)
    if any(isinstance(one, Word) and one.code == "side_effect" for one in kinds):
        found.append(CODE_WORDS["side_effect"])
    if not found or entry.says == "says":
        return Text("", "")
    return Text(*(_capital(", ".join(said)) for said in zip(*found, strict=True)))


def _tells_itself(said: Words, who: Text) -> bool:
    """Whether the words begin with those concerned: `Borgere er glade …`."""
    return said.plain.da.casefold().startswith(who.da.casefold()[:5].rstrip())


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
