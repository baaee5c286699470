"""Verdicts of several trials and outcomes together: one picture a theme, one table, and how many went how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from frikommune.cases.mark import Mark
from frikommune.evaluation.effects.effect import Effect, Estimate, Scale
from frikommune.evaluation.effects.question import Direction
from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import p_value
from frikommune.evaluation.verdicts.amounts import RATIOS, Amounts
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS, VERDICTS, Judged
from frikommune.language import NO_WORDS, Text, listed


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome of one trial with its effect and verdict. `theme` is what it is shown under."""

    trial: Text
    theme: Text
    outcome: Text
    effect: Effect
    judged: Judged
    direction: Direction = "higher"


@dataclass(frozen=True, slots=True)
class Across:
    """Several findings laid out. `mark` is the strongest of theirs."""

    drawings: tuple[Drawing, ...]
    table: Table
    learnt: Text
    mark: Mark


def across(findings: Sequence[Finding]) -> Across:
    """Lay findings out together. Effects of different scales never share an axis."""
    groups: dict[tuple[Text, Scale], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.theme, finding.effect.scale), []).append(finding)
    return Across(
        tuple(_forest(theme, scale, group) for (theme, scale), group in groups.items()),
        _table(findings),
        learnt(finding.judged for finding in findings),
        max((finding.effect.mark for finding in findings), default=Mark.NONE),
    )


def learnt(judged: Iterable[Judged]) -> Text:
    """`Af 5 resultater er 2 forbedret, 1 kan ikke afgøres …`: how many went how, the best first."""
    counts = Counter(one.verdict for one in judged)
    total = sum(counts.values())
    if not total:
        return Text("Der er ingen resultater endnu.", "There are no outcomes yet.")
    da, en = [], []
    for verdict in VERDICTS:
        if number := counts[verdict]:
            words = VERDICT_WORDS[verdict]
            da.append(f"{number} {words.da}")
            en.append(f"{number} {words.en}")
    many = Text("resultat" if total == 1 else "resultater", "outcome" if total == 1 else "outcomes")
    return Text(f"{total} {many.da}: {listed(da, 'da')}.", f"{total} {many.en}: {listed(en, 'en')}.")


def _forest(theme: Text, scale: Scale, group: Sequence[Finding]) -> Drawing:
    """Turned so that better lies to the right; a ratio as it is, with its line at 1."""
    points = tuple(_point(finding) for finding in group)
    null = 1.0 if scale in RATIOS else 0.0
    better = Text("bedre til højre", "better to the right")
    kind = {
        "share": Text("Forskel i procentpoint", "Difference in percentage points"),
        "mean": Text("Forskel", "Difference"),
        "time": Text("Forskel i tid", "Difference in time"),
        "rate_ratio": Text("Forhold", "Ratio"),
        "hazard_ratio": Text("Forhold", "Ratio"),
    }[scale]
    said = learnt(finding.judged for finding in group)
    return Drawing(
        "intervals",
        theme,
        Text(f"{theme.da}. {said.da}", f"{theme.en}. {said.en}"),
        (Series(Text("Virkning", "Effect"), points),),
        y_title=Text(f"{kind.da}, {better.da}", f"{kind.en}, {better.en}"),
        unit="points" if scale == "share" else "number",
        lines=(Line(NO_WORDS, y=null),),
    )


def _point(finding: Finding) -> Point:
    main, turned = finding.effect.main, 1 if finding.direction == "higher" else -1
    ends = sorted(turned * end for end in main.interval) if main.interval and not any(main.doubt) else None
    values = [turned * main.value, *(ends or ())]
    if finding.effect.scale in RATIOS:
        values = [exp(value) for value in values]
    name = Text(f"{finding.trial.da}: {finding.outcome.da}", f"{finding.trial.en}: {finding.outcome.en}")
    low, high = (values[1], values[2]) if ends else (None, None)
    return Point(name, values[0], low, high)


def _table(findings: Sequence[Finding]) -> Table:
    columns = (
        *(Column(Text("Tema", "Theme")), Column(Text("Forsøg", "Trial"))),
        *(Column(Text("Resultat", "Outcome")), Column(Text("Dom", "Verdict"))),
        *(Column(Text("Virkning", "Effect")), Column(Text("Interval", "Interval"))),
        Column(Text("p", "p")),
    )
    rows = tuple(_row(finding) for finding in findings)
    return Table(
        Text("Alle resultater", "All outcomes"),
        columns,
        rows,
        learnt(finding.judged for finding in findings),
    )


def _row(finding: Finding) -> tuple[Cell, ...]:
    main = finding.effect.main
    amounts = Amounts.like(finding.effect.scale, main.interval or (0.0, main.value))
    return (
        finding.theme,
        finding.trial,
        finding.outcome,
        VERDICT_WORDS[finding.judged.verdict],
        amounts.moved(main.value),
        _interval(main, amounts),
        p_value(main.p_value) if main.p_value is not None else None,
    )


def _interval(main: Estimate, amounts: Amounts) -> Cell:
    """Its interval; none where it is not to be trusted."""
    return amounts.interval(main.interval) if main.interval and not any(main.doubt) else None
