"""What was learnt: experiences, barriers and their answers, advocacy, other trials for the same people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject, Word
from frikommune.programme.state import State
from frikommune.programme.when import When

ANSWER_WITHIN = timedelta(weeks=8)
"""How long a barrier may wait for its answer before it is overdue: the network's own rule of thumb."""

BarrierStatus = Literal["open", "overdue", "answered", "removed", "partly_removed", "stands"]
BARRIER_WORDS: dict[BarrierStatus, Text] = {
    "open": Text("venter på svar", "awaiting an answer"),
    "overdue": Text("svar mangler efter 8 uger", "no answer after 8 weeks"),
    "answered": Text("besvaret", "answered"),
    "removed": Text("fjernet", "removed"),
    "partly_removed": Text("delvist fjernet", "partly removed"),
    "stands": Text("består", "stands"),
}


@dataclass(frozen=True, slots=True)
class Experience:
    """Something that was experienced. Empty where no source says: whose it is, what it rests on, its kind.

    `kind` of what is told as a side effect is `side_effect`.
    """

    entry: Entry
    stakeholders: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    kind: str = ""
    could_adopt: tuple[str, ...] = ()

    @property
    def trials(self) -> tuple[Subject, ...]:
        """The trials it is about."""
        return tuple(one for one in self.entry.concerns if one.kind == "trial")

    @property
    def municipalities(self) -> tuple[Subject, ...]:
        """The municipalities it comes from, where the entry says so."""
        return tuple(one for one in self.entry.concerns if one.kind == "municipality")


@dataclass(frozen=True, slots=True)
class Barrier:
    """A barrier that was raised. `due`: when its answer should have come."""

    raised: Entry
    by: Text | None
    to: tuple[Subject, ...]
    answers: tuple[Entry, ...]
    status: BarrierStatus
    due: date

    @property
    def about(self) -> Subject:
        """What the journal calls it."""
        return self.raised.about

    @property
    def trials(self) -> tuple[Subject, ...]:
        """The trials it blocks."""
        return tuple(one for one in self.raised.concerns if one.kind == "trial")


@dataclass(frozen=True, slots=True)
class Activity:
    """An advocacy activity; `follows` says which of earlier lists it follows up."""

    activity: Entry
    held: When | None
    follows: tuple[Entry, ...]
    led_to: tuple[Entry, ...]

    @property
    def follows_up(self) -> tuple[Subject, ...]:
        """The earlier ones."""
        return tuple(one.value for one in self.follows if isinstance(one.value, Subject))


@dataclass(frozen=True, slots=True)
class ActivityList:
    """The activities that one source lists. `went_on` are those of them that a later list follows up."""

    reference: str
    recorded: When
    activities: tuple[Activity, ...]
    went_on: frozenset[Subject]


@dataclass(frozen=True, slots=True)
class OtherTrial:
    """Another trial, project or scheme for the same citizens."""

    about: Subject
    named: Entry
    run_by: Entry | None
    same_citizens: Entry | None
    runs: When | None
    told: tuple[Entry, ...]


def experiences(now: State) -> tuple[Experience, ...]:
    """Every experience and side effect, the latest recorded first."""
    found = [_experience(now, one) for one in now.subjects("experience") if _entry(now, one, "experienced")]
    found += [
        Experience(entry, kind="side_effect")
        for one in now.subjects("side_effect")
        if (entry := _entry(now, one, "observed"))
    ]
    return tuple(sorted(found, key=lambda one: (-one.entry.recorded.last.toordinal(), one.entry.id)))


def barriers(now: State) -> tuple[Barrier, ...]:
    """Every barrier, the overdue first and then by when an answer is due."""
    found = [
        _barrier(now, raised) for one in now.subjects("barrier") if (raised := _entry(now, one, "raised"))
    ]
    return tuple(sorted(found, key=lambda one: (one.status != "overdue", one.status != "open", one.due)))


def activity_lists(now: State) -> tuple[ActivityList, ...]:
    """The advocacy activities by the source that lists them, the latest source first."""
    found: dict[str, list[Activity]] = {}
    for one in now.subjects("advocacy"):
        if entry := _entry(now, one, "activity"):
            found.setdefault(entry.paper.reference, []).append(_activity(now, entry))
    went_on = frozenset(earlier for listed in found.values() for one in listed for earlier in one.follows_up)
    lists = [
        ActivityList(reference, listed[0].activity.paper.recorded, tuple(listed), went_on)
        for reference, listed in found.items()
    ]
    return tuple(sorted(lists, key=lambda one: one.recorded.last, reverse=True))


def other_trials(now: State) -> tuple[OtherTrial, ...]:
    """Other trials for the same citizens, in order of being told of."""
    return tuple(
        OtherTrial(
            one,
            named,
            _entry(now, one, "run_by"),
            _entry(now, one, "same_citizens"),
            _when(now, one, "runs"),
            tuple(fact.entry for fact in now.question(one, "says").facts),
        )
        for one in now.subjects("other_trial")
        if (named := _entry(now, one, "named"))
    )


def _experience(now: State, about: Subject) -> Experience:
    entry = _entry(now, about, "experienced")
    assert entry is not None
    places = (fact.entry.value for fact in now.question(about, "could_adopt").facts)
    return Experience(
        entry,
        tuple(_codes(now, about, "stakeholder")),
        tuple(_codes(now, about, "evidence")),
        next(_codes(now, about, "kind"), ""),
        tuple(dict.fromkeys(name for one in places if isinstance(one, Names) for name in one.names)),
    )


def _barrier(now: State, raised: Entry) -> Barrier:
    about = raised.about
    by, to = _entry(now, about, "raised_by"), now.question(about, "raised_to").facts
    answers = tuple(fact.entry for fact in now.question(about, "answered").facts)
    due = (raised.effect or raised.recorded).last + ANSWER_WITHIN
    return Barrier(
        raised,
        by.value if by and isinstance(by.value, Text) else None,
        tuple(fact.entry.value for fact in to if isinstance(fact.entry.value, Subject)),
        answers,
        _status(next(_codes(now, about, "ended"), ""), bool(answers), now.on > due),
        due,
    )


def _status(ended: str, is_answered: bool, is_late: bool) -> BarrierStatus:
    for one in get_args(BarrierStatus):
        if one == ended:
            known: BarrierStatus = one
            return known
    if is_answered:
        return "answered"
    return "overdue" if is_late else "open"


def _activity(now: State, entry: Entry) -> Activity:
    return Activity(
        entry,
        _when(now, entry.about, "held"),
        tuple(fact.entry for fact in now.question(entry.about, "follows_up").facts),
        tuple(fact.entry for fact in now.question(entry.about, "led_to").facts),
    )


def _entry(now: State, about: Subject, says: str) -> Entry | None:
    """What is held to be so; where sources contradict each other, the latest recorded."""
    question = now.question(about, says)
    found = question.adopted or tuple(fact.entry for fact in question.facts)
    return found[-1] if found else None


def _when(now: State, about: Subject, says: str) -> When | None:
    entry = _entry(now, about, says)
    return entry.value if entry and isinstance(entry.value, When) else None


def _codes(now: State, about: Subject, says: str) -> Iterator[str]:
    for fact in now.question(about, says).facts:
        if isinstance(fact.entry.value, Word):
            yield fact.entry.value.code
