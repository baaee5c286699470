"""The sentences of a row's notes: what was noticed on the way, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from frikommune.dates import Step
from frikommune.language import Text, day_text
from frikommune.law.clause_words import one_of_words, quoted
from frikommune.law.condition_words import groups_words
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rule
from frikommune.law.source import Source, Unknown
from frikommune.law.terms import DutyTerms
from frikommune.law.wording import both, cannot, forms_words
from frikommune.law.words import Words, all_of, any_of
from frikommune.ledger.row import Note


@dataclass(frozen=True, slots=True)
class Sentence:
    """One step of the reasoning: a stable code for programs, and its words."""

    code: str
    text: Text


def sources_line(sources: Iterable[Source]) -> str:
    """Sources in one line."""
    return "; ".join(source.short for source in sources)


def capital(words: str) -> str:
    """The words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


Say = Callable[[Note, Words], Sentence]


def _say(da: str, en: str, *kinds: str) -> Say:
    """A sentence whose places are filled with the note's facts, each written as its kind wants it.

    What was said is kept, unless a fact's words do not follow from what it equals.
    """

    def sentence(note: Note, words: Words) -> Sentence:
        facts = [_FACTS[kind](fact, words) for kind, fact in zip(kinds, note.facts, strict=False)]
        text = Text(da.format(*(fact.da for fact in facts)), en.format(*(fact.en for fact in facts)))
        return Sentence(note.code, text)

    return sentence if _VARIED.intersection(kinds) else lru_cache(maxsize=5_000)(sentence)


@lru_cache(maxsize=5_000)
def _forms(rule: Rule, words: Words) -> Text:
    said = forms_words(rule.terms, words) if isinstance(rule.terms, DutyTerms) else None
    return said or Text("enhver", "any")


def _under(rule: Rule) -> Text:
    names = ", ".join(one.id for one in rule.layers)
    return Text(f"forsøg {names}", f"trial {names}") if names else Text("loven", "the law")


@lru_cache(maxsize=5_000)
def _form_read(note: Note, words: Words) -> Sentence:
    day, form, rule = note.facts
    assert isinstance(day, date)
    assert isinstance(rule, Rule)
    on, layer, name = day_text(day), _under(rule), words.value("form", str(form))
    text = Text(
        f"Formen “{name.da}” er læst på hændelsens dag {on.da} under {layer.da} og er tilladt.",
        f"The form “{name.en}” is read on the event's day, {on.en}, under {layer.en}, and is allowed.",
    )
    return Sentence("form_read", text)


def _use_counts(note: Note, words: Words) -> Sentence:
    name, decided, reason, exemption = note.facts[:4]
    assert isinstance(decided, date)
    assert isinstance(exemption, Exemption)
    known = exemption.use.reasons if exemption.use else {}
    on, why = day_text(decided), known.get(str(reason), Text.same(str(reason)))
    text = Text(
        f"Fravigelse {name} er brugt {on.da} med begrundelsen “{why.da}”; betingelserne er opfyldt.",
        f"Exemption {name} was used on {on.en} with the reason “{why.en}”; its conditions are met.",
    )
    return Sentence(note.code, text)


@lru_cache(maxsize=5_000)
def _unknown(note: Note, words: Words) -> Sentence:
    (because,) = note.facts
    assert isinstance(because, Text)
    return Sentence(note.code, both(lambda la: capital(cannot(Unknown(because)).said_in(la)) + "."))


def _attribute(note: Note, words: Words) -> Sentence:
    """Nothing is kept of it: values that are equal may read differently."""
    name, value, allowed = note.facts
    assert isinstance(allowed, frozenset)
    said = one_of_words(str(name), [str(value)], words)
    others = words.values(str(name), allowed)
    text = Text(f"{capital(said.da)}; tilladt: {others.da}.", f"{capital(said.en)}; allowed: {others.en}.")
    return Sentence(note.code, text)


_FACTS: Mapping[str, Callable[[Any, Words], Text]] = {
    "day": lambda fact, _: day_text(fact),
    "name": lambda fact, _: Text.same(str(fact)),
    "number": lambda fact, _: Text(f"{fact:g}".replace(".", ","), f"{fact:g}"),
    "step": lambda fact, _: both(fact.in_words) if isinstance(fact, Step) else Text("–", "–"),
    "event": lambda fact, words: words.one(fact[0], filter(None, fact[1:])),
    "form": lambda fact, words: words.value("form", fact),
    "forms": _forms,
    "attribute": quoted,
    "group": lambda fact, words: words.group_inside(fact),
    "in_groups": groups_words,
    "groups": lambda fact, words: all_of(words.group_inside(one) for one in sorted(fact)),
    "texts": lambda fact, _: any_of(fact),
    "version": lambda fact, _: Text.same(sources_line(fact.sources) if fact is not None else "–"),
}

_VARIED = frozenset(("version",))
"""Facts of which nothing is kept: versions have no hash."""

