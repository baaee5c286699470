"""A synthetic control's tables and drawings."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from frikommune.evaluation.effects.effect import Estimate, Scale
from frikommune.evaluation.effects.synthetic.case import Case
from frikommune.evaluation.effects.synthetic.fit import predictors_of
from frikommune.evaluation.effects.synthetic.placebos import LIMITS
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import number
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import NO_WORDS, Text

MIX = Text("Syntetisk sammenligning", "Synthetic control")
_SHOWN = 0.005


def weights_table(case: Case, scale: Scale, amounts: Amounts) -> Table:
    """Who is mixed, how much each counts, and what the effect is without them."""
    without = {unit: one.effect for unit, one in case.without}
    order = np.argsort(-case.real.matched.weights, kind="stable")
    rows: list[tuple[Cell, ...]] = [
        (case.outcomes.names[case.real.donors[place]], weight, without.get(int(case.real.donors[place])))
        for place in order
        if (weight := float(case.real.matched.weights[place])) >= _SHOWN
    ]
    rest = len(case.real.donors) - len(rows)
    return Table(
        _of(case, Text("Hvem der er vejet sammen", "Who is mixed")),
        (
            Column(Text("Enhed", "Unit")),
            Column(Text("Vægt", "Weight"), "share"),
            _effects(Text("Resultat uden den", "Result without it"), scale, amounts),
        ),
        tuple(rows),
        Text(f"De øvrige {rest} tæller næsten ikke med.", f"The other {rest} hardly count.")
        if rest
        else NO_WORDS,
    )


def paths_table(case: Case, scale: Scale, amounts: Amounts) -> Table:
    """The treated one, its mix and the difference, period by period."""
    own = case.outcomes.mean[case.real.unit]
    decimals = amounts.decimals
    unit: Literal["share", "number"] = "share" if scale == "share" else "number"
    return Table(
        _of(case, Text("Periode for periode", "Period by period")),
        (
            Column(Text("Periode", "Period")),
            Column(Text.same(case.name), unit, decimals),
            Column(MIX, unit, decimals),
            _effects(Text("Forskel", "Difference"), scale, amounts),
        ),
        tuple(
            (
                f"{period}{' *' if place >= case.real.begins else ''}",
                float(mean),
                float(mean - gap),
                float(gap),
            )
            for place, (period, mean, gap) in enumerate(
                zip(case.outcomes.periods, own, case.real.gap, strict=True)
            )
        ),
        Text("* efter start", "* after the start"),
    )


def placebo_table(case: Case) -> Table:
    """The test among all placebos, and among those that fit about as well."""
    found = case.ranked
    rows: list[tuple[Cell, ...]] = [(Text("Alle", "All"), len(found.others), found.p_value)]
    for limit in LIMITS:
        kept, p = found.among(limit)
        times = number(limit, 0)
        rows.append(
            (
                Text(
                    f"Uden dem, der før start rammer over {times.da} gange dårligere",
                    f"Without those that fit over {times.en} times worse before the start",
                ),
                kept,
                p,
            )
        )
    return Table(
        _of(case, Text("Placeboprøven", "The placebo test")),
        (
            Column(Text("Sammenlignet med", "Compared with")),
            Column(Text("Antal", "Number"), "number", 0),
            Column(Text("p-værdi", "p-value"), "p", 3),
        ),
        tuple(rows),
        Text(
            "Dårligere er regnet i kvadrerede afvigelser. p kan ikke blive mindre end 1 delt med antal plus "
            "1.",
            "Worse is counted in squared deviations. p cannot get below 1 over the number plus 1.",
        ),
    )


def balance_table(case: Case) -> Table | None:
    """Covariates and earlier outcomes: the treated one, its mix, and all donors alike."""
    real, outcomes = case.real, case.outcomes
    if not outcomes.covariates.size:
        return None
    before = outcomes.covariates[:, : real.begins]
    made = predictors_of(outcomes.mean[:, : real.begins], before)
    names = [Text.same(name) for name in outcomes.covariate_names]
    names += [
        Text(f"Udfald, del {part} af tiden før start", f"Outcome, part {part} of the time before the start")
        for part in range(1, len(made) - len(names) + 1)
    ]
    own, others = made[:, real.unit], made[:, real.donors]
    return Table(
        _of(case, Text("Hvad der er matchet på", "What was matched on")),
        (
            Column(Text("Oplysning", "Covariate")),
            Column(Text.same(case.name), "number", 3),
            Column(MIX, "number", 3),
            Column(Text("Alle andre", "All others"), "number", 3),
            Column(Text("Betydning", "Importance"), "share"),
        ),
        tuple(
            (
                name,
                float(own[row]),
                float(others[row] @ real.matched.weights),
                float(others[row].mean()),
                float(how),
            )
            for row, (name, how) in enumerate(zip(names, real.matched.importance, strict=True))
        ),
    )


def paths_drawing(case: Case, scale: Scale, amounts: Amounts) -> Drawing:
    """Two lines that ought to lie together until the trial starts."""
    real, own = case.real, case.outcomes.mean[case.real.unit]
    size, moved = amounts.size(real.before), amounts.moved(real.effect)
    start = case.outcomes.periods[real.begins]
    return Drawing(
        "paths",
        _of(
            case,
            Text("Med forsøget og den syntetiske sammenligning", "With the trial and the synthetic control"),
        ),
        Text(
            f"To linjer over tid. Indtil {start} afviger de typisk {size.da}; derefter ligger {case.name} i "
            f"gennemsnit {moved.da}.",
            f"Two lines over time. Until {start} they typically differ by {size.en}; from then on "
            f"{case.name} lies on average {moved.en}.",
        ),
        (_line(case, Text.same(case.name), own), _line(case, MIX, own - real.gap)),
        x_title=Text("Periode", "Period"),
        y_title=Text("Udfald", "Outcome"),
        unit="share" if scale == "share" else "number",
        lines=(Line(Text("Forsøget starter", "The trial starts"), x=real.begins - 0.5),),
    )


def placebo_drawing(case: Case) -> Drawing:
    """The distribution of the placebos' ratios with the real one marked."""
    found = case.ranked
    far, runs = round(found.p_value * len(found.ratio)), len(found.ratio)
    ratio = number(float(found.ratio[0]))
    points = tuple(
        Point(Text.same(case.outcomes.names[one.unit]), float(value))
        for one, value in zip(found.others, found.ratio[1:], strict=True)
    )
    real = Point(Text.same(case.name), float(found.ratio[0]), label=Text.same(case.name), mark="main")
    return Drawing(
        "placebos",
        _of(case, Text("Forsøget blandt placeboer", "The trial among placebos")),
        Text(
            f"Afvigelsen efter start er {ratio.da} gange den før start for {case.name}; mindst lige så stor "
            f"for {far} af {runs}.",
            f"The deviation after the start is {ratio.en} times the one before for {case.name}; at least as "
            f"large for {far} of {runs}.",
        ),
        (Series(Text("Placeboer", "Placebos"), (*points, real)),),
        y_title=Text("Afvigelse efter start / før start", "Deviation after the start / before it"),
    )


