"""Why a row is what it is, step by step, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from frikommune.dates import Step
from frikommune.language import NO_WORDS, Text, day_text, listed
from frikommune.law.norm import ReadAt
from frikommune.law.rulebook import Rule
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms
from frikommune.law.wording import both, cannot, forms_words, window_words
from frikommune.ledger.baseline import displaced_window
from frikommune.ledger.row import Note, Outcome, Row, Standing
from frikommune.ledger.windows import PAUSED

STANDING_WORDS: Mapping[Standing, Text] = {
    "required": Text("kræves", "required"),
    "waived": Text("fraveget", "waived"),
    "exempt": Text("fritaget", "exempt"),
    "unknown": Text("kan ikke afgøres", "cannot be determined"),
}
OUTCOME_WORDS: Mapping[Outcome, Text] = {
    "met": Text("opfyldt", "met"),
    "late": Text("opfyldt for sent", "met late"),
    "pending": Text("afventer", "pending"),
    "overdue": Text("overskredet", "overdue"),
    "missed": Text("ikke opfyldt", "missed"),
    "lapsed": Text("bortfaldt, fordi forløbet sluttede først", "lapsed: the course ended first"),
    "too_early": Text("kun gjort for tidligt", "done only too early"),
    "transferred": Text("overgik til en anden kommune", "passed to another municipality"),
    "repealed": Text("ophævet, før fristen udløb", "repealed before it fell due"),
    "breached": Text("ikke overholdt", "breached"),
    "": Text("intet skulle gøres", "nothing had to be done"),
}
_READ_AT: Mapping[ReadAt, Text] = {
    "start": Text("den dag, pligten regnes fra", "the day the duty is counted from"),
    "opens": Text("den dag, vinduet åbner", "the day the window opens"),
    "due": Text("den dag, fristen udløber", "the day the limit runs out"),
    "event": Text("hændelsens dag", "the day of the event"),
}


class Sentence(NamedTuple):
    """One step of the reasoning: a stable code for programs, and its words."""

    code: str
    text: Text


def explain(row: Row) -> list[Sentence]:
    """The steps that lead to the row: the law read, the layers on it, the window, what met it, the result."""
    rule = row.rule
    waived_by = rule.suspended_by.id if rule.suspended_by else ""
    steps = [_version_read(rule, row.read_on), *_layers(rule)]
    steps += _window(rule, row.step, row.base, row.opens, row.due)
    steps += [_NOTES[note.code](note) for note in row.notes]
    steps.append(_result(row.standing, row.outcome, waived_by, row.met_on, row.days_late))
    steps += _assumed(rule)
    return steps


def assumptions(rule: Rule) -> list[Text]:
    """The readings behind a rule that no source gives."""
    found = list(rule.version.assumptions) if rule.version else []
    for exemption in rule.layers:
        found += exemption.assumptions
    return found


def sources_of(rule: Rule) -> str:
    """The sources of a rule's version, in one line."""
    return "; ".join(source.short for source in rule.version.sources) if rule.version else "–"


@lru_cache(maxsize=10_000)
def _assumed(rule: Rule) -> tuple[Sentence, ...]:
    return tuple(Sentence("assumed", Text(f"Antaget: {t.da}", f"Assumed: {t.en}")) for t in assumptions(rule))


@lru_cache(maxsize=20_000)
def _version_read(rule: Rule, day: date) -> Sentence:
    read_on, why = day_text(day), _READ_AT[rule.norm.read_at]
    version = rule.version
    if version is None:
        text = Text(
            f"Normen er læst pr. {read_on.da} ({why.da}); ingen version er så gammel.",
            f"The norm is read on {read_on.en} ({why.en}); no version is that old.",
        )
        return Sentence("version_read", text)
    since, sources = day_text(version.start), sources_of(rule)
    text = Text(
        f"Loven er læst pr. {read_on.da} ({why.da}): versionen fra {since.da}. Kilde: {sources}.",
        f"The law is read on {read_on.en} ({why.en}): the version from {since.en}. Source: {sources}.",
    )
    return Sentence("version_read", text)


@lru_cache(maxsize=10_000)
def _layers(rule: Rule) -> tuple[Sentence, ...]:
    return tuple(_layer(rule, place) for place in range(len(rule.layers)))


def _layer(rule: Rule, place: int) -> Sentence:
    exemption = rule.layers[place]
    sources = "; ".join(source.short for source in exemption.sources)
    text = Text(
        f"Forsøg {exemption.id} er lagt over: {exemption.title.da}. Kilde: {sources}.",
        f"Trial {exemption.id} is laid over it: {exemption.title.en}. Source: {sources}.",
    )
    return Sentence("layer", text)


