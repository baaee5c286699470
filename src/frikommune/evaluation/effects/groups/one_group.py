"""One group held against a known figure: a share or a mean, of rows or of published counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import polars as pl
import scipy

from frikommune.errors import Refused, refuse
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.groups import two_shares, unfinished
from frikommune.evaluation.effects.groups.benchmarks import Benchmark, benchmark_of
from frikommune.evaluation.effects.groups.figures import Kind, drawing_of, group_of_rows, kind_of, table_of
from frikommune.evaluation.effects.groups.robust import Robust
from frikommune.evaluation.effects.groups.two_shares import Interval, wilson_at
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.evaluation.observations.checks import group_of, need
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.laid_out import Line
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import Text

GROUP = Text("Gruppen", "The group")
NAMES: dict[Kind, Text] = {
    "share": Text("Andelen minus det kendte tal", "The share minus the known figure"),
    "mean": Text("Gennemsnittet minus det kendte tal", "The mean minus the known figure"),
}


def estimate(observations: Observations, question: Question) -> Effect:
    """The group's share (Wilson, exact binomial test) or mean (Student's t) minus the benchmark.

    Where rows say who is treated, only the treated are the group. Weights and rows that belong together give
    robust and clustered errors. Raises Refused without a benchmark, or where it is no share.
    """
    need(observations, "outcome")
    kind, binary = kind_of(observations, question)
    benchmark = benchmark_of(question, kind)
    rows, told = _the_group(observations)
    outcome = rows["outcome"].to_numpy()
    weights = rows["weight"].to_numpy() if "weight" in rows.columns else None
    grouped = group_of(observations)
    groups = rows[grouped].to_numpy() if grouped else None
    if groups is not None and len(np.unique(groups)) in (1, len(groups)):
        groups = None
    group = group_of_rows(GROUP, outcome, weights, share=kind == "share" and binary, level=question.level)
    if group.successes is not None and groups is None:
        main = _of_share(Share(group.successes, group.rows), benchmark, question.level)
    else:
        main = _of_mean(NAMES[kind], outcome, weights, groups, benchmark, question.level)
    return Effect(
        "one_group",
        kind,
        main,
        Sizes(len(outcome), len(outcome), clusters=None if groups is None else len(np.unique(groups))),
        tables=(table_of((group,), kind),),
        drawings=(drawing_of((group,), kind, (_line(benchmark),)),),
        notes=(*_disagree(main), ONE_GROUP, *told, *observations.notes),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
    )


def estimate_counted(counted: Counted, question: Question) -> Effect:
    """The same from published counts: of all who started, the unfinished counted as not succeeding yet.

    Beside it the share of those who finished; `bounds` if none and if all of the unfinished succeed. Raises
    Refused without a benchmark, and where nobody started.
    """
    benchmark = benchmark_of(question, "share")
    if not counted.started:
        raise _nobody()
    main = _of_share(counted.of_all, benchmark, question.level)
    beside: tuple[Estimate, ...] = ()
    bounds: tuple[Estimate, ...] = ()
    if counted.unfinished:
        if counted.of_finished.denominator:
            beside = (_of_share(counted.of_finished, benchmark, question.level, FINISHED),)
        bounds = (
            _of_share(counted.of_all, benchmark, question.level, _named(unfinished.NONE_SUCCEED)),
            _of_share(
                unfinished.all_succeed(counted), benchmark, question.level, _named(unfinished.ALL_SUCCEED)
            ),
        )
    lines = unfinished.lines_of(GROUP, counted, question.level)
    return Effect(
        "one_group",
        "share",
        main,
        Sizes(counted.started, counted.started),
        beside,
        bounds,
        tables=(table_of(lines, "share", _bounds_in_words(counted)),),
        drawings=(drawing_of(lines, "share", (_line(benchmark),), unfinished.open_points((GROUP, counted))),),
        notes=(
            *unfinished.unfinished_note(counted.unfinished),
            *_unknown(counted),
            *_disagree(main),
            ONE_GROUP,
        ),
    )


FINISHED = Text(
    "Andelen af dem, der er færdige, minus det kendte tal",
    "The share of those who finished minus the known figure",
)
ONE_GROUP = Text(
    "Kun én gruppe: forskellen fra det kendte tal kan også skyldes, at det er andre mennesker eller en anden "
    "tid.",
    "Only one group: the difference from the known figure may also be due to other people or another time.",
)


def _of_share(share: Share, against: Benchmark, level: float, name: Text = NAMES["share"]) -> Estimate:
    """A share minus the benchmark: Wilson's interval, moved; with an uncertain benchmark both combined."""
    value = share.numerator / share.denominator
    around = wilson_at(share, level)
    error = float(np.sqrt(value * (1 - value) / share.denominator))
    if against.interval is None:
        exact = scipy.stats.binomtest(share.numerator, share.denominator, against.value)
        ends = around[0] - against.value, around[1] - against.value
        return Estimate(name, value - against.value, ends, error, float(exact.pvalue), WILSON, level=level)
    ends = two_shares.combined(value, around, against.value, against.interval)
    p_value = _p_at(
        lambda at: two_shares.combined(value, wilson_at(share, at), against.value, against.at(at))
    )
    return Estimate(name, value - against.value, ends, error, p_value, BOTH, level=level)


