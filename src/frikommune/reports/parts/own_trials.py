"""The trials of one municipality on a day: where each stands there, since when, and with which parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text, day_text
from frikommune.programme.cell import CELL_WORDS, NOWHERE, Cell, CellState
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.portfolio import portfolio
from frikommune.programme.trial import by_number
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref, Words
from frikommune.reports.writing import words

RUNNING: frozenset[CellState] = frozenset({"running", "joined"})
_ENDED: frozenset[CellState] = frozenset({"met", "left", "ended", "over"})
_GONE: frozenset[CellState] = frozenset({"outside", "refused"})


@dataclass(frozen=True)
class OwnTrial:
    """One trial in one municipality. `listed` are the claims that put it on the municipality's own list."""

    facts: Facts
    cell: Cell
    listed: tuple[Entry, ...] = ()

    @property
    def number(self) -> str:
        """The trial's number."""
        return self.cell.trial

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return Subject("trial", self.number)

    @cached_property
    def name(self) -> Words:
        """What it is called on the day, cited; its number where no source names it."""
        found = self.facts.found(self.subject, "named")
        return words(found) if found else words(self.facts.name(self.subject))

    @property
    def state(self) -> Text:
        """Where it stands there."""
        return CELL_WORDS[self.cell.state]

    @property
    def has_ended(self) -> bool:
        """Whether it ran there, and does no more."""
        return self.cell.state in _ENDED

    @property
    def is_running(self) -> bool:
        """Whether it runs there on the day."""
        return self.cell.state in RUNNING

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The exemptions that are started there by any source; where none is, all of the trial's."""
        every = self.facts.pack.parts.get(self.number, ())
        here = tuple(
            one for one in every if started(self.facts, Subject("part", one), self.cell.municipality)
        )
        return here or every

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The trial and the parts of it that run there."""
        return (self.subject, *(Subject("part", one) for one in self.parts))

    @cached_property
    def began(self) -> Entry | None:
        """The earliest start of any part there."""
        found = [
            one
            for part in self.parts
            for one in started(self.facts, Subject("part", part), self.cell.municipality)
        ]
        return min(found, key=lambda one: one.effect.start if one.effect else self.facts.on, default=None)

    def coming_end(self) -> tuple[Entry, date] | None:
        """What is known to end it there before the period does, and the first day without it."""
        if "ending" not in self.cell.marks or self.cell.ends is None:
            return None
        why = [one for one in self.cell.rests_on if one.says in ("met_by_law", "end", "leave", "meet_by_law")]
        return (why[-1], self.cell.ends) if why else None


def started(facts: Facts, part: Subject, place: str) -> tuple[Entry, ...]:
    """The claims and acts that say a part has started in a municipality, on the day or before."""
    found = (fact.entry for says in ("started", "start") for fact in facts.now.question(part, says).facts)
    return tuple(one for one in found if isinstance(one.value, Names) and place in one.value.names)


def round_start(own: OwnTrial) -> Entry | None:
    """What tells from which day the trials of its round may begin: the adopted, else what was told last."""
    sent = _held(own.facts, Subject("application", own.number), "sent_in")
    return _held(own.facts, sent.value, "start") if sent and isinstance(sent.value, Subject) else None


def _held(facts: Facts, about: Subject, says: str) -> Entry | None:
    question = facts.now.question(about, says)
    found = question.adopted or tuple(one.entry for one in question.facts)
    return found[-1] if found else None


def part_name(facts: Facts, part: Subject) -> Cited:
    """What a part is called: by a source, else by the trial's own file, which words it here."""
    found = facts.found(part, "named")
    if found is not None:
        return found
    exemption, trial = facts.pack.rulebook.exemptions.get(part.name), facts.pack.trial_of(part.name)
    title = exemption.title if exemption else facts.name(part)
    source = Text("Frikommunes eget navn for fravigelsen", "Frikommune's own name of the exemption")
    return Cited(title, Ref(f"part:{part.name}", title, source, f"trial/{trial.id}" if trial else ""))


def own_trials(facts: Facts, place: str) -> tuple[OwnTrial, ...]:
    """The trials that a municipality is in, in the order of its own list, the others by number.

    Raises Refused where the day lies before the network is known, or no such municipality is.
    """
    check_day(facts)
    check_place(facts, place)
    lists: dict[str, list[Entry]] = {}
    for fact in facts.now.question(Subject("municipality", place), "lists").facts:
        if isinstance(fact.entry.value, Subject):
            lists.setdefault(fact.entry.value.name, []).append(fact.entry)
    order = list(lists)
    cells = [row.cells[0] for row in portfolio(facts.now, facts.pack.parts, [place], facts.names).rows]
    found = [
        OwnTrial(facts, cell, tuple(lists.get(cell.trial, ())))
        for cell in cells
        if cell.state not in NOWHERE | _GONE and cell.trial in facts.pack.trials
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (order.index(one.number) if one.listed else len(order), by_number(one.number)),
        )
    )


def not_on_its_list(own: Sequence[OwnTrial]) -> Iterator[OwnTrial]:
    """The trials that other sources name the municipality in, and its own list lacks."""
    if any(one.listed for one in own):
        yield from (one for one in own if not one.listed)


def check_day(facts: Facts) -> None:
    """Raises Refused where nothing of the network is known on the day."""
    if any(one.about.kind == "network" for one in facts.now.known):
        return
    first = min((one.recorded.last for one in facts.pack.journal.entries), default=None)
    day = day_text(first) if first else Text("–", "–")
    raise refuse(
        "before_the_network",
        problem=Text("Netværket fandtes ikke endnu", "The network did not exist yet"),
        where="–",
        given=day_text(facts.on).da,
        expected=Text(f"en dag fra {day.da}", f"a day from {day.en}"),
        do_next=Text("Vælg en senere dag.", "Choose a later day."),
    )


def check_place(facts: Facts, place: str) -> None:
    """Raises Refused where the pack has no such municipality."""
    known = facts.pack.rulebook.municipalities
    if place not in known:
        raise unknown_place(place, tuple(known))


def unknown_place(place: str, known: Sequence[str]) -> Refused:
    """The refusal of a municipality that the network has not."""
    return refuse(
        "unknown_municipality",
        problem=Text("Kommunen er ikke med i netværket", "The municipality is not in the network"),
        where="–",
        given=place or "–",
        expected=Text("en af netværkets kommuner", "a municipality of the network"),
        do_next=closest(place, known),
    )
