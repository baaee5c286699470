"""Each block's residual series: what is left of its outcomes, and of its treatment, in order of time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frikommune.evaluation.effects.inference.randomised import Pair
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import Fit


def residual_series(panel: Panel, found: Fit, which: int = 0) -> Pair:
    """(G, T) each: outcome and regressor `which`, less all else: fixed effects, covariates, regressors."""
    others = np.arange(found.value.size) != which
    rest = panel.moment - np.einsum(
        "gpq,gqk,k->gp", panel.gram, found.regressors[:, :, others], found.value[others]
    )
    regressor = np.einsum("gpq,gq->gp", panel.gram, found.regressors[:, :, which])
    return Pair(residuals(panel, found, rest), residuals(panel, found, regressor))


def residuals(panel: Panel, found: Fit, moment: Floats) -> Floats:
    """(G, T): the series whose cross products are `moment` (G, P), less fixed effects and covariates."""
    periods = panel.treated.shape[1]
    left = (moment - panel.gram @ (found.nuisance @ moment.sum(axis=0)))[:, :periods]
    if panel.plain:
        return np.asarray(np.divide(left, panel.weight, out=np.zeros_like(left), where=panel.weight > 0))
    inverse = np.linalg.pinv(panel.gram[:, :periods, :periods], rcond=1e-10, hermitian=True)
    return np.asarray(np.einsum("gst,gt->gs", inverse, left))


def moving(panel: Panel) -> npt.NDArray[np.bool_]:
    """(G,): which blocks are treated at some time but not always: those an effect is seen in."""
    return np.asarray((panel.treated.max(axis=1) > 0) & (np.ptp(panel.treated, axis=1) > 0))
