"""Panels made up for tests, and least squares with a dummy for everything to hold them against."""

from __future__ import annotations

import numpy as np
import pandas as pd
import statsmodels.api as sm

from frikommune.evaluation.effects.panels.panel import Floats, Panel, of_cells
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe


def persons(
    seed: int = 0, clusters: int = 12, treated: int = 4, each: int = 10, periods: int = 6, seen: float = 0.8
) -> pd.DataFrame:
    """Persons in municipalities, not all seen in every period, with two covariates and weights."""
    lot = np.random.default_rng(seed)
    grid = np.indices((clusters * each, periods)).reshape(2, -1)
    frame = pd.DataFrame({"person": grid[0], "town": grid[0] % clusters, "quarter": grid[1]})
    frame = frame[lot.random(len(frame)) < seen].reset_index(drop=True)
    frame["trial"] = ((frame["town"] < treated) & (frame["quarter"] >= periods // 2)).astype(int)
    frame["x"], frame["z"] = lot.normal(size=(2, len(frame)))
    frame["weight"] = lot.uniform(0.5, 1.5, len(frame))
    frame["y"] = (
        0.5 * frame["trial"] + 0.3 * frame["x"] + 0.01 * frame["person"] + 0.2 * frame["quarter"]
    ) + lot.normal(size=len(frame))
    return frame


def observed(frame: pd.DataFrame, **roles: object) -> Observations:
    """Those rows with the usual roles; others as given."""
    usual: dict[str, object] = {
        "outcome": "y",
        "treatment": "trial",
        "unit": "person",
        "period": "quarter",
        "cluster": "town",
    }
    return observe(frame, Roles(**(usual | roles)), "made up")  # type: ignore[arg-type]


def by_dummies(frame: pd.DataFrame, effects: str, covariates: tuple[str, ...] = ()) -> tuple[float, float]:
    """Weighted least squares on the rows with dummies: the effect, and its uncorrected clustered error."""
    dummies = pd.get_dummies(frame[[effects, "quarter"]].astype("category"), drop_first=True, dtype=float)
    design = sm.add_constant(pd.concat([frame[["trial", *covariates]], dummies], axis=1)).astype(float)
    found = sm.WLS(frame["y"], design, weights=frame["weight"]).fit(
        cov_type="cluster", cov_kwds={"groups": frame["town"], "use_correction": False}
    )
    return float(found.params["trial"]), float(found.bse["trial"])


def cells(
    treated: int, blocks: int, periods: int = 8, seed: int = 0, sizes: Floats | None = None, like: float = 0.5
) -> Panel:
    """A panel of cells without any effect; sizes equal where none are given."""
    lot = np.random.default_rng(seed)
    size = np.full(blocks, 100.0) if sizes is None else sizes
    level = lot.normal(size=(blocks, periods))
    for period in range(1, periods):
        level[:, period] += like * level[:, period - 1]
    mean = level + lot.normal(size=(blocks, periods)) * 5 / np.sqrt(size)[:, None]
    treatment = np.zeros((blocks, periods))
    treatment[:treated, periods // 2 :] = 1
    return of_cells(mean, np.repeat(size[:, None], periods, axis=1), treatment)
