"""A status to take away as a table: a row for each answer, and for each total."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import NO_WORDS, Language, Text, listed
from frikommune.programme.collecting.hiding import BECAUSE, public_figure
from frikommune.programme.figure import METHOD_WORDS, QUALIFIER_WORDS, UNIT_WORDS, Figure
from frikommune.web.collect.models import Question, StatusRequest
from frikommune.web.collect.status import Cell, Line, shown
from frikommune.web.files.tables import Asked, Kind, Row

COLUMNS = (
    *(Text("Nr.", "No."), Text("Spørgsmål", "Question"), Text("Forsøg", "Trial")),
    *(Text("Kommune", "Municipality"), Text("Svar", "Answer"), Text("Tal", "Number"), Text("Til", "To")),
    *(Text("Enhed", "Unit"), Text("Forbehold", "Qualifier"), Text("Metode", "Method")),
    *(Text("Tæller", "Numerator"), Text("Nævner", "Denominator"), Text("Uafsluttede", "Unfinished")),
    *(Text("Bemærkning", "Remark"), Text("Svaret den", "Answered on"), Text("Af", "By")),
    *(Text("Efter fristen", "After the deadline"), Text("Del af", "Part of")),
)
_FROZEN = Text("frosset status", "frozen status")
_DRAFT = Text("ikke frosset", "not frozen")
_LATER = Text("kom efter fastfrysningen", "came after the freeze")
_TOTAL = Text("I alt", "In all")


def table_of(status: StatusRequest, public: bool) -> Kind:
    """The table. `public`: small counts are hidden, and the last row says so."""

    def rows(asked: Asked) -> Iterator[Row]:
        language = asked.language
        found = shown(status, public)
        part = _FROZEN if status.frozen_on else _DRAFT
        for line in found.lines:
            for cell in line.cells:
                yield _row(line.question, cell, part, public, language)
            yield _total(line, part, language)
        for later in found.later:
            for question, cell in later.cells:
                yield _row(question, cell, _LATER, public, language)
        if public:
            yield (BECAUSE.said_in(language), *[""] * (len(COLUMNS) - 1))

    return Kind(Text.same(status.reference), COLUMNS, rows)


def _row(question: Question, cell: Cell, part: Text, public: bool, language: Language) -> Row:
    figure = cell.given.figure if cell.given else None
    version = cell.version
    late = Text("ja", "yes") if version and version.late else NO_WORDS
    return (
        *(question.number, question.words, question.trial, cell.municipality, cell.words.said_in(language)),
        *_figure(question, figure, public, language),
        *(cell.remark, version.on if version else "", version.who.said_in(language) if version else ""),
        *(late.said_in(language), part.said_in(language)),
    )


def _figure(question: Question, figure: Figure | None, public: bool, language: Language) -> Row:
    if figure is None:
        return [""] * 8
    safe = public_figure(question.asked, figure) if public else figure
    numbers = ("" if one is None else float(one) for one in (safe.number, safe.upto))
    parts = ("" if one is None else one for one in (safe.numerator, safe.denominator, safe.unfinished))
    qualifier = QUALIFIER_WORDS[safe.qualifier] if safe.qualifier else NO_WORDS
    method = METHOD_WORDS[safe.method] if safe.method else NO_WORDS
    words = (one.said_in(language) for one in (UNIT_WORDS[safe.unit], qualifier, method))
    return (*numbers, *words, *parts)


def _total(line: Line, part: Text, language: Language) -> Row:
    said = [one.said_in(language) for one in line.sums]
    said += [f"{name}: {count}" for name, count in line.choices]
    question = line.question
    return (
        *(question.number, question.words, question.trial, _TOTAL.said_in(language), listed(said, language)),
        *([""] * 8),
        *(line.coverage.said_in(language), "", "", "", part.said_in(language)),
    )
