"""Whether a hazard ratio stands for the whole time, and whether two curves differ at all."""

from __future__ import annotations

import numpy as np
import scipy
from statsmodels.duration.survfunc import survdiff

from frikommune.evaluation.effects.models import Flags, Floats
from frikommune.evaluation.effects.survival.cox import Cox
from frikommune.evaluation.effects.survival.kaplan_meier import kaplan_meier


def log_rank(time: Floats, event: Flags, treated: Flags) -> tuple[float, float] | None:
    """The log-rank test: chi-squared with one degree of freedom, and p (statsmodels).

    None where both groups were never watched together when an event came.
    """
    try:
        statistic, p_value = survdiff(time, event.astype(int), treated.astype(int))
    except np.linalg.LinAlgError:
        return None
    return float(statistic), float(p_value)


def proportional(fit: Cox, time: Floats, event: Flags, which: int = 0) -> tuple[float, float]:
    """Whether a covariate's hazard ratio changes over time: chi-squared with one degree of freedom, and p.

    Grambsch and Therneau (Biometrika 81, 1994, 515–526), over time as the Kaplan–Meier curve counts it, as
    R's `cox.zph` did before version 3. Events without weights.
    """
    curve = kaplan_meier(time, event, np.ones(len(time)))
    place = np.searchsorted(curve.times, fit.times, side="left")
    clock = 1 - np.concatenate([[1.0], curve.survival])[place]
    clock = clock - clock.mean()
    scaled = len(fit.times) * fit.residuals @ fit.covariance[:, which]
    spread = len(fit.times) * fit.covariance[which, which] * (clock**2).sum()
    if spread <= 0:
        return 0.0, 1.0
    statistic = float((clock @ scaled) ** 2 / spread)
    return statistic, float(scipy.stats.chi2.sf(statistic, 1))
