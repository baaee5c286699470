"""A survey as blocks of a paper: each question with its picture and table, what is hidden, comparisons.

What a survey's page shows is cited as it stands (`evaluation/surveys/found.py`); nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.surveys.found import Compared, Shown, Statement, SurveyFound, Told
from frikommune.evaluation.surveys.questionnaire import Question
from frikommune.language import LANGUAGES, NO_WORDS, Text, listed
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Paragraph, Section, Words
from frikommune.reports.parts.results import Once
from frikommune.reports.parts.results_tables import Cite, grid, picture
from frikommune.reports.writing import ended, words, write

FREE_TEXT = Text(
    "Fri tekst læses af dem, der laver spørgeskemaet, og står i ingen fil.",
    "Free text is read by those who make the survey, and stands in no file.",
)


def cite_of(facts: Facts, survey: SurveyFound) -> Cite:
    """Everything of a survey has the survey as its source."""
    return lambda text, says: facts.cite_survey(survey, text, says=says)


def question_section(told: Told, cite: Cite, once: Once, name: str) -> Section:
    """One question with everybody's answers."""
    said: Words = words(cite(told.words, told.words))
    return Section(said, tuple(_answers(told, cite, once)), 2, name, name)


def _answers(told: Told, cite: Cite, once: Once) -> Iterator[Block]:
    if any(told.question.help):
        yield Paragraph(ended(words(cite(told.question.help, told.question.help), "emphasis")))
    if told.answers is None:
        for one in once.new([FREE_TEXT]):
            yield Paragraph(words(cite(one, one)))
        return
    if told.answers.picture is not None:
        yield picture(told.answers.picture, cite)
    yield grid(_narrow(told.answers.table, told.question), cite)
    yield from _said([told.answers.hidden, told.answers.note, told.alpha], cite, once)


def _narrow(table: Table, question: Question) -> Table:
    """The table without a column for each answer of a scale: the picture shows them, and a page is narrow."""
    if question.scale is None:
        return table
    first = len(table.columns) - len(question.scale.codes) - 2
    kept = [at for at in range(len(table.columns)) if at < first or at >= len(table.columns) - 2]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def statement_section(question: Question, statement: Statement, cite: Cite, once: Once) -> Section:
    """One statement by municipality, by role and through the waves, as tables."""
    name = f"statement-{statement.key.replace('.', '-')}"
    title = words(cite(statement.words, statement.words))
    return Section(title, tuple(_groups(question, statement, cite, once)), 2, name, name)


def _groups(question: Question, statement: Statement, cite: Cite, once: Once) -> Iterator[Block]:
    for one in (*statement.groups, *([statement.waves] if statement.waves else [])):
        yield _named(replace(one, table=_narrow(one.table, question)), statement, cite)
        yield from _said([one.hidden, one.note], cite, once)


def _named(shown: Shown, statement: Statement, cite: Cite) -> Grid:
    """The table, headed by the statement and what it is divided by; its note is told once, elsewhere."""
    made = grid(shown.table, cite)
    caption = Text(
        *(f"“{said}”: {of.lower()}" for said, of in zip(statement.words, shown.title, strict=True))
    )
    return Grid(words(cite(caption, caption)), made.columns, made.rows)


def compared_words(some: Sequence[Compared], cite: Cite) -> Iterator[Words]:
    """What comparisons say, a sentence each; those that say the same are named together."""
    by_sentence: dict[Text, list[Compared]] = {}
    for one in some:
        by_sentence.setdefault(one.sentence, []).append(one)
    for sentence, same in by_sentence.items():
        names = [one.between for one in same]
        which = Text(*(listed((one.said_in(language) for one in names), language) for language in LANGUAGES))
        yield write(
            "{which}: {said}", "{which}: {said}", which=cite(which, which), said=cite(sentence, sentence)
        )


def compared_blocks(compared: Compared, cite: Cite, once: Once, *, drawn: bool) -> Iterator[Block]:
    """Two compared: the picture (where `drawn`) and the table; the table's note once."""
    if drawn and compared.picture is not None:
        shown = picture(compared.picture, cite)
        yield replace(shown, caption=words(cite(compared.between, compared.picture.told)))
    made = grid(compared.table, cite)
    yield Grid(words(cite(compared.between, compared.between)), made.columns, made.rows)
    yield from _said([compared.table.note], cite, once)


def asked_grid(questions: Sequence[Question], cite: Cite) -> Grid:
    """The questionnaire as it was locked: every question and statement, and what could be answered."""
    rows = [row for one in questions for row in _asked(one, cite)]
    columns = (Text("Spørgsmål eller udsagn", "Question or statement"), Text("Svar", "Answers"))
    return Grid(
        words(Text("Spørgsmålene, som de blev stillet", "The questions as they were asked")),
        columns,
        tuple(rows),
    )


def _asked(question: Question, cite: Cite) -> Iterator[tuple[Words, Words]]:
    answers = _answers_to(question)
    said = words(cite(answers, answers)) if any(answers) else words(answers)
    if not question.items:
        yield words(cite(question.words, question.words)), said
        return
    for one in question.items:
        lead = question.words
        whole = Text(*(f"{a} {b}".strip() for a, b in zip(lead, one.words, strict=True)))
        yield words(cite(whole, whole)), said


def _answers_to(question: Question) -> Text:
    """What could be answered, in words."""
    if question.kind == "text":
        return Text("egne ord", "own words")
    if question.kind == "number":
        return Text("et tal", "a number")
    scale = question.scale
    some = [scale.words(code) for code in scale.codes] if scale else [one.words for one in question.choices]
    if scale or question.not_relevant:
        some.append(Text("ikke relevant", "not relevant"))
    kind = Text("flere kan vælges: ", "several may be chosen: ") if question.kind == "multiple" else NO_WORDS
    return Text(
        *(kind.said_in(language) + "; ".join(one.said_in(language) for one in some) for language in LANGUAGES)
    )


def _said(texts: Sequence[Text], cite: Cite, once: Once) -> Iterator[Block]:
    for one in once.new(texts):
        yield Paragraph(ended(words(cite(one, one))))
