"""A design carried out on rows: its primary outcome, the secondary ones together, and its guardrails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

from frikommune.errors import Refused
from frikommune.evaluation.designs.design import Design, Outcome
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.guarded import watched_rows
from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.evaluated.subgroups import subgroup_tables
from frikommune.evaluation.evaluated.together import together
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.snapshots.words import column_of
from frikommune.language import Text
from frikommune.web.evaluations.asking import Asked
from frikommune.web.evaluations.running import beside_plan

Run = Callable[[pl.DataFrame, str, Question, Text], Evaluation]
"""Evaluates a column of some rows by a question, under a name."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to evaluate: `run` evaluates one of the columns `outcomes`; `side` is 1 for who takes part.

    `titles` are what columns are called, where they have a name in words.
    """

    frame: pl.DataFrame
    outcomes: tuple[str, ...]
    side: pl.Series | None
    run: Run
    titles: Mapping[str, Text] = field(default_factory=dict)


def result_of(
    rows: Rows, outcome: str, name: Text, asked: Asked, measured: tuple[Measured, ...] = ()
) -> Result:
    """Everything that the design asks of these rows. Raises Refused where the primary cannot be computed."""
    primary = beside_plan(rows.run(rows.frame, outcome, asked.question, name), asked.registered)
    if asked.registered is None:
        return Result((primary,), measured)
    design = asked.registered.design
    found, told = _secondary(rows, design, asked.question, outcome)
    groups, lacking = subgroup_tables(
        rows.frame,
        design.subgroups,
        rows.titles,
        lambda some: rows.run(some, outcome, asked.question, name),
    )
    primary = replace(primary, notes=(*primary.notes, *told, *lacking), groups=groups)
    watched = watched_rows(_in_columns(design, rows.outcomes), rows.frame, rows.side)
    return Result(together((primary, *found), design.correction), measured, watched)


def column_for(indicator: str, columns: tuple[str, ...]) -> str:
    """The column that an indicator is counted in: itself, `end:jobrotation:out` as `end_out`; empty: none."""
    parts = indicator.split(":")
    likely = (indicator, column_of(indicator), column_of(f"{parts[0]}:{parts[-1]}"))
    return next((one for one in likely if one and one in columns), "")


def _secondary(
    rows: Rows, design: Design, question: Question, primary: str
) -> tuple[list[Evaluation], list[Text]]:
    """The secondary outcomes that the rows have; of the others, why not."""
    found, told = [], []
    for one in design.secondary:
        column = column_for(one.indicator, rows.outcomes)
        if not column or column == primary:
            told.append(_not_there(one))
            continue
        try:
            found.append(rows.run(rows.frame, column, _question(question, one), Text.same(one.name)))
        except Refused as refused:
            told.append(_why_not(one, refused))
    return found, told


def _question(question: Question, outcome: Outcome) -> Question:
    """The primary's method with the outcome's own limits; a known figure was the primary's alone."""
    said: Mapping[str, Any] = {
        "direction": outcome.direction,
        "margin": outcome.margin,
        "smallest": outcome.smallest,
        "outcome": outcome.measure if outcome.measure in ("share", "mean", "count") else "auto",
    }
    plain = replace(question, benchmark=None, benchmark_interval=None)
    return question_of({**{name: getattr(plain, name) for name in question.__slots__}, **said})


def _in_columns(design: Design, columns: tuple[str, ...]) -> Design:
    """The guardrails with the columns that they are counted in."""
    return replace(design, guardrails=tuple(_named(design, columns)))


def _named(design: Design, columns: tuple[str, ...]) -> Iterator[Any]:
    for one in design.guardrails:
        column = column_for(one.outcome.indicator, columns)
        yield replace(one, outcome=replace(one.outcome, indicator=column))


def _not_there(one: Outcome) -> Text:
    return Text(
        f"“{one.name}” er et af designets andre mål, men er ikke i disse data.",
        f"“{one.name}” is one of the design's other outcomes, but is not in these data.",
    )


def _why_not(one: Outcome, refused: Refused) -> Text:
    why = refused.refusals[0].problem
    return Text(
        f"“{one.name}” kunne ikke beregnes: {why.da}.", f"“{one.name}” could not be computed: {why.en}."
    )
