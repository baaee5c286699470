"""Published data sets with what was published of them, as observations."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import causaldata
import pandas as pd

from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe


@cache
def births() -> pd.DataFrame:
    """Cattaneo (2010), birth weight and smoking: Stata's example of treatment effects."""
    path = files("statsmodels.treatment.tests.results") / "cataneo2.csv"
    return pd.read_csv(str(path)).astype(
        {"mbsmoke_": float, "mmarried_": float, "fbaby_": float, "prenatal1_": float}
    )


@cache
def lalonde() -> pd.DataFrame:
    """Those trained in the National Supported Work experiment, beside the Current Population Survey."""
    trained = causaldata.nsw_mixtape.load_pandas().data
    others = causaldata.cps_mixtape.load_pandas().data
    both = pd.concat([trained[trained["treat"] == 1], others]).reset_index(drop=True)
    both = both.drop(columns="data_id").astype(float)
    both["agesq"], both["agecube"], both["edusq"] = both["age"] ** 2, both["age"] ** 3, both["educ"] ** 2
    both["u74"], both["u75"] = (both["re74"] == 0) * 1.0, (both["re75"] == 0) * 1.0
    return both


LALONDE = (
    "age",
    "agesq",
    "agecube",
    "educ",
    "edusq",
    "marr",
    "nodegree",
    "black",
    "hisp",
    "re74",
    "re75",
    "u74",
    "u75",
)


@cache
def quitters() -> tuple[pd.DataFrame, tuple[str, ...]]:
    """NHEFS, quitting smoking and weight gain, and the covariates of Hernán and Robins, chapter 12."""
    frame = causaldata.nhefs_complete.load_pandas().data
    out = pd.DataFrame({"gain": frame["wt82_71"], "quit": frame["qsmk"]})
    for name in ("age", "smokeintensity", "smokeyrs", "wt71"):
        out[name] = frame[name].astype(float)
        out[f"{name}2"] = out[name] ** 2
    for name in ("sex", "race", "education", "exercise", "active"):
        out[name] = "v" + frame[name].astype(str)
    return out, tuple(column for column in out.columns if column not in {"gain", "quit"})


def observed(frame: pd.DataFrame, covariates: tuple[str, ...] = (), **roles: Any) -> Observations:
    """A frame's columns in their roles."""
    return observe(frame, Roles(covariates=covariates, **roles), "test.csv")
