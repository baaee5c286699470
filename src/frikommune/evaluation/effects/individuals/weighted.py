"""Individual records with covariates: a doubly robust estimate, with its balance and its overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frikommune.evaluation.effects.effect import Effect, Estimate
from frikommune.evaluation.effects.individuals.balance import (
    Likeness,
    balance_drawing,
    balance_table,
    balance_words,
    likenesses,
    unlike_words,
)
from frikommune.evaluation.effects.individuals.doubly_robust import (
    Contrast,
    Parts,
    by_regression,
    by_weighting,
    doubly_robust,
    plain,
    side_weights,
)
from frikommune.evaluation.effects.individuals.grouped import Rowwise, inferred
from frikommune.evaluation.effects.individuals.overlap import (
    COMMON,
    Overlap,
    comparable,
    overlap_of,
    overlap_table,
    overlap_words,
    thin_words,
)
from frikommune.evaluation.effects.models import Fitted, Flags, Floats, linear, logit, with_constant
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import (
    UNSEEN,
    Records,
    covariates_said,
    notes_of,
    outcome_of,
    records,
    sizes_of,
)
from frikommune.evaluation.effects.standard_errors import estimated
from frikommune.evaluation.observations.checks import need_covariates
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import Text

NAMES = {
    "robust": Text("Dobbelt robust (regression og vægtning)", "Doubly robust (regression and weighting)"),
    "regression": Text("Kun regression", "Regression only"),
    "weighting": Text("Kun vægtning", "Weighting only"),
    "plain": Text("Uden hensyn til oplysningerne", "Without covariates"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """The pieces of a weighted comparison: records, models, whom it is about, and how they overlap."""

    of: Records
    parts: Parts
    kept: Flags
    overlap: Overlap
    share: bool

    def without(self, kept: Flags) -> Parts:
        """The same models, with the effect over fewer rows."""
        return _over(self.parts, self.of.weights * kept)


def estimate(observations: Observations, question: Question) -> Effect:
    """The effect on the treated or on all (`question.estimand`), doubly robust.

    The chance of being treated by logit, the outcome by linear regression or, a share, by logit. Beside it:
    each of the two alone, the plain difference, and the effect among those with a chance between 0.1 and 0.9.
    Raises Refused where covariates are missing, one side has too few rows, or nobody can be compared.
    """
    need_covariates(observations)
    compared = compare(observations, question)
    of, parts = compared.of, compared.parts
    alike = likenesses(
        of.covariates,
        of.names,
        of.treated,
        of.weights,
        side_weights(parts, question.estimand),
    )
    contrast = doubly_robust(parts, question.estimand)
    found = replace(_estimated(compared, "robust", contrast, question), doubt=_doubt(compared, alike))
    left = parts.outcome - _expected(parts, question)
    rowwise = Rowwise(contrast.influence, left, side_weights(parts, question.estimand))
    main, beside, told = inferred(of, rowwise, found, _beside(compared, question), question)
    return Effect(
        "weighted",
        "share" if compared.share else "mean",
        main,
        sizes_of(observations, of),
        beside=beside,
        tables=(balance_table(alike), overlap_table(compared.overlap)),
        drawings=(balance_drawing(alike),),
        notes=(
            *told,
            *overlap_words(compared.overlap, question.estimand),
            balance_words(alike),
            UNSEEN,
            _about(compared, question),
            *notes_of(observations, of),
        ),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed if of.by_group else None,
    )


def compare(observations: Observations, question: Question) -> Compared:
    """Records and models, with those left out who have nobody to be compared with."""
    of = records(observations)
    outcome, share = outcome_of(observations, question)
    design = with_constant(of.covariates)
    propensity = logit(design, of.treated.astype(float), of.weights)
    kept = comparable(propensity, of.treated, question.estimand, observations.source)
    with_it, without = (_outcome_model(design, outcome, of.weights * side, share) for side in _sides(of))
    parts = Parts(outcome, of.treated, of.weights * kept, propensity, with_it, without)
    weights = np.where(kept, side_weights(parts, question.estimand), 0.0)
    return Compared(of, parts, kept, overlap_of(propensity, of.treated, kept, weights), share)


def _sides(of: Records) -> tuple[Flags, Flags]:
    return of.treated, ~of.treated


def _outcome_model(design: Floats, outcome: Floats, weights: Floats, share: bool) -> Fitted:
    """Linear, or a logit; a side on which all fare alike needs no logit."""
    if share and 0 < outcome[weights > 0].mean() < 1:
        fitted = logit(design, outcome, weights)
        if fitted.converged:
            return fitted
    return linear(design, outcome, weights)


def _over(parts: Parts, weights: Floats) -> Parts:
    return Parts(parts.outcome, parts.treated, weights, parts.propensity, parts.with_it, parts.without)


def _estimated(compared: Compared, name: str, contrast: Contrast, question: Question) -> Estimate:
    return estimated(NAMES[name], contrast.value, contrast.influence, compared.of, question.level)


def _beside(compared: Compared, question: Question) -> tuple[Estimate, ...]:
    parts, estimand = compared.parts, question.estimand
    beside = [
        _estimated(compared, "regression", by_regression(parts, estimand), question),
        _estimated(compared, "weighting", by_weighting(parts, estimand), question),
        _estimated(compared, "plain", plain(_over(parts, compared.of.weights)), question),
    ]
    chance = parts.propensity.value
    common = (chance >= COMMON[0]) & (chance <= COMMON[1])
    sides = [int((common & side).sum()) for side in _sides(compared.of)]
    if not common.all() and min(sides) > len(compared.of.names) + 2:
        low, high = number(100 * COMMON[0], 0), percent(COMMON[1], 0)
        name = Text(
            f"Kun dem, hvis sandsynlighed for at være med er {low.da}–{high.da} "
            f"({number(sum(sides), 0).da} rækker)",
            f"Only those whose chance of taking part is {low.en}–{high.en} ({number(sum(sides), 0).en} rows)",
        )
        contrast = doubly_robust(compared.without(common), estimand)
        beside.append(estimated(name, contrast.value, contrast.influence, compared.of, question.level))
    return tuple(beside)


def _expected(parts: Parts, question: Question) -> Floats:
    """What each row's outcome is held against: without the trial, or for all on its own side."""
    if question.estimand == "treated":
        return parts.without.value
    return np.where(parts.treated, parts.with_it.value, parts.without.value)


def _doubt(compared: Compared, alike: tuple[Likeness, ...]) -> Text:
    """Why the main estimate's certainty is not to be trusted; no words where it may be."""
    if compared.overlap.thin:
        return thin_words(compared.overlap)
    return unlike_words(alike)


def _about(compared: Compared, question: Question) -> Text:
    """Whom the figure is about, and how it was made."""
    whom = (
        Text("dem, der var med", "those who took part")
        if question.estimand == "treated"
        else Text("alle i rækkerne", "everybody in the rows")
    )
    known = covariates_said(len(compared.of.names))
    kind = Text("logistisk", "logistic") if compared.share else Text("lineær", "linear")
    return Text(
        f"Virkningen gælder {whom.da}. Sandsynligheden for at være med er beregnet ved logistisk "
        f"regression på {known.da}, udfaldet ved {kind.da} regression på de "
        "samme; svaret er rigtigt, hvis den ene af de to er.",
        f"The effect is on {whom.en}. The chance of taking part comes from a logistic regression on "
        f"{known.en}, the outcome from a {kind.en} regression on the same; the "
        "answer is right if either of them is.",
    )
