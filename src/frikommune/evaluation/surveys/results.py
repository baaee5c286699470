"""What was answered, as tables: a question by its statements, and a statement by groups."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.evaluation.surveys.groups import Group
from frikommune.evaluation.surveys.questionnaire import Question
from frikommune.evaluation.surveys.scoring import Mean, Tally
from frikommune.evaluation.surveys.variables import Variable, variables_in
from frikommune.evaluation.surveys.waves import ALL, Wave, capital, group_words
from frikommune.language import NO_WORDS, Text

By = Literal["role", "municipality"]
TOO_FEW = Text("skjult: for få svar", "hidden: too few answers")
DASH = Text.same("–")
NBSP = "\u00a0"
_TO = "\u2060–\u2060"
"""A dash at which no line is broken."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one group answered to one variable; `tally` is None where it is hidden."""

    name: Text
    variable: Variable
    tally: Tally | None
    group: Group = ALL


def lines_of(wave: Wave, question: Question) -> tuple[Line, ...]:
    """Everybody's answers to each statement of a question."""
    return tuple(line_of(wave, one, ALL, one.words) for one in variables_in(question))


def lines_by(wave: Wave, variable: Variable, by: By) -> tuple[Line, ...]:
    """Each group's answers to one variable, all of them together last."""
    found = [one for one in wave.wanted if one != ALL and getattr(one, by) is not None]
    found.sort(key=lambda one: (not getattr(one, by), group_words(one).da.casefold()))
    shown = wave.shown(variable)
    return tuple(_line(wave, variable, one, shown) for one in (*found, ALL))


def line_of(wave: Wave, variable: Variable, group: Group, name: Text) -> Line:
    """What one group answered, hidden where it must be; `name` is what the line is called."""
    return replace(_line(wave, variable, group, wave.shown(variable)), name=name)


def _line(wave: Wave, variable: Variable, group: Group, shown: Container[Group]) -> Line:
    found = wave.tally(variable, group) if group in shown else None
    return Line(capital(group_words(group)), variable, found, group)


def table_of(question: Question, lines: Sequence[Line], title: Text, of: Text) -> Table:
    """A table with a row for each line; `of` is what the rows are: statements, municipalities."""
    if question.kind == "likert":
        return _scale_table(question, lines, title, of)
    if question.kind == "number":
        return _number_table(lines, title, of)
    return _choice_table(lines, title, of)


def _scale_table(question: Question, lines: Sequence[Line], title: Text, of: Text) -> Table:
    scale = question.scale
    assert scale is not None
    columns = (
        Column(of),
        Column(scale.top_words, "share", 1),
        Column(Text("95 %-interval", "95% interval")),
        Column(Text("Svar", "Answers"), "number", 0),
        Column(Text(f"Gennemsnit (1{_TO}{scale.points})", f"Mean (1{_TO}{scale.points})"), "number", 2),
        *(Column(capital(scale.words(code)), "share", 0) for code in scale.codes),
        Column(Text("Ikke relevant", "Not relevant"), "number", 0),
        Column(Text("Ubesvaret", "Unanswered"), "number", 0),
    )
    turned = any(one.variable.is_reversed for one in lines)
    return Table(title, columns, tuple(_scale_row(one) for one in lines), TURNED if turned else NO_WORDS)


def _scale_row(line: Line) -> tuple[Cell, ...]:
    tally, codes = line.tally, line.variable.codes
    name = marked(line)
    if tally is None or tally.top is None:
        return (name, TOO_FEW, *[None] * (len(codes) + 5))
    mean = tally.mean
    return (
        *(name, tally.top.share, interval_words(tally.top)),
        *(tally.answered, mean.value if mean else None),
        *(tally.share(code).share for code in codes),
        *(tally.not_relevant, tally.missing),
    )


