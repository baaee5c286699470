"""The codebook: every question, every version of its words, and what each code means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.evaluation.surveys.answering import codes_of
from frikommune.evaluation.surveys.questionnaire import KIND_WORDS, Question
from frikommune.evaluation.surveys.variables import Variable, variables_in
from frikommune.evaluation.surveys.waves import Wave
from frikommune.language import NO_WORDS, Language, Text

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


def codebook_table(waves: Sequence[Wave]) -> Table:
    """The codebook as a page shows it: a row for each version of each variable, its codes in one cell."""
    columns = (
        Column(Text("Navn i filerne", "Name in the files")),
        Column(Text("Udgave", "Version"), "number", 0),
        Column(Text("Runde", "Wave")),
        Column(Text("Slags", "Kind")),
        Column(Text("Spørgsmål", "Question")),
        Column(Text("Koder", "Codes")),
    )
    found: dict[tuple[str, int], tuple[list[int], tuple[Cell, ...]]] = {}
    for wave in waves:
        for question in wave.questionnaire:
            for key, version, rest in _shown(question):
                found.setdefault((key, version), ([], rest))[0].append(wave.number)
    keys = [key for key, _ in found]
    ordered = sorted(found, key=lambda one: (keys.index(one[0]), one[1]))
    rows = ((*one, ", ".join(map(str, found[one][0])), *found[one][1]) for one in ordered)
    return Table(NO_WORDS, columns, tuple(rows))


def _shown(question: Question) -> Iterator[tuple[str, int, tuple[Cell, ...]]]:
    kind = KIND_WORDS[question.kind]
    if question.kind == "text":
        yield question.key, question.version, (kind, question.words, Text("i ingen fil", "in no file"))
    for variable in variables_in(question):
        lead = variable.question.words if variable.item else NO_WORDS
        words = Text(*(f"{a} {b}".strip() for a, b in zip(lead, variable.words, strict=True)))
        coded = [(code, variable.answer_words(code)) for code in codes_of(question) if variable.is_coded]
        codes = Text(*("; ".join(f"{code} = {words[place]}" for code, words in coded) for place in (0, 1)))
        if variable.is_reversed:
            codes = Text(f"{codes.da} (vendt i score)", f"{codes.en} (turned in scores)")
        yield variable.key, variable.version, (kind, words, codes)
