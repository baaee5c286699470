"""What all comparisons of groups share: which kind of outcome, the groups' own figures, table and picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import scipy

from frikommune.errors import refuse
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects.groups.two_shares import Interval, wilson_at
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.laid_out import Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import NO_WORDS, Text

Kind = Literal["share", "mean"]
TREATED = Text("Med forsøget", "In the trial")
UNTREATED = Text("Uden forsøget", "Outside the trial")


@dataclass(frozen=True, slots=True)
class Group:
    """One group's rows: share or mean, its interval, and a mean's standard deviation."""

    name: Text
    rows: int
    value: float
    interval: Interval | None
    spread: float | None = None
    successes: int | None = None


def kind_of(observations: Observations, question: Question) -> tuple[Kind, bool]:
    """Share or mean, and whether each row is 0 or 1. Raises Refused for a share outside 0 and 1."""
    outcome = observations.frame["outcome"].to_numpy()
    binary = bool(((outcome == 0) | (outcome == 1)).all())
    if question.outcome == "share" and not binary:
        outside = (outcome < 0) | (outcome > 1)
        if outside.any():
            raise _no_share(observations, float(outcome[outside][0]))
        return "share", False
    return ("share", True) if binary and question.outcome in ("auto", "share") else ("mean", binary)


def group_of_rows(name: Text, outcome: Floats, weights: Floats | None, *, share: bool, level: float) -> Group:
    """One group's own figures: Wilson for shares of 0 and 1 without weights, else Student's t."""
    rows, value = len(outcome), float(np.average(outcome, weights=weights))
    if share and weights is None:
        counted = Share(int(outcome.sum()), rows)
        return Group(name, rows, value, wilson_at(counted, level), successes=counted.numerator)
    if rows < 2:
        return Group(name, rows, value, None)
    part = np.full(rows, 1 / rows) if weights is None else weights / weights.sum()
    error = float(np.sqrt((part**2 * (outcome - value) ** 2).sum() * rows / (rows - 1)))
    half = float(scipy.stats.t.ppf((1 + level) / 2, rows - 1)) * error
    spread = float(np.sqrt((part * (outcome - value) ** 2).sum() * rows / (rows - 1)))
    return Group(name, rows, value, (value - half, value + half), spread)


def table_of(groups: tuple[Group, ...], kind: Kind, note: Text = NO_WORDS) -> Table:
    """The groups side by side."""
    counted = all(group.successes is not None for group in groups)
    value: tuple[Column, ...] = (
        (Column(Text("Andel", "Share"), "share"),)
        if kind == "share"
        else (Column(Text("Gennemsnit", "Mean"), "number", 2), Column(Text("Spredning", "SD"), "number", 2))
    )
    ends: Literal["share", "number"] = "share" if kind == "share" else "number"
    columns = (
        Column(Text("Gruppe", "Group")),
        *((Column(Text("Tæller", "Numerator"), "number", 0),) if counted else ()),
        Column(Text("Nævner", "Denominator") if counted else Text("Rækker", "Rows"), "number", 0),
        *value,
        Column(Text("Fra", "From"), ends, 1 if kind == "share" else 2),
        Column(Text("Til", "To"), ends, 1 if kind == "share" else 2),
    )
    rows = tuple(
        (
            group.name,
            *((group.successes,) if counted else ()),
            group.rows,
            group.value,
            *((group.spread,) if kind == "mean" else ()),
            *(group.interval or (None, None)),
        )
        for group in groups
    )
    return Table(Text("Grupperne hver for sig", "The groups by themselves"), columns, rows, note)


def drawing_of(
    groups: tuple[Group, ...], kind: Kind, lines: tuple[Line, ...] = (), still_open: tuple[Point, ...] = ()
) -> Drawing:
    """The groups' shares or means with their intervals, and what is still open on their lines."""
    title = (
        Text("Andel i hver gruppe", "Share in each group")
        if kind == "share"
        else Text("Gennemsnit i hver gruppe", "Mean in each group")
    )
    points = (*(_point(group) for group in groups), *still_open)
    said = [_said(group, kind) for group in groups]
    told = Text("; ".join(one.da for one in said) + ".", "; ".join(one.en for one in said) + ".")
    return Drawing(
        "intervals",
        title,
        told,
        (Series(title, points),),
        unit="share" if kind == "share" else "number",
        lines=lines,
    )


def _point(group: Group) -> Point:
    low, high = group.interval or (None, None)
    return Point(group.name, group.value, low, high, group.name)


def weights_told(of: Records) -> tuple[Text, ...]:
    """Where weights let few rows speak for many: how many even rows a side is worth (Kish 1965)."""
    if not of.weighted:
        return ()
    worth, rows = [], []
    for side in (of.treated, ~of.treated):
        weights = of.weights[side]
        worth.append(float(weights.sum() ** 2 / (weights**2).sum()))
        rows.append(len(weights))
    if all(2 * kept >= count for kept, count in zip(worth, rows, strict=True)):
        return ()
    shown = [number(value, 0) for value in (*worth, *rows)]
    return (
        Text(
            f"Vægtene er ulige: de {shown[2].da} rækker med forsøget siger så meget som {shown[0].da} ens, "
            f"og de {shown[3].da} uden som {shown[1].da}.",
            f"Weights are uneven: the {shown[2].en} treated rows say as much as {shown[0].en} even ones, and "
            f"the {shown[3].en} others as {shown[1].en}.",
        ),
    )


def _said(group: Group, kind: Kind) -> Text:
    show = percent if kind == "share" else lambda value: number(value, 2)
    value = show(group.value)
    if group.interval is None:
        return Text(f"{group.name.da}: {value.da}", f"{group.name.en}: {value.en}")
    low, high = show(group.interval[0]), show(group.interval[1])
    return Text(
        f"{group.name.da}: {value.da} (fra {low.da} til {high.da})",
        f"{group.name.en}: {value.en} (from {low.en} to {high.en})",
    )


def _no_share(observations: Observations, given: float) -> Exception:
    return refuse(
        "no_share",
        problem=Text("Udfaldet er ikke en andel", "The outcome is no share"),
        where=f"{observations.source}, {observations.roles.outcome}",
        given=f"{given:g}",
        expected=Text("0 og 1, eller tal mellem 0 og 1", "0 and 1, or numbers between 0 and 1"),
        do_next=Text(
            "Vælg gennemsnit (mean), eller del med 100, hvis tallene er procent.",
            "Choose mean, or divide by 100 if the numbers are percent.",
        ),
    )
