"""Results as JSON, and back without loss: what a database or a file keeps of the frozen types."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from frikommune.evaluation.evaluated.result import Figures, Result


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