def _of_mean(
    name: Text,
    outcome: Floats,
    weights: Floats | None,
    groups: np.ndarray[tuple[int], np.dtype[np.int32]] | None,
    against: Benchmark,
    level: float,
) -> Estimate:
    found = Robust(np.ones((len(outcome), 1)), outcome, weights, groups)
    value = float(found.coefficients[0])
    spread, how = found.error(0)
    if groups is None and weights is None:
        how = Text("Students t.", "Student's t.")
    alone = from_error(name, value - against.value, spread, how, level)
    if against.interval is None or alone.interval is None:
        return alone

    def at(level: float) -> Interval:
        about = from_error(name, value, spread, how, level).interval or (value, value)
        return two_shares.combined(value, about, against.value, against.at(level))

    return replace(alone, interval=at(level), p_value=_p_at(at), inference=BOTH)


def _p_at(interval: Callable[[float], Interval]) -> float:
    """The p-value of no difference: one minus the level at which the interval just reaches 0."""
    inside, outside = 0.0, 1.0
    for _ in range(50):
        middle = (inside + outside) / 2
        low, high = interval(middle)
        inside, outside = (inside, middle) if low <= 0 <= high else (middle, outside)
    return 1 - (inside + outside) / 2


WILSON = Text(
    "Wilsons interval; p-værdien er den eksakte binomialtest.",
    "Wilson's interval; the p-value is the exact binomial test.",
)
BOTH = Text(
    "Gruppens og det kendte tals usikkerhed lagt sammen (Newcombe; Zou og Donner); p-værdien er af det "
    "interval.",
    "The group's and the known figure's uncertainty combined (Newcombe; Zou and Donner); p is of that "
    "interval.",
)


def _the_group(observations: Observations) -> tuple[pl.DataFrame, tuple[Text, ...]]:
    frame = observations.frame
    if not observations.has("treatment"):
        return frame, ()
    rows = frame.filter(pl.col("treatment") == 1)
    count, left = number(rows.height, 0), number(frame.height - rows.height, 0)
    return rows, (
        Text(
            f"Kun de {count.da} rækker med forsøget er brugt; de {left.da} andre kunne have været en "
            "sammenligning.",
            f"Only the {count.en} treated rows are used; the other {left.en} could have been a comparison.",
        ),
    )


def _disagree(found: Estimate) -> tuple[Text, ...]:
    return two_shares.disagreement(found)


def _named(words: Text) -> Text:
    return Text(f"{NAMES['share'].da}, {words.da}", f"{NAMES['share'].en}, {words.en}")


def _line(benchmark: Benchmark) -> Line:
    return Line(Text("Kendt tal", "Known figure"), y=benchmark.value)


def _bounds_in_words(counted: Counted) -> Text:
    if not counted.unfinished or counted.bounds is None:
        return Text("", "")
    low, high = percent(counted.bounds[0]), percent(counted.bounds[1])
    return Text(
        f"Andelen ender mellem {low.da} (ingen af de uafsluttede når målet) og {high.da} (alle gør).",
        f"The share ends between {low.en} (none of the unfinished succeed) and {high.en} (all do).",
    )


def _unknown(counted: Counted) -> tuple[Text, ...]:
    if not counted.unknown:
        return ()
    count = number(counted.unknown, 0)
    return (
        Text(f"{count.da} er ukendte og tæller ikke med.", f"{count.en} are unknown and are not counted."),
    )


def _nobody() -> Refused:
    return refuse(
        "nobody_started",
        problem=Text("Ingen er begyndt", "Nobody started"),
        where="started",
        given="0",
        expected=Text("Mindst én", "At least one"),
        do_next=Text("Vent, til forsøget er i gang.", "Wait until the trial has begun."),
    )
