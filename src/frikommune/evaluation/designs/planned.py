"""What was planned beside what was done: the same, changed with a reason, or changed without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Literal

from frikommune.evaluation.designs.choosing import choose
from frikommune.evaluation.designs.design import COMPARISON_WORDS, Comparison, Design, Measure, Registered
from frikommune.evaluation.designs.words import (
    CORRECTION_WORDS,
    DIRECTION_WORDS,
    ESTIMATOR_WORDS,
    FROM_WORDS,
    MEASURE_WORDS,
    UNIT_WORDS,
    field_words,
)
from frikommune.evaluation.effects.effect import Effect, Estimator
from frikommune.evaluation.effects.question import Direction, Question
from frikommune.evaluation.quantities import number, percent
from frikommune.evaluation.shown import Column, Table
from frikommune.language import NO_WORDS, Text, day_text, listed

Standing = Literal["same", "amended", "changed"]
STANDING_WORDS: dict[Standing, Text] = {
    "same": Text("som planlagt", "as planned"),
    "amended": Text("ændret med begrundelse", "changed with a reason"),
    "changed": Text("ændret uden begrundelse", "changed without a reason"),
}
Value = str | float | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in an evaluation; None: not told, and not compared."""

    estimator: Estimator | None = None
    outcome: str | None = None
    measure: Measure | None = None
    direction: Direction | None = None
    smallest: float | None = None
    margin: float | None = None
    comparison: Comparison | None = None
    benchmark: float | None = None
    cluster: str | None = None
    starts: date | None = None
    ends: date | None = None
    municipalities: tuple[str, ...] | None = None

    @classmethod
    def of(cls, effect: Effect, question: Question) -> Done:
        """What an estimate tells of itself."""
        return cls(
            estimator=effect.estimator,
            direction=question.direction,
            smallest=question.smallest,
            margin=question.margin,
            benchmark=question.benchmark,
        )


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One thing planned: what stood in the locked design, what was done, and why they differ."""

    field: str
    title: Text
    planned: Text
    done: Text
    standing: Standing
    why: Text = NO_WORDS


_FIELDS = {
    "outcome": "primary.name",
    "measure": "primary.measure",
    "direction": "primary.direction",
    "smallest": "primary.smallest",
    "margin": "primary.margin",
    "comparison": "comparison",
    "benchmark": "benchmark",
    "estimator": "estimator",
    "cluster": "cluster",
    "municipalities": "municipalities",
    "starts": "starts",
    "ends": "ends",
}
"""Names of `Done` and the fields of a design that they are held against, in the order shown."""
_CHOICES: dict[str, dict[str, Text]] = {
    "estimator": {str(one): words for one, words in ESTIMATOR_WORDS.items()},
    "comparison": {str(one): words for one, words in COMPARISON_WORDS.items()},
    "measure": {str(one): words for one, words in MEASURE_WORDS.items()},
    "direction": {str(one): words for one, words in DIRECTION_WORDS.items()},
    "come_from": {str(one): words for one, words in FROM_WORDS.items()},
    "unit": {str(one): words for one, words in UNIT_WORDS.items()},
    "correction": {str(one): words for one, words in CORRECTION_WORDS.items()},
}


def planned_and_done(registered: Registered, done: Done | None = None) -> tuple[PlannedRow, ...]:
    """A row for each thing that was done, and for each that an amendment changed. `done` None: only those."""
    return tuple(_rows(registered, done or Done()))


def _rows(registered: Registered, done: Done) -> Iterator[PlannedRow]:
    first, now = registered.planned, registered.design
    share = first.primary is None or first.primary.measure == "share"
    for name, field in _FIELDS.items():
        planned, held, given = _value(first, name), _value(now, name), getattr(done, name)
        if given is None and planned == held:
            continue
        was = held if given is None else given
        why = NO_WORDS if _same(was, planned) else _reasons(registered, name)
        standing: Standing = "same" if _same(was, planned) else "amended" if _same(was, held) else "changed"
        yield PlannedRow(
            field,
            field_words(field),
            _words(name, planned, share),
            _words(name, was, share),
            standing,
            why if standing == "amended" else NO_WORDS,
        )


def _value(design: Design, name: str) -> Value:
    primary = design.primary
    if name == "estimator":
        return design.estimator or choose(design).estimator
    if name == "outcome":
        return primary.name if primary else None
    if name in ("measure", "direction", "smallest", "margin"):
        value: Value = getattr(primary, name) if primary else None
        return value
    if name == "municipalities":
        return tuple(sorted(design.municipalities))
    given: Value = getattr(design, name)
    return None if given == "" else given


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= 1e-9
    if isinstance(one, tuple) and isinstance(other, tuple):
        return sorted(one) == sorted(other)
    return one == other


def _reasons(registered: Registered, name: str) -> Text:
    """The reasons of the amendments that changed this, with their days."""
    before, found = registered.planned, []
    for one in registered.amendments:
        if not _same(_value(before, name), _value(one.design, name)):
            day = day_text(one.on)
            found.append(Text(f"{day.da}: {one.reason}", f"{day.en}: {one.reason}"))
        before = one.design
    return Text("; ".join(one.da for one in found), "; ".join(one.en for one in found))


def _words(name: str, value: Value, share: bool) -> Text:
    if value is None or value == ():
        return Text("ikke nævnt", "not stated")
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, tuple):
        return Text(listed(value, "da"), listed(value, "en"))
    if isinstance(value, float | int):
        return _number(name, float(value), share)
    return _CHOICES.get(name, {}).get(value) or Text.same(value)


def _number(name: str, value: float, share: bool) -> Text:
    if not share:
        return number(value, 2)
    if name == "benchmark":
        return percent(value)
    said = number(100 * value)
    return Text(f"{said.da} procentpoint", f"{said.en} percentage points")


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
    return _CHOICES.get(name, {}).get(str(value)) or Text.same(str(value))


_SHARES = ("smallest", "margin", "benchmark", "baseline", "stop_at")


def _figure(name: str, value: float, share: bool) -> Text:
    if name == "year":
        return Text.same(str(int(value)))
    if share and name in _SHARES:
        if name in ("smallest", "margin"):
            return _number(name, value, share)
        return percent(value, 1 if abs(1000 * value - round(1000 * value)) < 1e-6 else 2)
    return number(value, 0 if float(value).is_integer() else 2 if abs(value) >= 10 else 4)


def planned_table(rows: tuple[PlannedRow, ...]) -> Table:
    """The rows as a table; its note says how many were changed without a reason."""
    changed = sum(one.standing == "changed" for one in rows)
    columns = (
        Column(Text("Hvad", "What")),
        Column(Text("Planlagt", "Planned")),
        Column(Text("Gjort", "Done")),
        Column(Text("Som planlagt?", "As planned?")),
        Column(Text("Begrundelse", "Reason")),
    )
    cells = tuple((one.title, one.planned, one.done, STANDING_WORDS[one.standing], one.why) for one in rows)
    return Table(Text("Planlagt og gjort", "Planned and done"), columns, cells, _without_reason(changed))


def _without_reason(changed: int) -> Text:
    if not changed:
        return NO_WORDS
    things = Text("ting er", "things were" if changed > 1 else "thing was")
    return Text(
        f"{changed} {things.da} ændret uden, at designet er ændret med en begrundelse.",
        f"{changed} {things.en} changed without an amendment that gives a reason.",
    )


def data_words(registered: Registered) -> Text:
    """Whether the design came before its data, in a sentence that stands beside the result."""
    locked = registered.lock
    if locked is None:
        return Text(
            "Designet er ikke låst: hvad der var planlagt, kan ikke vises.",
            "The design is not locked: what was planned cannot be shown.",
        )
    on = day_text(locked.on)
    if locked.after_the_data and locked.data_seen is not None:
        seen = day_text(locked.data_seen)
        return Text(
            f"Designet blev til efter data: resultatet var kendt {seen.da}, og designet blev låst {on.da}.",
            f"Designed after the data: the result was known on {seen.en}, and the design was locked on"
            f" {on.en}.",
        )
    late = sum(one.data_seen for one in registered.amendments)
    if late:
        times = Text(f"{late} gang{'e' if late > 1 else ''}", "once" if late == 1 else f"{late} times")
        return Text(
            f"Designet blev låst {on.da}, før data blev set, men er ændret {times.da}, efter at de var set.",
            f"The design was locked on {on.en}, before the data was seen, but amended {times.en} after it"
            " was.",
        )
    return Text(
        f"Designet blev låst {on.da}, før data blev set.",
        f"The design was locked on {on.en}, before the data was seen.",
    )
