"""Two groups with covariates: Lin's interacted regression, and the plain adjustment beside it."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.groups.figures import Kind
from frikommune.evaluation.effects.groups.robust import Robust
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.language import Text

_IN_WORDS: dict[Kind, Text] = {
    "share": Text("Forskel i andel", "Difference in shares"),
    "mean": Text("Forskel i gennemsnit", "Difference in means"),
}


def adjusted(
    outcome: Floats, of: Records, kind: Kind, question: Question
) -> tuple[Estimate, tuple[Estimate, ...]]:
    """The difference with covariates taken into account, and other adjustments beside it.

    Main: least squares on treatment, covariates less their means, and their products (Lin, “Agnostic notes on
    regression adjustments to experimental data”, Annals of Applied Statistics 7, 2013, 295–318); the effect
    on all. Beside: without products (analysis of covariance), and the effect on the treated. Where whole
    clusters are treated, the one without products is main: clusters are too few for the other. It is
    alone where a covariate does not vary on one side, for then the products are not identified.
    """
    name = _IN_WORDS[kind]
    all_of_them = np.average(of.covariates, axis=0, weights=of.weights)
    weights = of.weights[of.treated]
    theirs = np.average(of.covariates[of.treated], axis=0, weights=weights)
    additive = _estimated(
        Text(
            f"{name.da}, justeret for baggrund uden samspil (kovariansanalyse)",
            f"{name.en}, adjusted without interactions (analysis of covariance)",
        ),
        np.column_stack([np.ones(len(outcome)), of.treated, of.covariates - all_of_them]),
        *(outcome, of, question.level),
    )
    if not _identified(_interacted(of, all_of_them)):
        return additive, ()
    lin = _estimated(
        Text(
            f"{name.da}, justeret for baggrund (Lin)", f"{name.en}, adjusted for covariates (Lin)"
        ),
        _interacted(of, all_of_them), outcome, of, question.level,
    )  # fmt: skip
    if of.by_group:
        return additive, (lin,)
    if question.estimand == "all":
        return lin, (additive,)
    on_treated = _estimated(
        Text(
            f"{name.da} for dem, der er med, justeret for baggrund (Lin)",
            f"{name.en} for the treated, adjusted for covariates (Lin)",
        ),
        _interacted(of, theirs), outcome, of, question.level,
    )  # fmt: skip
    return lin, (additive, on_treated)


def _interacted(of: Records, centre: Floats) -> Floats:
    """Constant, treatment, centred covariates and their products with treatment."""
    centred = of.covariates - centre
    return np.column_stack([np.ones(len(centred)), of.treated, centred, centred * of.treated[:, None]])


def _identified(design: Floats) -> bool:
    """Whether no column follows from the others."""
    gram = design.T @ design
    scale = np.sqrt(np.maximum(np.diag(gram), 1e-300))
    return bool(np.linalg.eigvalsh(gram / scale / scale[:, None])[0] > 1e-10)


def _estimated(name: Text, design: Floats, outcome: Floats, of: Records, level: float) -> Estimate:
    found = Robust(design, outcome, of.weights if of.weighted else None, of.groups)
    return from_error(name, float(found.coefficients[1]), *found.error(1), level)
