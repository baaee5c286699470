"""What a questionnaire measures: one variable for each statement, choice list or number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frikommune.evaluation.surveys.answering import codes_of
from frikommune.evaluation.surveys.questionnaire import Item, Question, Questionnaire
from frikommune.evaluation.surveys.scales import NOT_RELEVANT, NOT_RELEVANT_WORDS, Scale
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Variable:
    """Something answered by everybody: an item of a battery, or a whole question. Free text is none."""

    question: Question
    item: Item | None = None

    @property
    def key(self) -> str:
        """Under which answers are kept."""
        return self.item.key if self.item else self.question.key

    @property
    def words(self) -> Text:
        """What is asked: the statement, or the question where it has no statements."""
        return self.item.words if self.item else self.question.words

    @property
    def version(self) -> int:
        """The version of its words."""
        return self.item.version if self.item else self.question.version

    @property
    def scale(self) -> Scale | None:
        """Its scale, if it has one."""
        return self.question.scale

    @property
    def is_reversed(self) -> bool:
        """Whether its score is turned."""
        return self.item is not None and self.item.reversed

    @property
    def is_coded(self) -> bool:
        """Whether it is answered by codes, not by a number."""
        return self.question.kind != "number"

    @property
    def codes(self) -> tuple[int, ...]:
        """Its codes but for “not relevant”."""
        return tuple(code for code in codes_of(self.question) if code != NOT_RELEVANT)

    def answer_words(self, code: int) -> Text:
        """What an answer is called."""
        if code == NOT_RELEVANT:
            return NOT_RELEVANT_WORDS
        if self.scale is not None:
            return self.scale.words(code)
        return next(one.words for one in self.question.choices if one.code == code)


def variables_of(questionnaire: Questionnaire) -> Iterator[Variable]:
    """Its variables in order."""
    for question in questionnaire:
        yield from variables_in(question)


def variables_in(question: Question) -> Iterator[Variable]:
    """Those of one question; none of a free text."""
    if question.kind == "likert":
        yield from (Variable(question, item) for item in question.items)
    elif question.kind != "text":
        yield Variable(question)
