"""From rows and a question to an effect: the estimator that was asked for, or that the rows call for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import cast

from frikommune.errors import Refused, closest, refuse
from frikommune.evaluation.effects.choosing import choose
from frikommune.evaluation.effects.effect import ESTIMATORS, Effect, Estimator
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text

Estimate = Callable[[Observations, Question], Effect]
MODULES: dict[Estimator, str] = {
    "one_group": "groups.one_group",
    "two_groups": "groups.two_groups",
    "counts": "groups.counts",
    "did": "panels.did",
    "staggered": "staggered.estimate",
    "synthetic": "synthetic.estimate",
    "weighted": "individuals.weighted",
    "matched": "individuals.matched",
    "survival": "survival.estimate",
}
"""Where each estimator's `estimate` is."""


def estimate(observations: Observations, question: Question) -> Effect:
    """The effect by the question's estimator; where it names none, by the written rule of `choosing`.

    Only the estimator that is used is imported: each brings its own libraries. The reason for a choice stands
    last among the effect's notes. Raises Refused where the rows cannot answer, and where the estimator
    stumbles over what nobody foresaw: a user meets words and no traceback, which stays as the cause.
    """
    if question.estimator:
        return _found(question.estimator, observations, question)
    chosen, reason = choose(observations, question)
    effect = _found(chosen, observations, replace(question, estimator=chosen))
    return replace(effect, notes=(*effect.notes, reason)) if any(reason) else effect


def _found(name: Estimator, observations: Observations, question: Question) -> Effect:
    try:
        return estimator_of(name)(observations, question)
    except Refused:
        raise
    except Exception as fault:
        raise _stumbled(name, observations.source, fault) from fault


def _stumbled(name: Estimator, source: str, fault: Exception) -> Refused:
    return refuse(
        "estimator_stumbled",
        problem=Text(
            f"Metoden “{name}” kunne ikke regne på de rækker: en fejl, som ingen har forudset",
            f"The method “{name}” could not compute from these rows: a fault that nobody foresaw",
        ),
        where=source,
        given=f"{type(fault).__name__}: {fault}",
        expected=Text("et svar eller en begrundet afvisning", "an answer or a refusal with its reason"),
        do_next=Text(
            "Prøv en anden metode (--estimator), og meld fejlen med filens kolonner til dem, der"
            " vedligeholder programmet.",
            "Try another method (--estimator), and report the fault with the file's columns to those who"
            " maintain the program.",
        ),
    )


def estimator_of(name: str) -> Estimate:
    """The estimator of a name, imported now. Raises Refused for a name that is none."""
    if name not in ESTIMATORS:
        raise refuse(
            "unknown_estimator",
            problem=Text(f"Metoden “{name}” findes ikke", f"There is no method “{name}”"),
            where="estimator",
            given=name,
            expected=Text("en af metoderne", "one of the methods"),
            do_next=closest(name, ESTIMATORS),
        )
    module = import_module(f"frikommune.evaluation.effects.{MODULES[name]}")
    return cast(Estimate, module.estimate)
