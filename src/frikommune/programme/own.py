"""One municipality's side of the programme: what it applied for, runs, has left behind, and could join."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from frikommune.language import NO_WORDS, Text
from frikommune.programme.cell import NOWHERE, Cell, CellState
from frikommune.programme.duties import cell_in, life_on
from frikommune.programme.entry import Entry, Names, Subject, Word
from frikommune.programme.portfolio import Portfolio, Row
from frikommune.programme.state import Question, State

_RUNNING: frozenset[CellState] = frozenset({"running", "joined"})
_UNDER_WAY: frozenset[CellState] = frozenset(
    {"not_yet", "preparing", "approved", "applied", "granted", "bylaw", "postponed", "named"}
)

WAYS: Mapping[str, Text] = {
    "own_approval": Text(
        "Egen høring i LBR, eget udvalgs godkendelse og en vedtægt",
        "Its own hearing in LBR, its own committee's approval and a bylaw",
    ),
    "new_application": Text("En ny ansøgning til ministeriet", "A new application to the ministry"),
}
"""What joining a trial takes, by what is adopted of it; where nothing is, as for `own_approval`."""


@dataclass(frozen=True, slots=True)
class Joinable:
    """A granted trial that the municipality is not in. `way` empty: nothing is told of this trial alone."""

    row: Row
    needs: Text
    way: str
    rests_on: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """Rows with the municipality's cell. `figures` and `bylaws` are what is published of it."""

    running: tuple[tuple[Row, Cell], ...]
    under_way: tuple[tuple[Row, Cell], ...]
    past: tuple[tuple[Row, Cell], ...]
    joinable: tuple[Joinable, ...]
    conditions: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    figures: tuple[Question, ...] = ()
    bylaws: tuple[Entry, ...] = ()


def own_of(now: State, found: Portfolio, parts: Mapping[str, tuple[str, ...]], municipality: str) -> Own:
    """Everything the journal shows of one municipality, on the state's day."""
    pairs = [(row, cell_in(row, municipality)) for row in found.rows]
    here = [(row, cell) for row, cell in pairs if cell.state not in NOWHERE]
    running = tuple(one for one in here if one[1].state in _RUNNING)
    under_way = tuple(one for one in here if one[1].state in _UNDER_WAY)
    return Own(
        running=running,
        under_way=under_way,
        past=tuple(one for one in here if one not in running and one not in under_way),
        joinable=tuple(_joinable(now, row) for row, cell in pairs if _may_join(now, row, cell, parts)),
        conditions={row.trial: _conditions(now, row.trial, parts.get(row.trial, ())) for row, _ in running},
        figures=_figures(now, municipality),
        bylaws=_bylaws(now, municipality),
    )


def _may_join(now: State, row: Row, cell: Cell, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """A trial that is granted and goes on, where the municipality is outside, has left or never began."""
    if row.trial not in parts or row.state not in ("running", "granted"):
        return False
    last = life_on(now, row.trial, parts).last_day
    is_outside = cell.state in NOWHERE or cell.state in ("left", "not_started")
    return is_outside and (last is None or now.on < last)


def _joinable(now: State, row: Row) -> Joinable:
    question = now.question(Subject("trial", row.trial), "joins_by")
    codes = {one.value.code for one in question.adopted if isinstance(one.value, Word)}
    way = next(iter(codes)) if len(codes) == 1 else ""
    return Joinable(row, WAYS.get(way, NO_WORDS), way, tuple(one.entry for one in question.facts))


def _conditions(now: State, trial: str, parts: tuple[str, ...]) -> tuple[Entry, ...]:
    abouts = (Subject("trial", trial), *(Subject("part", one) for one in parts))
    return tuple(fact.entry for about in abouts for fact in now.question(about, "condition").facts)


def _figures(now: State, municipality: str) -> tuple[Question, ...]:
    """The figures that concern the municipality."""
    wanted = Subject("municipality", municipality)
    return tuple(
        question
        for question in now.questions.values()
        if question.about.kind == "figure" and any(wanted in one.entry.concerns for one in question.facts)
    )


def _bylaws(now: State, municipality: str) -> tuple[Entry, ...]:
    return tuple(
        one
        for one in now.known
        if one.says == "publish_bylaw"
        and isinstance(one.value, Names)
        and municipality in one.value.names
        and (one.effect is None or one.effect.start <= now.on)
    )
