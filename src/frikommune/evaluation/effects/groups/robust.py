"""Least squares with errors that hold for uneven spread, and for rows that belong together.

statsmodels fits, and gives HC2 and Stata's clustered errors (CR1). CR2 with Satterthwaite's degrees of
freedom, which holds with fewer clusters, is our own kernel: statsmodels has none.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

if TYPE_CHECKING:
    from statsmodels.regression.linear_model import WLS

ENOUGH = 30.0
"""With so many degrees of freedom left, CR1 and CR2 say the same and the better known one is used."""
_MANY = 2_000
"""With more clusters CR2 is not computed: it would be CR1."""


@dataclass(frozen=True)
class Robust:
    """Least squares of `outcome` (n) on `design` (n × k), the first column a constant.

    `weights` (n) are proportional to inverse variances; `groups` (n) say whose errors belong together.
    """

    design: Floats
    outcome: Floats
    weights: Floats | None = None
    groups: NDArray[np.int32] | None = None

    @cached_property
    def _fit(self) -> WLS:
        from statsmodels.regression.linear_model import WLS  # noqa: PLC0415  it takes a second to import
        from statsmodels.tools.sm_exceptions import SingularMatrixWarning  # noqa: PLC0415

        weights = 1.0 if self.weights is None else self.weights
        with warnings.catch_warnings():
            # Rank is judged by size: weights that differ a millionfold look singular and are not.
            warnings.simplefilter("ignore", SingularMatrixWarning)
            return WLS(self.outcome, self.design, weights=weights).fit()

    @property
    def coefficients(self) -> Floats:
        """(k,)."""
        return np.asarray(self._fit.params, dtype=float)

    @cached_property
    def _codes(self) -> NDArray[np.intp]:
        """Each row's group, numbered from 0 without gaps; every row its own where there are none."""
        groups = np.arange(len(self.outcome)) if self.groups is None else self.groups
        return np.asarray(np.unique(groups, return_inverse=True)[1])

    def error(self, which: int) -> tuple[tuple[float, float], Text]:
        """A coefficient's standard error, its degrees of freedom, and how they were made, in words.

        Without groups HC2 and n − k. With groups CR2 and Satterthwaite's; CR1 and G − 1 where those are many.
        """
        if self.groups is None:
            return self.hc2(which), HC2
        count = int(self._codes.max()) + 1
        if count <= _MANY:
            found, freedom = self.cr2(which)
            if freedom < ENOUGH:
                return (found, freedom), cr2_words(count, freedom)
        return self.cr1(which), cr1_words(count)

    def hc2(self, which: int) -> tuple[float, float]:
        """MacKinnon and White's HC2 (Journal of Econometrics 29, 1985): Neyman's in an experiment."""
        found = self._fit.get_robustcov_results("HC2", use_t=True)
        return float(found.bse[which]), float(self._fit.df_resid)

    def cr1(self, which: int) -> tuple[float, float]:
        """Clustered as Stata and fixest do it: G/(G−1) · (n−1)/(n−k), and G − 1 degrees of freedom."""
        codes = self._codes
        found = self._fit.get_robustcov_results("cluster", groups=codes, use_correction=True, use_t=True)
        return float(found.bse[which]), float(codes.max())

    def cr2(self, which: int) -> tuple[float, float]:
        """Bell and McCaffrey's CR2 (Survey Methodology 28, 2002), and Satterthwaite's degrees of freedom.

        As Pustejovsky and Tipton (Journal of Business & Economic Statistics 36, 2018) give them, with even
        and independent errors (by the weights) as working model. A cluster that alone decides the
        coefficient gets the generalised inverse.
        """
        pulls, freedom = self._cr2(which)
        return float(np.sqrt(np.square(pulls).sum())), freedom

    def freedom(self, which: int) -> float:
        """Satterthwaite's degrees of freedom alone: they follow from the design, not from the outcome."""
        return self._cr2(which)[1]

    def _cr2(self, which: int) -> tuple[list[float], float]:
        """Each cluster's pull on the coefficient, adjusted, and the degrees of freedom."""
        root = np.ones(len(self.outcome)) if self.weights is None else np.sqrt(self.weights)
        design: Floats = self.design * root[:, None]
        residuals = (self.outcome - self.design @ self.coefficients) * root
        bread = np.linalg.pinv(design.T @ design, hermitian=True)
        codes = self._codes
        order = np.argsort(codes, kind="stable")
        ends = np.cumsum(np.bincount(codes))[:-1]
        pulls, pushed, lengths = [], [], []
        for rows in np.split(order, ends):
            adjusted = _adjusted(design[rows], np.asarray(bread, dtype=float)) @ bread[which]
            pulls.append(float(adjusted @ residuals[rows]))
            pushed.append(design[rows].T @ adjusted)
            lengths.append(float(adjusted @ adjusted))
        moved = np.array(pushed)
        spread = np.diag(lengths) - moved @ bread @ moved.T
        freedom = float(np.trace(spread) ** 2 / (spread**2).sum())
        return pulls, freedom


def _adjusted(design: Floats, bread: Floats) -> Floats:
    """(I − H)^(−1/2) X for one cluster, without ever forming H: only its k directions change."""
    directions, lengths = np.linalg.qr(design)
    values, vectors = np.linalg.eigh(np.eye(lengths.shape[0]) - lengths @ bread @ lengths.T)
    kept = values > 1e-9
    inverse = (vectors[:, kept] / np.sqrt(values[kept])) @ vectors[:, kept].T
    return np.asarray(directions @ (inverse @ lengths))


HC2 = Text("Robuste standardfejl (HC2); t-fordelingen.", "Robust standard errors (HC2); the t distribution.")


def cr1_words(groups: int) -> Text:
    """How CR1 was made."""
    count, freedom = number(groups, 0), number(groups - 1, 0)
    return Text(
        f"Standardfejl klynget efter {count.da} klynger (CR1); t-fordelingen med {freedom.da} frihedsgrader.",
        f"Standard errors clustered by {count.en} clusters (CR1); the t distribution with {freedom.en} "
        "degrees of freedom.",
    )


def cr2_words(groups: int, freedom: float) -> Text:
    """How CR2 was made."""
    count, left = number(groups, 0), number(freedom, 1)
    return Text(
        f"Standardfejl klynget efter {count.da} klynger, rettet for få klynger (CR2); t-fordelingen med "
        f"{left.da} frihedsgrader (Satterthwaite).",
        f"Standard errors clustered by {count.en} clusters, corrected for few clusters (CR2); the t "
        f"distribution with {left.en} degrees of freedom (Satterthwaite).",
    )
