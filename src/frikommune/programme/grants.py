"""Where and when parts of trials hold: what acts and adopted claims yield. The law is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from frikommune.programme.entry import Entry, Names, Subject, Verdict
from frikommune.programme.journal import adoptions
from frikommune.programme.state import State
from frikommune.programme.when import When


@dataclass(frozen=True, slots=True)
class Holding:
    """A part of a trial holds in a municipality in [start, end); `entry` is the start it rests on."""

    part: str
    municipality: str
    start: date
    end: date | None
    entry: Entry

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None while no end is known."""
        return self.end - timedelta(1) if self.end else None


@dataclass(frozen=True, slots=True)
class _End:
    """From `day` nothing holds of `about`, in those municipalities or (none named) anywhere.

    `since` is when what says so took effect.
    """

    about: Subject
    municipalities: frozenset[str]
    day: date
    says: str
    since: date = date.min

    def meets(self, part: str, trial: str, municipality: str) -> bool:
        if self.municipalities and municipality not in self.municipalities:
            return False
        return self.about.kind == "network" or str(self.about) in (f"part:{part}", f"trial:{trial}")


Parts = Mapping[str, Sequence[str]]
"""The parts of each trial."""


def grants_of(state: State, parts: Parts) -> tuple[Holding, ...]:
    """All holdings by what the state knew, whatever its day, in order of trial and part.

    A start counts when it is an act or an adopted claim. It ends with the first of: the municipality leaving,
    the part or trial ending or being met fully by law, a practice of the municipality's own that takes its
    place, and the network's adopted last day. An extension puts a later day in that one's place; one that
    came too late for a holding does not revive it. A start only known as a span counts from its last day.
    """
    return holdings(state.known, parts)


def holdings(known: Sequence[Entry], parts: Parts) -> tuple[Holding, ...]:
    """As `grants_of`, of entries in order of recording."""
    return held_by(counted_in(known), parts)


def held_by(counted: Sequence[Entry], parts: Parts) -> tuple[Holding, ...]:
    """As `grants_of`, of the entries that count."""
    ends = tuple(_ends(counted))
    begun = [
        holding
        for trial, names in parts.items()
        for part in names
        for entry in counted
        if _is_start(entry, part)
        for holding in _begun(entry, part, trial, ends)
    ]
    return _in_order(_with_practices(begun, counted, ends, parts), parts)


def _in_order(held: Sequence[Holding], parts: Parts) -> tuple[Holding, ...]:
    order = {part: number for number, part in enumerate(one for names in parts.values() for one in names)}
    return tuple(sorted(held, key=lambda one: order[one.part]))


def counted_in(known: Sequence[Entry]) -> tuple[Entry, ...]:
    """The acts that no later one corrects, and the claims that are adopted. Entries in order of recording."""
    chosen = adoptions(known)
    corrected = {one.deed.corrects for one in known if one.deed}
    return tuple(
        one
        for one in known
        if (one.family == "act" and one.id not in corrected)
        or (one.id in chosen and one.id in chosen[one.id][1].adopts)
    )


def _is_start(entry: Entry, part: str) -> bool:
    return entry.says in ("started", "start") and entry.about == Subject("part", part)


def _ends(counted: Sequence[Entry]) -> Iterator[_End]:
    for entry in counted:
        value = entry.value
        since = entry.effect.last if entry.effect else date.min
        if entry.says in ("period_end", "extend") and isinstance(value, When):
            yield _End(entry.about, frozenset(), value.end, entry.says, since)
        elif isinstance(value, Verdict) and value.verdict == "fully":
            yield _End(entry.about, frozenset(), value.law_from, entry.says)
        elif entry.says in ("leave", "end") and entry.effect:
            there = frozenset(value.names) if isinstance(value, Names) else frozenset[str]()
            yield _End(entry.about, there, since, entry.says)


def _begun(entry: Entry, part: str, trial: str, ends: Sequence[_End]) -> Iterator[Holding]:
    if not isinstance(entry.value, Names) or entry.effect is None:
        return
    start = entry.effect.last
    for name in entry.value.names:
        met = [one for one in ends if one.meets(part, trial, name)]
        end = _first_end(met, start, entry)
        if end is None or end > start:
            yield Holding(part, name, start, end, entry)


def _first_end(met: Sequence[_End], start: date, entry: Entry) -> date | None:
    days = [one.day for one in met if one.says not in ("period_end", "extend")]
    days = [day for day in days if day > start] if _is_left_only(met, start) else days
    days += [entry.until.end] if entry.until else []
    last = _last_day(met, start)
    return min([*days, *([last] if last else [])], default=None)


def _last_day(met: Sequence[_End], start: date) -> date | None:
    """The first day after the period. An extension made after that day counts only for what starts later."""
    last = min((one.day for one in met if one.says == "period_end"), default=None)
    for one in sorted((one for one in met if one.says == "extend"), key=lambda one: one.since):
        if last is None or one.since <= last or start >= last:
            last = max(last or one.day, one.day)
    return last


def _with_practices(
    held: list[Holding], counted: Sequence[Entry], ends: Sequence[_End], parts: Parts
) -> list[Holding]:
    """Each own practice in the place of what it concerns, where that holds on the practice's first day."""
    trial_of = {part: trial for trial, names in parts.items() for part in names}
    practices = [
        one for one in counted if one.says == "practice" and one.effect and one.about.name in trial_of
    ]
    for entry in sorted(practices, key=_first_day):
        for name in entry.value.names if isinstance(entry.value, Names) else ():
            met = [one for one in ends if one.meets(entry.about.name, trial_of[entry.about.name], name)]
            held = _taken_over(held, entry, name, met)
    return held


def _first_day(entry: Entry) -> date:
    assert entry.effect is not None
    return entry.effect.last


def _taken_over(held: list[Holding], entry: Entry, name: str, met: Sequence[_End]) -> list[Holding]:
    """What it concerns holds until the practice's first day; from then the practice does, and no longer."""
    day = _first_day(entry)
    replaced = [one for one in held if one.municipality == name and _is_replaced(one, entry, day)]
    if not replaced:
        return held
    kept = [one for one in held if one not in replaced]
    kept += [replace(one, end=day) for one in replaced if one.start < day]
    days = [one.end for one in replaced if one.end] + [
        first for first in [_first_end(met, day, entry)] if first
    ]
    end = min(days, default=None)
    own = [Holding(entry.about.name, name, day, end, entry)] if end is None or end > day else []
    return kept + own


def _is_replaced(one: Holding, practice: Entry, day: date) -> bool:
    there = Subject("part", one.part) in practice.concerns and one.part != practice.about.name
    return there and one.start <= day and (one.end is None or day < one.end)


def _is_left_only(met: Sequence[_End], start: date) -> bool:
    """Whether only leaving came before the start: what has left may start again, what ended may not."""
    return all(one.says in ("leave", "period_end", "extend") for one in met if one.day <= start)


def last_day_by(ends: Sequence[tuple[str, date]]) -> date | None:
    """The first day after the period, by the network's own end or by the latest extension of the trial."""
    extended = [day for says, day in ends if says == "extend"]
    return max(extended, default=None) or min(
        (day for says, day in ends if says == "period_end"), default=None
    )
