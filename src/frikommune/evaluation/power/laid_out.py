"""A trial's power as a table and a picture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frikommune.evaluation.power.answer import Found
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.computing import power
from frikommune.evaluation.power.reckoned import countable, reachable, setting_of, signed, with_citizens
from frikommune.evaluation.power.saying import size_words
from frikommune.evaluation.power.shown_by import found_of
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import percent
from frikommune.language import Text

_TIMES = (0.5, 1, 2, 4, 8)
_ICCS = (0.0, 0.01, 0.02, 0.05, 0.1)
_POINTS = 40


def tables_of(asked: Asked) -> tuple[Table, ...]:
    """What can be seen with other numbers of citizens, and with other likeness within municipalities."""
    if asked.kind == "none" or asked.treated is None or not reachable(asked) or not countable(asked):
        return ()
    floor = asked.treated_clusters or 2
    sizes = sorted({max(floor, round(asked.treated * times)) for times in _TIMES})
    settings = [(size, with_citizens(asked, size)) for size in sizes]
    tables = [_table(_SIZES, Column(_CITIZENS, "number", 0), settings, asked)]
    if asked.clustered:
        alike: list[tuple[float, Asked]] = [(one, replace(asked, icc=one)) for one in _ICCS]
        tables.append(_table(_LIKENESS, Column(_ICC, "number", 2), alike, asked))
    return tuple(tables)


def _table(
    title: Text, first: Column, settings: list[tuple[int, Asked]] | list[tuple[float, Asked]], asked: Asked
) -> Table:
    columns = [first, Column(_DETECTABLE, "number")]
    if asked.smallest is not None:
        size = size_words(asked.smallest, asked.measure)
        columns.append(Column(Text(f"Finder {size.da}", f"Finds {size.en}"), "share", 0))
    if asked.margin is not None:
        size = size_words(asked.margin, asked.measure)
        columns.append(
            Column(Text(f"Viser “højst {size.da} værre”", f"Shows “at most {size.en} worse”"), "share", 0)
        )
    rows = tuple(_row(value, found_of(one), asked) for value, one in settings)
    return Table(title, tuple(columns), rows, _NOTE)


def _row(value: float, found: Found, asked: Asked) -> tuple[Cell, ...]:
    least = found.detectable
    cells: list[Cell] = [value, None if least is None else size_words(least, asked.measure)]
    if asked.smallest is not None:
        cells.append(found.at_smallest)
    if asked.margin is not None:
        cells.append(found.at_margin)
    return tuple(cells)


def drawings_of(asked: Asked, found: Found) -> tuple[Drawing, ...]:
    """Power against the size of the difference; the smallest worthwhile one and the power wanted as lines."""
    if asked.kind == "none" or asked.treated is None or not found.tested:
        return ()
    setting, unit = setting_of(asked), 1 if asked.measure == "mean" else 100
    wide = 1.5 * max(found.detectable or 0.0, asked.smallest or 0.0) or abs(asked.most)
    sizes = np.linspace(0, min(wide, abs(asked.most)), _POINTS + 1)
    points = tuple(
        Point(round(float(size) * unit, 3), power(setting, signed(asked, float(size)), asked.alpha))
        for size in sizes
    )
    wanted = percent(asked.target, 0)
    lines = [Line(Text(f"{wanted.da} sandsynlighed", f"{wanted.en} probability"), y=asked.target)]
    if asked.smallest is not None:
        lines.append(Line(_WORTHWHILE, x=round(asked.smallest * unit, 3)))
    return (
        Drawing(
            kind="power",
            title=_PICTURE,
            told=_told(asked, found),
            series=(Series(_PROBABILITY, points),),
            x_title=_X_TITLES[asked.measure],
            y_title=_PROBABILITY,
            unit="share",
            lines=tuple(lines),
        ),
    )


def _told(asked: Asked, found: Found) -> Text:
    wanted = percent(asked.target, 0)
    if found.detectable is None:
        return Text(
            f"Kurven når ikke {wanted.da}: ingen forskel findes så sikkert.",
            f"The curve does not reach {wanted.en}: no difference is found that surely.",
        )
    size = size_words(found.detectable, asked.measure)
    return Text(
        f"Jo større forskel, jo oftere findes den. Kurven når {wanted.da} ved en forskel på {size.da}.",
        f"The larger the difference, the oftener it is found. The curve reaches {wanted.en} at {size.en}.",
    )


_SIZES = Text(
    "Hvad der kan ses med flere eller færre borgere",
    "What can be seen with more or fewer citizens",
)
_LIKENESS = Text(
    "Hvad der kan ses, hvis borgere i samme kommune er mere eller mindre ens",
    "What can be seen if citizens of one municipality are more or less alike",
)
_CITIZENS = Text("Borgere i forsøget", "Citizens in the trial")
_ICC = Text("Intraklassekorrelation", "Intraclass correlation")
_DETECTABLE = Text("Mindste forskel, der kan ses", "Smallest difference that can be seen")
_NOTE = Text("Beregnet efter formel.", "Computed by formula.")
_PICTURE = Text("Hvor sikkert en forskel bliver fundet", "How surely a difference will be found")
_PROBABILITY = Text("Sandsynlighed for at finde forskellen", "Probability of finding the difference")
_DIFFERENCE = Text("Forskellens størrelse", "Size of the difference")
_IN_POINTS = Text("Forskellens størrelse (procentpoint)", "Size of the difference (percentage points)")
_IN_PERCENT = Text("Forskellens størrelse (procent)", "Size of the difference (per cent)")
_X_TITLES = {"share": _IN_POINTS, "mean": _DIFFERENCE, "hazard": _IN_PERCENT}
_WORTHWHILE = Text("mindste forskel, der er umagen værd", "smallest worthwhile difference")
