"""A design's subgroups: the same computation within each, told as what it is, weaker than the whole.

Nothing is said of a difference between groups: that one group's interval lies above zero and another's does
not is no sign that they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from frikommune.errors import Refused
from frikommune.evaluation.effects.groups.several import correct
from frikommune.evaluation.evaluated.estimates import precise
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text

MOST = 12
"""A column with more values than this is no grouping."""
FEWEST = 10
"""Rows that a group must have to be looked at by itself."""
Run = Callable[[pl.DataFrame], Evaluation]


@dataclass(frozen=True, slots=True)
class Within:
    """One value of a grouping column: its evaluation, or why there is none."""

    value: str
    rows: int
    found: Evaluation | None
    why: Text | None = None


def subgroup_tables(
    frame: pl.DataFrame, wanted: Iterable[str], titles: Mapping[str, Text], run: Run
) -> tuple[tuple[Table, ...], tuple[Text, ...]]:
    """A table for each of a design's subgroups that the rows have a column for, and words for the others.

    A subgroup is named as the column, or as its title in `titles`, in either language, whatever the case.
    """
    tables, told = [], []
    for name in wanted:
        column = _column_of(name, frame.columns, titles)
        values = [] if column is None else _values(frame[column])
        if column is None or not 2 <= len(values) <= MOST:
            told.append(_not_there(name) if column is None else _no_grouping(name, len(values)))
            continue
        within = [_within(frame, column, value, run) for value in values]
        tables.append(_table(titles.get(column, Text.same(name)), within))
    return tuple(tables), tuple(told)


def _column_of(name: str, columns: Iterable[str], titles: Mapping[str, Text]) -> str | None:
    sought = name.strip().casefold()
    for column in columns:
        title = titles.get(column, Text.same(column))
        if sought in (column.casefold(), title.da.casefold(), title.en.casefold()):
            return column
    return None


def _values(column: pl.Series) -> list[str]:
    return sorted(column.drop_nulls().cast(pl.String).unique().to_list())


def _within(frame: pl.DataFrame, column: str, value: str, run: Run) -> Within:
    rows = frame.filter(pl.col(column).cast(pl.String) == value)
    if rows.height < FEWEST:
        return Within(value, rows.height, None, _TOO_FEW)
    try:
        return Within(value, rows.height, run(rows))
    except Refused as refused:
        return Within(value, rows.height, None, refused.refusals[0].problem)


def _table(title: Text, within: list[Within]) -> Table:
    corrected = iter(correct([one.found.effect.main.p_value for one in within if one.found], "holm"))
    counted = all(one.rows >= FEWEST for one in within)  # else the small one is found by subtracting
    rows = tuple(_row(one, next(corrected).corrected if one.found else None, counted) for one in within)
    columns = (
        Column(title),
        Column(Text("Rækker", "Rows"), "number", 0),
        Column(Text("Virkning", "Effect"), "number"),
        Column(Text("Interval", "Interval"), "number"),
        Column(Text("p, rettet", "p, corrected"), "p"),
        Column(Text("Dom", "Verdict")),
    )
    return Table(Text(f"For sig: {title.da}", f"By itself: {title.en}"), columns, rows, _NOTE)


def _row(one: Within, p: float | None, counted: bool) -> tuple[Cell, ...]:
    rows = one.rows if counted else None
    if one.found is None:
        return one.value, rows, None, None, None, one.why
    main = one.found.effect.main
    amounts = precise(main, one.found.effect.scale, one.found.unit)
    ends = amounts.interval(main.interval) if main.interval else None
    verdict = VERDICT_WORDS[one.found.judged.verdict]
    return one.value, rows, amounts.plain(main.value), ends, p, verdict


def _not_there(name: str) -> Text:
    return Text(
        f"Designets undergruppe “{name}” er ikke en kolonne i disse data.",
        f"The design's subgroup “{name}” is no column of these data.",
    )


def _no_grouping(name: str, values: int) -> Text:
    words = Text("værdi", "value") if values == 1 else Text("værdier", "values")
    return Text(
        f"Designets undergruppe “{name}” har {values} {words.da} her; der ses på 2 til {MOST}.",
        f"The design's subgroup “{name}” has {values} {words.en} here; 2 to {MOST} are looked at.",
    )


_TOO_FEW = Text("for få til at se på for sig", "too few to be looked at alone")
_NOTE = Text(
    "Hver gruppe er regnet for sig, med færre rækker og større usikkerhed. At én gruppe viser noget, og en"
    " anden ikke gør, betyder ikke, at grupperne er forskellige. p er rettet for antallet af grupper (Holm).",
    "Each group is computed by itself, with fewer rows and more uncertainty. That one group shows something"
    " and another does not is no sign that they differ. p is corrected for the number of groups (Holm).",
)
