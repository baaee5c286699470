"""What is asked of an estimator, besides the rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frikommune.evaluation.effects.effect import LEVEL, Estimator

Direction = Literal["higher", "lower"]
Estimand = Literal["treated", "all"]
Outcome = Literal["auto", "share", "mean", "count"]
Distance = Literal["mahalanobis", "propensity"]
Survival = Literal["restricted_mean", "hazard"]


@dataclass(frozen=True, slots=True)
class Question:
    """How the effect is to be found. What is left as it stands is decided by written rules, and told.

    `estimator` None: chosen from what the rows have (`effects/choosing.py`). `direction` says which way is
    better. `margin` is the non-inferiority margin, `smallest` the smallest worthwhile effect, both positive
    and on the scale of the estimate. `benchmark` is what one group is held against; `benchmark_interval`
    how sure that is. `estimand`: the effect on the treated, or on all. `controls`: whom staggered starts
    are compared with. `draws` of bootstraps and placebos; `seed` decides them. `inference` None: the rule
    decides. `horizon` is how far mean time is counted, in the durations' own unit, and `survival` whether
    mean time or the hazard ratio is the main answer. Matching: `neighbours` each, by `distance`, none farther
    away than `caliper` (in standard deviations of the distance's own scale), and alike in the covariates that
    `exact` names.
    """

    estimator: Estimator | None = None
    outcome: Outcome = "auto"
    direction: Direction = "higher"
    margin: float | None = None
    smallest: float | None = None
    benchmark: float | None = None
    benchmark_interval: tuple[float, float] | None = None
    estimand: Estimand = "treated"
    controls: Literal["never", "not_yet"] = "never"
    inference: Literal["randomisation", "wild", "clustered"] | None = None
    horizon: float | None = None
    survival: Survival = "restricted_mean"
    distance: Distance = "mahalanobis"
    neighbours: int = 1
    caliper: float | None = None
    exact: tuple[str, ...] = ()
    level: float = LEVEL
    draws: int = 999
    placebos: int = 1999
    seed: int = 20161201
