"""Where and when parts of trials hold: what acts and adopted claims yield. The law is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class _End:
    """From `day` nothing holds of `about`, in those municipalities or (none named) anywhere."""

    about: Subject
    municipalities: frozenset[str]
    day: date
    says: str

    def meets(self, part: str, trial: str, municipality: str) -> bool:
        if self.municipalities and municipality not in self.municipalities:
            return False
        return self.about.kind == "network" or str(self.about) in (f"part:{part}", f"trial:{trial}")


def grants_of(state: State, parts: Mapping[str, Sequence[str]]) -> tuple[Holding, ...]:
    """All holdings by what the state knew, whatever its day, in order of trial and part.

    `parts` are the parts of each trial. A start counts when it is an act or an adopted claim. It ends with
    the first of: the municipality leaving, the part or trial ending or being met fully by law, and the
    network's adopted last day, which an extension of the trial puts in its place. A start whose day is only
    known as a span counts from its last day.
    """
    counted = counted_in(state.known)
    ends = tuple(_ends(counted))
    return tuple(
        holding
        for trial, names in parts.items()
        for part in names
        for entry in counted
        if _is_start(entry, part)
        for holding in _holdings(entry, part, trial, ends)
    )


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
        if entry.says in ("period_end", "extend") and isinstance(value, When):
            yield _End(entry.about, frozenset(), value.end, entry.says)
        elif isinstance(value, Verdict) and value.verdict == "fully":
            yield _End(entry.about, frozenset(), value.law_from, entry.says)
        elif entry.says in ("leave", "end") and entry.effect:
            there = frozenset(value.names) if isinstance(value, Names) else frozenset[str]()
            yield _End(entry.about, there, entry.effect.last, entry.says)


def _holdings(entry: Entry, part: str, trial: str, ends: Sequence[_End]) -> Iterator[Holding]:
    if not isinstance(entry.value, Names) or entry.effect is None:
        return
    start = entry.effect.last
    for name in entry.value.names:
        met = [one for one in ends if one.meets(part, trial, name)]
        days = [one.day for one in met if one.says not in ("period_end", "extend")]
        days = [day for day in days if day > start] if _is_left_only(met, start) else days
        days += [entry.until.end] if entry.until else []
        last = last_day_by([(one.says, one.day) for one in met])
        end = min([*days, *([last] if last else [])], default=None)
        if end is None or end > start:
            yield Holding(part, name, start, end, entry)


def _is_left_only(met: Sequence[_End], start: date) -> bool:
    """Whether only leaving came before the start: what has left may start again, what ended may not."""
    return all(one.says in ("leave", "period_end", "extend") for one in met if one.day <= start)


def last_day_by(ends: Sequence[tuple[str, date]]) -> date | None:
    """The first day after the period, by the network's own end or by the latest extension of the trial."""
    extended = [day for says, day in ends if says == "extend"]
    return max(extended, default=None) or min(
        (day for says, day in ends if says == "period_end"), default=None
    )
