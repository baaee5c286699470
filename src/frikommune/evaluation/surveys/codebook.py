"""The codebook: every question, every version of its words, and what each code means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from frikommune.evaluation.surveys.answering import codes_of
from frikommune.evaluation.surveys.questionnaire import KIND_WORDS, Question
from frikommune.evaluation.surveys.variables import Variable, variables_in
from frikommune.evaluation.surveys.waves import Wave
from frikommune.language import Language

COLUMNS = (
    *("wave", "key", "version", "kind", "question_da", "question_en", "statement_da", "statement_en"),
    *("reversed", "code", "answer_da", "answer_en"),
)


def codebook(waves: Sequence[Wave], language: Language) -> pl.DataFrame:
    """A row for each code of each variable in each wave; one for a number or a free text, without a code."""
    schema = dict.fromkeys(COLUMNS, pl.String) | dict.fromkeys(("wave", "version", "code"), pl.Int64)
    rows = [
        row for wave in waves for question in wave.questionnaire for row in _rows(wave, question, language)
    ]
    return pl.DataFrame(rows, schema=schema | {"reversed": pl.Boolean}, orient="row")


def _rows(wave: Wave, question: Question, language: Language) -> Iterator[tuple[object, ...]]:
    kind = KIND_WORDS[question.kind].said_in(language)
    if question.kind in ("text", "number"):
        yield (
            wave.number,
            question.key,
            question.version,
            kind,
            *question.words,
            "",
            "",
            False,
            None,
            "",
            "",
        )
        return
    for variable in variables_in(question):
        for code in codes_of(question):
            yield _row(wave, variable, kind, code)


def _row(wave: Wave, variable: Variable, kind: str, code: int) -> tuple[object, ...]:
    statement = variable.item.words if variable.item else ("", "")
    return (
        *(wave.number, variable.key, variable.version, kind, *variable.question.words, *statement),
        *(variable.is_reversed, code, *variable.answer_words(code)),
    )
