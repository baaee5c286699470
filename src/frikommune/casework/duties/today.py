"""What to do in many cases on one day, parted and sorted the way a person works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from frikommune.casework.duties.days import week_text
from frikommune.casework.duties.duty import CaseDuty
from frikommune.language import Text
from frikommune.law.exemption import Exemption

Part = Literal["overdue", "this_week", "next_week", "later", "unknown", "before_step"]
"""`later` reaches to LATEST; `before_step`: what a trial lets out before a step that nobody has taken yet."""
PARTS: tuple[Part, ...] = get_args(Part)
LATEST = timedelta(weeks=8)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Task:
    """One duty of one case; `case` is whatever the caller knows the case by."""

    case: int
    part: Part
    duty: CaseDuty

    @property
    def exemptions(self) -> frozenset[str]:
        """The exemptions that touch it: laid over the law, usable, or awaiting the leader."""
        layers = (one.id for one in self.duty.row.rule.layers)
        return frozenset((*layers, *(one.id for one in self.duty.usable)))


@dataclass(frozen=True, slots=True)
class Alike:
    """The same step, to be taken or left out in several cases."""

    norm: str
    title: Text
    usable: tuple[Exemption, ...]
    tasks: tuple[Task, ...]


def tasks_of(duties: Mapping[int, Iterable[CaseDuty]], day: date) -> list[Task]:
    """The tasks in some cases' duties (`duties_of`), by part, last day in time and case."""
    found = [
        Task(case, part, duty)
        for case, some in duties.items()
        for duty in some
        if (part := part_of(duty, day)) is not None
    ]
    return sorted(found, key=_in_order)


def part_of(duty: CaseDuty, day: date) -> Part | None:
    """Where a duty stands in a day's work; None where there is nothing to do about it now."""
    if duty.place in ("overdue", "unknown"):
        return duty.place
    if duty.place == "before_step":
        return "before_step" if duty.usable or duty.awaits else None
    if duty.place not in ("soon", "ahead") or duty.due is None:
        return None
    if duty.due < monday_after(day):
        return "this_week"
    if duty.due < monday_after(day) + _WEEK:
        return "next_week"
    return "later" if duty.due <= day + LATEST else None


def monday_after(day: date) -> date:
    """The first day of the next ISO week."""
    return day + timedelta(days=7 - day.weekday())


def part_words(part: Part, day: date) -> Text:
    """What a part is called, with its week where it has one."""
    this, following = week_text(day), week_text(monday_after(day))
    return {
        "overdue": Text("Over fristen", "Overdue"),
        "this_week": Text(f"Denne uge ({this.da})", f"This week ({this.en})"),
        "next_week": Text(f"Næste uge ({following.da})", f"Next week ({following.en})"),
        "later": Text("Senere", "Later"),
        "unknown": Text("Kan ikke afgøres", "Cannot be determined"),
        "before_step": Text("Før næste skridt: kan undlades", "Before the next step: may be left out"),
    }[part]


def alike(tasks: Iterable[Task]) -> list[Alike]:
    """Tasks of one part gathered by step and what may be used for it, the most frequent first."""
    found: dict[tuple[str, str, str], list[Task]] = {}
    for task in tasks:
        ids = " ".join(one.id for one in task.duty.usable)
        found.setdefault((task.duty.norm, task.duty.title.da, ids), []).append(task)
    gathered = [
        Alike(norm, some[0].duty.title, some[0].duty.usable, tuple(some))
        for (norm, _, _), some in found.items()
    ]
    return sorted(gathered, key=lambda one: (-len(one.tasks), one.norm))


def touched_by(tasks: Iterable[Task], parts: frozenset[str]) -> Iterator[Task]:
    """Those that one of the exemptions touches."""
    return (one for one in tasks if one.exemptions & parts)


def _in_order(task: Task) -> tuple[object, ...]:
    due = task.duty.due or date.max
    return PARTS.index(task.part), due, task.duty.norm, task.case