@lru_cache(maxsize=50_000)
def _window(rule: Rule, step: int, base: date, opens: date | None, due: date | None) -> tuple[Sentence, ...]:
    words = window_words(rule.terms, step)
    if words is None or opens is None:
        return _displaced(rule, step, base)
    start, span = day_text(base), span_text(opens, due)
    recurring = isinstance(rule.terms, DutyTerms) and rule.terms.rhythm is not None
    counted = Text(f", regnet fra {start.da}", f", counted from {start.en}")
    since = NO_WORDS if recurring else counted
    text = Text(f"{_capital(words.da)}{since.da}: {span.da}.", f"{_capital(words.en)}{since.en}: {span.en}.")
    return (Sentence("window", text), *_displaced(rule, step, base))


def _displaced(rule: Rule, occurrence: int, base: date) -> tuple[Sentence, ...]:
    window = displaced_window(rule, occurrence)
    if window is None:
        return ()
    due = window.due.on(base) if window.due else None
    span, sources = span_text(window.opens.on(base), due), sources_of(rule)
    text = Text(
        f"Uden forsøget siger loven {window.words.da}: {span.da}. Kilde: {sources}.",
        f"Without the trial the law says {window.words.en}: {span.en}. Source: {sources}.",
    )
    return (Sentence("displaced", text),)


def span_text(opens: date, due: date | None) -> Text:
    """A window as days: from the first to the last day in time."""
    first = day_text(opens)
    if due is None:
        return Text(f"fra {first.da}, til forløbet slutter", f"from {first.en} until the course ends")
    if due == PAUSED:
        return Text(f"fra {first.da}, på pause", f"from {first.en}, paused")
    last = day_text(due)
    if opens == due:
        return first
    return Text(f"{first.da}–{last.da}", f"{first.en} to {last.en}")


@lru_cache(maxsize=20_000)
def _result(
    standing: Standing, outcome: Outcome, waived_by: str, met_on: date | None, days_late: int
) -> Sentence:
    if standing == "unknown":
        return Sentence("result", Text("Resultat: kan ikke afgøres.", "Result: cannot be determined."))
    asked, came = STANDING_WORDS[standing], OUTCOME_WORDS[outcome]
    if standing == "waived" and waived_by:
        asked = Text(f"fraveget ved forsøg {waived_by}", f"waived by trial {waived_by}")
    met = day_text(met_on) if met_on else None
    on = Text(f" {met.da}", f" on {met.en}") if met else NO_WORDS
    late = _late(days_late) if days_late else NO_WORDS
    if not outcome:
        return Sentence("result", Text(f"Resultat: {asked.da}.", f"Result: {asked.en}."))
    text = Text(
        f"Resultat: {asked.da} – {came.da}{on.da}{late.da}.",
        f"Result: {asked.en} – {came.en}{on.en}{late.en}.",
    )
    return Sentence("result", text)


def _late(days: int) -> Text:
    if days == 1:
        return Text(", 1 dag efter fristen", ", 1 day after the limit")
    return Text(f", {days} dage efter fristen", f", {days} days after the limit")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _say(da: str, en: str, *kinds: str) -> Callable[[Note], Sentence]:
    """A sentence whose places are filled with the note's facts, each written as its kind wants it."""

    def sentence(note: Note) -> Sentence:
        facts = [_FACTS[kind](fact) for kind, fact in zip(kinds, note.facts, strict=False)]
        text = Text(da.format(*(fact.da for fact in facts)), en.format(*(fact.en for fact in facts)))
        return Sentence(note.code, text)

    return sentence


def _form_words(rule: Rule) -> Text:
    said = forms_words(rule.terms) if isinstance(rule.terms, DutyTerms) else None
    return said or Text("enhver", "any")


def _under(rule: Rule) -> Text:
    names = ", ".join(one.id for one in rule.layers)
    return Text(f"forsøg {names}", f"trial {names}") if names else Text("loven", "the law")


def _form_read(note: Note) -> Sentence:
    day, form, rule = note.facts
    assert isinstance(day, date)
    assert isinstance(rule, Rule)
    on, layer = day_text(day), _under(rule)
    text = Text(
        f"Formen “{form}” er læst på hændelsens dag {on.da} under {layer.da} og er tilladt.",
        f"The form “{form}” is read on the event's day, {on.en}, under {layer.en}, and is allowed.",
    )
    return Sentence("form_read", text)


