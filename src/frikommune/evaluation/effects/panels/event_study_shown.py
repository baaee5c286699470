"""An event study's drawing and table, and in words what the time before the start says."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.effect import Scale
from frikommune.evaluation.effects.panels.event_study import REFERENCE, Around
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.panels.shown import start_of
from frikommune.evaluation.shown.laid_out import Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import p_value
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import Text

QUIET = 0.05
"""Below this p-value the groups went different ways before the start."""


def around_drawing(panel: Panel, around: Around, scale: Scale, amounts: Amounts, level: float) -> Drawing:
    """Points with intervals over periods since the start; the reference is nought."""
    later = around.value[around.steps >= 0]
    moved = amounts.moved(float(later.mean())) if later.size else Text("ikke set", "not seen")
    size = amounts.size(_typical(around))
    points = [Point(float(REFERENCE), 0.0, mark="benchmark")]
    points += [
        Point(float(step), float(value), _known(low), _known(high))
        for step, value, low, high in zip(around.steps, around.value, around.low, around.high, strict=True)
    ]
    percent = f"{level:.0%}"
    return Drawing(
        "event_study",
        Text("Forskellen periode for periode", "The difference period by period"),
        Text(
            f"Punkter for hver periode i forhold til den sidste før starten. Før starten er forskellen "
            f"typisk {size.da}; efter er den i gennemsnit {moved.da}. Stregerne er "
            f"{percent.replace('%', ' %')} konfidensintervaller.",
            f"Points for each period, held against the last before the start. Before the start the "
            f"difference is typically {size.en}; after it is {moved.en} on average. The bars are {percent} "
            "confidence intervals.",
        ),
        (
            Series(
                Text("Forskel i ændring", "Difference in change"),
                tuple(sorted(points, key=lambda point: point.x if isinstance(point.x, float) else 0.0)),
            ),
        ),
        x_title=Text("Perioder siden starten", "Periods since the start"),
        y_title=Text("Ændring ud over de andres", "Change beyond the others'"),
        unit="points" if scale == "share" else "number",
        lines=(
            Line(Text("ingen forskel", "no difference"), y=0.0),
            Line(Text("Forsøget starter", "The trial starts"), x=-0.5),
        ),
    )


def around_table(panel: Panel, around: Around, scale: Scale, amounts: Amounts) -> Table:
    """The same as rows."""
    unit = "points" if scale == "share" else "number"
    start = start_of(panel)
    order = np.argsort(np.append(around.steps, REFERENCE))
    steps = np.append(around.steps, REFERENCE)[order]
    columns = [np.append(values, 0.0)[order] for values in (around.value, around.low, around.high)]
    rows = []
    for step, value, low, high in zip(steps, *columns, strict=True):
        place = start + int(step)
        name = panel.periods[place] if panel.periods and 0 <= place < len(panel.periods) else str(place + 1)
        ends = (None, None) if step == REFERENCE else (_known(low), _known(high))
        rows.append((name, int(step), float(value), *ends))
    return Table(
        Text("Periode for periode", "Period by period"),
        (
            Column(Text("Periode", "Period")),
            Column(Text("Siden starten", "Since the start"), "number", 0),
            Column(
                Text("Forskel i ændring", "Difference in change"),
                "points" if unit == "points" else "number",
                amounts.decimals,
            ),
            Column(Text("Fra", "From"), "points" if unit == "points" else "number", amounts.decimals),
            Column(Text("Til", "To"), "points" if unit == "points" else "number", amounts.decimals),
        ),
        tuple(rows),
        Text(
            "Den sidste periode før starten er 0 pr. definition; alt måles mod den.",
            "The last period before the start is 0 by definition; all else is measured against it.",
        ),
    )


def around_note(panel: Panel, around: Around) -> tuple[Text, ...]:
    """What the course before the start says, in words that claim no more than it can."""
    if not (around.steps < REFERENCE).any():
        return (
            Text(
                "Der er kun én periode før starten, så det kan ikke ses, om grupperne fulgtes ad i forvejen.",
                "There is only one period before the start, so it cannot be seen whether the groups went "
                "together beforehand.",
            ),
        )
    if around.p_before is None:
        return (
            Text(
                "Om grupperne fulgtes ad før starten, kan kun ses på tegningen; der er for få til en test.",
                "Whether the groups went together before the start can only be seen in the picture; there "
                "are too few for a test.",
            ),
        )
    said = p_value(around.p_before)
    if around.p_before < QUIET:
        return (
            Text(
                f"Advarsel: Grupperne gik allerede hver sin vej før starten ({said.da} for, at det er "
                "tilfældigt). Så kan en forskel bagefter være en fortsættelse af det, der var i gang.",
                f"Warning: the groups went different ways already before the start ({said.en} that this is "
                "chance). A difference afterwards may then be what was under way.",
            ),
        )
    return (
        Text(
            f"Før starten er der ingen tydelig forskel på, hvordan grupperne ændrede sig ({said.da}). Det "
            "taler for sammenligningen, men beviser den ikke: Med få kommuner kan også en reel forskel være "
            "skjult.",
            f"Before the start there is no clear difference in how the groups changed ({said.en}). That "
            "speaks for the comparison but does not prove it: with few municipalities a real difference may "
            "hide.",
        ),
    )


def _typical(around: Around) -> float:
    early = around.value[around.steps < REFERENCE]
    return float(np.sqrt((early**2).mean())) if early.size else 0.0


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
