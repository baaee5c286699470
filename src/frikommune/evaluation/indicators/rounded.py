"""Measured shares for whoever may not see the rows behind them: small counts hidden, others rounded."""

from __future__ import annotations

from collections.abc import Iterable

from frikommune.evaluation.counts.small_counts import SMALL, hidden, share
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.evaluation.shown.quantities import percent
from frikommune.language import Text

_ROUNDED = Text(
    "Antal under 5 er skjult, og andre er afrundet til nærmeste 5, så ingen kan genkendes.",
    "Counts below 5 are hidden and others rounded to the nearest 5, so that nobody can be recognised.",
)


def rounded_table(measured: Iterable[Measured], title: Text) -> Table:
    """Shares with their counts: `under 5` or rounded, a share only where none is small."""
    columns: tuple[Column, ...] = (
        Column(Text("Indikator", "Indicator")),
        Column(Text("Kommune", "Municipality")),
        Column(Text("Antal", "Count")),
        Column(Text("Ikke færdige", "Unfinished")),
        Column(Text("Andel", "Share")),
    )
    rows: list[tuple[Cell, ...]] = []
    every = list(measured)
    for one in every:
        counted = one.counted
        assert counted is not None
        had, of, left = (hidden(n).text for n in (counted.succeeded, counted.started, counted.unfinished))
        if counted.started in SMALL:
            had = left = Text.same("–")
        found = share(counted.succeeded, counted.started)
        said = percent(found / 100, 0) if found is not None else Text.same("–")
        count = Text(f"{had.da} af {of.da}", f"{had.en} of {of.en}")
        rows.append((one.title, Text.same(one.municipality or "–"), count, left, said))
    if all(not one.municipality for one in every):
        columns = (columns[0], *columns[2:])
        return Table(title, columns, tuple((row[0], *row[2:]) for row in rows), _ROUNDED)
    return Table(title, columns, tuple(rows), _ROUNDED)