NOTES: Mapping[str, Say] = {
    "unknown": _unknown,
    "form_read": _form_read,
    "form_not_allowed": _say(
        "Hændelsen {0} tæller ikke: formen “{1}” er den dag ikke tilladt (tilladt: {2}).",
        "The event on {0} does not count: the form “{1}” is not allowed that day (allowed: {2}).",
        "day", "form", "forms",
    ),
    "form_unknown": _say(
        "Om formen “{1}” den {0} er tilladt, siger ingen kilde.",
        "Whether the form “{1}” on {0} is allowed, no source says.",
        "day", "form",
    ),
    "form_missing": _say(
        "Hændelsen {0} har ingen form, og der er krav til formen; om den tæller, kan ikke afgøres.",
        "The event on {0} has no form recorded, and the form matters: whether it counts cannot be said.",
        "day",
    ),
    "too_early": _say(
        "Hændelsen {0} ({1}) lå før vinduet, der åbner {2}, og tæller derfor ikke.",
        "The event on {0} ({1}) came before the window, which opens {2}, and so does not count.",
        "day", "event", "day",
    ),
    "released": _say(
        "Borgeren er fritaget ved {1}, registreret {0} og gældende til {2}.",
        "The citizen is released by {1}, registered on {0} and holding until {2}.",
        "day", "event", "day",
    ),
    "moved": _say(
        "Borgeren flyttede til {0} {1}; fristen er tidligst flyttedagen.",
        "The citizen moved to {0} on {1}; the limit is no earlier than the day of the move.",
        "name", "day",
    ),
    "read_again": _say(
        "Loven ændredes {1}, og åbne pligter læses igen den dag; fristen er tidligst den dag.",
        "The law changed on {1}, and open duties are read again that day; the limit is no earlier.",
        "name", "day",
    ),
    "repealed": _say(
        "Normen er ophævet fra {0}. Kilde: {1}.", "The norm is repealed from {0}. Source: {1}.",
        "day", "version",
    ),
    "use_counts": _use_counts,
    "use_approved_before_decided": _say(
        "Bemærk: godkendt {1}, før beslutningen {0}.",
        "Note: approved on {1}, before the decision of {0}.",
        "day", "day",
    ),
    "use_approval_without_day": _say(
        "Fravigelse {0} tæller ikke: godkendelsen af beslutningen {1} har ingen dag.",
        "Exemption {0} does not count: the approval of the decision of {1} has no day.",
        "name", "day",
    ),
    "use_recorded_later": _say(
        "Bemærk: besluttet {0}, men først registreret {1}.",
        "Note: decided {0}, but recorded only {1}.",
        "day", "day",
    ),
    "use_not_granted": _say(
        "Fravigelse {0} tæller ikke: den kunne ikke bruges her den {1}.",
        "Exemption {0} does not count: it could not be used here on {1}.",
        "name", "day",
    ),
    "use_too_late": _say(
        "Fravigelse {0} tæller ikke: den blev først besluttet {1}, efter {2}.",
        "Exemption {0} does not count: it was decided only on {1}, after {2}.",
        "name", "day", "day",
    ),
    "use_without_reason": _say(
        "Fravigelse {0} tæller ikke: beslutningen {1} har ingen begrundelse.",
        "Exemption {0} does not count: the decision of {1} gives no reason.",
        "name", "day",
    ),
    "use_reason_not_listed": _say(
        "Fravigelse {0} tæller ikke: begrundelsen “{1}” er ikke en af {2}.",
        "Exemption {0} does not count: the reason “{1}” is none of {2}.",
        "name", "name", "texts",
    ),
    "use_not_approved": _say(
        "Fravigelse {0} tæller ikke endnu: lederen har ikke godkendt beslutningen af {1}.",
        "Exemption {0} does not count yet: the leader has not approved the decision of {1}.",
        "name", "day",
    ),
    "on_file": _say(
        "På sagen forelå {1} fra {0}.", "On file was {1} of {0}.", "day", "event"
    ),
    "not_on_file": _say(
        "Det krævede forelå ikke på sagen før {0}.", "What was required was not on file before {0}.", "day"
    ),
    "too_old": _say(
        "Det seneste på sagen er for gammelt: {1} fra {0}.", "The latest on file is too old: {1} of {0}.",
        "day", "event",
    ),
    "only_groups": _say(
        "Målgruppen er {0}; tilladt for {1}.", "The group is {0}; allowed for {1}.", "group", "groups"
    ),
    "not_permitted": _say("Der er ingen hjemmel.", "There is no authority."),
    "permitted": _say("Det kan bevilges.", "It may be granted."),
    "elapsed": _say(
        "Fra {0} og {1} frem er {2}.", "From {0}, {1} on, is {2}.", "day", "step", "day"
    ),
    "accumulated": _say(
        "{0} dage {2}; der kræves {1}.", "{0} days {2}; {1} are needed.", "number", "number", "in_groups"
    ),
    "outside_first": _say(
        "Grænsen gælder de første {1} fra {0}, altså før {2}.",
        "The limit holds for the first {1} from {0}, that is before {2}.",
        "day", "step", "day",
    ),
    "sum": _say("I alt {1} {0}; højst {2}.", "In all {1} {0}; at most {2}.", "attribute", "number", "number"),
    "longest": _say(
        "Højst {1} fra {0}, altså til {2}; bevilget til {3}.",
        "At most {1} from {0}, that is until {2}; granted until {3}.",
        "day", "step", "day", "day",
    ),
    "ratio": _say(
        "{0} ordinært ansatte giver {1} pladser; {2} i brug.",
        "{0} ordinary employees allow {1} places; {2} in use.",
        "number", "number", "number",
    ),
    "attribute": _attribute,
    "attribute_missing": _say(
        "Kan ikke afgøres, fordi {0} ikke er oplyst på hændelsen.",
        "Cannot be determined, because the event does not state {0}.",
        "attribute",
    ),
    "employees_missing": _say(
        "Kan ikke afgøres, fordi antallet af ordinært ansatte ikke er oplyst.",
        "Cannot be determined, because the number of ordinary employees is not stated.",
    ),
}  # fmt: skip
