"""A delivery read row by row: any format, and whatever the reading in columns leaves aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from frikommune.cases.checks import Fault
from frikommune.cases.draft import STRICT, Draft, Known, Where, as_known
from frikommune.cases.from_log import add_log
from frikommune.cases.from_tables import Drafts, add_table, join_employer_spells
from frikommune.cases.history import Event, History
from frikommune.cases.kept import kept_text
from frikommune.cases.layout import LogLayout
from frikommune.cases.layout import Mapping as Layouts
from frikommune.cases.read import Progress, checked, tolerance_of
from frikommune.cases.reading import Reading, RefusedRow
from frikommune.cases.source import Place, Source
from frikommune.casework.delivery.citizens import citizens_of
from frikommune.casework.delivery.found import Found
from frikommune.casework.delivery.refusals import elsewhere
from frikommune.casework.delivery.settled import is_made, name_made, settled
from frikommune.errors import Refused

Mode = Literal["everything", "citizens", "changes"]
"""`everything`: whom the file leaves out is gone. `citizens`: it tells all of whom it tells of, and of nobody
else. `changes`: its rows are laid over what is there."""
STORED = "‹gemt·stored›"
"""The file that stored rows are said to stand in."""
_PARTS = ("spells", "events", "uses")


@dataclass(frozen=True, slots=True)
class How:
    """How a delivery is read: whose it is, and what it leaves as it was.

    `has_sequence`: the places of events are the export's, or no event is told of; else they are counted.
    """

    mapping: Layouts
    municipality: str
    known: Known
    mode: Mode
    tables: frozenset[str]
    has_sequence: bool

    def keeps(self, table: str) -> bool:
        """Whether stored rows of a table stand where the delivery does not tell of them."""
        return self.mode == "changes" or table not in self.tables

    @property
    def is_of_all(self) -> bool:
        """Whether it tells of everybody there is, though not of their spells."""
        return self.mode == "everything" and "spells" not in self.tables

    @property
    def merges(self) -> bool:
        """Whether what is stored has a say in what comes out."""
        return any(map(self.keeps, ("spells", "events")))


@dataclass(frozen=True, slots=True)
class Read:
    """What came of it: the sound citizens (`citizens.SCHEMA`), what was refused, and who was named at all."""

    citizens: pl.DataFrame
    reading: Reading
    subjects: frozenset[str]
    withheld: frozenset[str]


def read_rows(
    found: Iterable[Found], how: How, stored: Mapping[str, History], also: Iterable[str], say: Progress
) -> Read:
    """Read the sources; `stored` are the histories that are there, `also` the citizens to look at besides."""
    drafts = Drafts(how.mapping.synthetic)
    of_log = False
    for one in found:
        if isinstance(one.layout, LogLayout):
            of_log = True
            add_log(drafts, one.source, one.layout, how.mapping.habits)
        else:
            add_table(drafts, one.source, one.layout, how.mapping.habits)
    join_employer_spells(drafts)
    for subject in also:
        drafts.subject(subject)
    for draft in drafts.of.values():
        name_made(draft, of_log=of_log)
        if draft.subject in stored:
            _lay_over(draft, stored[draft.subject], how)
    tolerance = tolerance_of(how.mapping.log) if how.mapping.log else STRICT
    reading = checked(
        drafts, how.known, tolerance, how.mapping.habits, True, say, lambda draft: _elsewhere(draft, how)
    )
    return _kept(drafts, reading, how)


def _lay_over(draft: Draft, history: History, how: How) -> None:
    """Put the stored rows that still stand beneath the delivery's."""
    for table in _PARTS:
        rows = getattr(draft, table)
        names = {one.id.removeprefix(f"{draft.subject}/") for one, _ in rows}
        told = getattr(history, table)
        if table == "events" and how.keeps(table) and not how.has_sequence:
            draft.events = _after(draft, history)
            rows = draft.events
        if how.keeps(table):
            rows += [
                (_named(draft.subject, one), _stored(number))
                for number, one in enumerate(told, start=1)
                if one.id not in names
            ]


def _named(subject: str, one: object) -> object:
    """Stored rows with made ids get the subject before them, as those of the delivery have."""
    return replace(one, id=f"{subject}/{one.id}") if isinstance(one, Event) and is_made(one.id) else one


def _after(draft: Draft, history: History) -> list[tuple[Event, Where]]:
    """The delivery's events where they were, and after all those of the day where they are new."""
    before = {event.id: event.sequence for event in history.events}
    last = max(before.values(), default=0)
    return [
        (replace(event, sequence=before.get(_short(draft, event), last + number)), place)
        for number, (event, place) in enumerate(draft.events, start=1)
    ]


def _short(draft: Draft, event: Event) -> str:
    return event.id.removeprefix(f"{draft.subject}/")


def _stored(number: int) -> Place:
    return Place(Source(STORED, {}, range(1, number + 1)), number - 1, {})


def _elsewhere(draft: Draft, how: How) -> Iterator[Fault]:
    for spell, place in draft.spells:
        if as_known(spell.municipality, how.known.municipalities) in how.known.municipalities - {
            how.municipality
        }:
            refusal = elsewhere(place.where("municipality"), spell.municipality, how.municipality)
            yield Fault(place, "municipality", refusal)


def _kept(drafts: Drafts, reading: Reading, how: How) -> Read:
    """The texts of the sound ones; whoever has one that would be read back otherwise is put aside, too."""
    kept: list[tuple[History, str]] = []
    refused, withheld = list(reading.refused), list(reading.withheld)
    for history in reading.good:
        if not history.spells and not history.events:
            continue
        one = settled(history, has_sequence=how.has_sequence)
        try:
            kept.append((one, kept_text(one)))
        except Refused as fault:
            place = _first(drafts.of[history.subject])
            refused.append(RefusedRow.at(place, "", fault.refusals[0].within(place.where(""))))
            drafts.bad.add(history.subject)
            withheld += drafts.rows.get(history.subject, [])
    whole = replace(reading, refused=tuple(refused), withheld=tuple(withheld))
    named = frozenset(drafts.of) | frozenset(drafts.rows)
    return Read(citizens_of(kept), whole, named, frozenset(drafts.bad))


def _first(draft: Draft) -> Place:
    places: list[Where] = [place for _, place in (*draft.events, *draft.spells)]
    return next(place for place in places if isinstance(place, Place))
