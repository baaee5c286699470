"""The questionnaire as the answer page lays it out: each field with its answers, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from frikommune.errors import Refusal
from frikommune.evaluation.surveys.answering import fields_of
from frikommune.evaluation.surveys.questionnaire import Question, Questionnaire
from frikommune.evaluation.surveys.scales import NOT_RELEVANT, NOT_RELEVANT_WORDS
from frikommune.language import NO_WORDS, Text


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    words: Text
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to answer: a statement, or a whole question."""

    key: str
    words: Text
    options: tuple[Option, ...] = ()
    typed: str = ""
    wrong: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A question with its fields. `asks`: what its heading says."""

    question: Question
    fields: tuple[Field, ...] = field(default=())

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.question.kind

    @property
    def asks(self) -> Text:
        """Its words; of a single statement without any, the statement."""
        words = self.question.words
        return words if words != NO_WORDS or not self.fields else self.fields[0].words

    @property
    def is_single(self) -> bool:
        """Whether its heading already says the one statement that it has."""
        return self.question.kind == "likert" and self.question.words == NO_WORDS and len(self.fields) == 1


def sheet_of(
    questionnaire: Questionnaire,
    typed: Mapping[str, Sequence[str]] | None = None,
    wrong: Mapping[str, Refusal] | None = None,
) -> tuple[Part, ...]:
    """Every question with what was typed in it and what was wrong with that."""
    given, faults = typed or {}, wrong or {}
    return tuple(
        Part(
            one,
            tuple(
                Field(
                    key,
                    words,
                    _options(one, given.get(key, ())),
                    "".join(given.get(key, ())[:1]),
                    faults.get(key),
                )
                for key, words in fields_of(one)
            ),
        )
        for one in questionnaire
    )


def _options(question: Question, chosen: Sequence[str]) -> tuple[Option, ...]:
    if question.scale is not None:
        offered = [(code, question.scale.words(code)) for code in question.scale.codes]
        has_none = question.scale.not_relevant
    else:
        offered = [(one.code, one.words) for one in question.choices]
        has_none = question.not_relevant
    if has_none:
        offered.append((NOT_RELEVANT, NOT_RELEVANT_WORDS))
    return tuple(Option(str(code), words, str(code) in chosen) for code, words in offered)
