"""What came since a day, in words: a sentence for each thing, with its subject where that does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frikommune.language import Text, day_text, small
from frikommune.programme.entry import Adoption, Entry, Subject, Verdict
from frikommune.programme.figure import Figure
from frikommune.programme.steps import STEPS
from frikommune.programme.when import When
from frikommune.programme.words import VERDICT_WORDS, says_text, subject_text, value_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Words
from frikommune.reports.parts.amounts import measured
from frikommune.reports.parts.figures import amount
from frikommune.reports.writing import ended, listed_words, words, write

_CHOSEN = Text("Valgt mellem kilder", "Chosen between sources")


def said_of(facts: Facts, entries: Iterable[Entry]) -> Iterator[Words]:
    """A sentence for each entry. Starts of the same day and outcomes of the same kind are told together.

    What is said twice in the same words is said once.
    """
    once: dict[Text, Words] = {}
    for some in _together(entries):
        if some[0].says == "outcome":
            said = _outcome(facts, some)
        elif some[0].says == "started" and some[0].effect:
            said = _start(facts, some, some[0].effect)
        else:
            said = said_by(facts, some[0])
        once.setdefault(said.plain, said)
    yield from once.values()


def _together(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    grouped: dict[object, list[Entry]] = {}
    for one in entries:
        key = (one.says, one.value, one.effect) if one.says in ("started", "outcome") else one.id
        grouped.setdefault((one.says, one.value) if one.says == "outcome" else key, []).append(one)
    yield from grouped.values()


def _outcome(facts: Facts, entries: Sequence[Entry]) -> Words:
    """`Afslået: ansøgning 1.4.`"""
    named = {_named(facts, one.about): one for one in entries}
    which = listed_words([words(facts.cite(one, name)) for name, one in named.items()])
    outcome = _capital(value_text(entries[0].value, facts.names))
    return write("{outcome}: {which}.", "{outcome}: {which}.", outcome=outcome, which=which)


def _start(facts: Facts, entries: Sequence[Entry], effect: When) -> Words:
    """`I gang fra 01.07.2017 i Frederikshavn (fravigelse 1.2a og 1.2b).`"""
    first, which = entries[0], listed_words([words(facts.name(one.about)) for one in entries])
    if effect.last > facts.on:
        da, en = "Kan gå i gang fra {day} i {places} ({which}).", "May start on {day} in {places} ({which})."
    else:
        da, en = "I gang fra {day} i {places} ({which}).", "Running from {day} in {places} ({which})."
    return write(da, en, day=facts.cite(first, effect.text), places=facts.cite(first), which=which)


def said_by(facts: Facts, entry: Entry) -> Words:
    """What one entry says, with what kind of thing it is where that does not show."""
    if isinstance(entry.value, Figure):
        return _figure(facts, entry, entry.value)
    if isinstance(entry.value, Verdict):
        return _of_the_law(facts, entry, entry.value)
    label = _label(facts, entry)
    said = ended(words(facts.cite(entry)))
    return write("{label}: {said}", "{label}: {said}", label=label, said=said) if any(label) else said


def _figure(facts: Facts, entry: Entry, figure: Figure) -> Words:
    if figure.denominator is None or figure.numerator is not None:
        return measured(facts, entry)
    measure = facts.cite(entry, figure.measure)
    return write("{measure}: {amount}", "{measure}: {amount}", measure=measure, amount=amount(facts, entry))


def _of_the_law(facts: Facts, entry: Entry, verdict: Verdict) -> Words:
    of, day, word = facts.name(entry.about), day_text(verdict.law_from), VERDICT_WORDS[verdict.verdict]
    text = Text(*(small(said).removesuffix(".") for said in verdict.text))
    said = Text(f"{of.da}: {word.da} ({text.da})", f"{of.en}: {word.en} ({text.en})")
    return write("Loven fra {day} og {said}", "The law of {day} and {said}",
                 day=facts.cite(entry, day), said=facts.cite(entry, said))  # fmt: skip


def _label(facts: Facts, entry: Entry) -> Text:
    """What kind of thing it says; of which subject, where the section does not tell that already."""
    about = _named(facts, entry.about)
    if isinstance(entry.value, Adoption):
        return _CHOSEN
    if entry.family == "act":
        step = STEPS.get(entry.says)
        label = step.title if step else says_text(entry.says)
        return _capital(Text(f"{about.da}, {label.da}", f"{about.en}, {label.en}"))
    if entry.says in ("says", "concludes", "learned", "states", "activity", "experienced"):
        return Text("", "")
    if entry.says == "decided":
        return _capital(about)
    label = Text("Kaldes nu", "Now called") if entry.says == "named" else says_text(entry.says)
    kind = entry.about.kind
    if kind in ("part", "application") or (kind == "trial" and not isinstance(entry.value, Text)):
        label = Text(f"{label.da} ({about.da})", f"{label.en} ({about.en})")
    return _capital(label)


def _named(facts: Facts, about: Subject) -> Text:
    if about.kind == "application" and about.name not in facts.pack.trials:
        return Text("ansøgninger, som kilden ikke navngiver", "applications that the source does not name")
    return subject_text(about, facts.names)


def _capital(text: Text) -> Text:
    return Text(*(f"{said[:1].upper()}{said[1:]}" for said in text))
