"""Poisson regression of counts, and what is held beside it."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import statsmodels.api as sm
from statsmodels.tools.sm_exceptions import ModelWarning

from frikommune.evaluation.effects import cluster_means
from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.groups import rates
from frikommune.evaluation.effects.groups.rates import RATIO, Rate
from frikommune.evaluation.effects.groups.robust import cr1_words
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.language import NO_WORDS, Text

UNEVEN = 1.5
"""Pearson's χ² over its degrees of freedom from which it is told that counts spread more than Poisson's."""
FEW_EVENTS = 20
"""With fewer events on a side robust errors are unsure, and the exact test is used where it holds."""


class Poisson:
    """Poisson regression of counts (n) on treatment and covariates, with exposure (n)."""

    def __init__(self, events: Floats, exposure: Floats, of: Records) -> None:
        self.events, self.exposure, self.of = events, exposure, of
        self.design = np.column_stack([np.ones(len(events)), of.treated, of.covariates])
        self.model = self._model(self.design)
        fitted = self.model.fit()
        self.expected: Floats = np.asarray(fitted.fittedvalues)
        self.slopes: Floats = np.asarray(fitted.params)[2:]
        self.dispersion = float(fitted.pearson_chi2 / fitted.df_resid)
        self.plain_error = float(fitted.bse[1])

    def estimates(self, both: tuple[Rate, Rate], level: float) -> tuple[Estimate, tuple[Estimate, ...]]:
        """The main estimate by the written rule, and the others."""
        robust = self.estimated(_named(self.of), level, grouped=True)
        doubt = _UNEVEN if self.dispersion > UNEVEN else NO_WORDS
        bare = self.of.groups is None and not self.of.weighted
        beside: list[Estimate] = []
        if self.of.names:
            beside.append(self.estimated(RATIO, level, grouped=True, adjusted=False))
        if bare:
            beside.append(
                replace(
                    from_error(
                        _with(robust.name, _MODEL),
                        robust.value,
                        (self.plain_error, np.inf),
                        _MODEL_ERRORS,
                        level,
                    ),
                    doubt=doubt,
                )
            )
        if bare and not self.of.names and _whole(self.events):
            exact = rates.exact_ratio(*both, level)
            if min(both[0].events, both[1].events) < FEW_EVENTS and not any(doubt):
                return exact, (replace(robust, name=_with(RATIO, _ROBUST)), *beside)
            beside.append(replace(exact, name=_with(RATIO, _EXACT), doubt=doubt))
        if any(doubt) and _whole(self.events) and not self.of.weighted:
            beside += self._negative_binomial(robust.name, level)
        return robust, tuple(beside)

    def estimated(self, name: Text, level: float, *, grouped: bool, adjusted: bool = True) -> Estimate:
        """The treatment's coefficient with robust errors, clustered where rows belong together."""
        model = self.model if adjusted else self._model(self.design[:, :2])
        groups = self.of.groups if grouped else None
        if groups is None:
            found = model.fit(cov_type="HC1")
            return from_error(name, float(found.params[1]), (float(found.bse[1]), np.inf), _HC1, level)
        codes = cluster_means.codes(self.of)
        count = int(codes.max()) + 1
        found = model.fit(cov_type="cluster", cov_kwds={"groups": codes})
        return from_error(
            name, float(found.params[1]), (float(found.bse[1]), count - 1.0), cr1_words(count), level
        )

    def cluster_means(self) -> cluster_means.Means:
        """Clusters' rates, as deviations on the logarithm, about their side's.

        Each cluster's deviation is its events over those expected, less one, so that the sides' means by
        expected events are their log rates, to the first order.
        """
        codes, weights = cluster_means.codes(self.of), self.of.weights
        shift = self.of.covariates @ self.slopes
        base = weights * self.exposure * np.exp(shift)
        size = np.bincount(codes, base).astype(float)
        events = np.bincount(codes, weights * self.events)
        treated = np.bincount(codes, self.of.treated) > 0
        rate = np.where(
            treated,
            events[treated].sum() / size[treated].sum(),
            events[~treated].sum() / size[~treated].sum(),
        )
        mean = np.log(rate) + events / (size * rate) - 1
        return cluster_means.Means(mean, size, treated, max(self.dispersion, 1e-3) / (size * rate))

    def _model(self, design: Floats) -> sm.GLM:
        weights = self.of.weights if self.of.weighted else None
        return sm.GLM(
            self.events,
            design,
            family=sm.families.Poisson(),
            offset=np.log(self.exposure),
            var_weights=weights,
        )

    def _negative_binomial(self, name: Text, level: float) -> list[Estimate]:
        """The negative binomial (NB2), where it can be fitted."""
        model = sm.NegativeBinomial(self.events, self.design, exposure=self.exposure)
        kind = {} if self.of.groups is None else {"groups": cluster_means.codes(self.of)}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", (ModelWarning))
            warnings.simplefilter("ignore", RuntimeWarning)
            try:
                found = model.fit(
                    disp=0, maxiter=200, **({"cov_type": "cluster", "cov_kwds": kind} if kind else {})
                )
            except (np.linalg.LinAlgError, ValueError):
                return []
        error = float(found.bse[1])
        if not found.mle_retvals["converged"] or not np.isfinite(error):
            return []
        return [from_error(_with(name, _NEGATIVE), float(found.params[1]), (error, np.inf), _NB2, level)]


_HC1 = Text(
    "Poissonregression med robuste standardfejl (HC1); normalfordelingen.",
    "Poisson regression with robust standard errors (HC1); the normal distribution.",
)
_MODEL_ERRORS = Text(
    "Poissonregression med modellens egne standardfejl.", "Poisson regression with the model's own errors."
)
_NB2 = Text("Negativ binomialregression (NB2).", "Negative binomial regression (NB2).")
_ROBUST = Text("robuste standardfejl", "robust errors")
_MODEL = Text("Poissons egne standardfejl", "Poisson's own errors")
_EXACT = Text("eksakt betinget test", "exact conditional test")
_NEGATIVE = Text("negativ binomial", "negative binomial")
_UNEVEN = Text(
    "Antallene spreder sig mere, end Poissonfordelingen siger, så intervallet er for smalt.",
    "The counts spread more than the Poisson distribution says, so the interval is too narrow.",
)


def _with(name: Text, how: Text) -> Text:
    return Text(f"{name.da} ({how.da})", f"{name.en} ({how.en})")


def _named(of: Records) -> Text:
    if not of.names:
        return RATIO
    return Text(f"{RATIO.da}, justeret for baggrund", f"{RATIO.en}, adjusted for covariates")


def _whole(events: Floats) -> bool:
    return bool((events == np.round(events)).all())
