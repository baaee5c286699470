"""Between what a form sent, what is kept of it, and answers as the rules know them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TypeAlias

from frikommune.errors import Refusal, Refused
from frikommune.language import Text
from frikommune.programme.collecting.answer import Given, Typed, read_answer
from frikommune.web.collect.models import Question, Version
from frikommune.web.pages.posted import LONGEST, Posted
from frikommune.web.pages.speech import said

Values: TypeAlias = dict[str, dict[str, str]]
"""By number of question: the fields that hold something, as typed."""

FIELDS = tuple(one.name for one in fields(Typed))
LONGEST_NUMBER = 40


def place_of(question: Question) -> Text:
    """How refusals and headings name a question."""
    return Text(f"Spørgsmål {question.number}", f"Question {question.number}")


def values_of(posted: Posted, questions: Iterable[Question]) -> Values:
    """What a form sent. A field that may not be kept is left out, and remembered by `posted` as wrong."""
    found: Values = {}
    for question in questions:
        for field in FIELDS:
            longest = LONGEST if field == "words" else LONGEST_NUMBER
            key = f"q{question.number}-{field}"
            typed = posted.text(key, place_of(question), needed=False, longest=longest)
            if typed:
                found.setdefault(str(question.number), {})[field] = typed
    return found


def as_sent(given: Mapping[str, str], questions: Iterable[Question]) -> Values:
    """Exactly what stood in the fields: to show again beside what was refused."""
    return {
        str(one.number): {field: given.get(f"q{one.number}-{field}", "") for field in FIELDS}
        for one in questions
    }


def answers_of(questions: Iterable[Question], values: Values) -> dict[int, Given]:
    """The answers, by number of question. Raises Refused with what is wrong in each of them."""
    found: dict[int, Given] = {}
    refusals: list[Refusal] = []
    for one in questions:
        try:
            typed = Typed(**values.get(str(one.number), {}))
            found[one.number] = read_answer(one.asked, typed, said(place_of(one)))
        except Refused as refused:
            refusals += refused.refusals
    if refusals:
        raise Refused(*refusals)
    return found


def answers_in(version: Version | None, questions: Iterable[Question]) -> dict[int, Given]:
    """The answers of a version that was sent in; none where there is no version."""
    return answers_of(questions, version.values) if version else {}
