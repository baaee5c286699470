"""Doubly robust effects by cohort and period, by diff-diff, where enough start together to model that."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from frikommune.evaluation.effects.staggered.certainty import Sure
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import Controls

ENOUGH = 10
"""So many must start together for each covariate, or a model of who takes part is too loose (Peduzzi et al.,
Journal of Clinical Epidemiology 49, 1996, 1373–1379)."""

_THIN = ("will be trimmed", "unconditional", "near-separation")
"""Words in the library's warnings that mean it."""


@dataclass(frozen=True, slots=True)
class Robust:
    """What the library answers: keys as in `staggered_sums.Sums`, and how sure each is.

    `thin`: it found some whose chance of taking part is so near 0 or 1 that it had to be cut off, or could
    not model it for some start.
    """

    keys: tuple[tuple[str, int], ...]
    sure: tuple[Sure, ...]
    thin: bool


def enough(cohorts: Cohorts) -> bool:
    """Whether every cohort is large enough to model who is in it."""
    sizes = [int((cohorts.start == start).sum()) for start in cohorts.starts]
    return bool(min(sizes) >= ENOUGH * cohorts.covariates.shape[-1])


def doubly_robust(cohorts: Cohorts, controls: Controls, level: float) -> Robust | None:
    """The doubly robust estimator of Sant'Anna and Zhao (2020); None where the library cannot.

    Standard errors by influence function, clustered; Student's t with clusters − 1 degrees of freedom.
    """
    from diff_diff import CallawaySantAnna, SurveyDesign  # noqa: PLC0415  it takes a second to import

    frame, names = _frame(cohorts)
    model = CallawaySantAnna(
        control_group="never_treated" if controls == "never" else "not_yet_treated",
        alpha=1 - level,
        base_period="universal",
        rank_deficient_action="silent",
        pscore_fallback="unconditional",
        cluster="cluster",
    )
    design = SurveyDesign(weights="weight", psu="cluster") if np.ptp(cohorts.weight) else None
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            found = model.fit(
                frame, "outcome", "unit", "period", "first", covariates=names, survey_design=design
            )
            thin = any(word in str(one.message) for one in told for word in _THIN)
            return replace(_answer(found, cohorts, level), thin=thin)
        except (ValueError, np.linalg.LinAlgError):
            return None


def _frame(cohorts: Cohorts) -> tuple[pd.DataFrame, list[str]]:
    """One row a cell that is seen; periods count from 1, since 0 is never."""
    unit, period = np.nonzero(cohorts.seen)
    first = np.where(cohorts.never, 0, cohorts.start + 1)
    names = [f"x{place}" for place in range(cohorts.covariates.shape[-1])]
    columns: dict[str, Any] = {
        "unit": unit,
        "period": period + 1,
        "first": first[unit],
        "cluster": cohorts.cluster[unit],
        "weight": cohorts.weight[unit],
        "outcome": cohorts.mean[unit, period],
    }
    columns |= {name: cohorts.covariates[unit, period, place] for place, name in enumerate(names)}
    return pd.DataFrame(columns), names


def _answer(found: Any, cohorts: Cohorts, level: float) -> Robust:
    """The library's sums; the means over cohorts and over periods since the start, which it lacks, beside."""
    groups = found.aggregate("group").to_dataframe().rename(columns={"label": "at"})
    events = found.aggregate("event_study").to_dataframe().rename(columns={"event_time": "at"})
    events = events[~events["is_reference"]]
    simple = found.aggregate("simple").to_dataframe()
    keys: list[tuple[str, int]] = [("simple", 0)]
    keys += [("group", int(start) - 1) for start in groups["at"]]
    keys += [("event", int(since)) for since in events["at"]]
    sure = [_sure(row) for table in (simple, groups, events) for row in table.itertuples()]
    mass = [cohorts.weight[cohorts.start == int(start) - 1].sum() for start in groups["at"]]
    after = events[events["at"] >= 0]
    keys += [("groups", 0), ("events", 0)]
    sure += [Sure(float(np.average(groups["att"], weights=mass))), Sure(float(after["att"].mean()))]
    return Robust(tuple(keys), tuple(sure), thin=False)


def _sure(row: Any) -> Sure:
    if not np.isfinite(row.se):
        return Sure(float(row.att))
    ends = float(row.conf_int_lower), float(row.conf_int_upper)
    return Sure(float(row.att), ends, float(row.p_value), float(row.se))
