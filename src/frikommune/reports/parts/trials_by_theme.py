"""The trials under the themes of the recommendations that name them: what each tries, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from frikommune.language import Text, danish_order
from frikommune.programme.cell import CELL_WORDS, Cell, CellState
from frikommune.programme.entry import Subject
from frikommune.programme.portfolio import Row, portfolio
from frikommune.programme.trial import by_number
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Cited, Grid, Words
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.parts.rounds import municipalities_of
from frikommune.reports.parts.told import told
from frikommune.reports.writing import ended, joined, words, write

TRIED: frozenset[CellState] = frozenset(
    {"running", "joined", "named", "met", "permanent", "ended", "over", "left"}
)
"""Where a trial stands that has begun somewhere."""
GRANTED: frozenset[CellState] = frozenset({"granted", "bylaw", "postponed", "not_started"})
"""Where one stands that was granted and has begun nowhere."""
COLUMNS = (
    Text("Forsøg", "Trial"),
    Text("Kommuner, der søgte", "Municipalities that applied"),
    Text("Det er prøvet", "What was tried"),
    Text("Stade", "Stage"),
)


@dataclass(frozen=True)
class Tried:
    """A trial as the whole network has it on the day."""

    facts: Facts
    row: Row

    @property
    def number(self) -> str:
        """The trial's number."""
        return self.row.trial

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("trial", self.row.trial)

    @property
    def parts(self) -> tuple[str, ...]:
        """Its exemptions."""
        return self.facts.pack.parts.get(self.row.trial, ())

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The trial and its parts."""
        return (self.subject, *(Subject("part", one) for one in self.parts))

    @cached_property
    def name(self) -> Words:
        """`1.1 Mikrolån`: the number with what it is called on the day."""
        named = self.facts.found(self.subject, "named")
        bare = Text.same(self.number)
        return write("{number} {name}", "{number} {name}", number=bare, name=named) if named else words(bare)

    @property
    def begun_in(self) -> tuple[Cell, ...]:
        """Where it has begun, or is told to take place, in order of the alphabet."""
        found = (one for one in self.row.cells if one.state in TRIED)
        return tuple(sorted(found, key=lambda one: danish_order(one.municipality)))

    def allows(self) -> Words:
        """What it lets the municipalities do: in a source's words, else what the exemptions are called."""
        said = [
            ended(words(self.facts.cite(one)))
            for about in self.subjects
            for one in told(self.facts, about, "allows")
        ]
        if said:
            return joined(said)
        named = [words(part_name(self.facts, Subject("part", one))) for one in self.parts]
        return joined(named, Text.same("; "))

    def stands(self) -> Words:
        """Where it stands, with what tells so."""
        said = CELL_WORDS[self.row.state]
        rests = [entry for cell in self.row.cells if cell.state == self.row.state for entry in cell.rests_on]
        return words(self.facts.cite(rests[-1], said)) if rests else words(said)


@dataclass(frozen=True, slots=True)
class Themed:
    """A theme with its trials; `theme` None: those that no recommendation puts under one."""

    theme: Subject | None
    name: Words
    trials: tuple[Tried, ...]

    @property
    def anchor(self) -> str:
        """A permanent name for what is told of it."""
        return self.theme.name if self.theme else "other"


def every_trial(facts: Facts) -> tuple[Tried, ...]:
    """All trials that were granted, in order of round and number."""
    places = tuple(facts.pack.rulebook.municipalities)
    rows = portfolio(facts.now, facts.pack.parts, places, facts.names).rows
    return tuple(
        Tried(facts, one) for one in rows if one.trial in facts.pack.parts and one.state in TRIED | GRANTED
    )


def begun(trials: Sequence[Tried]) -> tuple[Tried, ...]:
    """Those that have begun somewhere."""
    return tuple(one for one in trials if one.row.state in TRIED)


def by_theme(facts: Facts, trials: Sequence[Tried]) -> tuple[Themed, ...]:
    """The trials under their first theme, in the order of the themes; last those under none."""
    under: dict[Subject | None, list[Tried]] = {
        one: [] for one in sorted(facts.now.subjects("theme"), key=lambda one: by_number(one.name))
    }
    for one in trials:
        place = next(iter(one.row.themes), None)
        under.setdefault(place if place in under else None, []).append(one)
    several = len([ones for ones in under.values() if ones]) > 1
    return tuple(
        Themed(theme, _name(facts, theme, several=several), tuple(ones))
        for theme, ones in under.items()
        if ones
    )


def tried_table(facts: Facts, themed: Themed) -> Grid:
    """A row for each trial: who applied, what it lets them do, and where it stands."""
    caption = write("Forsøg under temaet “{theme}”", "Trials under the theme “{theme}”", theme=themed.name)
    if themed.theme is None:
        caption = words(Text("Forsøg, som ingen anbefaling samler under et tema", "Trials under no theme"))
    rows = tuple((one.name, _applied(facts, one), one.allows(), one.stands()) for one in themed.trials)
    return Grid(caption, COLUMNS, rows)


def _applied(facts: Facts, one: Tried) -> Words:
    return municipalities_of(facts, one.subject) or NOTHING


def _name(facts: Facts, theme: Subject | None, *, several: bool) -> Words:
    if theme is None:
        return words(Text("Andre forsøg", "Other trials") if several else Text("Forsøgene", "The trials"))
    named: Cited | Text = facts.found(theme, "named") or facts.name(theme)
    return words(named)
