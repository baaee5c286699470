"""From rows and a question to an effect: the estimator that was asked for, or that the rows call for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import cast

from frikommune.errors import closest, refuse
from frikommune.evaluation.effects.choosing import choose
from frikommune.evaluation.effects.effect import ESTIMATORS, Effect
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text

Estimate = Callable[[Observations, Question], Effect]


def estimate(observations: Observations, question: Question) -> Effect:
    """The effect by the question's estimator; where it names none, by the written rule of `choosing`.

    Only the estimator that is used is imported: each brings its own libraries. The reason for a choice stands
    last among the effect's notes. Raises Refused where the rows cannot answer.
    """
    if question.estimator:
        return estimator_of(question.estimator)(observations, question)
    chosen, reason = choose(observations, question)
    effect = estimator_of(chosen)(observations, replace(question, estimator=chosen))
    return replace(effect, notes=(*effect.notes, reason)) if any(reason) else effect


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
    module = import_module(f"frikommune.evaluation.effects.{name}")
    return cast(Estimate, module.estimate)
