"""What is planned: when, by which sources, with whom, who has approved, and whether it is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.grants import counted_in, last_day_by
from frikommune.programme.journal import adoptions
from frikommune.programme.state import State
from frikommune.programme.when import When
from frikommune.programme.words import names_of, subject_text

PlanStanding = Literal["done", "called_off", "overdue", "now", "coming", "not_told"]
PLAN_WORDS: Mapping[str, Text] = {
    "done": Text("gjort", "done"),
    "called_off": Text("aflyst", "called off"),
    "overdue": Text("overskredet", "overdue"),
    "now": Text("nu", "now"),
    "coming": Text("kommer", "to come"),
    "not_told": Text("passeret, ikke oplyst om det skete", "past, not told whether it was done"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A time, and the entries that give it. `adopted`: held to be so, or contradicted by nobody."""

    when: When
    entries: tuple[Entry, ...]
    adopted: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Something planned. `times` stand side by side where the sources disagree.

    `asked` are the municipalities whose approval it takes, `endorsed` those that have given it and by which
    entry. `follows` is what comes before it in a chain, `body` whose meeting or approval it is.
    """

    about: Subject
    name: Text
    times: tuple[Told, ...] = ()
    asked: tuple[str, ...] = ()
    endorsed: Mapping[str, Entry] = field(default_factory=dict)
    follows: Subject | None = None
    body: Subject | None = None
    concerns: tuple[Subject, ...] = ()
    held: Entry | None = None
    called_off: Entry | None = None

    @property
    def waiting(self) -> tuple[str, ...]:
        """Those asked that have not approved."""
        return tuple(one for one in self.asked if one not in self.endorsed)

    @property
    def ticks(self) -> tuple[tuple[str, Entry | None], ...]:
        """Everyone asked, with the entry by which they approved."""
        return tuple((one, self.endorsed.get(one)) for one in self.asked)

    @property
    def due(self) -> date | None:
        """The last day it is planned for; by the source that gives it longest, where none is adopted."""
        chosen = [one for one in self.times if one.adopted] or self.times
        return max((one.when.last for one in chosen), default=None)

    @property
    def start(self) -> date | None:
        """The first day that any source plans it for."""
        return min((one.when.start for one in self.times), default=None)

    def standing(self, on: date, over: date | None) -> PlanStanding:
        """Where it stands on a day. `over`: the first day after the network's period.

        What is not done by its last day is overdue as long as the network lasts. After that nobody is left to
        do it, and it only stands that no source tells, unless it was planned after that day itself.
        """
        if self.held or (self.asked and not self.waiting):
            return "done"
        if self.called_off:
            return "called_off"
        if self.due is None or self.start is None or on < self.start:
            return "coming"
        if on <= self.due:
            return "now"
        recorded = max(entry.recorded.last for one in self.times for entry in one.entries)
        return "not_told" if over and on >= over and recorded < over else "overdue"


def plans_of(now: State) -> tuple[Plan, ...]:
    """Everything planned that the state knows of and that has come into effect, by its first day."""
    until_now = [one for one in now.known if one.effect is None or one.effect.start <= now.on]
    found = _plans(until_now)
    return tuple(sorted(found, key=lambda one: (one.start or date.max, one.due or date.max, one.about.name)))


def plan_of(known: Sequence[Entry], about: Subject) -> Plan:
    """One planned thing, by entries in order of recording; an empty one where nothing is planned."""
    own = [one for one in known if one.about == about or one.says == "adopts"]
    return next(iter(_plans(own)), Plan(about, Text.same(about.name)))


def _plans(known: Sequence[Entry]) -> Iterator[Plan]:
    acts = [one for one in counted_in(known) if one.family == "act"]
    names = names_of(known)
    by_subject: dict[Subject, list[Entry]] = {}
    for one in known:
        if one.about.kind == "calendar" and one.family == "claim":
            by_subject.setdefault(one.about, []).append(one)
    chosen = {name: name in adopted.adopts for name, (_, adopted) in adoptions(known).items()}
    for about, claims in by_subject.items():
        yield _plan(about, claims, [one for one in acts if one.about == about], names, chosen)


def _plan(
    about: Subject,
    claims: Sequence[Entry],
    acts: Sequence[Entry],
    names: Mapping[Subject, Text],
    chosen: Mapping[str, bool],
) -> Plan:
    said = {one.says: one for one in claims if chosen.get(one.id) is not False}
    asks, follows, body = (said[key].value if key in said else None for key in ("asks", "follows", "of_body"))
    done = {one.says: one for one in acts}
    return Plan(
        about,
        subject_text(about, names),
        times=_times([one for one in claims if one.says == "planned"], chosen),
        asked=asks.names if isinstance(asks, Names) else (),
        endorsed={name: one for one in acts for name in _endorsed_by(one)},
        follows=follows if isinstance(follows, Subject) else None,
        body=body if isinstance(body, Subject) else None,
        concerns=tuple(dict.fromkeys(subject for one in claims for subject in one.concerns)),
        held=done.get("hold") or said.get("held"),
        called_off=done.get("call_off"),
    )


def _endorsed_by(act: Entry) -> tuple[str, ...]:
    return act.value.names if act.says == "endorse" and isinstance(act.value, Names) else ()


def _times(planned: Sequence[Entry], chosen: Mapping[str, bool]) -> tuple[Told, ...]:
    """Equal times together; which are adopted, where anything is chosen or there is only one."""
    grouped: dict[When, list[Entry]] = {}
    for one in planned:
        if isinstance(one.value, When):
            grouped.setdefault(one.value, []).append(one)
    alone = len(grouped) == 1
    return tuple(
        Told(when, tuple(entries), alone or any(chosen.get(one.id) for one in entries))
        for when, entries in grouped.items()
    )


def chains_of(plans: Iterable[Plan]) -> tuple[tuple[Plan, ...], ...]:
    """The plans that follow one another, each chain from its first to its last."""
    by_subject = {one.about: one for one in plans}
    after = {one.follows: one for one in by_subject.values() if one.follows}
    firsts = [one for one in by_subject.values() if one.about in after and one.follows not in by_subject]
    return tuple(tuple(_from(first, after)) for first in firsts)


def _from(first: Plan, after: Mapping[Subject, Plan]) -> Iterator[Plan]:
    seen: set[Subject] = set()
    one: Plan | None = first
    while one is not None and one.about not in seen:
        seen.add(one.about)
        yield one
        one = after.get(one.about)


def network_over(known: Sequence[Entry]) -> date | None:
    """The first day after the network's period, by what is adopted; by the latest claim where none is."""
    ends = [one for one in known if one.about.kind == "network" and isinstance(one.value, When)]
    ends = [one for one in ends if one.says == "period_end"]
    counted = [one for one in counted_in(known) if one in ends]
    days = [(one.says, one.value.end) for one in counted if isinstance(one.value, When)]
    told = [one.value.end for one in ends if isinstance(one.value, When)]
    return last_day_by(days) or max(told, default=None)


def days_late(due: date | None, on: date) -> int:
    """How many days have gone by since the last day; 0: none."""
    return max((on - due) // timedelta(1), 0) if due else 0
