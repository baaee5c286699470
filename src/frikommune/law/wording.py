"""What a rule asks, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from frikommune.dates import Step
from frikommune.language import NO_WORDS, Language, Text, listed
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Clause,
    DutyTerms,
    Elapsed,
    Form,
    LimitTerms,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Phase,
    PreconditionTerms,
    Ratio,
    Rhythm,
    Terms,
    Test,
    Window,
)

_OR = Text("eller", "or")
_NAMES = frozenset(("Aalborg", "Hjørring", "Jobhuset", "Danmark", "Rambøll"))


def both(words: Callable[[Language], str]) -> Text:
    """A text built the same way in each language."""
    return Text(words("da"), words("en"))


def cannot(unknown: Unknown) -> Text:
    """“Cannot be determined, because …”."""
    da, en = (_as_clause(words) for words in (unknown.because.da, unknown.because.en))
    return Text(f"kan ikke afgøres, fordi {da}", f"cannot be determined, because {en}")


def _as_clause(sentence: str) -> str:
    """A sentence as the rest of another: no capital (but for names and abbreviations) and no full stop."""
    words = sentence.rstrip(".")
    first = words.split(" ", 1)[0]
    return words if first in _NAMES or not first[1:].islower() else words[0].lower() + words[1:]


def asked(terms: Terms) -> list[Text]:
    """What the terms ask, one line each."""
    if isinstance(terms, DutyTerms):
        return [*_windows(terms), *_rhythm(terms), *asked_besides(terms)]
    if isinstance(terms, PreconditionTerms):
        return [_precondition(terms)]
    return [_limit(terms)]


def asked_besides(terms: DutyTerms) -> list[Text]:
    """What a duty asks besides its windows and its rhythm: the forms, and what lets the citizen off."""
    return [*_forms(terms), *_release(terms)]


def window_words(terms: Terms | None, number: int) -> Text | None:
    """How the terms say the window of one step; None where they have none."""
    if not isinstance(terms, DutyTerms):
        return None
    if isinstance(terms.rhythm, Rhythm):
        return _rhythm(terms)[0]
    windows = terms.windows
    if windows is None or isinstance(windows, Unknown):
        return cannot(windows) if windows else None
    window = windows.get(number)
    if window is None:
        return None
    return cannot(window) if isinstance(window, Unknown) else window.words


def _windows(terms: DutyTerms) -> list[Text]:
    windows = terms.windows
    if windows is None:
        return []
    if isinstance(windows, Unknown):
        return [cannot(windows)]
    alone = len(windows) == 1
    lines = []
    for number, window in sorted(windows.items()):
        said = window.words if isinstance(window, Window) else cannot(window)
        lines.append(said if alone else Text(f"nr. {number}: {said.da}", f"no. {number}: {said.en}"))
    return lines


def _rhythm(terms: DutyTerms) -> list[Text]:
    rhythm = terms.rhythm
    if rhythm is None:
        return []
    if isinstance(rhythm, Unknown):
        return [cannot(rhythm)]
    counted = (
        Text("regnet fra starten", "counted from the start")
        if rhythm.counted_from == "origin"
        else Text("regnet fra sidste gang", "counted from the last time")
    )
    first = rhythm.first_due
    start = (
        both(
            lambda la: (
                {"da": "første gang senest efter ", "en": "first within "}[la] + first.in_words(la) + ", "
            )
        )
        if first
        else NO_WORDS
    )
    then = Text("; derefter ", "; then ")
    phases = both(lambda la: then.said_in(la).join(_phase(phase, la) for phase in rhythm.phases))
    return [Text(f"{start.da}{phases.da} ({counted.da})", f"{start.en}{phases.en} ({counted.en})")]


def _phase(phase: Phase, language: Language) -> str:
    danish = language == "da"
    words = f"{'mindst' if danish else 'at least'} {every_words(phase.every, language)}"
    if phase.until:
        words += f" {'de første' if danish else 'in the first'} {phase.until.in_words(language)}"
    if phase.grace:
        words += f" {'med op til' if danish else 'with up to'} {phase.grace.in_words(language)}"
        words += "s udsættelse" if danish else " of delay"
    return words


_EVERY_DANISH = (("years", "år"), ("months", "måned"), ("weeks", "uge"), ("days", "dag"))


def every_words(step: Step, language: Language) -> str:
    """`hver måned`, `hver 3. måned`; `every month`, `every 3 months`."""
    counts = [(getattr(step, field), unit) for field, unit in _EVERY_DANISH if getattr(step, field)]
    if len(counts) != 1:
        return f"{'hver gang der er gået' if language == 'da' else 'every'} {step.in_words(language)}"
    number, unit = counts[0]
    if language == "da":
        joint = "hvert" if unit == "år" else "hver"
        return f"{joint} {unit}" if number == 1 else f"{joint} {number}. {unit}"
    return f"every {step.in_words('en').removeprefix('1 ')}"


def _forms(terms: DutyTerms) -> list[Text]:
    said = forms_words(terms)
    return [Text(f"form: {said.da}", f"form: {said.en}")] if said else []


def forms_words(terms: DutyTerms) -> Text | None:
    """The forms in which the duty may be done; None when any form will do."""
    if isinstance(terms.forms, Unknown):
        return cannot(terms.forms)
    forms = terms.forms
    joint = Text("; eller ", "; or ") if any(form.only_if for form in forms) else Text(" eller ", " or ")
    return both(lambda la: joint.said_in(la).join(_form(form, la) for form in forms)) if forms else None


def _form(form: Form, language: Language) -> str:
    if not form.only_if:
        return form.form
    joint = " hvis " if language == "da" else " if "
    return (
        form.form
        + joint
        + listed((clause_words(clause).said_in(language) for clause in form.only_if), language)
    )


def clause_words(clause: Clause) -> Text:
    """A condition on an event's attribute, in words."""
    if clause.within is not None:
        within = clause.within
        return both(
            lambda la: (
                f"“{clause.attribute}” {'ligger inden for' if la == 'da' else 'lies within'} "
                f"{within.in_words(la)}"
            )
        )
    return both(lambda la: f"“{clause.attribute}” {'er' if la == 'da' else 'is'} {_names(clause.one_of, la)}")


