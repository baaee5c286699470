"""A municipality's sheet as the pages show it: fields to write in, or answers to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frikommune.errors import Refusal
from frikommune.language import NO_WORDS, Text
from frikommune.programme.collecting.answer import (
    METHOD,
    NUMBER,
    OUT_OF,
    QUALIFIER,
    STANDING_WORDS,
    UNFINISHED,
    WORDS,
    Given,
)
from frikommune.programme.collecting.words import answer_text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import METHOD_WORDS, QUALIFIER_WORDS, UNIT_WORDS
from frikommune.web.collect.models import Question, Sheet, Version
from frikommune.web.collect.prefill import own_figures, prefilled, trial_line
from frikommune.web.collect.reading import Values, answers_in, place_of
from frikommune.web.journal.book import Book
from frikommune.web.pages.speech import said

Choice = tuple[str, Text]


@dataclass(frozen=True)
class Field:
    """One question with what stands in its fields. `filled` says where that is from, where nobody wrote it.

    `other` are the fields that somebody else saved otherwise, in words; `journal` has the journal's own.
    """

    question: Question
    values: Mapping[str, str]
    filled: Text | None
    trial_now: Text | None
    other: Sequence[tuple[Text, Text]]
    journal: Sequence[Entry]
    wrong: Sequence[Refusal]

    @property
    def id(self) -> str:
        """What its fields' names begin with."""
        return f"q{self.question.number}"

    @property
    def standings(self) -> list[Choice]:
        """What can be said instead of an answer."""
        return [
            (code, text) for code, text in STANDING_WORDS.items() if self.question.trial or code != "not_ours"
        ]

    @property
    def unit(self) -> Text:
        """What is counted."""
        asked = self.question.asked
        return UNIT_WORDS[asked.counted if asked.is_share else asked.unit]

    @property
    def is_share(self) -> bool:
        """Whether it asks for so many out of so many."""
        return self.question.asked.is_share

    qualifiers = tuple(QUALIFIER_WORDS.items())
    methods = tuple(METHOD_WORDS.items())


def fields_of(
    book: Book, sheet: Sheet, values: Values | None, other: Version | None, refused: Sequence[Refusal]
) -> list[Field]:
    """The questions as a form. `values` None: nobody has written yet, so what is known is filled in."""
    questions = list(sheet.request.questions.all())
    filled = prefilled(book, sheet, questions) if values is None else {}
    found = []
    for one in questions:
        before = filled.get(one.number)
        own = before.values if before else (values or {}).get(str(one.number), {})
        others = other.values.get(str(one.number), {}) if other else {}
        place = said(place_of(one))
        found.append(
            Field(
                question=one,
                values=own,
                filled=before.source if before else None,
                trial_now=trial_line(book, sheet, one.trial) if one.trial else None,
                other=_differing(own, others) if other else (),
                journal=own_figures(book, sheet, one),
                wrong=[each for each in refused if each.where == place],
            )
        )
    return found


_LABELS: Mapping[str, Text] = {
    "standing": Text("kan svare", "can answer"),
    "number": NUMBER,
    "numerator": NUMBER,
    "denominator": OUT_OF,
    "unfinished": UNFINISHED,
    "qualifier": QUALIFIER,
    "method": METHOD,
    "words": WORDS,
}
_CODES: Mapping[str, Mapping[str, Text]] = {
    "standing": {str(code): text for code, text in STANDING_WORDS.items()},
    "qualifier": {str(code): text for code, text in QUALIFIER_WORDS.items()},
    "method": {str(code): text for code, text in METHOD_WORDS.items()},
}
_EMPTY = Text("(tomt)", "(empty)")


def _differing(own: Mapping[str, str], others: Mapping[str, str]) -> list[tuple[Text, Text]]:
    """What the other saved in each field that differs, in the order of the form."""
    return [
        (label, _CODES.get(name, {}).get(theirs) or (Text.same(theirs) if theirs else _EMPTY))
        for name, label in _LABELS.items()
        if (theirs := others.get(name, "")) != own.get(name, "")
    ]


@dataclass(frozen=True)
class Read:
    """An answer to read. `before` is what was approved earlier, where it differs."""

    question: Question
    words: Text
    remark: str
    before: Text | None


def read_of(sheet: Sheet) -> list[Read]:
    """What was sent in; nothing where nothing was."""
    questions = list(sheet.request.questions.all())
    given, before = answers_in(sheet.sent, questions), answers_in(sheet.approved, questions)
    return [_read(one, given[one.number], before.get(one.number)) for one in questions] if given else []


def _read(question: Question, given: Given, before: Given | None) -> Read:
    words = answer_text(question.asked, given, False)
    earlier = answer_text(question.asked, before, False) if before else NO_WORDS
    is_beside = given.figure is not None or given.standing != "given"
    changed = earlier if earlier not in (words, NO_WORDS) else None
    return Read(question, words, given.words if is_beside else "", changed)
