"""Before and after, with others: municipality and period effects (difference-in-differences)."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import numpy as np

from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.inference.answering import answer
from frikommune.evaluation.effects.inference.leave_one_out import left_out
from frikommune.evaluation.effects.inference.randomisation import moving
from frikommune.evaluation.effects.inference.rule import rule
from frikommune.evaluation.effects.panels.cells import scale_of
from frikommune.evaluation.effects.panels.collapse import aligned, collapse
from frikommune.evaluation.effects.panels.event_study import event_study
from frikommune.evaluation.effects.panels.event_study_shown import around_drawing, around_note, around_table
from frikommune.evaluation.effects.panels.notes import (
    ASSUMED,
    FORCED,
    always_treated,
    covariates_left_out,
    overridden,
    sign_hangs_on,
    switched_off,
    why,
)
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.panels.refusals import not_told_apart
from frikommune.evaluation.effects.panels.shown import (
    before_and_after,
    left_out_table,
    paths_drawing,
    placebo_drawing,
)
from frikommune.evaluation.effects.panels.two_way import Fit, fit, without_each
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.checks import need, need_change, need_periods, need_untreated
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import Text

NAME = Text("Ændring med forsøget ud over de andres ændring", "Change in the trial beyond the others' change")


def estimate(observations: Observations, question: Question) -> Effect:
    """The change of the treated from before to after their start, less the change of the untreated.

    Weighted least squares with block and period effects, and covariates where there are some, on cells
    (`collapse.py`); inference by the written rule (`inference/rule.py`). Several starts are handed to
    `staggered`, because one number of two-way effects then compares the treated with each other. Raises
    Refused where nobody is seen before and after a start, where nobody is untreated, and where the effect
    cannot be told from covariates.
    """
    need(observations, "outcome", "treatment", "period")
    need_periods(observations)
    panel = aligned(collapse(observations))
    if _starts(panel) > 1:
        staggered = import_module("frikommune.evaluation.effects.staggered.estimate")
        handed: Effect = staggered.estimate(observations, replace(question, estimator="staggered"))
        return replace(handed, notes=(*handed.notes, FORCED)) if question.estimator == "did" else handed
    if observations.has("start"):
        need_change(observations)
        need_untreated(observations)
    kept, dropped = _without_always(panel)
    found = fit(kept)
    if found is None or not moving(kept).any():
        raise not_told_apart(observations)
    return _answered(observations, question, kept, found, dropped)


def _answered(
    observations: Observations, question: Question, panel: Panel, found: Fit, dropped: tuple[str, ...]
) -> Effect:
    scale = scale_of(observations, question)
    chosen = rule(panel, question.level, question.placebos)
    without = without_each(panel)
    told = answer(panel, found, NAME, chosen, question, without)
    plain = _without_covariates(panel)
    beside = (*told.beside, *(() if plain is None else (plain,)))
    amounts = Amounts.like(scale, (0.0, _seen(told.main)))
    around = event_study(panel, told.method, question)
    rest = left_out(panel, float(found.value[0]), without)
    drawings: list[Drawing] = [paths_drawing(panel, scale)]
    tables: list[Table] = [
        before_and_after(panel, scale, amounts),
        left_out_table(rest, scale, amounts),
    ]
    if around is not None:
        drawings.insert(0, around_drawing(panel, around, scale, amounts, question.level))
        tables.append(around_table(panel, around, scale, amounts))
    if told.drawn is not None and told.method == "randomisation":
        drawings.append(placebo_drawing(told.drawn, scale, amounts))
    notes = (
        *why(chosen, told.clustered, question.level),
        *overridden(question, chosen),
        *sign_hangs_on(rest, float(found.value[0])),
        *(() if around is None else around_note(panel, around)),
        *switched_off(panel),
        *always_treated(dropped),
        *covariates_left_out(panel, observations),
        ASSUMED,
        *observations.notes,
    )
    return Effect(
        "did",
        scale,
        told.main,
        _sizes(observations, panel),
        beside,
        tables=tuple(tables),
        drawings=tuple(drawings),
        notes=notes,
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed,
    )


def _starts(panel: Panel) -> int:
    """How many different periods somebody starts in, those treated from the first on not counted."""
    return int(np.unique(panel.treated[moving(panel)].argmax(axis=1)).size)


def _without_always(panel: Panel) -> tuple[Panel, tuple[str, ...]]:
    """The panel without those treated in all periods, who show no change, and their names."""
    always = panel.treated.min(axis=1) > 0
    if not always.any():
        return panel, ()
    return panel.only(~always), tuple(np.array(panel.names, dtype=object)[always])


def _without_covariates(panel: Panel) -> Estimate | None:
    if not panel.covariates:
        return None
    periods = panel.treated.shape[1]
    plain = replace(
        panel, gram=panel.gram[:, :periods, :periods], moment=panel.moment[:, :periods], covariates=()
    )
    found = fit(plain)
    if found is None:
        return None
    name = Text(f"{NAME.da}, uden baggrundsoplysninger", f"{NAME.en}, without covariates")
    return Estimate(name, float(found.value[0]))


def _seen(main: Estimate) -> float:
    """What numbers must show: the effect, or a tenth of its interval where that is wider."""
    low, high = main.interval or (0.0, 0.0)
    return max(abs(main.value), (high - low) / 10)


def _sizes(observations: Observations, panel: Panel) -> Sizes:
    frame = observations.frame
    both = frame["unit"] if observations.has("unit") else None
    treated = np.bincount(panel.cluster, panel.ever, panel.clusters) > 0
    return Sizes(
        rows=panel.rows,
        treated_rows=int(frame["treatment"].sum()),
        units=None if both is None else both.n_unique(),
        treated_units=None if both is None else both.filter(frame["treatment"] == 1).n_unique(),
        clusters=panel.clusters,
        treated_clusters=int(treated.sum()),
        periods=len(panel.periods),
    )
