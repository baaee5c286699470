"""Why a row is what it is, step by step, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from frikommune.language import NO_WORDS, Text, day_text
from frikommune.law.norm import ReadAt, Version
from frikommune.law.rulebook import Rule
from frikommune.law.wording import window_said, window_words
from frikommune.law.words import Words
from frikommune.ledger.baseline import displaced_window
from frikommune.ledger.notes import NOTES, Sentence, capital, sources_line
from frikommune.ledger.row import Outcome, Row, Standing
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
READ_AT_WORDS: Mapping[ReadAt, Text] = {
    "start": Text("den dag, pligten regnes fra", "the day the duty is counted from"),
    "opens": Text("den dag, vinduet åbner", "the day the window opens"),
    "due": Text("den dag, fristen udløber", "the day the limit runs out"),
    "event": Text("hændelsens dag", "the day of the event"),
}


def explain(row: Row, words: Words) -> list[Sentence]:
    """The steps that lead to the row: the law read, the layers on it, the window, what met it, the result.

    `words` are the titles of the rulebook that the row comes from.
    """
    rule, notes = row.rule, row.notes
    opens, due = _nominal(row) if notes else (row.opens, row.due)
    steps = [*_asked(rule, row.step, row.read_on, row.base, (opens, due), words)]
    for note in notes:
        steps.append(NOTES[note.code](note, words))
    steps += _came(rule, row.standing, row.outcome, row.met_on, row.days_late)
    for note in notes:
        if note.code == "repealed" and isinstance(version := note.facts[1], Version):
            steps += _assumed(version.assumptions)
    return steps


@lru_cache(maxsize=50_000)
def _asked(
    rule: Rule, step: int, read_on: date, base: date, span: tuple[date | None, date | None], words: Words
) -> tuple[Sentence, ...]:
    """What was asked: the law read, the layers on it and the window."""
    return (_version_read(rule, read_on), *_layers(rule), *_window(rule, step, base, span, words))


@lru_cache(maxsize=50_000)
def _came(
    rule: Rule, standing: Standing, outcome: Outcome, met_on: date | None, days_late: int
) -> tuple[Sentence, ...]:
    """What came of it, and the readings behind the rule that no source gives."""
    waived_by = rule.suspended_by.id if rule.suspended_by is not None else ""
    return (_result(standing, outcome, waived_by, met_on, days_late), *_assumed(tuple(assumptions(rule))))


def _nominal(row: Row) -> tuple[date | None, date | None]:
    """The window as the words give it, before its last day was put off to a move or to a new reading."""
    for note in row.notes:
        if note.code in ("moved", "read_again") and isinstance(due := note.facts[2], date):
            return row.opens, due
    return row.opens, row.due


def assumptions(rule: Rule) -> list[Text]:
    """The readings behind a rule that no source gives."""
    found = list(rule.version.assumptions) if rule.version else []
    for exemption in rule.layers:
        found += exemption.assumptions
    return found


@lru_cache(maxsize=10_000)
def sources_of(rule: Rule) -> str:
    """The sources of a rule's version, in one line."""
    return sources_line(rule.version.sources) if rule.version else "–"


@lru_cache(maxsize=10_000)
def _assumed(texts: tuple[Text, ...]) -> tuple[Sentence, ...]:
    return tuple(Sentence("assumed", Text(f"Antaget: {t.da}", f"Assumed: {t.en}")) for t in texts)


def _version_read(rule: Rule, day: date) -> Sentence:
    read_on, why = day_text(day), READ_AT_WORDS[rule.norm.read_at]
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
    sources = sources_line(exemption.sources)
    text = Text(
        f"Forsøg {exemption.id} er lagt over: {exemption.title.da}. Kilde: {sources}.",
        f"Trial {exemption.id} is laid over it: {exemption.title.en}. Source: {sources}.",
    )
    return Sentence("layer", text)


def _window(
    rule: Rule, step: int, base: date, days: tuple[date | None, date | None], words: Words
) -> tuple[Sentence, ...]:
    said, (opens, due) = _window_words(rule, step, words), days
    if said is None or opens is None:
        return _displaced(rule, step, base, words)
    start, span = day_text(base), span_text(opens, due)
    recurring = rule.duty is not None and rule.duty.rhythm is not None
    counted = Text(f", regnet fra {start.da}", f", counted from {start.en}")
    since = NO_WORDS if recurring else counted
    text = Text(f"{said.da}{since.da}: {span.da}.", f"{said.en}{since.en}: {span.en}.")
    return (Sentence("window", text), *_displaced(rule, step, base, words))


@lru_cache(maxsize=10_000)
def _window_words(rule: Rule, step: int, words: Words) -> Text | None:
    said = window_words(rule.terms, step, words)
    return Text(capital(said.da), capital(said.en)) if said is not None else None


def _displaced(rule: Rule, occurrence: int, base: date, words: Words) -> tuple[Sentence, ...]:
    window = displaced_window(rule, occurrence)
    if window is None:
        return ()
    due = window.due.on(base) if window.due else None
    span, sources, said = span_text(window.opens.on(base), due), sources_of(rule), window_said(window, words)
    text = Text(
        f"Uden forsøget siger loven {said.da}: {span.da}. Kilde: {sources}.",
        f"Without the trial the law says {said.en}: {span.en}. Source: {sources}.",
    )
    return (Sentence("displaced", text),)


@lru_cache(maxsize=20_000)
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