_FACTS: Mapping[str, Callable[[Any], Text]] = {
    "day": day_text,
    "name": lambda fact: Text.same(str(fact)),
    "names": lambda fact: both(lambda la: listed(sorted(fact), la, Text("eller", "or"))),
    "number": lambda fact: Text(f"{fact:g}".replace(".", ","), f"{fact:g}"),
    "step": lambda fact: both(fact.in_words) if isinstance(fact, Step) else Text("–", "–"),
    "form": _form_words,
    "title": lambda fact: fact.title,
}

_NOTES: Mapping[str, Callable[[Note], Sentence]] = {
    "unknown": lambda note: Sentence(
        "unknown",
        both(lambda la: _capital(cannot(Unknown(note.facts[0])).said_in(la)) + "."),  # type: ignore[arg-type]
    ),
    "form_read": _form_read,
    "form_not_allowed": _say(
        "Hændelsen {0} tæller ikke: formen “{1}” er den dag ikke tilladt (tilladt: {2}).",
        "The event on {0} does not count: the form “{1}” is not allowed that day (allowed: {2}).",
        "day", "name", "form",
    ),
    "form_unknown": _say(
        "Om formen “{1}” den {0} er tilladt, siger ingen kilde.",
        "Whether the form “{1}” on {0} is allowed, no source says.",
        "day", "name",
    ),
    "form_missing": _say(
        "Hændelsen {0} har ingen form, og der er krav til formen; om den tæller, kan ikke afgøres.",
        "The event on {0} has no form recorded, and the form matters: whether it counts cannot be said.",
        "day",
    ),
    "too_early": _say(
        "Hændelsen {0} ({1}) lå før vinduet, der åbner {3}, og tæller derfor ikke.",
        "The event on {0} ({1}) came before the window, which opens {3}, and so does not count.",
        "day", "name", "name", "day",
    ),
    "released": _say(
        "Borgeren er fritaget ved “{1}” registreret {0}, gældende til {2}.",
        "The citizen is released by “{1}”, registered {0}, until {2}.",
        "day", "name", "day",
    ),
    "use_counts": _say(
        "Fravigelse {0} er brugt {1} med begrundelsen “{2}”; betingelserne er opfyldt.",
        "Exemption {0} was used on {1} with the reason “{2}”; its conditions are met.",
        "name", "day", "name",
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
        "name", "name", "names",
    ),
    "use_not_approved": _say(
        "Fravigelse {0} tæller ikke endnu: lederen har ikke godkendt beslutningen af {1}.",
        "Exemption {0} does not count yet: the leader has not approved the decision of {1}.",
        "name", "day",
    ),
    "on_file": _say(
        "På sagen forelå {1} {2} fra {0}.", "On file was {1} {2} of {0}.", "day", "name", "name"
    ),
    "not_on_file": _say(
        "Det krævede forelå ikke på sagen før {0}.", "What was required was not on file before {0}.", "day"
    ),
    "too_old": _say(
        "{1} {2} fra {0} er for gammel.", "{1} {2} of {0} is too old.", "day", "name", "name"
    ),
    "only_groups": _say(
        "Målgruppen er {0}; tilladt for {1}.", "The group is {0}; allowed for {1}.", "name", "names"
    ),
    "not_permitted": _say("Der er ingen hjemmel.", "There is no authority."),
    "permitted": _say("Det kan bevilges.", "It may be granted."),
    "elapsed": _say(
        "Fra {0} og {1} frem er {2}.", "From {0}, {1} on, is {2}.", "day", "step", "day"
    ),
    "accumulated": _say(
        "{0} dage i {2}; der kræves {1}.", "{0} days in {2}; {1} are needed.", "number", "number", "names"
    ),
    "outside_first": _say(
        "Grænsen gælder de første {1} fra {0}, altså før {2}.",
        "The limit holds for the first {1} from {0}, that is before {2}.",
        "day", "step", "day",
    ),
    "sum": _say("I alt {1} ({0}); højst {2}.", "In all {1} ({0}); at most {2}.", "name", "number", "number"),
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
    "attribute": _say("“{0}” er {1}; tilladt: {2}.", "“{0}” is {1}; allowed: {2}.", "name", "name", "names"),
    "attribute_missing": _say(
        "Kan ikke afgøres, fordi “{0}” mangler på hændelsen.",
        "Cannot be determined, because “{0}” is missing on the event.",
        "name",
    ),
}  # fmt: skip
