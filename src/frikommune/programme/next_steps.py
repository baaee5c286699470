"""Which steps a trial can take next, and why not the others: each is tried with all that it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.errors import Refusal
from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Deed, Entry, Names, Paper, Subject, Value, Verdict, Word
from frikommune.programme.journal import Journal
from frikommune.programme.life import Life, life_of
from frikommune.programme.life_checks import faults
from frikommune.programme.steps import STEPS, Step
from frikommune.programme.when import When

_PAPER = Paper("–", "–", NO_WORDS, When.on(date.min), "source")
_FILLED = Text.same("–")


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step and what stands in its way; nothing: it can be taken.

    `places` are the municipalities, each with what stands in its way; empty where the step is the whole
    trial's. `parts` are the exemptions it can be about, where it is about one.
    """

    step: Step
    in_the_way: tuple[Refusal, ...]
    places: Mapping[str, tuple[Refusal, ...]]
    parts: tuple[str, ...]

    @property
    def open_places(self) -> tuple[str, ...]:
        """The municipalities that can take it."""
        return tuple(name for name, refusals in self.places.items() if not refusals)

    @property
    def is_open(self) -> bool:
        """Whether anybody can take it."""
        return not self.in_the_way


def next_steps(
    journal: Journal, trial: str, parts: tuple[str, ...], municipalities: Sequence[str], day: date
) -> tuple[NextStep, ...]:
    """Every step of the table, tried on a day, in the table's order."""
    life = life_of(journal.known(None), trial, parts)
    seen = _Seen(journal, trial, parts, life, day)
    return tuple(_tried(seen, step, municipalities) for step in STEPS.values())


@dataclass(frozen=True, slots=True)
class _Seen:
    journal: Journal
    trial: str
    parts: tuple[str, ...]
    life: Life
    day: date


def _tried(seen: _Seen, step: Step, municipalities: Sequence[str]) -> NextStep:
    parts = tuple(one for one in seen.parts if _fits(seen, step, one)) if step.of_a_part else ()
    if not step.there:
        return NextStep(step, _in_the_way(seen, step, parts, _value(step)), {}, parts)
    places = {name: _in_the_way(seen, step, parts, Names((name,))) for name in municipalities}
    shared = () if not all(places.values()) else _shared(places)
    return NextStep(step, shared, places, parts)


def _fits(seen: _Seen, step: Step, part: str) -> bool:
    return step.act == "decide" or part in seen.life.granted_parts


def _shared(places: Mapping[str, tuple[Refusal, ...]]) -> tuple[Refusal, ...]:
    """What stands in everybody's way, once; where each has a reason of its own, the first one's."""
    each = list(places.values())
    return tuple(one for one in each[0] if all(one in other for other in each)) or each[0]


def _in_the_way(seen: _Seen, step: Step, parts: Sequence[str], value: Value) -> tuple[Refusal, ...]:
    """Of the parts it can be about, that in whose way the least stands."""
    tries = [_faults(seen, step, Subject("part", one), value) for one in parts]
    return min(tries, key=len) if tries else _faults(seen, step, Subject("trial", seen.trial), value)


def _faults(seen: _Seen, step: Step, about: Subject, value: Value) -> tuple[Refusal, ...]:
    others = [one for one in seen.parts if one in seen.life.granted_parts and one != about.name]
    concerns = tuple(Subject("part", one) for one in others[:1])
    act = Entry(
        id="–",
        family="act",
        about=about,
        says=step.act,
        value=value,
        effect=When.on(seen.day) if step.act != "start" else _after_bylaw(seen, value),
        recorded=When.on(seen.day),
        paper=_PAPER,
        heading="",
        certainty="source",
        concerns=concerns if step.act == "practice" else (),
        because=_FILLED,
        deed=Deed(by="1", second="2", document="–", basis="–"),
    )
    found = faults(seen.journal, act, seen.trial, seen.parts, seen.life)
    kept = [refusal for one in found for refusal in one.refusals]
    return tuple(one for one in kept if one.code not in ("replaces_missing", "round_missing"))


def _after_bylaw(seen: _Seen, value: Value) -> When:
    """A start may be set for the day after the bylaw at the earliest."""
    names = value.names if isinstance(value, Names) else ()
    last = max((seen.life.bylaws[one] for one in names if one in seen.life.bylaws), default=seen.day)
    return When.on(date.fromordinal(max(last, seen.day).toordinal() + 1))


def _value(step: Step) -> Value:
    if "outcome" in step.needs:
        return Word("fully")
    if "verdict" in step.needs:
        return Verdict(date.min, "fully", _FILLED)
    return When.on(date.min) if "when" in step.needs else Names(("–",)) if "names" in step.needs else _FILLED
