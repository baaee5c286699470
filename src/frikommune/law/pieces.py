"""An exemption taken apart: one piece for each window, form, deed or condition that it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from frikommune.language import Text
from frikommune.law.clause_words import matches_words
from frikommune.law.compare import asked_words
from frikommune.law.condition_words import condition_words
from frikommune.law.exemption import Change
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, LimitTerms, Terms
from frikommune.law.wording import forms_words, window_words
from frikommune.law.words import Words

ANY_FORM = Text("enhver form", "any form")
_NAMES: Mapping[str, Text] = {
    "rhythm": Text("rytmen", "the rhythm"),
    "windows": Text("fristerne", "the deadlines"),
    "forms": Text("formen", "the form"),
    "test": Text("betingelsen", "the condition"),
    "trigger": Text("hvornår det kræves", "when it is asked"),
    "requires": Text("hvad der skal foreligge", "what must be on file"),
    "max_age": Text("den længste alder", "the greatest age"),
}
_ONE_BY_ONE = ("forms", "done_by")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that an exemption changes in one norm, with the change that does this and no more.

    `number` is the step, where the thing is a window.
    """

    what: Text
    field: str
    change: Change
    number: int = 0

    @property
    def value(self) -> Any:
        """What the exemption puts there."""
        found = self.change.values[self.field]
        return found[self.number] if self.number and isinstance(found, Mapping) else found

    @property
    def alone(self) -> bool:
        """Whether the piece is the whole parameter, and not one window, form or deed of it."""
        return not self.number and self.field not in _ONE_BY_ONE


def pieces_of(change: Change, law: Terms | None, words: Words) -> Iterator[Piece]:
    """The pieces of a change; what the law under it said already is left out."""
    for field, value in change.values.items():
        before = getattr(law, field, None)
        if isinstance(value, Mapping):
            known = before if isinstance(before, Mapping) else {}
            for number in sorted(value):
                if known.get(number) != value[number]:
                    yield Piece(_step(number), field, _only(change, field, {number: value[number]}), number)
        elif field in _ONE_BY_ONE and isinstance(value, tuple):
            for one in value:
                if not isinstance(before, tuple) or one not in before:
                    yield Piece(_one(field, one, words), field, _only(change, field, (one,)))
        elif value != before:
            yield Piece(
                _NAMES.get(field, Text.same(field)),
                field,
                change if field == "terms" else _only(change, field, value),
            )


def _only(change: Change, field: str, value: object) -> Change:
    return replace(change, values={field: value})


def _step(number: int) -> Text:
    return Text(f"nr. {number}", f"no. {number}")


def _one(field: str, one: Any, words: Words) -> Text:
    if field == "done_by":
        said = matches_words([one], words)
        return Text(f"opfyldelse ved {said.da}", f"meeting it by {said.en}")
    said = forms_words(DutyTerms((), forms=(one,)), words) or ANY_FORM
    return Text(f"formen “{said.da}”", f"the form “{said.en}”")


def alone(terms: Terms, piece: Piece) -> Terms:
    """The terms with no window but the piece's own, where it is one, so that no other step disturbs."""
    if not piece.number or not isinstance(terms, DutyTerms) or not isinstance(terms.windows, Mapping):
        return terms
    kept = {number: window for number, window in terms.windows.items() if number == piece.number}
    return replace(terms, windows=kept)


def said_by(terms: Terms, piece: Piece, words: Words) -> Text:
    """What terms say of the piece's own matter."""
    if isinstance(terms, LimitTerms) and piece.field == "test" and not isinstance(terms.test, Unknown):
        return condition_words(terms.test, words)
    if isinstance(terms, DutyTerms):
        if piece.field in ("windows", "rhythm"):
            return window_words(terms, piece.number or 1, words) or asked_words(terms, words)
        if piece.field == "forms":
            return forms_words(terms, words) or ANY_FORM
        if piece.field == "done_by":
            return matches_words(terms.done_by, words)
    return asked_words(terms, words)
