"""Time until an event, with unfinished cases: curves, mean time up to a horizon, hazard ratio."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.individuals.balance import (
    balance_drawing,
    balance_table,
    balance_words,
    likenesses,
)
from frikommune.evaluation.effects.individuals.grouped import Rowwise, inferred, pseudo_values
from frikommune.evaluation.effects.individuals.overlap import overlap_words, thin_words
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import UNSEEN, Records, notes_of, records, sizes_of
from frikommune.evaluation.effects.standard_errors import estimated, from_error
from frikommune.evaluation.effects.survival.compared import Difference, Times, comparable_times, plain_times
from frikommune.evaluation.effects.survival.cox import Cox, cox
from frikommune.evaluation.effects.survival.proportional import log_rank, proportional
from frikommune.evaluation.effects.survival.refusals import no_events, no_hazard, too_far
from frikommune.evaluation.effects.survival.shown import groups_table, risk_table, steps, tests_table
from frikommune.evaluation.effects.survival.words import (
    APART,
    UNADJUSTED,
    Tests,
    hazard_name,
    mean_name,
    notes,
    share_name,
    unadjusted,
)
from frikommune.evaluation.observations.checks import need, need_two_sides
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import NO_WORDS, Text

GREENWOOD = Text(
    "Greenwoods standardfejl; normalfordelingen.", "Greenwood's standard errors; the normal distribution."
)
COX = Text("Cox-regression (Efron); normalfordelingen.", "Cox regression (Efron); the normal distribution.")


def estimate(observations: Observations, question: Question) -> Effect:
    """The difference in mean time up to `question.horizon`, or the hazard ratio (`question.survival`).

    Covariates weight the groups to be alike (mean time, shares) and are held fixed (Cox); without the first
    the plain difference stands beside. Weights and clusters make errors robust. Raises Refused where no event
    came, where the horizon lies beyond what a group was watched, or where one side has too few rows.
    """
    need(observations, "duration", "event")
    need_two_sides(observations)
    of = records(observations)
    time = observations.frame["duration"].to_numpy()
    event = observations.frame["event"].to_numpy() == 1
    if not event.any():
        raise no_events(observations)
    plain = plain_times(of, time, event, question.estimand)
    times = plain
    if of.names:
        times = comparable_times(of, time, event, question.estimand, observations.source)
    horizon = _horizon(plain, question, observations.source)
    fit = cox(time, event, np.column_stack([of.treated, of.covariates]), of.weights)
    if question.survival == "hazard" and not fit.converged:
        raise no_hazard(observations)
    main, rowwise, beside = _estimates(times, plain, fit, horizon, question)
    main, beside, told = inferred(of, rowwise, main, beside, question)
    tests = _tests(times, fit)
    shown = replace(_shown(times, horizon, question, tests), main=main, beside=beside)
    return replace(
        shown,
        sizes=sizes_of(observations, of),
        notes=(*told, *shown.notes, *notes_of(observations, of)),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed if of.by_group else None,
    )


def _horizon(times: Times, question: Question, source: str) -> float:
    """How far mean time can be counted: as asked, else as long as both groups were watched."""
    if question.horizon is None:
        return min(curve.longest for curve in times.curves)
    farthest = min(curve.known_until for curve in times.curves)
    if not 0 < question.horizon <= farthest:
        raise too_far(question.horizon, farthest, source)
    return question.horizon


def _estimates(
    times: Times, plain: Times, fit: Cox, horizon: float, question: Question
) -> tuple[Estimate, Rowwise, tuple[Estimate, ...]]:
    """The main estimate, the same row by row, and those beside it."""
    name, found = mean_name(horizon), times.mean(horizon)
    mean = replace(_difference(name, found, times.of, question), doubt=_doubt(times))
    beside = tuple(
        replace(_difference(share_name(when), times.share(when), times.of, question), scale="share")
        for when in (horizon / 2, horizon)
    )
    if times.of.names:
        bare = _difference(unadjusted(name), plain.mean(horizon), times.of, question)
        beside = (replace(bare, scale="time"), *beside)
    hazard = _hazard(fit, times.of, question)
    ratio: tuple[Estimate, ...] = () if hazard is None else (replace(hazard, scale="hazard_ratio"),)
    if times.of.names:
        ratio += _bare_hazard(plain, question)
    if question.survival == "hazard" and hazard is not None:
        adds = fit.influence[:, 0]
        rowwise = Rowwise(adds, pseudo_values(hazard.value, adds, times.of), times.of.weights)
        return hazard, rowwise, (*ratio[1:], replace(mean, scale="time"), *beside)
    return mean, found.rowwise, (*ratio, *beside)


def _difference(name: Text, found: Difference, of: Records, question: Question) -> Estimate:
    if found.greenwood is not None:
        return from_error(name, found.value, (found.greenwood, np.inf), GREENWOOD, question.level)
    return estimated(name, found.value, found.rowwise.influence, of, question.level)


def _hazard(fit: Cox, of: Records, question: Question) -> Estimate | None:
    """The logarithm of the hazard ratio; None where no finite one fits best."""
    if not fit.converged:
        return None
    name, value = hazard_name(len(of.names)), float(fit.coefficients[0])
    if of.groups is None and not of.weighted:
        return from_error(name, value, (float(np.sqrt(fit.covariance[0, 0])), np.inf), COX, question.level)
    return estimated(name, value, fit.influence[:, 0], of, question.level)


def _bare_hazard(plain: Times, question: Question) -> tuple[Estimate, ...]:
    """The hazard ratio without regard to covariates."""
    bare = replace(plain.of, names=())
    fit = cox(plain.time, plain.event, bare.treated[:, None].astype(float), bare.weights)
    hazard = _hazard(fit, bare, question)
    if hazard is None:
        return ()
    return (replace(hazard, name=unadjusted(hazard.name), scale="hazard_ratio"),)


def _tests(times: Times, fit: Cox) -> Tests:
    of, simple = times.of, not times.of.weighted
    ranked = log_rank(times.time, times.event, of.treated) if simple and of.groups is None else None
    return Tests(ranked, proportional(fit, times.time, times.event) if simple and fit.converged else None)


def _doubt(times: Times) -> Text:
    """Why mean time is not to be trusted; no words where it may be."""
    if times.apart is not None:
        return APART
    return thin_words(times.overlap) if times.overlap and times.overlap.thin else NO_WORDS


def _shown(times: Times, horizon: float, question: Question, tests: Tests) -> Effect:
    """Tables, drawings and notes, in an effect that has no estimate yet."""
    tables = [groups_table(times, horizon, question.level), risk_table(times, horizon)]
    drawings = [steps(times, horizon, question.level)]
    said: list[Text] = []
    if tests.log_rank or tests.proportional:
        tables.append(tests_table(tests))
    if times.apart is not None:
        said.append(APART)
    if times.overlap is not None:
        of = times.of
        alike = likenesses(of.covariates, of.names, of.treated, of.weights, times.weights)
        tables.append(balance_table(alike))
        drawings.append(balance_drawing(alike))
        said += [*overlap_words(times.overlap, question.estimand), balance_words(alike), UNSEEN]
    elif not times.of.names:
        said.append(UNADJUSTED)
    return Effect(
        "survival",
        "hazard_ratio" if question.survival == "hazard" else "time",
        Estimate(NO_WORDS, 0.0),
        Sizes(len(times.time)),
        tables=tuple(tables),
        drawings=tuple(drawings),
        notes=(*notes(times, question, horizon, tests), *said),
    )
