"""The whole answer of one evaluation: what is kept of it, and what papers are written from."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.evaluation.verdicts.guardrails import Watched
from frikommune.language import Text

_EVENTS = 2
"""Where the events behind money and hours stand among `Figures.money`."""


@dataclass(frozen=True, slots=True)
class Result:
    """The whole answer of one evaluation: the primary outcome first, then the secondary ones.

    `measured` are the indicators it rests on; `watched` its guardrails.
    """

    outcomes: tuple[Evaluation, ...]
    measured: tuple[Measured, ...] = ()
    watched: tuple[Watched, ...] = ()

    @property
    def primary(self) -> Evaluation:
        """The outcome that decides."""
        return self.outcomes[0]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the cases of an extract counted to: indicators for all and by municipality, money and time.

    `money` and `pictures` are laid out as `evaluation.money_shown` has them; `assumed` is what they rest on.
    """

    measured: tuple[Measured, ...]
    by_municipality: tuple[Measured, ...]
    money: tuple[Table, ...]
    pictures: tuple[Drawing, ...]
    assumed: tuple[Text, ...]

    @property
    def without_events(self) -> tuple[Table, ...]:
        """Money and hours; the events behind them count few cases too, and are for whoever sees the rows."""
        return self.money[:_EVENTS]
