"""A difference-in-differences' tables and drawings."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.effect import Scale
from frikommune.evaluation.effects.groups.figures import TREATED, UNTREATED
from frikommune.evaluation.effects.inference.leave_one_out import LeftOut
from frikommune.evaluation.effects.inference.randomisation import Randomised, moving
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import p_value
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import Text

_PERIOD = Text("Periode", "Period")
_STARTS = Text("Forsøget starter", "The trial starts")


def start_of(panel: Panel) -> int:
    """The first treated period."""
    return int(panel.treated[moving(panel)].argmax(axis=1).min())


def means_of(panel: Panel, blocks: np.ndarray) -> Floats:
    """(T,): the blocks' weighted mean in each period, NaN where none of them has rows."""
    weight = panel.weight[blocks]
    total = weight.sum(axis=0)
    summed = np.where(weight > 0, weight * panel.mean[blocks], 0.0).sum(axis=0)
    return np.asarray(np.divide(summed, total, out=np.full(total.size, np.nan), where=total > 0))


def before_and_after(panel: Panel, scale: Scale, amounts: Amounts) -> Table:
    """Both groups' level before and after the start, and how much each changed."""
    start, moved = start_of(panel), moving(panel)
    rows: list[tuple[Cell, ...]] = []
    for name, blocks in ((TREATED, moved), (UNTREATED, ~moved)):
        before, after = (_level(panel, blocks, part) for part in (slice(0, start), slice(start, None)))
        rows.append((name, int(blocks.sum()), before, after, after - before))
    change = [float(row[4]) for row in rows if isinstance(row[4], float)]
    rows.append((Text("Forskel i ændring", "Difference in change"), None, None, None, change[0] - change[1]))
    return Table(
        Text("Før og efter", "Before and after"),
        (
            Column(Text("Gruppe", "Group")),
            Column(Text("Enheder", "Units"), "number", 0),
            Column(Text("Før", "Before"), "share" if scale == "share" else "number", amounts.decimals),
            Column(Text("Efter", "After"), "share" if scale == "share" else "number", amounts.decimals),
            _effects(Text("Ændring", "Change"), scale, amounts),
        ),
        tuple(rows),
        Text(
            f"Starten er {_named(panel, start)}. Regnet af alle rækker under ét; hovedtallet tager også "
            "højde for, hvem der har rækker i hvilke perioder.",
            f"The start is {_named(panel, start)}. Counted over all rows together; the main number also "
            "allows for who has rows in which periods.",
        ),
    )


def _level(panel: Panel, blocks: np.ndarray, part: slice) -> float:
    weight = panel.weight[blocks][:, part]
    return float(np.where(weight > 0, weight * panel.mean[blocks][:, part], 0.0).sum() / weight.sum())


def left_out_table(rest: tuple[LeftOut, ...], scale: Scale, amounts: Amounts) -> Table:
    """The effect without each treated, and without the most influential of the others."""
    return Table(
        Text("Uden én ad gangen", "Without one at a time"),
        (
            Column(Text("Uden", "Without")),
            Column(Text("Gruppe", "Group")),
            _effects(Text("Effekt", "Effect"), scale, amounts),
        ),
        tuple((one.name, TREATED if one.treated else UNTREATED, one.value) for one in rest),
        Text(
            "De i forsøget, og de andre, der betyder mest. En streg: Uden den er der ingen effekt at regne.",
            "Those in the trial, and those of the others that matter most. A dash: without it there is no "
            "effect to compute.",
        ),
    )


def paths_drawing(panel: Panel, scale: Scale) -> Drawing:
    """Both groups' mean over time, with a line where the trial starts."""
    start, moved = start_of(panel), moving(panel)
    lines = [(TREATED, means_of(panel, moved)), (UNTREATED, means_of(panel, ~moved))]
    gap = lines[0][1] - lines[1][1]
    before, after = float(np.nanmean(gap[:start])), float(np.nanmean(gap[start:]))
    amounts = Amounts.like(scale, (0.0, before, after))
    return Drawing(
        "paths",
        Text("Udviklingen med og uden forsøget", "The course in and outside the trial"),
        Text(
            f"To linjer over tid. Før {_named(panel, start)} ligger de med forsøget i gennemsnit "
            f"{amounts.moved(before).da} i forhold til de andre, derefter {amounts.moved(after).da}.",
            f"Two lines over time. Before {_named(panel, start)} those in the trial lie "
            f"{amounts.moved(before).en} on average, held against the others; from then on "
            f"{amounts.moved(after).en}.",
        ),
        tuple(
            Series(
                name,
                tuple(
                    Point(Text.same(_named(panel, place)), None if np.isnan(value) else float(value))
                    for place, value in enumerate(values)
                ),
            )
            for name, values in lines
        ),
        x_title=_PERIOD,
        y_title=Text("Udfald", "Outcome"),
        unit="share" if scale == "share" else "number",
        lines=(Line(_STARTS, x=start - 0.5),),
    )


def placebo_drawing(drawn: Randomised, scale: Scale, amounts: Amounts) -> Drawing:
    """The placebos' distribution with the real effect marked."""
    placebos = drawn.placebos()
    far = int((np.abs(placebos) >= abs(drawn.value) * (1 - 1e-9)).sum())
    said = p_value(drawn.p_value())
    moved = amounts.moved(drawn.value)
    return Drawing(
        "placebos",
        Text("Forsøget blandt placeboer", "The trial among placebos"),
        Text(
            f"Fordelingen af de ændringer, som tilfældigheder alene giver. Den virkelige ændring er "
            f"{moved.da}; {far} af {placebos.size} er mindst lige så store ({said.da}).",
            f"The distribution of the changes that chance alone gives. The real change is {moved.en}; {far} "
            f"of {placebos.size} are at least as large ({said.en}).",
        ),
        (
            Series(
                Text("Placeboer", "Placebos"),
                (
                    *(
                        Point(Text.same(str(place)), float(value))
                        for place, value in enumerate(placebos[1:], 1)
                    ),
                    Point(TREATED, drawn.value, label=Text("forsøget", "the trial"), mark="main"),
                ),
            ),
        ),
        y_title=Text("Ændring ud over de andres", "Change beyond the others'"),
        unit="points" if scale == "share" else "number",
        lines=(Line(Text("ingen forskel", "no difference"), y=0.0),),
    )


def _effects(title: Text, scale: Scale, amounts: Amounts) -> Column:
    return Column(title, "points" if scale == "share" else "number", amounts.decimals)


def _named(panel: Panel, period: int) -> str:
    return panel.periods[period] if panel.periods else str(period + 1)
