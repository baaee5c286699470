"""Measured indicators for programs."""

from __future__ import annotations

from typing import Any

from frikommune.evaluation.indicators.measured import Measured
from frikommune.language import Language


def measured_json(one: Measured, language: Language) -> dict[str, Any]:
    """One measured value with stable keys; titles and notes in the language asked for."""
    counted = one.counted
    finished = one.of_finished
    return {
        "indicator": one.indicator,
        "title": one.title.said_in(language),
        "municipality": one.municipality or None,
        "group": one.group or None,
        "period": one.period.said_in(language) or None,
        "numerator": None if counted is None else counted.succeeded,
        "denominator": None if counted is None else counted.started,
        "unfinished": None if counted is None else counted.unfinished,
        "unknown": None if counted is None else counted.unknown,
        "numerator_is": one.numerator.said_in(language) or None,
        "denominator_is": one.denominator.said_in(language) or None,
        "share": one.of_all,
        "interval": _pair(one.interval),
        "of_finished": None if finished is None else finished.share,
        "bounds": _pair(one.bounds),
        "number": one.number,
        "number_interval": _pair((one.low, one.high))
        if one.low is not None or one.high is not None
        else None,
        "unit": one.unit.said_in(language),
        "direction": one.direction,
        "origin": one.origin,
        "source": one.source.said_in(language) or None,
        "certainty": one.certainty or None,
        "series": one.series or None,
        **one.mark.as_json,
        "notes": [note.said_in(language) for note in one.notes],
    }


def _pair(ends: tuple[float | None, float | None] | None) -> dict[str, float | None] | None:
    return None if ends is None else {"low": ends[0], "high": ends[1]}
