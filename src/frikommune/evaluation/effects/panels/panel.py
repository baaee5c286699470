"""Rows collapsed to cells: what a comparison over time needs to know of a million rows.

Of each **block** (a municipality; a unit, where treatment differs within municipalities) there is a cross
product of the period effects and covariates, and one with the outcome, both after the block's own fixed
effects have been taken out. They are T numbers wide, so that whatever is done afterwards (another comparison,
a bootstrap, a placebo) never touches a row again. Weighted least squares on the rows gives the same estimates
(Frisch–Waugh–Lovell).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Panel:
    """G blocks over T periods, with k covariates; P = T + k.

    `mean` and `weight` (G, T): a cell's weighted mean outcome and its weight, NaN and 0 where no row is.
    `treated` (G, T): 1 where the block is treated in that period. `gram` (G, P, P) and `moment` (G, P):
    weighted cross products of period indicators and covariates, with each other and with the outcome, within
    the fixed effects. `cluster` (G,): which cluster each block belongs to, numbered from 0. `rows` counts the
    rows behind it all. `plain` says that each block has one fixed effect: its own.
    """

    mean: Floats
    weight: Floats
    treated: Floats
    gram: Floats
    moment: Floats
    cluster: Ints
    rows: int
    names: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    covariates: tuple[str, ...] = field(default=())
    plain: bool = True

    @property
    def ever(self) -> npt.NDArray[np.bool_]:
        """Which blocks are treated in some period."""
        return np.asarray(self.treated.max(axis=1) > 0)

    @property
    def size(self) -> Floats:
        """Each block's weight in a period, on average over the periods in which it has rows."""
        return np.asarray(self.weight.sum(axis=1) / np.maximum((self.weight > 0).sum(axis=1), 1))

    @property
    def clusters(self) -> int:
        """How many clusters there are."""
        return int(self.cluster.max()) + 1 if self.cluster.size else 0

    def only(self, kept: npt.NDArray[np.bool_]) -> Panel:
        """The same with only some of the blocks; their rows are counted by their share of the cells."""
        share = (self.weight[kept] > 0).sum() / max((self.weight > 0).sum(), 1)
        return replace(
            self,
            mean=self.mean[kept],
            weight=self.weight[kept],
            treated=self.treated[kept],
            gram=self.gram[kept],
            moment=self.moment[kept],
            cluster=np.unique(self.cluster[kept], return_inverse=True)[1].astype(np.intp),
            rows=round(self.rows * share),
            names=tuple(np.asarray(self.names, dtype=object)[kept]) if self.names else (),
        )


def of_cells(mean: Floats, weight: Floats, treated: Floats, rows: int | None = None) -> Panel:
    """The panel of cells that are already weighted means: (G, T) each; a weight of 0 is an empty cell."""
    total = weight.sum(axis=1, keepdims=True)
    filled = np.where(weight > 0, mean, 0.0)
    inside = filled - (weight * filled).sum(axis=1, keepdims=True) / total
    return Panel(
        mean=np.where(weight > 0, mean, np.nan),
        weight=weight,
        treated=treated,
        gram=diagonal(weight) - weight[:, :, None] * weight[:, None, :] / total[:, :, None],
        moment=weight * inside,
        cluster=np.arange(len(mean), dtype=np.intp),
        rows=int((weight > 0).sum()) if rows is None else rows,
    )


def diagonal(values: Floats) -> Floats:
    """(G, T, T) with `values` (G, T) on the diagonals."""
    out = np.zeros((*values.shape, values.shape[1]))
    periods = np.arange(values.shape[1])
    out[:, periods, periods] = values
    return out
