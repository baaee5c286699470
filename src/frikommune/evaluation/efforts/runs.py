"""Efforts as a history tells them: which steps were taken, when, and by which event.

Steps are events that norms and exports know. An event goes to the first step after the last one taken; if
there is none it is a follow-up, and if it is none of those either, a new run begins with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from frikommune.cases.history import Attributes, Event, History, Spell, Use
from frikommune.dates import Step, as_day
from frikommune.law.effort import ENDS, ByUse, Detail, Effort, EffortStep, FollowUp
from frikommune.law.terms import Match

UNTIL, LEFT_TO = "until", "afgang_til"
"""The attribute of an event with its first day after, and that of a spell with what the citizen left for."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken; `record` is the event or the use that says so."""

    step: EffortStep
    day: date
    record: Event | Use

    @property
    def attributes(self) -> Attributes:
        """What was recorded with it; nothing for a use."""
        return self.record.attributes if isinstance(self.record, Event) else {}

    @property
    def end(self) -> date | None:
        """The first day after the step, as recorded or by its fixed length; None where neither says."""
        until = as_day(self.attributes.get(UNTIL))
        if until is None and isinstance(self.step.lasts, Step):
            return self.step.lasts.after(self.day)
        return until

    @property
    def untold(self) -> tuple[Detail, ...]:
        """What may be recorded with it, and was not; nothing for a use."""
        if not isinstance(self.record, Event):
            return ()
        return tuple(one for one in self.step.details if one.attribute not in self.attributes)

    @property
    def last_lawful(self) -> date | None:
        """The last day that the longest length allows; None where there is none, or no source gives it."""
        longest = self.step.longest
        return longest.after(self.day) - timedelta(days=1) if isinstance(longest, Step) else None


@dataclass(frozen=True, slots=True)
class Departure:
    """The first day without any benefit, and what the citizen left for (empty: not told)."""

    day: date
    to: str


@dataclass(slots=True)
class Run:
    """One citizen's way through an effort, as known at the end of the observation day.

    `ended` is the event by which a person ended it, `departure` the citizen's leaving all benefits.
    """

    effort: Effort
    history: History
    observed: date
    taken: list[Taken] = field(default_factory=list)
    followed: list[tuple[FollowUp, Event]] = field(default_factory=list)
    ended: Event | None = None
    departure: Departure | None = None

    @property
    def start(self) -> date:
        """The day of its first step."""
        return self.taken[0].day

    @property
    def last(self) -> Taken:
        """The latest step."""
        return self.taken[-1]

    @property
    def municipality(self) -> str:
        """Where the citizen lived on the first day; empty where no spell says."""
        spell = spell_on(self.history, self.start)
        return spell.municipality if spell else ""

    @property
    def next_steps(self) -> tuple[EffortStep, ...]:
        """The steps after the latest, in order."""
        return self.effort.steps[self.effort.place(self.last.step) + 1 :]

    def at(self, step: str) -> Taken | None:
        """The step of that id, if it was taken."""
        return next((one for one in self.taken if one.step.id == step), None)


def runs_of(history: History, effort: Effort, observed: date) -> list[Run]:
    """The citizen's runs through the effort, in order, as known at the end of the observation day."""
    runs: list[Run] = []
    for record in _records(history, effort, observed):
        run = runs[-1] if runs and not _is_over(runs[-1], _day(record)) else None
        if isinstance(record, Event) and record.kind == ENDS:
            if run is not None and record.type == effort.id:
                run.ended = record
        elif run is None or not _goes_on(run, record):
            step = next((one for one in effort.steps if fits(one, record)), None)
            if step is not None:
                run = Run(effort, history, observed, [Taken(step, _day(record), record)])
                run.departure = departure_after(history, run.start, observed)
                runs.append(run)
    return runs


def fits(step: EffortStep, record: Event | Use) -> bool:
    """Whether an event or a use is what records the step."""
    if isinstance(step.by, ByUse):
        approved = isinstance(record, Use) and (record.approved_on is not None or not step.by.checked)
        return isinstance(record, Use) and record.exemption == step.by.exemption and approved
    return isinstance(record, Event) and step.by.fits(record.kind, record.type)


def spell_on(history: History, day: date) -> Spell | None:
    """A spell that the day lies in."""
    found = (one for one in history.spells if one.start <= day and (one.end is None or day < one.end))
    return next(found, None)


def departure_after(history: History, day: date, observed: date) -> Departure | None:
    """When the citizen, on benefits on `day`, left all of them; None while that has not happened."""
    last = spell_on(history, day)
    while last is not None and last.end is not None and last.end <= observed:
        following = spell_on(history, last.end)
        if following is None:
            return Departure(last.end, str(last.attributes.get(LEFT_TO, "")))
        last = following
    return None


def _records(history: History, effort: Effort, observed: date) -> Iterator[Event | Use]:
    """What may say something of the effort, in order; on one day, events come before uses."""
    matches = [one.by for one in effort.steps] + [one.by for one in effort.follow_ups]
    kinds = {one.kind for one in matches if isinstance(one, Match)} | {ENDS}
    named = {one.exemption for one in matches if isinstance(one, ByUse)}
    found: list[Event | Use] = [one for one in history.events if one.kind in kinds and one.day <= observed]
    found += [one for one in history.uses if one.exemption in named and one.recorded_on <= observed]
    yield from sorted(found, key=lambda one: (_day(one), isinstance(one, Use)))


def _day(record: Event | Use) -> date:
    return record.day if isinstance(record, Event) else record.decided_on


def _is_over(run: Run, day: date) -> bool:
    """Whether nothing of that day can belong to the run any more."""
    return run.ended is not None or (run.departure is not None and run.departure.day <= day)


def _goes_on(run: Run, record: Event | Use) -> bool:
    """Give the record to a later step of the run, or to a follow-up; False where it is neither."""
    step = _first(run.next_steps, record)
    if step is not None:
        run.taken.append(Taken(step, _day(record), record))
        return True
    for one in run.effort.follow_ups:
        if isinstance(record, Event) and one.by.fits(record.kind, record.type):
            run.followed.append((one, record))
            return True
    return False


def _first(steps: Iterable[EffortStep], record: Event | Use) -> EffortStep | None:
    return next((one for one in steps if fits(one, record)), None)
