"""The same estimates by the libraries of the field. It runs in .venv/peers/panel, without frikommune.

Each function reads its columns first (not counted) and answers `seconds` of each run, after one that isn't
counted unless it takes minutes, with `estimate` and `error`, clustered by municipality.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

DRAWS = 999
HOME, TIME = "municipality", "quarter"


def pyfixest(path: str, repeats: int, wild: bool = False) -> dict[str, Any]:
    """Fixed effects absorbed; with `wild`, the wild cluster bootstrap of 999 draws as well."""
    from pyfixest.estimation import feols  # noqa: PLC0415  each peer pays for its own memory

    rows = _rows(path, "treated")

    def fit() -> tuple[float, float]:
        found = feols(f"outcome ~ treated | {HOME} + {TIME}", rows, vcov={"CRV1": HOME})
        if wild:
            found.wildboottest(param="treated", reps=DRAWS, seed=1)
        return float(found.coef().iloc[0]), float(found.se().iloc[0])

    return _measured(fit, repeats)


def linearmodels(path: str, repeats: int) -> dict[str, Any]:
    """Fixed effects absorbed."""
    from linearmodels.iv.absorbing import AbsorbingLS  # noqa: PLC0415  each peer pays for its own memory

    rows = _rows(path, "treated")
    absorbed = rows[[HOME, TIME]].astype("category")

    def fit() -> tuple[float, float]:
        model = AbsorbingLS(rows["outcome"], rows[["treated"]].astype(float), absorb=absorbed)
        found = model.fit(cov_type="clustered", clusters=rows[HOME], debiased=True)
        return float(found.params["treated"]), float(found.std_errors["treated"])

    return _measured(fit, repeats)


def statsmodels(path: str, repeats: int) -> dict[str, Any]:
    """Least squares with a column for each municipality and quarter: it absorbs nothing."""
    from statsmodels.regression.linear_model import OLS  # noqa: PLC0415  each peer pays for its own memory

    rows = _rows(path, "treated")

    def fit() -> tuple[float, float]:
        homes, quarters = (pd.get_dummies(rows[name], dtype=float).to_numpy() for name in (HOME, TIME))
        design = np.column_stack([rows["treated"].to_numpy(float), homes, quarters[:, 1:]])
        found = OLS(rows["outcome"].to_numpy(), design).fit(
            cov_type="cluster", cov_kwds={"groups": rows[HOME].to_numpy()}
        )
        return float(found.params[0]), float(found.bse[0])

    return _measured(fit, repeats, warm_up=False)


def diff_diff(path: str, repeats: int) -> dict[str, Any]:
    """Callaway and Sant'Anna on every row, persons as units, clustered by municipality."""
    from diff_diff import CallawaySantAnna  # noqa: PLC0415  each peer pays for its own memory

    rows = pd.read_parquet(path, columns=["person", HOME, TIME, "outcome", "first"])

    def fit() -> tuple[float, float]:
        found = CallawaySantAnna(cluster=HOME).fit(rows, "outcome", "person", TIME, "first")
        found.aggregate("event_study")
        return float(found.overall_att), float(found.overall_se)

    return _measured(fit, repeats, warm_up=False)


def _rows(path: str, treatment: str) -> pd.DataFrame:
    return pd.read_parquet(path, columns=[HOME, TIME, "outcome", treatment])


def _measured(fit: Callable[[], tuple[float, float]], repeats: int, warm_up: bool = True) -> dict[str, Any]:
    seconds = []
    for turn in range(repeats + warm_up):
        gc.collect()
        begun = perf_counter()
        estimate, error = fit()
        if turn or not warm_up:
            seconds.append(perf_counter() - begun)
    return {"seconds": seconds, "estimate": estimate, "error": error}
