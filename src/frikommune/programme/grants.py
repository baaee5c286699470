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
        if _is_start(entry, part, trial)
        for holding in _holdings(entry, part, trial, ends)
    )


def counted_in(known: Sequence[Entry]) -> tuple[Entry, ...]:
    """The acts, and the claims that are adopted. Entries in order of recording."""
    chosen = adoptions(known)
    return tuple(
        one
        for one in known
        if one.family == "act" or (one.id in chosen and one.id in chosen[one.id][1].adopts)
    )


def _is_start(entry: Entry, part: str, trial: str) -> bool:
    by_claim = entry.says == "started" and entry.about == Subject("part", part)
    by_act = entry.says == "start" and str(entry.about) in (f"part:{part}", f"trial:{trial}")
    return by_claim or by_act


def _ends(counted: Sequence[Entry]) -> Iterator[_End]:
    for entry in counted:
        value = entry.value
        if entry.says in ("period_end", "extend") and isinstance(value, When):
            yield _End(entry.about, frozenset(), value.end)
        elif isinstance(value, Verdict) and value.verdict == "fully":
            yield _End(entry.about, frozenset(), value.law_from)
        elif entry.says in ("leave", "end") and entry.effect:
            there = frozenset(value.names) if isinstance(value, Names) else frozenset[str]()
            yield _End(entry.about, there, entry.effect.last)


def _holdings(entry: Entry, part: str, trial: str, ends: Sequence[_End]) -> Iterator[Holding]:
    if not isinstance(entry.value, Names) or entry.effect is None:
        return
    start = entry.effect.last
    for name in entry.value.names:
        met = [one for one in ends if one.meets(part, trial, name) and one.day > start]
        extended = max((one.day for one in met if _is_extension(one, ends)), default=None)
        days = [one.day for one in met if not _is_extension(one, ends)]
        if extended:
            days = [
                *(one.day for one in met if one.about.kind != "network" and one.day != extended),
                extended,
            ]
        days += [entry.until.end] if entry.until else []
        yield Holding(part, name, start, min(days, default=None), entry)


def _is_extension(end: _End, ends: Sequence[_End]) -> bool:
    """A trial's last day that lies after the network's."""
    network = [one.day for one in ends if one.about.kind == "network"]
    return end.about.kind != "network" and bool(network) and end.day > max(network)
