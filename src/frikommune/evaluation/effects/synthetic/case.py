"""One treated unit's synthetic control, with all that says how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frikommune.evaluation.effects.panels.panel import Ints
from frikommune.evaluation.effects.synthetic.placebos import Ranked, misfit, ranked
from frikommune.evaluation.effects.synthetic.runs import (
    Outcomes,
    Run,
    earlier,
    placebos,
    run,
    without_each,
)

POOR = 0.25
"""A mix that misses by more than this share of what usually lies between two units does not follow."""
FEW_BEFORE = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One treated unit.

    `left_out` are donors with gaps in their figures; `without` the run without each donor that counts;
    `outcomes_only` the run without covariates, where there are some.
    """

    outcomes: Outcomes
    real: Run
    ranked: Ranked
    without: tuple[tuple[int, Run], ...]
    earlier: Run | None
    level_free: Run
    outcomes_only: Run | None
    left_out: tuple[str, ...]

    @property
    def name(self) -> str:
        """The treated unit's name."""
        return self.outcomes.names[self.real.unit]

    @property
    def misfit(self) -> float:
        """The gap before the start as a share of what usually lies between two units."""
        return misfit(self.outcomes, self.real)

    @property
    def poor(self) -> bool:
        """Whether the mix does not follow the treated one before the start."""
        return self.misfit > POOR

    @property
    def plain(self) -> float:
        """Before and after against all donors alike: the difference in differences."""
        change = self._change(np.array([self.real.unit]))
        return change - self._change(self.real.donors)

    def _change(self, units: Ints) -> float:
        mean, begins = self.outcomes.mean[units], self.real.begins
        return float(mean[:, begins:].mean() - mean[:, :begins].mean())


def case_of(outcomes: Outcomes, unit: int, donors: Ints, begins: int, left_out: tuple[str, ...] = ()) -> Case:
    """Everything about one treated unit."""
    real = run(outcomes, unit, donors, begins)
    plain = replace(outcomes, covariates=np.zeros((0, 0, 0)), covariate_names=())
    return Case(
        outcomes,
        real,
        ranked(outcomes, real, placebos(outcomes, real)),
        without_each(outcomes, real),
        earlier(outcomes, real),
        run(outcomes, unit, donors, begins, level_free=True),
        run(plain, unit, donors, begins) if outcomes.covariates.size else None,
        left_out,
    )
