"""Extracts as JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from frikommune.reports.extract import Extract, Statement


def extract_json(extract: Extract) -> dict[str, Any]:
    """The extract as plain JSON."""
    plain: dict[str, Any] = _extract().dump_python(extract, mode="json")
    return plain


def extract_of_json(plain: dict[str, Any]) -> Extract:
    """The extract that plain JSON says."""
    return _extract().validate_python(plain)


def statements_json(some: Iterable[Statement]) -> list[Any]:
    """Statements as plain JSON."""
    plain: list[Any] = _statements().dump_python(tuple(some), mode="json")
    return plain


def statements_of_json(plain: list[Any]) -> tuple[Statement, ...]:
    """The statements that plain JSON says."""
    return _statements().validate_python(plain)


@cache
def _extract() -> TypeAdapter[Extract]:
    return TypeAdapter(Extract)


@cache
def _statements() -> TypeAdapter[tuple[Statement, ...]]:
    return TypeAdapter(tuple[Statement, ...])
