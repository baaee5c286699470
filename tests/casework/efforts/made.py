"""What tests of efforts lean on: North Jutland's efforts, and short histories in Aalborg."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from frikommune.cases.history import Event, History, Spell, Use
from frikommune.casework.efforts.gates import Gate, Wish, gate_of
from frikommune.evaluation.efforts.runs import Run, runs_of
from frikommune.law.effort import Effort
from frikommune.packfiles.pack import Pack, load_pack

TODAY = date(2019, 11, 8)


@cache
def pack() -> Pack:
    """North Jutland."""
    return load_pack()


def effort(name: str) -> Effort:
    """One of its efforts."""
    return pack().efforts[name]


def day(text: str) -> date:
    return date.fromisoformat(text)


def history(
    group: str,
    start: str,
    *events: tuple[Any, ...],
    end: str | None = None,
    left_to: str = "",
    uses: tuple[Use, ...] = (),
    municipality: str = "Aalborg",
) -> History:
    """One course with events (day, kind, type, {…}); type and attributes may be left out."""
    told = {"afgang_til": left_to} if left_to else {}
    spell = Spell("f1", group, municipality, day(start), day(end) if end else None, told)
    made = []
    for number, one in enumerate(events, 1):
        words = [part for part in one if isinstance(part, str)]
        more = one[-1] if isinstance(one[-1], dict) else {}
        type_ = words[2] if len(words) > 2 else ""
        made.append(Event(f"e{number}", day(words[0]), number, words[1], type_, attributes=more))
    return History("borger", (spell,), tuple(made), uses, synthetic=True)


def runs(found: History, name: str, observed: date = TODAY) -> list[Run]:
    """The runs through an effort."""
    return runs_of(found, effort(name), observed)


def gate(found: History, name: str, step: str, on: str, where: str = "Aalborg", **recorded: Any) -> Gate:
    """Whether a step may be taken."""
    taken = effort(name).step(step)
    assert taken is not None
    return gate_of(Wish(effort(name), taken, where, day(on), recorded), found, pack().rulebook, TODAY)


def said(found: Gate) -> list[str]:
    """What stands against the step, by code."""
    return [one.code for one in found.refusals]
