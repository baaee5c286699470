"""Our estimators over a file of persons by quarter. Every function runs in a process of its own."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import polars as pl

from bench.measuring import seconds_of
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.estimating import estimator_of
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe


def did(path: str, repeats: int) -> dict[str, Any]:
    """One start: the estimate with 999 wild-bootstrap draws and 1,999 placebos, pictures and tables too."""
    return _measured(path, "did", "treated", repeats)


def staggered(path: str, repeats: int) -> dict[str, Any]:
    """Four starts: each by itself and together, by time since the start, with 1,999 placebos."""
    return _measured(path, "staggered", "staggered", repeats)


def _measured(path: str, name: Any, treatment: str, repeats: int) -> dict[str, Any]:
    """`seconds` from checked observations to the answer; `reading`, from a table in memory to those."""
    rows = pl.read_parquet(path, columns=["municipality", "quarter", "outcome", treatment])
    roles = Roles("outcome", treatment=treatment, cluster="municipality", period="quarter")
    begun = perf_counter()
    observations = observe(rows, roles, "made up")
    reading = perf_counter() - begun
    question = Question(estimator=name, draws=999, placebos=1999)
    estimate = estimator_of(name)
    seconds = seconds_of(lambda: estimate(observations, question), repeats)
    return {"seconds": seconds, "reading": reading, **_said(estimate(observations, question), observations)}


def _said(effect: Effect, observations: Observations) -> dict[str, Any]:
    clustered = next(one for one in (effect.main, *effect.beside) if "clustered" in one.inference.en)
    return {
        "rows": observations.frame.height,
        "estimate": effect.main.value,
        "error": clustered.standard_error,
        "interval": effect.main.interval,
    }
