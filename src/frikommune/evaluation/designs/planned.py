"""What was planned beside what was done: the same, changed with a reason, or changed without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.evaluation.designs.changes import CHOICES, figure_words
from frikommune.evaluation.designs.choosing import choose
from frikommune.evaluation.designs.design import Comparison, Design, Measure, Registered
from frikommune.evaluation.designs.words import (
    field_words,
)
from frikommune.evaluation.effects.effect import Effect, Estimator
from frikommune.evaluation.effects.question import Direction, Question
from frikommune.evaluation.shown.laid_out import Column, Table
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
        return figure_words(name, float(value), share)
    return CHOICES.get(name, {}).get(value) or Text.same(value)


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
        f"{changed} {things.da} ændret, uden at designet er ændret med en begrundelse.",
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
