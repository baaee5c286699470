"""Counts of events: how often they happen in the trial, over how often outside."""

from __future__ import annotations

import warnings
from dataclasses import replace
from math import log, sqrt

import numpy as np
import statsmodels.api as sm
from statsmodels.tools.sm_exceptions import ModelWarning

from frikommune.errors import Refused, refuse
from frikommune.evaluation.effects import by_cluster, rates
from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.groups import TREATED, UNTREATED
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.rates import RATIO, Rate
from frikommune.evaluation.effects.records import Records, notes_of, records, sizes_of
from frikommune.evaluation.effects.robust import cr1_words
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.evaluation.observations.checks import need
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.quantities import number
from frikommune.language import NO_WORDS, Text

UNEVEN = 1.5
"""Pearson's χ² over its degrees of freedom from which it is told that counts spread more than Poisson's."""
FEW_EVENTS = 20
"""With fewer events on a side robust errors are unsure, and the exact test is used where it holds."""


def estimate(observations: Observations, question: Question) -> Effect:
    """The ratio of two rates, as a logarithm: Poisson regression with robust or clustered errors.

    `exposure` is what events are counted over, else rows. With few events that spread as Poisson's the exact
    conditional test. Counts that spread more keep the Poisson estimate with its robust errors, which hold
    then too (Gourieroux, Monfort and Trognon, Econometrica 52, 1984), with the negative binomial beside it.
    Raises Refused for negative counts, and where one side has no events.
    """
    need(observations, "outcome", "treatment")
    of = records(observations)
    events = observations.frame["outcome"].to_numpy()
    exposure = (
        observations.frame["exposure"].to_numpy() if observations.has("exposure") else np.ones(len(events))
    )
    both = _rates(events, exposure, of)
    _check(observations, events, both)
    fit = _Poisson(events, exposure, of)
    main, beside = fit.estimates(both, question.level)
    notes: tuple[Text, ...] = _spread_told(fit.dispersion)
    if of.by_group:
        persons = replace(
            fit.estimated(RATIO, question.level, grouped=False),
            name=by_cluster.as_persons(RATIO),
            doubt=by_cluster.PERSONS,
        )
        main, beside, told = by_cluster.infer(of, main, beside, persons, fit.cluster_means, question)
        notes = (*told, *notes)
    named = ((TREATED, both[0]), (UNTREATED, both[1]))
    return Effect(
        "counts",
        "rate_ratio",
        main,
        sizes_of(observations, of),
        beside,
        tables=(rates.table_of(named, question.level),),
        drawings=(rates.drawing_of(named, question.level),),
        notes=(*notes, *notes_of(observations, of)),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed if of.by_group else None,
    )


def estimate_two_rates(treated: Rate, untreated: Rate, question: Question) -> Effect:
    """The same from two totals, by the exact conditional test. Raises Refused where a side has no events."""
    if not (treated.events and untreated.events):
        raise _no_events("–", treated, untreated)
    named = ((TREATED, treated), (UNTREATED, untreated))
    note = Text(
        "Kun to totaler: at hændelser hos samme person eller kommune hænger sammen, kan ikke ses og gør "
        "intervallet for smalt.",
        "Only two totals: that events of one person or municipality belong together cannot be seen, and "
        "makes the interval too narrow.",
    )
    return Effect(
        "counts",
        "rate_ratio",
        rates.exact_ratio(treated, untreated, question.level),
        Sizes(2),
        tables=(rates.table_of(named, question.level),),
        drawings=(rates.drawing_of(named, question.level),),
        notes=(note,),
    )


class _Poisson:
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
        codes = by_cluster.codes(self.of)
        count = int(codes.max()) + 1
        found = model.fit(cov_type="cluster", cov_kwds={"groups": codes})
        return from_error(
            name, float(found.params[1]), (float(found.bse[1]), count - 1.0), cr1_words(count), level
        )

    def cluster_means(self) -> by_cluster.Means:
        """Clusters' rates, as deviations on the logarithm, about their side's.

        Each cluster's deviation is its events over those expected, less one, so that the sides' means by
        expected events are their log rates, to the first order.
        """
        codes, weights = by_cluster.codes(self.of), self.of.weights
        shift = log(1.0) if not self.of.names else self.of.covariates @ self.slopes
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
        return by_cluster.Means(mean, size, treated, max(self.dispersion, 1e-3) / (size * rate))

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
        kind = {} if self.of.groups is None else {"groups": by_cluster.codes(self.of)}
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


def _rates(events: Floats, exposure: Floats, of: Records) -> tuple[Rate, Rate]:
    one, other = (
        Rate(
            float((of.weights[side] * events[side]).sum()) if of.weighted else float(events[side].sum()),
            float((of.weights[side] * exposure[side]).sum()) if of.weighted else float(exposure[side].sum()),
        )
        for side in (of.treated, ~of.treated)
    )
    return one, other


def _whole(events: Floats) -> bool:
    return bool((events == np.round(events)).all())


def _spread_told(dispersion: float) -> tuple[Text, ...]:
    if dispersion <= UNEVEN:
        return ()
    times = number(sqrt(dispersion), 1)
    return (
        Text(
            f"Antallene spreder sig mere, end tilfældige hændelser ville (standardfejl {times.da} gange så "
            "store). "
            "Derfor bruges robuste standardfejl, og en negativ binomialmodel står ved siden af.",
            f"The counts spread more than chance events would (errors {times.en} times as large). So robust "
            "errors are used, and a negative binomial model stands beside.",
        ),
    )


def _check(observations: Observations, events: Floats, both: tuple[Rate, Rate]) -> None:
    if (events < 0).any():
        raise refuse(
            "negative_count",
            problem=Text("Et antal kan ikke være negativt", "A count cannot be negative"),
            where=f"{observations.source}, {observations.roles.outcome}",
            given=f"{float(events.min()):g}",
            expected=Text("Antal på 0 eller mere", "Counts of 0 or more"),
            do_next=Text(
                "Ret kolonnen, eller sammenlign gennemsnit (two_groups).",
                "Correct the column, or compare means (two_groups).",
            ),
        )
    if not (both[0].events and both[1].events):
        raise _no_events(observations.source, *both)


def _no_events(source: str, treated: Rate, untreated: Rate) -> Refused:
    return refuse(
        "no_events",
        problem=Text(
            "Der er ingen hændelser på den ene side; et forhold kan ikke beregnes",
            "There are no events on one side; a ratio cannot be computed",
        ),
        where=source,
        given=f"{treated.events:g} / {untreated.events:g}",
        expected=Text("Mindst én hændelse på hver side", "At least one event on either side"),
        do_next=Text(
            "Sammenlign gennemsnit (two_groups), eller vent på flere hændelser.",
            "Compare means (two_groups), or wait for more events.",
        ),
    )