def _choice_table(lines: Sequence[Line], title: Text, of: Text) -> Table:
    """Rows are answers where there is one line, else groups."""
    if len(lines) == 1:
        (line,) = lines
        columns = (
            Column(Text("Svar", "Answer")),
            Column(Text("Andel", "Share"), "share", 1),
            Column(Text("95 %-interval", "95% interval")),
            Column(Text("Antal", "Number"), "number", 0),
        )
        return Table(title, columns, tuple(_choice_rows(line)), _several(line))
    codes = lines[0].variable.codes
    heads = (
        Column(of),
        *(Column(capital(lines[0].variable.answer_words(code)), "share", 0) for code in codes),
        Column(Text("Svar", "Answers"), "number", 0),
    )
    rows = tuple(
        (one.name, TOO_FEW, *[None] * len(codes))
        if one.tally is None
        else (one.name, *(one.tally.share(code).share for code in codes), one.tally.answered)
        for one in lines
    )
    return Table(title, heads, rows, _several(lines[0]))


def _choice_rows(line: Line) -> Iterator[tuple[Cell, ...]]:
    tally = line.tally
    if tally is None:
        yield DASH, TOO_FEW, None, None
        return
    for code in line.variable.codes:
        share = tally.share(code)
        name = capital(line.variable.answer_words(code))
        yield name, share.share, interval_words(share), share.numerator
    yield Text("Svar i alt", "Answers in all"), None, NO_WORDS, tally.answered
    if tally.not_relevant:
        yield (
            Text("Ikke relevant / ved ikke", "Not relevant / don't know"),
            None,
            NO_WORDS,
            tally.not_relevant,
        )
    yield Text("Ubesvaret", "Unanswered"), None, NO_WORDS, tally.missing


def _several(line: Line) -> Text:
    if line.variable.question.kind != "multiple":
        return NO_WORDS
    return Text(
        "Der kunne vælges flere svar, så andelene giver tilsammen mere end 100 %.",
        "Several answers could be chosen, so the shares sum to more than 100%.",
    )


def _number_table(lines: Sequence[Line], title: Text, of: Text) -> Table:
    columns = (
        Column(of),
        Column(Text("Gennemsnit", "Mean"), "number", 1),
        Column(Text("95 %-interval", "95% interval")),
        Column(Text("Spredning", "Standard deviation"), "number", 1),
        Column(Text("Svar", "Answers"), "number", 0),
        Column(Text("Ubesvaret", "Unanswered"), "number", 0),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in lines:
        mean = one.tally.mean if one.tally else None
        if one.tally is None or mean is None:
            rows.append((one.name, TOO_FEW, None, None, None, None))
        else:
            sizes = (one.tally.answered, one.tally.missing)
            rows.append((one.name, mean.value, mean_words(mean, 1), mean.spread, *sizes))
    return Table(title, columns, tuple(rows))


def interval_words(share: Share) -> Text:
    """`68,0–91,3 %`, which no line breaks; a dash where there is none."""
    if share.interval is None:
        return DASH
    low, high = (percent(end) for end in share.interval)
    said = (
        f"{low.da.removesuffix(' %')}{_TO}{high.da.replace(' ', NBSP)}",
        f"{low.en.removesuffix('%')}{_TO}{high.en}",
    )
    return Text(*said)


def mean_words(mean: Mean, decimals: int = 2) -> Text:
    """`3,12–4,05`; a dash where there is none."""
    if mean.interval is None:
        return DASH
    low, high = (number(end, decimals) for end in mean.interval)
    return Text(f"{low.da}–{high.da}", f"{low.en}–{high.en}")


def marked(line: Line) -> Text:
    """What a line is called; a reversed statement is marked."""
    if not line.variable.is_reversed or line.group != ALL:
        return line.name
    return Text(f"{line.name.da} ⇄", f"{line.name.en} ⇄")


TURNED = Text(
    "⇄: udsagnet er vendt, så enighed tæller som en lav score. Andelene er svarene, som de blev givet.",
    "⇄: the statement is reversed, so agreeing is a low score. The shares are the answers as given.",
)


def hidden_words(lines: Iterable[Line]) -> Text:
    """Which groups are hidden and why; no words where none is."""
    names = [one.name for one in lines if one.tally is None]
    if not names:
        return NO_WORDS
    return Text(
        f"Skjult: {', '.join(one.da for one in names)}. Færre end fem svar vises aldrig, og heller ikke det, "
        "som små grupper kunne regnes ud af.",
        f"Hidden: {', '.join(one.en for one in names)}. Fewer than five answers are never shown, nor what "
        "small groups could be worked out from.",
    )
