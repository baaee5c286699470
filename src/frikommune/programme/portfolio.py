"""Trials × municipalities on a day: where each stands, by what was known on a day, and why.

A cell claims no more than its entries tell. It follows the grants where starts are adopted or acted here;
while nobody has adopted any start of a trial, it follows what the sources claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frikommune.language import Text
from frikommune.programme.cell import CELL_WORDS, NOWHERE, Cell, CellState
from frikommune.programme.cell_state import cell_of
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.row_facts import RowFacts, row_facts
from frikommune.programme.state import State
from frikommune.programme.trial import Number, by_number

_STAGE_STATES: Mapping[str, CellState] = {
    "none": "not_yet",
    "idea": "idea",
    "application": "preparing",
    "hearing": "preparing",
    "committees": "preparing",
    "sent": "applied",
    "granted": "granted",
    "refused": "refused",
    "ended": "ended",
    "permanent": "permanent",
}
_FARTHEST: tuple[CellState, ...] = ("running", "joined", "permanent", "met", "ended", "over", "left")


@dataclass(frozen=True, slots=True)
class Row:
    """A trial, or an application of which no more is known: then `name` is None.

    `state` is where it stands as a whole, `round` its number as written, `themes` what it was put under.
    """

    trial: str
    name: Text | None
    round: str
    state: CellState
    themes: tuple[Subject, ...]
    cells: tuple[Cell, ...]

    @property
    def places(self) -> tuple[Cell, ...]:
        """The cells that tell of the trial there."""
        return tuple(one for one in self.cells if one.state not in NOWHERE)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Rows in order of round and number, the columns' municipalities, and how many trials stand where."""

    municipalities: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Mapping[CellState, int]:
        """Trials by state, in order of a trial's life."""
        found = Counter(one.state for one in self.rows)
        return {state: found[state] for state in CELL_WORDS if found[state]}


def portfolio(
    now: State,
    parts: Mapping[str, tuple[str, ...]],
    municipalities: Sequence[str],
    names: Mapping[Subject, Text],
) -> Portfolio:
    """Every trial and application that is known of; what was proposed here, from that day on.

    `names` are what subjects are called on the day.
    """
    known = {one.about.name for one in now.known if one.about.kind in ("trial", "application")}
    known -= {one.about.name for one in now.known if one.says == "propose" and _is_later(one, now)}
    themes = themes_of(now.known)
    rows = [_row(row_facts(now, one, parts.get(one, ())), municipalities, names, themes) for one in known]
    return Portfolio(tuple(municipalities), tuple(sorted(rows, key=_order)))


def _is_later(entry: Entry, now: State) -> bool:
    return entry.effect is not None and entry.effect.start > now.on


def _row(
    facts: RowFacts,
    municipalities: Sequence[str],
    names: Mapping[Subject, Text],
    themes: Mapping[str, tuple[Subject, ...]],
) -> Row:
    cells = tuple(cell_of(facts, one) for one in municipalities)
    return Row(
        trial=facts.trial,
        name=names.get(Subject("trial", facts.trial)) or names.get(Subject("application", facts.trial)),
        round=_round(facts),
        state=_whole(facts, cells),
        themes=themes.get(facts.trial, ()),
        cells=cells,
    )


def _round(facts: RowFacts) -> str:
    sent = facts.now.question(Subject("application", facts.trial), "sent_in")
    claims = (*(one.entry for one in sent.facts), *sent.coming)
    acts = (one for one in facts.acts if one.says == "send")
    rounds = [one.value.name for one in (*claims, *acts) if isinstance(one.value, Subject)]
    return rounds[-1] if rounds else ""


def _whole(facts: RowFacts, cells: Sequence[Cell]) -> CellState:
    """The farthest that any municipality is; else where the application stands."""
    there = {one.state for one in cells}
    for state in _FARTHEST:
        if state in there:
            return "running" if state == "joined" else state
    if "not_started" in there and not there - NOWHERE - {"not_started"}:
        return "not_started"
    return _STAGE_STATES.get(facts.stage, "unknown")


def _order(row: Row) -> tuple[Number, bool, Number]:
    return by_number(row.round or row.trial), row.name is None, by_number(row.trial)


def themes_of(known: Sequence[Entry]) -> Mapping[str, tuple[Subject, ...]]:
    """The themes of each trial: those under which the recommendations stand that concern it."""
    under = {one.about: one.value for one in known if one.says == "under" and isinstance(one.value, Subject)}
    found: dict[str, dict[Subject, None]] = {}
    for entry in known:
        if entry.about in under:
            for subject in entry.concerns:
                if subject.kind == "trial":
                    found.setdefault(subject.name, {})[under[entry.about]] = None
    return {trial: tuple(themes) for trial, themes in found.items()}
