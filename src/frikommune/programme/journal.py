"""The journal: entries in the order they came, added to and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.programme.entry import Adoption, Entry, Paper
from frikommune.programme.trial import Number, by_number


@dataclass(frozen=True)
class Journal:
    """Entries, each with an id of its own. Raises Refused where two share one."""

    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        seen: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.id in seen:
                raise refuse(
                    "duplicate_entry",
                    problem=Text("To indførsler har samme id", "Two entries share an id"),
                    where=f"{seen[entry.id].where} / {entry.where}",
                    given=entry.id,
                    expected=Text("et id, der kun bruges én gang", "an id that is used once"),
                    do_next=Text("Giv den nye et andet id.", "Give the new one another id."),
                )
            seen[entry.id] = entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def with_entries(self, *entries: Entry) -> Journal:
        """A journal with more at its end; this one stays as it is. Raises Refused for an id in use."""
        return Journal((*self.entries, *entries))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Each entry by its id."""
        return {entry.id: entry for entry in self.entries}

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The sources that are cited, each once, in order of id."""
        found = {entry.paper.id: entry.paper for entry in self.entries}
        return tuple(found[name] for name in sorted(found))

    def known(self, known_on: date | None) -> tuple[Entry, ...]:
        """What was recorded by the end of a day, in order of recording; None: all of it.

        An entry whose recorded day is only known as a span counts from the last day it can be.
        """
        return tuple(one for one in self._sorted if known_on is None or one.recorded.last <= known_on)

    @cached_property
    def _sorted(self) -> tuple[Entry, ...]:
        return tuple(sorted(self.entries, key=in_order))


def in_order(entry: Entry) -> tuple[date, Number, str]:
    """Order of recording, then of the files: the same whatever order entries were appended in."""
    return entry.recorded.last, by_number(entry.where), entry.id


def adoptions(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, Adoption]]:
    """The latest adoption that speaks of each claim, by the claim's id. Entries in order of recording."""
    found: dict[str, tuple[Entry, Adoption]] = {}
    for entry in entries:
        if isinstance(entry.value, Adoption):
            for claim in (*entry.value.adopts, *entry.value.over):
                found[claim] = (entry, entry.value)
    return found
