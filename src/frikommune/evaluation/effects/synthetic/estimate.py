"""Synthetic control: one treated unit against a mix of others that went the same way before the trial.

Source: A. Abadie, A. Diamond and J. Hainmueller (2010); A. Abadie, “Using synthetic controls”, Journal of
Economic Literature 59 (2021), 391–425. Several treated units: each against its own mix, and their mean.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frikommune.errors import Refused
from frikommune.evaluation.effects.effect import Effect, Estimate, Scale, Sizes
from frikommune.evaluation.effects.panels.cells import Cells, cells_of, scale_of
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.synthetic import refusals, shown, words
from frikommune.evaluation.effects.synthetic.case import Case, case_of
from frikommune.evaluation.effects.synthetic.placebos import interval
from frikommune.evaluation.effects.synthetic.runs import Outcomes
from frikommune.evaluation.effects.synthetic.several import together
from frikommune.evaluation.observations.checks import need_change, need_periods, need_untreated
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import NO_WORDS, Text


def estimate(observations: Observations, question: Question) -> Effect:
    """The mean gap between the treated and its mix from the trial's start on.

    Inference by putting every other unit in the treated one's place. Raises Refused with fewer than 2 periods
    before the start, or fewer than 2 others with an outcome in every period.
    """
    need_periods(observations, 3)
    need_change(observations)
    need_untreated(observations)
    cells, scale = cells_of(observations), scale_of(observations, question)
    cases, gone = _cases(observations, cells)
    effect = _of_one(cases[0], scale, question) if len(cases) == 1 else _of_several(cases, scale, question)
    always = [cells.names[unit] for unit in np.flatnonzero(cells.start == 0)]
    return replace(
        effect,
        sizes=Sizes(
            rows=observations.frame.height,
            units=len(cells.names),
            treated_units=len(cases),
            periods=len(cells.periods),
        ),
        notes=(*words.not_made(gone), *effect.notes, *words.always(always), *observations.notes),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
    )


def _cases(observations: Observations, cells: Cells) -> tuple[tuple[Case, ...], list[str]]:
    """Every treated unit that can be imitated, and the names of the others. Raises Refused if none can."""
    cases, gone, reasons = [], [], []
    for unit in np.flatnonzero(_starting(cells)):
        try:
            cases.append(_case(observations, cells, int(unit)))
        except Refused as refused:
            gone.append(cells.names[unit])
            reasons.append(refused)
    if not cases:
        raise reasons[0]
    return tuple(cases), gone


def _starting(cells: Cells) -> np.ndarray:
    return (cells.start > 0) & (cells.start < len(cells.periods))


def _case(observations: Observations, cells: Cells, unit: int) -> Case:
    """One treated unit with the donors that have a figure in each of its periods."""
    kept = cells.seen[unit]
    never = cells.start >= len(cells.periods)
    whole = never & cells.seen[:, kept].all(axis=1)
    begins = int(kept[: cells.start[unit]].sum())
    if begins < 2 or begins == kept.sum():
        raise refusals.too_short(observations.source, cells.names[unit], begins)
    if whole.sum() < 2:
        raise refusals.too_few_donors(observations.source, int(whole.sum()), int((never & ~whole).sum()))
    chosen = np.append(unit, np.flatnonzero(whole))
    outcomes = Outcomes(
        cells.mean[np.ix_(chosen, kept)],
        tuple(cells.names[place] for place in chosen),
        tuple(period for period, there in zip(cells.periods, kept, strict=True) if there),
        cells.covariates[np.ix_(chosen, kept)] if cells.covariates.size else cells.covariates,
        tuple(observations.covariates.columns),
    )
    gone = tuple(cells.names[place] for place in np.flatnonzero(never & ~whole))
    return case_of(outcomes, 0, np.arange(1, len(chosen)), begins, gone)


def _of_one(case: Case, scale: Scale, question: Question) -> Effect:
    found = case.ranked
    ends = interval(found, question.level)
    amounts = _amounts(case, scale)
    finer = Amounts(scale, amounts.decimals + 1)
    main = Estimate(
        words.NAME,
        case.real.effect,
        ends,
        p_value=found.p_value,
        inference=words.how_tested(case, question.level),
        doubt=words.doubt(case),
        level=question.level,
    )
    tables = (
        shown.weights_table(case, scale, finer),
        shown.placebo_table(case),
        shown.balance_table(case),
        shown.paths_table(case, scale, finer),
    )
    return Effect(
        "synthetic",
        scale,
        main,
        Sizes(0),
        beside=_beside(case, question),
        tables=tuple(table for table in tables if table),
        drawings=(shown.paths_drawing(case, scale, amounts), shown.placebo_drawing(case)),
        notes=words.notes(case, amounts),
    )


def _beside(case: Case, question: Question) -> tuple[Estimate, ...]:
    """Other ways to the same figure, without inference of their own."""
    found = [(words.LEVEL_FREE, case.level_free.effect), (words.PLAIN, case.plain)]
    if case.outcomes_only is not None:
        found.insert(0, (words.OUTCOMES_ONLY, case.outcomes_only.effect))
    if case.earlier is not None:
        found.append((words.earlier_name(case), case.earlier.effect))
    return tuple(
        Estimate(name, value, inference=words.NOT_TESTED, level=question.level) for name, value in found
    )


def _of_several(cases: tuple[Case, ...], scale: Scale, question: Question) -> Effect:
    found = together(cases, question.placebos, question.seed)
    amounts = _amounts(cases[0], scale)
    poor = [case for case in cases if case.poor]
    main = Estimate(
        words.MEAN_NAME,
        found.value,
        found.interval(question.level),
        p_value=found.p_value,
        inference=words.how_together(found.smallest_p, question.placebos, question.level),
        doubt=words.doubt(poor[0]) if poor else NO_WORDS,
        level=question.level,
    )
    each = tuple(
        Estimate(
            Text.same(case.name),
            case.real.effect,
            interval(case.ranked, question.level),
            p_value=case.ranked.p_value,
            inference=words.how_tested(case, question.level),
            doubt=words.doubt(case),
            level=question.level,
        )
        for case in cases
    )
    return Effect(
        "synthetic",
        scale,
        main,
        Sizes(0),
        beside=each,
        tables=(
            shown.each_table(cases, scale, amounts),
            *(shown.weights_table(case, scale, _amounts(case, scale)) for case in cases),
        ),
        drawings=(
            shown.each_drawing(each, main, scale),
            *(shown.paths_drawing(case, scale, _amounts(case, scale)) for case in cases[:_DRAWN]),
        ),
        notes=words.notes_together(cases),
        seed=question.seed,
    )


_DRAWN = 6


def _amounts(case: Case, scale: Scale) -> Amounts:
    """So many decimals as the effect needs, its smallest part shown with two figures."""
    return Amounts.like(scale, (0.0, max(abs(case.real.effect), case.real.before)))
