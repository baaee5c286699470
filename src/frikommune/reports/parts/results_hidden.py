"""What a paper may show of a result: small counts of citizens' rows are hidden, and all that would tell them.

Papers go to committees and the public, so they show what the page shows to whoever may not see the rows. A
result that counts fewer than five of something tells its verdict and no number: its sentence, pictures and
estimates would give the count away. Others have their counts rounded. Published figures are public already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from frikommune.evaluation.counts.small_counts import FEW, SMALL, hidden
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.result import Figures
from frikommune.evaluation.observations.observations import Missing
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Table
from frikommune.language import Text
from frikommune.reports.results import Found

NO_CITIZENS = frozenset({"Enheder", "Antal", "Siden starten", "Perioder siden start", "Hviler på"})
"""Columns of whole numbers that count municipalities or periods; every other one may count citizens."""
_PART, _WHOLE = "Tæller", "Nævner"
_OF_SINGLE_CITIZENS = ("steps", "paths")
"""Pictures whose every step may be one citizen."""
_OTHER_THINGS = "kommune|klynge|enhed|periode|gruppe|kvartal|måned|år|gang|nabo|start|uge|time|dag"
_TELLS_FEW = re.compile(rf"(?<![\d.,])[1-{SMALL.stop - 1}](?![\d.,]| ?%| ({_OTHER_THINGS}))")


def is_of_rows(found: Found) -> bool:
    """Whether it was computed from citizens' rows, and not from what others had published."""
    return found.source != "published"


def is_hidden(found: Found) -> bool:
    """Whether only its verdicts may be told: one of its outcomes counts too few."""
    return is_of_rows(found) and any(map(_counts_few, found.result.outcomes))


def tables_shown(found: Found, tables: Iterable[Table]) -> tuple[Table, ...]:
    """The tables with their counts rounded; those with a small one, or of an unknown number, not."""
    if not is_of_rows(found):
        return tuple(tables)
    if is_hidden(found):
        return ()
    return tuple(_rounded(one) for one in tables if not _is_few(one) and _is_of_known(one))


def drawings_shown(found: Found, drawings: Iterable[Drawing]) -> tuple[Drawing, ...]:
    """The pictures in which no single citizen is to be seen."""
    if not is_of_rows(found):
        return tuple(drawings)
    return () if is_hidden(found) else tuple(one for one in drawings if one.kind not in _OF_SINGLE_CITIZENS)


def texts_shown(found: Found, texts: Iterable[Text]) -> tuple[Text, ...]:
    """The sentences that count no few citizens; what counts municipalities or periods stays."""
    kept = tuple(one for one in texts if any(one))
    return tuple(one for one in kept if not _TELLS_FEW.search(one.da)) if is_of_rows(found) else kept


def missing_shown(found: Found, missing: Missing) -> Missing | Text:
    """What was left out; of citizens' rows without its small numbers."""
    if not is_of_rows(found):
        return missing
    rows = hidden(missing.rows).text
    return Text(f"{rows.da} rækker uden “{missing.column}”", f"{rows.en} rows without “{missing.column}”")


def money_shown(figures: Figures) -> tuple[tuple[Table, ...], tuple[Drawing, ...], bool]:
    """Money and hours without the years in which few events lie behind them; the pictures where none was
    taken out; and whether some were.
    """
    events = next(iter(figures.money[len(figures.without_events) :]), None)
    years = {str(row[0]) for row in events.rows if _row_is_few(events, row)} if events else set()
    tables = tuple(
        replace(one, rows=tuple(row for row in one.rows if str(row[0]) not in years))
        for one in figures.without_events
    )
    cut = any(len(one.rows) != len(was.rows) for one, was in zip(tables, figures.without_events, strict=True))
    return tuple(one for one in tables if one.rows), () if cut else figures.pictures, cut


def _counts_few(one: Evaluation) -> bool:
    """Tables over time, whose last rows always count few, are only left out themselves."""
    tables = chain(one.effect.tables, one.groups)
    sizes = (one.effect.sizes.rows, one.effect.sizes.treated_rows)
    few = any(size is not None and 0 < size < SMALL.stop for size in (*sizes, _unfinished(one)))
    return few or any(_is_few(table) for table in tables if table.columns[0].unit == "text")


def _unfinished(one: Evaluation) -> int:
    """How many had not finished, as the bounds of a share tell whoever knows the rows; 0 where all had."""
    effect = one.effect
    ends = [each.value for each in effect.bounds] if effect.scale == "share" else []
    return round((max(ends) - min(ends)) * (effect.sizes.treated_rows or effect.sizes.rows)) if ends else 0


def _is_few(table: Table) -> bool:
    return any(_row_is_few(table, row) for row in table.rows)


def _row_is_few(table: Table, row: tuple[Cell, ...]) -> bool:
    """A count below five, a rest that is, or a cell that says so."""
    counts = {
        column.title.da: cell
        for column, cell in zip(table.columns, row, strict=True)
        if _counts_citizens(column) and isinstance(cell, int | float)
    }
    rest = [counts[_WHOLE] - counts[_PART]] if {_PART, _WHOLE} <= counts.keys() else []
    return any(0 <= one < SMALL.stop for one in (*counts.values(), *rest)) or FEW in row


def _counts_citizens(column: Column) -> bool:
    return column.unit == "number" and not column.decimals and column.title.da not in NO_CITIZENS


def _is_of_known(table: Table) -> bool:
    """Whether its shares stand beside the count that they are of."""
    shares = any(column.unit == "share" for column in table.columns)
    return not shares or any(_counts_citizens(column) for column in table.columns)


def _rounded(table: Table) -> Table:
    rows = tuple(
        tuple(
            hidden(int(cell)).text if _counts_citizens(column) and isinstance(cell, int | float) else cell
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in table.rows
    )
    notes = Text(*("" if _TELLS_FEW.search(table.note.da) else said for said in table.note))
    return replace(table, rows=rows, note=notes)