def _names(names: Iterable[str], language: Language) -> str:
    return listed(sorted(names), language, _OR)


def _release(terms: DutyTerms) -> list[Text]:
    release = terms.released_by
    if release is None:
        return []
    return [
        both(
            lambda la: (
                ("bortfalder ved " if la == "da" else "lapses on ")
                + match_words(release.match, la)
                + (" hvis " if la == "da" else " if ")
                + listed((clause_words(clause).said_in(la) for clause in release.only_if), la)
            )
        )
    ]


def match_words(match: Match, language: Language) -> str:
    """A kind of event, with its types."""
    return f"{match.kind} ({_names(match.types, language)})" if match.types else match.kind


def _precondition(terms: PreconditionTerms) -> Text:
    if isinstance(terms.requires, Unknown):
        return cannot(terms.requires)
    requires, trigger, age = terms.requires, terms.trigger, terms.max_age

    def words(la: Language) -> str:
        danish = la == "da"
        record = listed((match_words(one, la) for one in requires), la, _OR)
        before = (
            match_words(trigger, la) if trigger else ("forløbet begynder" if danish else "the course begins")
        )
        said = f"{record} {'skal foreligge før' if danish else 'must be on file before'} {before}"
        if age is not None and not (age.years or age.months or age.weeks or age.days):
            said += ", fra samme dag" if danish else ", from the same day"
        elif age is not None:
            said += f", {'højst' if danish else 'at most'} {age.in_words(la)} {'gammel' if danish else 'old'}"
        return said

    return both(words)


def _limit(terms: LimitTerms) -> Text:
    if isinstance(terms.test, Unknown):
        return cannot(terms.test)
    said = condition_words(terms.test)
    return both(lambda la: f"{match_words(terms.trigger, la)}: {said.said_in(la)}")


def condition_words(test: Test) -> Text:
    """What a limit tests: `needs at least 26 weeks of the course`."""
    return _TESTS[type(test)](test)


def _elapsed(test: Elapsed) -> Text:
    def words(la: Language) -> str:
        length = test.at_least.in_words(la)
        if test.groups:
            inside = "i alt i" if la == "da" else "in all in"
            needs = "kræver mindst" if la == "da" else "needs at least"
            return f"{needs} {length} {inside} {_names(test.groups, la)}"
        return f"kræver mindst {length}s forløb" if la == "da" else f"needs at least {length} of the course"

    return both(words)


def _at_most(test: AtMost) -> Text:
    total = f"{test.total:g}"
    within = test.within_first
    if within is None:
        return Text(f"højst {total} ({test.attribute}) i alt", f"at most {total} ({test.attribute}) in all")
    return both(
        lambda la: (
            f"højst {total} ({test.attribute}) de første {within.in_words(la)}"
            if la == "da"
            else f"at most {total} ({test.attribute}) in the first {within.in_words(la)}"
        )
    )


def _ratio(test: Ratio) -> Text:
    return Text(
        f"højst 1 pr. {test.per} ordinært ansatte op til {test.up_to}, derefter 1 pr. {test.then_per}",
        f"at most 1 per {test.per} ordinary employees up to {test.up_to}, then 1 per {test.then_per}",
    )


_TESTS: Mapping[type[Test], Callable[[Any], Text]] = {
    OnlyGroups: lambda test: both(
        lambda la: ("kun for " if la == "da" else "only for ") + listed(sorted(test.groups), la)
    ),
    NotPermitted: lambda _: Text("ingen hjemmel", "no authority"),
    Permitted: lambda _: Text("kan bevilges", "may be granted"),
    Elapsed: _elapsed,
    AtMost: _at_most,
    Longest: lambda test: both(
        lambda la: (
            ("højst " if la == "da" else "at most ")
            + test.step.in_words(la)
            + (" fra forløbets start" if la == "da" else " from the start of the course")
        )
    ),
    Ratio: _ratio,
    Attribute: lambda test: both(
        lambda la: f"“{test.attribute}” {'skal være' if la == 'da' else 'must be'} {_names(test.one_of, la)}"
    ),
}
