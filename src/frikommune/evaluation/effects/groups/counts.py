"""Counts of events: how often they happen in the trial, over how often outside."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

import numpy as np

from frikommune.errors import Refused, refuse
from frikommune.evaluation.effects import by_cluster
from frikommune.evaluation.effects.effect import Effect, Sizes
from frikommune.evaluation.effects.groups import rates
from frikommune.evaluation.effects.groups.figures import TREATED, UNTREATED
from frikommune.evaluation.effects.groups.poisson import UNEVEN, Poisson
from frikommune.evaluation.effects.groups.rates import RATIO, Rate
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records, notes_of, records, sizes_of
from frikommune.evaluation.observations.checks import need
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text


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
    fit = Poisson(events, exposure, of)
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


def _rates(events: Floats, exposure: Floats, of: Records) -> tuple[Rate, Rate]:
    one, other = (
        Rate(
            float((of.weights[side] * events[side]).sum()) if of.weighted else float(events[side].sum()),
            float((of.weights[side] * exposure[side]).sum()) if of.weighted else float(exposure[side].sum()),
        )
        for side in (of.treated, ~of.treated)
    )
    return one, other


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
