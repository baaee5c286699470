"""A municipality's sheet as the pages show it: fields to write in, or answers to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frikommune.errors import Refusal
from frikommune.language import NO_WORDS, Text
from frikommune.programme.collecting.answer import STANDING_WORDS, Given
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

    `other` is what somebody else saved, where it differs; `journal` are the journal's own figures about it.
    """

    question: Question
    values: Mapping[str, str]
    filled: Text | None
    trial_now: Text | None
    other: Mapping[str, str]
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
                other=others if _differ(own, others) else {},
                journal=own_figures(book, sheet, one),
                wrong=[each for each in refused if each.where == place],
            )
        )
    return found


def _differ(own: Mapping[str, str], others: Mapping[str, str]) -> bool:
    return {name: one for name, one in own.items() if one} != dict(others)


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
