"""What differs between two designs, field by field, in words."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from frikommune.evaluation.designs.design import COMPARISON_WORDS, Design
from frikommune.evaluation.designs.words import (
    CORRECTION_WORDS,
    DIRECTION_WORDS,
    ESTIMATOR_WORDS,
    FROM_WORDS,
    MEASURE_WORDS,
    UNIT_WORDS,
    field_words,
)
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import Text, day_text

CHOICES: dict[str, dict[str, Text]] = {
    "estimator": {str(one): words for one, words in ESTIMATOR_WORDS.items()},
    "comparison": {str(one): words for one, words in COMPARISON_WORDS.items()},
    "measure": {str(one): words for one, words in MEASURE_WORDS.items()},
    "direction": {str(one): words for one, words in DIRECTION_WORDS.items()},
    "come_from": {str(one): words for one, words in FROM_WORDS.items()},
    "unit": {str(one): words for one, words in UNIT_WORDS.items()},
    "correction": {str(one): words for one, words in CORRECTION_WORDS.items()},
}
"""What may be chosen, in words, by the name of its field."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between two designs: what it is called, and what it said before and after."""

    field: str
    label: Text
    before: Text
    after: Text


def changes(before: Design, after: Design) -> tuple[Change, ...]:
    """What an amendment changes, field by field, in words; nothing where the two say the same."""
    said, told = _leaves(before), _leaves(after)
    return tuple(
        Change(one, field_words(one), _leaf_words(one, said), _leaf_words(one, told))
        for one in dict.fromkeys((*said, *told))
        if said.get(one) != told.get(one)
    )


def _leaves(value: object, path: str = "") -> dict[str, object]:
    """Every value of a design by its path; a list of words is one value."""
    if is_dataclass(value):
        parts = [(one.name, getattr(value, one.name)) for one in fields(value)]
    elif isinstance(value, tuple) and any(is_dataclass(one) for one in value):
        parts = [(str(place), one) for place, one in enumerate(value)]
    else:
        return {path: value}
    found: dict[str, object] = {}
    for name, one in parts:
        found |= _leaves(one, f"{path}.{name}" if path else name)
    return {one: said for one, said in found.items() if said not in (None, "", ())}


def _leaf_words(field: str, said: dict[str, object]) -> Text:
    value, (owner, _, name) = said.get(field), field.rpartition(".")
    if value is None:
        return Text("ikke nævnt", "not stated")
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, tuple):
        return Text.same("; ".join(map(str, value)))
    if isinstance(value, float | int):
        measured = said.get(f"{owner}.measure") or said.get(f"{owner}.outcome.measure")
        whole = measured if owner not in ("", "expected") else said.get("primary.measure")
        return _figure(name, value, share=whole == "share")
    return CHOICES.get(name, {}).get(str(value)) or Text.same(str(value))


_SHARES = ("smallest", "margin", "benchmark", "baseline", "stop_at")


def _figure(name: str, value: float, share: bool) -> Text:
    if name == "year":
        return Text.same(str(int(value)))
    if share and name in _SHARES:
        if name in ("smallest", "margin"):
            return figure_words(name, value, share)
        return percent(value, 1 if abs(1000 * value - round(1000 * value)) < 1e-6 else 2)
    return number(value, 0 if float(value).is_integer() else 2 if abs(value) >= 10 else 4)


def figure_words(name: str, value: float, share: bool) -> Text:
    """A difference of shares in points, a benchmark in percent, anything else as it is."""
    if not share:
        return number(value, 2)
    if name == "benchmark":
        return percent(value, 1 if abs(round(100 * value, 1) - 100 * value) < 1e-9 else 2)
    said = number(100 * value)
    return Text(f"{said.da} procentpoint", f"{said.en} percentage points")
