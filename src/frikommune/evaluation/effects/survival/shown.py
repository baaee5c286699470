"""Tables and picture of a comparison of times until an event."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy

from frikommune.evaluation.effects.groups.figures import TREATED, UNTREATED
from frikommune.evaluation.effects.survival.compared import Times
from frikommune.evaluation.effects.survival.kaplan_meier import Curve, at_risk_at
from frikommune.evaluation.effects.survival.words import Tests, span
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import percent
from frikommune.language import Text

_POINTS, _FEWER = 60, 20
"""So many points of a curve tell its shape; more only make the picture heavy. Fewer where bands are made of
what each of very many rows adds."""
_MANY = 100_000
NAMES: tuple[Text, Text] = (TREATED, UNTREATED)


def groups_table(times: Times, horizon: float, level: float) -> Table:
    """Each group: persons, events, unfinished, median, and mean time up to the horizon."""
    far = span(horizon)
    found = times.mean(horizon)
    reach = float(scipy.stats.norm.ppf(0.5 + level / 2))
    rows = tuple(
        (
            name,
            len(curve.time),
            int(curve.event.sum()),
            int((~curve.event).sum()),
            curve.median(),
            mean,
            mean - reach * error,
            mean + reach * error,
            curve.longest,
        )
        for name, curve, mean, error in zip(NAMES, times.curves, found.sides, found.errors, strict=True)
    )
    return Table(
        Text("Grupperne hver for sig", "The groups by themselves"),
        (
            Column(Text("Gruppe", "Group")),
            Column(Text("Personer", "Persons"), "number", 0),
            Column(Text("Hændelser", "Events"), "number", 0),
            Column(Text("Uafsluttede", "Unfinished"), "number", 0),
            Column(Text("Median af tiden", "Median time"), "number"),
            Column(Text(f"Gennemsnitlig tid inden for {far.da}", f"Mean time within {far.en}"), "number", 2),
            Column(Text("Fra", "From"), "number", 2),
            Column(Text("Til", "To"), "number", 2),
            Column(Text("Længst fulgt", "Longest watched"), "number"),
        ),
        rows,
        Text(
            "Median: den tid, hvor hændelsen er indtruffet for halvdelen; en streg, hvis den ikke nås.",
            "Median: the time at which the event has come to half; a dash where that is never reached.",
        ),
    )


def risk_table(times: Times, horizon: float) -> Table:
    """How many are still watched, and the share without the event, at six times."""
    rows = []
    for when in np.linspace(0, horizon, 6):
        cells: list[Cell] = [float(when)]
        for curve in times.curves:
            cells += [at_risk_at(curve, float(when)), curve.at(float(when))]
        rows.append(tuple(cells))
    return Table(
        Text("Hvor mange følges stadig?", "How many are still watched?"),
        (
            Column(Text("Tid", "Time"), "number"),
            Column(Text("Følges, med forsøget", "Watched, in the trial"), "number", 0),
            Column(Text("Uden hændelsen, med forsøget", "Without the event, in the trial"), "share"),
            Column(Text("Følges, uden forsøget", "Watched, outside"), "number", 0),
            Column(Text("Uden hændelsen, uden forsøget", "Without the event, outside"), "share"),
        ),
        tuple(rows),
    )


def tests_table(tests: Tests) -> Table:
    """The tests beside the estimates."""
    named = (
        (Text("Log-rank: er kurverne forskellige?", "Log-rank: do the curves differ?"), tests.log_rank),
        (
            Text(
                "Er hazardratioen den samme hele tiden? (Grambsch–Therneau)",
                "Is the hazard ratio the same throughout? (Grambsch–Therneau)",
            ),
            tests.proportional,
        ),
    )
    return Table(
        Text("Test", "Tests"),
        (
            Column(Text("Test", "Test")),
            Column(Text("Chi i anden", "Chi-squared"), "number", 2),
            Column(Text("p-værdi", "p-value"), "p", 3),
        ),
        tuple((name, *found) for name, found in named if found is not None),
    )


def steps(times: Times, horizon: float, level: float) -> Drawing:
    """Both curves with their bands up to the last time that anybody was watched."""
    series = tuple(
        Series(name, _points(curve, level, times.exact))
        for name, curve in zip(NAMES, times.curves, strict=True)
    )
    one, none = (percent(curve.at(horizon)) for curve in times.curves)
    far = span(horizon)
    return Drawing(
        "steps",
        Text("Andel, hvor hændelsen endnu ikke er indtruffet", "Share to whom the event has not come yet"),
        Text(
            f"Kaplan–Meier-kurver. Ved {far.da} er hændelsen endnu ikke indtruffet for {one.da} med "
            f"forsøget og {none.da} uden.",
            f"Kaplan–Meier curves. At {far.en} the event has not come to {one.en} in the trial and {none.en} "
            "outside.",
        ),
        series,
        x_title=Text("Tid", "Time"),
        y_title=Text("Andel uden hændelsen", "Share without the event"),
        unit="share",
        lines=(Line(Text("horisont", "horizon"), x=horizon),),
    )


def _points(curve: Curve, level: float, exact: bool) -> tuple[Point, ...]:
    most = _POINTS if exact or len(curve.time) < _MANY else _FEWER
    chosen = np.unique(np.linspace(0, len(curve.times) - 1, min(most, len(curve.times))).astype(int))
    error: Callable[[float], float] = curve.share_error if exact else _by_influence(curve)
    points = [Point(0.0, 1.0, 1.0, 1.0)]
    for time in curve.times[chosen] if len(curve.times) else ():
        low, high = curve.band(float(time), error(float(time)), level)
        points.append(Point(float(time), curve.at(float(time)), low, high))
    if curve.longest > points[-1].x:  # type: ignore[operator]
        last = points[-1]
        points.append(Point(curve.longest, last.y, last.low, last.high))
    return tuple(points)


def _by_influence(curve: Curve) -> Callable[[float], float]:
    return lambda time: float(np.sqrt((curve.share_influence(time) ** 2).sum()))
