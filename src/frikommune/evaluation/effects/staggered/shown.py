"""Staggered effects' tables and drawings."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.effect import Scale
from frikommune.evaluation.effects.staggered.certainty import Sure
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import GroupTimes
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import NO_WORDS, Text

Keyed = dict[tuple[str, int], Sure]
_EFFECT = Text("Ændring ud over de andres", "Change beyond the others'")
_FROM, _TO = Text("Fra", "From"), Text("Til", "To")
_MOST = 150


def cohorts_table(cohorts: Cohorts, keyed: Keyed, scale: Scale, amounts: Amounts) -> Table:
    """Each start by itself: who, how many, and its mean effect so far."""
    rows: list[tuple[Cell, ...]] = []
    for (kind, start), sure in keyed.items():
        if kind == "group":
            count = int((cohorts.start == start).sum())
            rows.append((cohorts.periods[start], count, *_ends(sure), sure.p_value))
    return Table(
        Text("Hver start for sig", "Each start by itself"),
        (
            Column(Text("Starter i", "Starts in")),
            Column(Text("Antal", "Number"), "number", 0),
            *_effects(scale, amounts),
            Column(Text("p-værdi", "p-value"), "p", 3),
        ),
        tuple(rows),
    )


def events_table(
    cohorts: Cohorts, found: GroupTimes, keyed: Keyed, steps: dict[int, float], scale: Scale, amounts: Amounts
) -> Table:
    """By periods since the start. `steps` are the changes from the period just before, before the start."""
    rows: list[tuple[Cell, ...]] = []
    events = {number: sure for (kind, number), sure in keyed.items() if kind == "event"}
    for since in sorted({*events, -1}):
        here = np.unique(found.cohort[found.since == since]) if since != -1 else np.array(cohorts.starts)
        count = int(np.isin(cohorts.start, here).sum())
        ends = _ends(events[since]) if since in events else (0.0, None, None)
        rows.append((since, count, *ends, steps.get(since)))
    return Table(
        Text("Efter tid siden start", "By time since the start"),
        (
            Column(Text("Perioder siden start", "Periods since the start"), "number", 0),
            Column(Text("Hviler på", "Rests on"), "number", 0),
            *_effects(scale, amounts),
            _column(Text("Ændring fra perioden før", "Change from the period before"), scale, amounts),
        ),
        tuple(rows),
        Text(
            "Alt måles mod den sidste periode før start (−1), der er 0 pr. definition. Hviler på: så mange "
            "er nået så langt. Sidste kolonne er kun før start, hvor den viser ét skridt ad gangen.",
            "All is measured against the last period before the start (−1), which is 0 by definition. Rests "
            "on: so many have come so far. The last column is only before the start, where it shows one step "
            "at a time.",
        ),
    )


def group_times_table(
    cohorts: Cohorts, found: GroupTimes, sure: list[Sure], scale: Scale, amounts: Amounts
) -> Table | None:
    """Every start in every period, with clustered standard errors; None where that is too much to read."""
    if len(sure) > _MOST:
        return None
    return Table(
        Text("Hver start i hver periode", "Each start in each period"),
        (
            Column(Text("Starter i", "Starts in")),
            Column(Text("Periode", "Period")),
            _column(_EFFECT, scale, amounts),
            _column(Text("Standardfejl", "Standard error"), scale, amounts),
        ),
        tuple(
            (cohorts.periods[cohort], cohorts.periods[period], one.value, one.error)
            for cohort, period, one in zip(found.cohort, found.period, sure, strict=True)
        ),
        Text(
            "Standardfejlene er klyngede og for små, hvor kun få starter samtidig.",
            "The standard errors are clustered, and too small where only few start together.",
        ),
    )


def cohorts_drawing(cohorts: Cohorts, keyed: Keyed, scale: Scale, amounts: Amounts) -> Drawing:
    """The starts' effects below each other, and the overall one."""
    groups = [(number, sure) for (kind, number), sure in keyed.items() if kind == "group"]
    overall = keyed["simple", 0]
    above, moved = sum(sure.value > 0 for _, sure in groups), amounts.moved(overall.value)
    points = [_point(Text.same(cohorts.periods[start]), sure, "") for start, sure in groups]
    points.append(_point(Text("Alle starter", "All starts"), overall, "pooled"))
    return Drawing(
        "intervals",
        Text("Hver start for sig, og alle under ét", "Each start by itself, and all together"),
        Text(
            f"{above} af {len(groups)} starter ændrede sig mere opad end de andre; alle under ét: "
            f"{moved.da}.",
            f"{above} of {len(groups)} starts changed upwards more than the others; all together: "
            f"{moved.en}.",
        ),
        (Series(_EFFECT, tuple(points)),),
        x_title=Text("Starter i", "Starts in"),
        y_title=_EFFECT,
        unit="points" if scale == "share" else "number",
        lines=(Line(Text("ingen forskel", "no difference"), y=0.0),),
    )


def _point(name: Text, sure: Sure, mark: str) -> Point:
    low, high = sure.interval or (None, None)
    return Point(name, sure.value, low, high, NO_WORDS, mark)


def _ends(sure: Sure) -> tuple[float, float | None, float | None]:
    low, high = sure.interval or (None, None)
    return sure.value, low, high


def _effects(scale: Scale, amounts: Amounts) -> tuple[Column, ...]:
    return tuple(_column(title, scale, amounts) for title in (_EFFECT, _FROM, _TO))


def _column(title: Text, scale: Scale, amounts: Amounts) -> Column:
    return Column(title, "points" if scale == "share" else "number", amounts.decimals)
