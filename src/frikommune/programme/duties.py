"""What one municipality must do, and by when: committees, bylaws, starts, approvals in a chain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import Text
from frikommune.programme.cell import Cell
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.life import Life, life_of
from frikommune.programme.plans import days_late, network_over, plans_of
from frikommune.programme.portfolio import Portfolio, Row
from frikommune.programme.state import State
from frikommune.programme.views import rounds
from frikommune.programme.when import When

DutyKind = Literal["approve", "bylaw", "start", "endorse", "confirm", "report", "action", "use"]
DUTY_WORDS: Mapping[DutyKind, Text] = {
    "approve": Text("Udvalget skal godkende", "The committee must approve"),
    "bylaw": Text("Vedtægt mangler", "Bylaw missing"),
    "start": Text("Start skal besluttes", "Start to be decided"),
    "endorse": Text("Politisk godkendelse mangler", "Political approval missing"),
    "confirm": Text("Venter på en anden person", "Awaits a second person"),
    "report": Text("Skal indberettes", "To be reported"),
    "action": Text("Aftalt på et møde", "Agreed at a meeting"),
    "use": Text("Brug af undtagelser", "Use of exemptions"),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a municipality must do. `by` None: no day is given. `url` empty: the subject's own page."""

    key: str
    kind: DutyKind
    title: Text
    by: date | None = None
    about: Subject | None = None
    url: str = ""

    def late(self, on: date) -> int:
        """How many days past its last day; 0: not late."""
        return days_late(self.by, on)


def in_order(duty: Duty) -> tuple[bool, date, str]:
    """By last day; what has none comes last."""
    return duty.by is None, duty.by or date.max, duty.key


def duties_of(
    now: State, found: Portfolio, parts: Mapping[str, tuple[str, ...]], municipality: str
) -> tuple[Duty, ...]:
    """What the journal shows that the municipality must do, by last day."""
    duties = [
        *_of_trials(now, found, parts, municipality),
        *_of_plans(now, municipality),
    ]
    return tuple(sorted(duties, key=in_order))


def cell_in(row: Row, municipality: str) -> Cell:
    """The row's cell of a municipality."""
    return next(one for one in row.cells if one.municipality == municipality)


def life_on(now: State, trial: str, parts: Mapping[str, tuple[str, ...]]) -> Life:
    """Where acts and adopted claims have brought a trial by the state's day."""
    until_now = [one for one in now.known if one.effect is None or one.effect.start <= now.on]
    return life_of(until_now, trial, parts.get(trial, ()))


def _of_trials(
    now: State, found: Portfolio, parts: Mapping[str, tuple[str, ...]], municipality: str
) -> Iterator[Duty]:
    over = network_over(now.known)
    starts = {one.round.name: _day(one.start.adopted) for one in rounds(now)}
    deadlines = sorted(filter(None, (_day(one.deadline.adopted) for one in rounds(now))))
    for row in found.rows:
        state, trial = cell_in(row, municipality).state, Subject("trial", row.trial)
        if state == "preparing" and _awaits_committee(now, row.trial, parts, municipality):
            by = next((one for one in deadlines if one >= now.on), None)
            yield Duty(f"approve:{row.trial}", "approve", _title(row), by, trial)
        elif over is None or now.on < over or _goes_on(now, row.trial, parts):
            by = starts.get(row.round)
            if state in ("granted", "postponed") and row.state not in ("refused", "ended"):
                kind: DutyKind = "bylaw" if _has_acts(now, row.trial, parts) else "start"
                yield Duty(f"{kind}:{row.trial}", kind, _title(row), by, trial)
            elif state == "bylaw":
                yield Duty(f"start:{row.trial}", "start", _title(row), by, trial)


def _title(row: Row) -> Text:
    name = row.name or Text("", "")
    return Text(f"Forsøg {row.trial} {name.da}".strip(), f"Trial {row.trial} {name.en}".strip())


def _awaits_committee(
    now: State, trial: str, parts: Mapping[str, tuple[str, ...]], municipality: str
) -> bool:
    life = life_on(now, trial, parts)
    is_heard = life.stage in ("hearing", "committees")
    return is_heard and municipality in life.applicants and life.there.get(municipality) != "approved"


def _has_acts(now: State, trial: str, parts: Mapping[str, tuple[str, ...]]) -> bool:
    return life_on(now, trial, parts).acts > 0


def _goes_on(now: State, trial: str, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the trial has been extended past the network's own period."""
    last = life_on(now, trial, parts).last_day
    return last is not None and now.on < last


def _day(entries: Sequence[Entry]) -> date | None:
    days = [one.value.last for one in entries if isinstance(one.value, When)]
    return max(days, default=None)


def _of_plans(now: State, municipality: str) -> Iterator[Duty]:
    over = network_over(now.known)
    for plan in plans_of(now):
        if municipality in plan.waiting and plan.standing(now.on, over) in ("coming", "now", "overdue"):
            yield Duty(f"endorse:{plan.about.name}", "endorse", plan.name, plan.due, plan.about)