def each_table(cases: tuple[Case, ...], scale: Scale, amounts: Amounts) -> Table:
    """Each treated unit by itself."""
    return Table(
        Text("Hver for sig", "One by one"),
        (
            Column(Text("Enhed", "Unit")),
            Column(Text("Starter", "Starts")),
            _effects(Text("Forskel efter start", "Difference after the start"), scale, amounts),
            _effects(Text("Afvigelse før start", "Deviation before it"), scale, amounts),
            Column(Text("p-værdi", "p-value"), "p", 3),
        ),
        tuple(
            (
                case.name,
                case.outcomes.periods[case.real.begins],
                case.real.effect,
                case.real.before,
                case.ranked.p_value,
            )
            for case in cases
        ),
    )


def each_drawing(each: tuple[Estimate, ...], main: Estimate, scale: Scale) -> Drawing:
    """Each treated unit's effect with its interval, and the mean of all below."""
    above = sum(one.value > 0 for one in each)
    points = tuple(_point(one.name, one) for one in each)
    mean = replace(_point(Text("I gennemsnit", "On average"), main), mark="pooled")
    return Drawing(
        "intervals",
        Text("Virkningen hver for sig og i gennemsnit", "The effect one by one and on average"),
        Text(
            f"{above} af {len(each)} ligger over deres syntetiske sammenligning efter start.",
            f"{above} of {len(each)} lie above their synthetic control after the start.",
        ),
        (Series(Text("Virkning", "Effect"), (*points, mean)),),
        y_title=Text("Forskel efter start", "Difference after the start"),
        unit="points" if scale == "share" else "number",
        lines=(Line(Text("ingen forskel", "no difference"), y=0.0),),
    )


def _point(name: Text, one: Estimate) -> Point:
    low, high = one.interval or (None, None)
    return Point(name, one.value, low, high)


def _line(case: Case, name: Text, values: np.ndarray) -> Series:
    return Series(
        name,
        tuple(
            Point(Text.same(period), float(value))
            for period, value in zip(case.outcomes.periods, values, strict=True)
        ),
    )


def _of(case: Case, title: Text) -> Text:
    return Text(f"{title.da}: {case.name}", f"{title.en}: {case.name}")


def _effects(title: Text, scale: Scale, amounts: Amounts) -> Column:
    return Column(title, "points" if scale == "share" else "number", amounts.decimals)
