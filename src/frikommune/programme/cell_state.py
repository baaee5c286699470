"""Where one trial stands in one municipality: from its holdings, its acts, and what names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from frikommune.programme.cell import NOWHERE, Cell, CellState, Mark
from frikommune.programme.entry import Entry, Names, Verdict
from frikommune.programme.grants import Holding
from frikommune.programme.row_facts import RowFacts
from frikommune.programme.when import When

_THERE: Mapping[str, CellState] = {
    "approved": "granted",
    "bylaw": "bylaw",
    "not_started": "not_started",
    "postponed": "postponed",
}
_WHY_OVER: Mapping[str, CellState] = {
    "met_by_law": "met",
    "meet_by_law": "met",
    "make_permanent": "permanent",
    "leave": "left",
    "period_end": "over",
    "extend": "over",
}


def cell_of(row: RowFacts, place: str) -> Cell:
    """The cell of one municipality."""
    on = row.now.on
    begun = [one for one in row.held.get(place, ()) if one.start <= on]
    running = [one for one in begun if one.end is None or on < one.end]
    state = _state(row, place, begun, running)
    shown = running or begun
    ends = _last_end(row.held[place] if running else begun)
    return Cell(
        trial=row.trial,
        municipality=place,
        state=state,
        marks=tuple(_marks(row, place, state, shown, ends)),
        since=min(
            (one.entry.effect for one in shown if one.entry.effect), key=lambda one: one.start, default=None
        ),
        ends=ends,
        rests_on=_rests_on(row, place, state, shown, ends),
    )


def _last_end(held: Sequence[Holding]) -> date | None:
    """The first day on which nothing holds any more; None while no end is known."""
    ends = [one.end for one in held]
    return None if None in ends else max((one for one in ends if one), default=None)


def _state(row: RowFacts, place: str, begun: Sequence[Holding], running: Sequence[Holding]) -> CellState:
    if running:
        return "joined" if row.first_named and place not in row.first_named else "running"
    there = row.life.there.get(place, "") if row.life else ""
    if there in _THERE and row.stage == "granted" and _acted(row, place):
        return _THERE[there]
    if there == "approved" and row.stage == "committees":
        return "approved"
    if begun:
        why = _ending(row, _last_end(begun), place)
        return _WHY_OVER.get(why.says if why else "", "ended")
    return _before(row, place)


def _acted(row: RowFacts, place: str) -> bool:
    return any(isinstance(one.value, Names) and place in one.value.names for one in row.acts)


def _before(row: RowFacts, place: str) -> CellState:
    """Where a trial stands that has not begun there."""
    if place not in row.naming:
        is_from_here = any(one.says == "propose" for one in row.acts)
        return "outside" if is_from_here else "not_named" if row.naming else "unknown"
    if row.not_started:
        return "not_started"
    if row.stage == "granted":
        return "named" if row.is_begun else "granted"
    if row.stage in ("refused", "ended", "permanent"):
        return row.stage  # type: ignore[return-value]
    if row.stage == "none":
        return "not_yet"
    return "applied" if row.stage == "sent" else "preparing"


def _ending(row: RowFacts, day: date | None, place: str) -> Entry | None:
    """What ended it on a day: the act, the law's verdict, or the period."""
    found = [one for one in row.endings if day and _ends_on(one, day) and _is_here(one, place)]
    return found[-1] if found else None


def _ends_on(entry: Entry, day: date) -> bool:
    value = entry.value
    if isinstance(value, Verdict):
        return value.verdict == "fully" and value.law_from == day
    if entry.says in ("period_end", "extend") and isinstance(value, When):
        return value.end == day
    return entry.says in ("leave", "end") and entry.effect is not None and entry.effect.last == day


def _is_here(entry: Entry, place: str) -> bool:
    return not isinstance(entry.value, Names) or not entry.value.names or place in entry.value.names


def _marks(
    row: RowFacts, place: str, state: CellState, shown: Sequence[Holding], ends: date | None
) -> Iterator[Mark]:
    if shown and all(one.entry.certainty == "assumed" for one in shown):
        yield "assumed"
    if place in row.contested and (state not in NOWHERE or place in row.naming):
        yield "contested"
    if (not shown and _is_near(row, place)) or (state == "applied" and row.is_outcome_near):
        yield "maybe"
    if state in ("running", "joined"):
        if any(_met_partly(row, one, shown) for one in row.laws):
            yield "partly"
        why = _ending(row, ends, place)
        if why and why.says not in ("period_end", "extend"):
            yield "ending"


def _is_near(row: RowFacts, place: str) -> bool:
    """Whether it may have begun there: the day lies inside the span in which it did."""
    near = (one.entry.effect for one in row.held.get(place, ()) if one.start > row.now.on)
    return any(one and one.start <= row.now.on for one in near)


def _met_partly(row: RowFacts, entry: Entry, shown: Sequence[Holding]) -> bool:
    """Whether a law in force met a part of what goes on there."""
    value = entry.value
    if not isinstance(value, Verdict) or value.law_from > row.now.on:
        return False
    if entry.about.kind == "trial":
        return value.verdict == "partly"
    held = {one.part for one in row.held.get(shown[0].municipality, ())}
    return value.verdict in ("fully", "partly") and entry.about.name in held


def _rests_on(
    row: RowFacts, place: str, state: CellState, shown: Sequence[Holding], ends: date | None
) -> tuple[Entry, ...]:
    """The entries in order of recording, each once."""
    if state in NOWHERE and place not in row.naming:
        return ()
    found = [*row.naming.get(place, ()), *(one.entry for one in row.held.get(place, ()))]
    found += [*row.about_outcome, *(row.not_started if state == "not_started" else ())]
    found += [one for one in row.laws if not shown or _touches(row, one, place)]
    why = _ending(row, ends, place)
    found += [why] if why and (state == "over" or why.says not in ("period_end", "extend")) else []
    ids = {one.id for one in found}
    return tuple(one for one in row.now.known if one.id in ids)


def _touches(row: RowFacts, entry: Entry, place: str) -> bool:
    return entry.about.kind == "trial" or entry.about.name in {one.part for one in row.held.get(place, ())}
