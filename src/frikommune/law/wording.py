"""What a rule asks, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from frikommune.dates import Step
from frikommune.language import NO_WORDS, Language, Text, small
from frikommune.law.clause_words import clauses_words, match_words, matches_words, quoted
from frikommune.law.condition_words import condition_words
from frikommune.law.rhythm_words import rhythm_words
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    DutyTerms,
    Form,
    LimitTerms,
    PreconditionTerms,
    Rhythm,
    Terms,
    Window,
)
from frikommune.law.words import Words, any_of

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
    return words if words.split(" ", 1)[0] in _NAMES else small(words)


def asked(terms: Terms, words: Words) -> list[Text]:
    """What the terms ask, one line each."""
    if isinstance(terms, DutyTerms):
        return [*_windows(terms, words), *_rhythm(terms), *asked_besides(terms, words)]
    if isinstance(terms, PreconditionTerms):
        return [_precondition(terms, words)]
    return [_limit(terms, words)]


def asked_besides(terms: DutyTerms, words: Words) -> list[Text]:
    """What a duty asks besides its windows and its rhythm: the forms, and what lets the citizen off."""
    return [*_forms(terms, words), *_release(terms, words)]


def window_words(terms: Terms | None, number: int, words: Words) -> Text | None:
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
    return _window(window, words)


def window_said(window: Window, words: Words) -> Text:
    """How the law says a window: `within 3 months`."""
    if not window.due_attribute:
        return window.words
    name, opens = quoted(window.due_attribute, words), window.words
    return Text(
        f"{opens.da}senest den dag, sagens {name.da} angiver",
        f"{opens.en}by the day that the case's {name.en} names",
    )


def _windows(terms: DutyTerms, words: Words) -> list[Text]:
    windows = terms.windows
    if windows is None:
        return []
    if isinstance(windows, Unknown):
        return [cannot(windows)]
    if len(windows) == 1:
        return [_window(one, words) for one in windows.values()]
    alike = groupby(sorted(windows), key=lambda number: windows[number])
    return [_numbered(list(numbers), window, words) for window, numbers in alike]


def _window(window: Window | Unknown, words: Words) -> Text:
    return window_said(window, words) if isinstance(window, Window) else cannot(window)


def _numbered(numbers: list[int], window: Window | Unknown, words: Words) -> Text:
    """`nr. 1–4: hver senest efter 6 måneder`: neighbours that read alike stand together."""
    which, said = numbers_words(numbers), _window(window, words)
    several = len(numbers) > 1 and isinstance(window, Window)
    each = Text("hver ", "each ") if several else NO_WORDS
    return Text(f"{which.da}: {each.da}{said.da}", f"{which.en}: {each.en}{said.en}")


def numbers_words(numbers: Sequence[int]) -> Text:
    """Steps that follow each other: `no. 2`, `nos. 1–4`."""
    first, last = numbers[0], numbers[-1]
    if first == last:
        return Text(f"nr. {first}", f"no. {first}")
    return Text(f"nr. {first}–{last}", f"nos. {first}–{last}")


def _rhythm(terms: DutyTerms) -> list[Text]:
    rhythm = terms.rhythm
    if rhythm is None:
        return []
    return [cannot(rhythm) if isinstance(rhythm, Unknown) else rhythm_words(rhythm)]


def _forms(terms: DutyTerms, words: Words) -> list[Text]:
    said = forms_words(terms, words)
    if said is None:
        return []
    if isinstance(terms.forms, Unknown):
        return [Text(f"formen {said.da}", f"the form {said.en}")]
    return [Text(f"skal ske {said.da}", f"must be done {said.en}")]


def forms_words(terms: DutyTerms, words: Words) -> Text | None:
    """The forms in which the duty may be done; None when any form will do."""
    if isinstance(terms.forms, Unknown):
        return cannot(terms.forms)
    if not terms.forms:
        return None
    by_form: dict[str, list[Form]] = {}
    for one in terms.forms:
        by_form.setdefault(one.form, []).append(one)
    said = [_form(form, some, words) for form, some in by_form.items()]
    if not any(one.only_if for one in terms.forms):
        return any_of(said)
    return both(lambda la: {"da": "; eller ", "en": "; or "}[la].join(one.said_in(la) for one in said))


def _form(form: str, entries: Iterable[Form], words: Words) -> Text:
    """One form with all that lets it be used: `by telephone if …, or if …`."""
    name = words.value("form", form)
    conditions = [clauses_words(one.only_if, words) for one in entries]
    if not all(one.da for one in conditions):
        return name
    da, en = (
        ", eller hvis ".join(one.da for one in conditions),
        ", or if ".join(one.en for one in conditions),
    )
    return Text(f"{name.da}, hvis {da}", f"{name.en} if {en}")


def _release(terms: DutyTerms, words: Words) -> list[Text]:
    release = terms.released_by
    if release is None:
        return []
    on, given = match_words(release.match, words), clauses_words(release.only_if, words)
    only = Text(f", hvis {given.da}", f" if {given.en}") if release.only_if else given
    return [Text(f"bortfalder ved {on.da}{only.da}", f"lapses on {on.en}{only.en}")]


def _precondition(terms: PreconditionTerms, words: Words) -> Text:
    if isinstance(terms.requires, Unknown):
        return cannot(terms.requires)
    record, age = matches_words(terms.requires, words), _age(terms.max_age)
    before = Text(", før forløbet begynder", " before the course begins")
    if terms.trigger:
        trigger = match_words(terms.trigger, words)
        before = Text(f" før {trigger.da}", f" before {trigger.en}")
    return Text(
        f"{record.da} skal foreligge{before.da}{age.da}",
        f"{record.en} must be on file{before.en}{age.en}",
    )


def _age(age: Step | None) -> Text:
    if age is None:
        return NO_WORDS
    if age.is_zero:
        return Text(", fra samme dag", ", of the same day")
    return Text(f", fra højst {age.in_words('da')} i forvejen", f", from at most {age.in_words('en')} before")


def _limit(terms: LimitTerms, words: Words) -> Text:
    if isinstance(terms.test, Unknown):
        return cannot(terms.test)
    what, said = match_words(terms.trigger, words), condition_words(terms.test, words)
    return Text(f"{what.da} {said.da}", f"{what.en} {said.en}")
