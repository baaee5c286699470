"""What a meeting must take up: what is due by the journal, on the day of the meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frikommune.language import Text, day_text, listed
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.knowledge import BARRIER_WORDS, barriers
from frikommune.programme.state import State
from frikommune.programme.views import Status, TrialNow, names_on, plans, rounds, trials
from frikommune.programme.when import When
from frikommune.programme.words import subject_text, value_text

AHEAD = timedelta(days=92)
"""How far ahead a meeting looks: about to the next one but one."""

Kind = Literal["deadline", "plan", "decision", "start", "barrier", "action", "request"]
"""The last two are not in the journal: actions agreed on before, and what a status is asked for."""
KIND_WORDS: dict[Kind, Text] = {
    "deadline": Text("Frist", "Deadline"),
    "plan": Text("Plan", "Plan"),
    "decision": Text("Udestående afgørelse", "Decision outstanding"),
    "start": Text("Ikke sat i gang", "Not started"),
    "barrier": Text("Ubesvaret barriere", "Barrier unanswered"),
    "action": Text("Aftalt handling", "Agreed action"),
    "request": Text("Indsamling", "Collecting"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something due. `key` is the same from meeting to meeting; `by` its last day, None: no day is given."""

    key: str
    kind: Kind
    text: Text
    about: Subject
    by: date | None

    def is_late(self, day: date) -> bool:
        """Whether its last day has passed."""
        return self.by is not None and self.by < day


def due(now: State, parts: Mapping[str, tuple[str, ...]], ahead: timedelta = AHEAD) -> tuple[Due, ...]:
    """What is due on the state's day and for a while after: by day, what has no day last."""
    known, until = trials(now, parts), now.on + ahead
    found = [
        *_deadlines(now, until),
        *_plans(now, until),
        *_decisions(known),
        *_starts(now, known),
        *_barriers(now),
    ]
    once = {one.key: one for one in found}
    return tuple(sorted(once.values(), key=lambda one: (one.by is None, one.by or date.max, one.key)))


def concerns_trial(one: Due, trial: Subject, now: State) -> bool:
    """Whether a working group of a trial has to do with it."""
    if one.about == trial or (one.about.kind == "application" and one.about.name == trial.name):
        return True
    facts = (fact.entry for question in now.about(one.about) for fact in question.facts)
    return any(trial in entry.concerns for entry in facts)


def _deadlines(now: State, until: date) -> Iterator[Due]:
    for one in rounds(now):
        for entry in one.deadline.adopted:
            if (day := _day(entry)) and now.on <= day <= until:
                text = Text(
                    f"Runde {one.round.name}: frist for ansøgninger", f"Round {one.round.name}: deadline"
                )
                yield Due(f"deadline:{one.round}", "deadline", text, one.round, day)


def _plans(now: State, until: date) -> Iterator[Due]:
    names = names_on(now)
    for question in plans(now):
        entries = question.adopted or tuple(fact.entry for fact in question.facts)
        times = sorted(
            (entry.value for entry in entries if isinstance(entry.value, When)), key=lambda one: one.last
        )
        near = [one for one in times if one.start <= until and one.last >= now.on]
        if near:
            said = [one.text for one in times]
            when = Text(*(" / ".join(dict.fromkeys(texts)) for texts in zip(*said, strict=True)))
            name = subject_text(question.about, names)
            text = Text(f"{name.da} ({when.da})", f"{name.en} ({when.en})")
            yield Due(f"plan:{question.about}", "plan", text, question.about, max(one.last for one in near))


def _decisions(known: tuple[TrialNow, ...]) -> Iterator[Due]:
    for one in known:
        if one.status == "sent":
            text = Text(
                f"Forsøg {one.trial.name}: afventer afgørelse", f"Trial {one.trial.name}: no decision yet"
            )
            yield Due(f"decision:{one.trial}", "decision", text, one.trial, None)


def _starts(now: State, known: tuple[TrialNow, ...]) -> Iterator[Due]:
    """The trials that are granted and stand still, together; none when the period is over."""
    if _is_over(now):
        return
    wanted: Status = "granted"
    waiting = [one.trial for one in known if one.status == wanted]
    if waiting:
        named = [one.name for one in waiting]
        da = f"Imødekommet, men ingen start er oplyst: {listed(named, 'da')}"
        en = f"Granted, but no start is stated: {listed(named, 'en')}"
        yield Due("start:all", "start", Text(da, en), waiting[0], None)


def _is_over(now: State) -> bool:
    ends = [
        entry.value
        for network in now.subjects("network")
        for entry in now.question(network, "period_end").adopted
        if isinstance(entry.value, When)
    ]
    return bool(ends) and all(one.last < now.on for one in ends)


def _barriers(now: State) -> Iterator[Due]:
    for one in barriers(now):
        if one.status in ("open", "overdue"):
            said, status = value_text(one.raised.value), BARRIER_WORDS[one.status]
            day = day_text(one.due)
            da, en = (one.removesuffix(".") for one in said)
            text = Text(f"{da} ({status.da}, {day.da})", f"{en} ({status.en}, {day.en})")
            yield Due(f"barrier:{one.about}", "barrier", text, one.about, one.due)


def _day(entry: Entry) -> date | None:
    return entry.value.last if isinstance(entry.value, When) else None
