"""Results as JSON, and back without loss: what a database keeps of the frozen types of `evaluation`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.shown import Drawing, Table
from frikommune.evaluation.verdicts.guardrails import Watched
from frikommune.language import Text


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


def as_json(result: Result) -> dict[str, Any]:
    """The result as plain JSON."""
    plain: dict[str, Any] = _adapter().dump_python(result, mode="json")
    return plain


def of_json(plain: dict[str, Any]) -> Result:
    """The result that plain JSON says."""
    return _adapter().validate_python(plain)


def figures_json(figures: Figures) -> dict[str, Any]:
    """The figures as plain JSON."""
    plain: dict[str, Any] = _figures().dump_python(figures, mode="json")
    return plain


def figures_of(plain: dict[str, Any]) -> Figures:
    """The figures that plain JSON says."""
    return _figures().validate_python(plain)


@cache
def _figures() -> TypeAdapter[Figures]:
    return TypeAdapter(Figures)


@cache
def _adapter() -> TypeAdapter[Result]:
    return TypeAdapter(Result)
