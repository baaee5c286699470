"""Two groups' times until an event, made comparable by weighting where there are covariates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from frikommune.errors import Refused
from frikommune.evaluation.effects.individuals.doubly_robust import log_weight_slope, weights_of
from frikommune.evaluation.effects.individuals.grouped import Rowwise
from frikommune.evaluation.effects.individuals.overlap import Overlap, comparable, overlap_of
from frikommune.evaluation.effects.models import Fitted, Flags, Floats, logit, with_constant
from frikommune.evaluation.effects.question import Estimand
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.effects.survival.kaplan_meier import Curve, kaplan_meier


@dataclass(frozen=True, slots=True)
class Difference:
    """Something of the treated curve less the same of the other, of both `sides` with their `errors`.

    `rowwise`: the same row by row, with pseudo-values. `greenwood` is the error of rows without weights that
    stand alone, None for others.
    """

    value: float
    sides: tuple[float, float]
    errors: tuple[float, float]
    rowwise: Rowwise
    greenwood: float | None


@dataclass(frozen=True, slots=True)
class Times:
    """n rows' times and events, under `weights` (n) that make both sides comparable.

    `propensity` and `overlap` are None without covariates, or where nobody could be compared.
    """

    of: Records
    time: Floats
    event: Flags
    weights: Floats
    curves: tuple[Curve, Curve]
    estimand: Estimand
    propensity: Fitted | None = None
    overlap: Overlap | None = None
    apart: Refused | None = None

    def mean(self, horizon: float) -> Difference:
        """The difference of mean times up to a horizon."""
        return self._difference(
            lambda curve: curve.mean(horizon),
            lambda curve: curve.mean_influence(horizon),
            lambda curve: curve.mean_error(horizon),
        )

    def share(self, time: float) -> Difference:
        """The difference of the shares to whom the event has not come by `time`."""
        return self._difference(
            lambda curve: curve.at(time),
            lambda curve: curve.share_influence(time),
            lambda curve: curve.share_error(time),
        )

    @property
    def exact(self) -> bool:
        """Whether rows have no weights and stand alone, so that Greenwood's errors hold."""
        return self.propensity is None and not self.of.weighted and self.of.groups is None

    def _difference(
        self,
        value: Callable[[Curve], float],
        influence: Callable[[Curve], Floats],
        error: Callable[[Curve], float],
    ) -> Difference:
        one, none = (value(curve) for curve in self.curves)
        adds, pseudo = np.zeros(len(self.time)), np.zeros(len(self.time))
        errors = []
        for side, curve, sign in zip(self._sides(), self.curves, (1.0, -1.0), strict=True):
            part = influence(curve)
            adds[side] = sign * part
            weights = self.weights[side]
            pseudo[side] = value(curve) + part * weights.sum() / np.where(weights > 0, weights, 1.0)
            errors.append(error(curve) if self.exact else float(np.sqrt((part**2).sum())))
        if self.propensity is not None:
            change = log_weight_slope(self.propensity.value, self.of.treated, self.estimand)
            adds = adds + self.propensity.moved(adds * change)
        greenwood = float(np.hypot(errors[0], errors[1])) if self.exact else None
        return Difference(
            one - none, (one, none), (errors[0], errors[1]), Rowwise(adds, pseudo, self.weights), greenwood
        )

    def _sides(self) -> tuple[Flags, Flags]:
        return self.of.treated, ~self.of.treated


def plain_times(of: Records, time: Floats, event: Flags, estimand: Estimand) -> Times:
    """Both groups as they are."""
    return Times(of, time, event, of.weights, _curves(of, time, event, of.weights), estimand)


def comparable_times(of: Records, time: Floats, event: Flags, estimand: Estimand, source: str) -> Times:
    """Both groups weighted to look like those whom the effect is about.

    Inverse probability weighted Kaplan–Meier: Xie and Liu (Statistics in Medicine 24, 2005, 3089–3110). Where
    nobody can be compared the groups stay as they are, and `apart` says so.
    """
    propensity = logit(with_constant(of.covariates), of.treated.astype(float), of.weights)
    try:
        kept = comparable(propensity, of.treated, estimand, source)
    except Refused as apart:
        plain = plain_times(of, time, event, estimand)
        return Times(of, time, event, of.weights, plain.curves, estimand, apart=apart)
    weights = weights_of(propensity.value, of.treated, of.weights * kept, estimand)
    overlap = overlap_of(propensity, of.treated, kept, weights)
    return Times(of, time, event, weights, _curves(of, time, event, weights), estimand, propensity, overlap)


def _curves(of: Records, time: Floats, event: Flags, weights: Floats) -> tuple[Curve, Curve]:
    one, none = (kaplan_meier(time[side], event[side], weights[side]) for side in (of.treated, ~of.treated))
    return one, none
