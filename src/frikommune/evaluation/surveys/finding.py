"""What may be shown of a closed survey, put together once for pages and papers: questions, groups, waves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frikommune.evaluation.surveys import comparing
from frikommune.evaluation.surveys.found import Compared, Shown, Statement, Told
from frikommune.evaluation.surveys.groups import LEAST, Group
from frikommune.evaluation.surveys.pictures import picture_of
from frikommune.evaluation.surveys.questionnaire import Question
from frikommune.evaluation.surveys.reliability import alpha, alpha_words, battery_scores
from frikommune.evaluation.surveys.results import By, Line, hidden_words, lines_by, lines_of, table_of
from frikommune.evaluation.surveys.together import through, wave_words
from frikommune.evaluation.surveys.variables import Variable, variables_in, variables_of
from frikommune.evaluation.surveys.waves import ALL, Wave, capital, group_words
from frikommune.language import NO_WORDS, Text, small

STATEMENT = Text("Udsagn", "Statement")
WAVE = Text("Runde", "Wave")
BY: dict[By, Text] = {"municipality": Text("Kommune", "Municipality"), "role": Text("Hvem", "Who")}
OTHERS = Text("De øvrige", "The others")


def told(wave: Wave, question: Question) -> Told:
    """One question with everybody's answers; of a free text nothing but that it was asked."""
    words = heading(question)
    if question.kind == "text":
        return Told(question, words)
    lines = lines_of(wave, question)
    answers = _shown(question, lines, words, STATEMENT)
    if not (question.is_battery and all(one.tally for one in lines)):
        return Told(question, words, answers)
    scores = battery_scores(wave.answers, list(variables_in(question)))
    return Told(question, words, answers, alpha_words(alpha(scores)))


def told_whole(waves: Sequence[Wave]) -> Iterator[Told]:
    """Every question of the last wave, each of its statements by group and through the waves."""
    for question in waves[-1].questionnaire:
        statements = tuple(statement(waves, one) for one in variables_in(question))
        yield replace(told(waves[-1], question), statements=statements)


def statement(waves: Sequence[Wave], variable: Variable) -> Statement:
    """One variable of the last wave: by municipality and by role, and through the waves."""
    wave, found = waves[-1], []
    for by, title in BY.items():
        lines = lines_by(wave, variable, by)
        if len(lines) > 1:
            found.append(_shown(variable.question, lines, title, title, drawn=variable.words))
    return Statement(variable.key, variable.words, tuple(found), _through(waves, variable))


def groups_in(wave: Wave) -> tuple[Group, ...]:
    """The groups that may be shown for something: municipalities, then roles, each in order of name."""
    shown = {group for one in variables_of(wave.questionnaire) for group in wave.shown(one)} - {ALL}
    return tuple(sorted(shown, key=lambda one: (one.municipality is None, group_words(one).da.casefold())))


def of_waves(waves: Sequence[Wave]) -> Compared | None:
    """The last wave against the one before; None where there is none."""
    if len(waves) < 2:
        return None
    earlier, later = waves[-2:]
    found = comparing.between_waves(earlier, later)
    return replace(_compared(found, wave_words(earlier), wave_words(later)), of_waves=True)


def of_group(wave: Wave, group: Group) -> Compared:
    """A group against everybody else in the wave."""
    return _compared(comparing.against_others(wave, group), OTHERS, capital(group_words(group)))


def compared(waves: Sequence[Wave]) -> Iterator[Compared]:
    """The last wave against the one before, then each of its groups against the others."""
    between = of_waves(waves)
    if between is not None:
        yield between
    yield from (of_group(waves[-1], one) for one in groups_in(waves[-1]))


def answered_words(wave: Wave) -> Text:
    """`34 svar`; not how many where they are fewer than five."""
    many = len(wave.answers)
    if many < LEAST:
        return Text("Færre end fem svar", "Fewer than five answers")
    return Text(f"{many} svar", f"{many} answers")


def heading(question: Question) -> Text:
    """What a question is headed; the statement where it has no words of its own."""
    if question.words.da or not question.items:
        return question.words
    return question.items[0].words


def _through(waves: Sequence[Wave], variable: Variable) -> Shown | None:
    found = through(waves, variable.key) if len(waves) > 1 else None
    if found is None or len(found.lines) < 2:
        return None
    shown = _shown(variable.question, found.lines, WAVE, WAVE, drawn=variable.words)
    return Shown(shown.title, shown.table, shown.picture, NO_WORDS, found.note)


def _shown(
    question: Question, lines: Sequence[Line], title: Text, of: Text, drawn: Text | None = None
) -> Shown:
    """Lines with their table and picture; `of` is what they are of, `drawn` the picture's own title."""
    numbers = Text(f"I tal: {title.da}", f"In numbers: {title.en}")
    table = table_of(question, lines, numbers, of)
    return Shown(title, table, picture_of(lines, drawn or title), hidden_words(lines))


def _compared(found: Sequence[comparing.Difference], first: Text, second: Text) -> Compared:
    drawn = comparing.picture_of(found, first, second)
    between = Text(f"{second.da} mod {small(first.da)}", f"{second.en} against {small(first.en)}")
    return Compared(between, comparing.sentence(found), comparing.table_of(found, first, second), drawn)
