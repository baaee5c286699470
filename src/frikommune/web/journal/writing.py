"""Entries that are made here: an act or a claim, with the source, the day and the role behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Protocol

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Adoption, Deed, Entry, Family, Paper, Subject, Value
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from frikommune.web.people.models import Seat

HERE = "her"
"""The source of what is done and said here."""


class Written(Protocol):
    """What has been written before: a book, or nothing yet."""

    @property
    def journal(self) -> Journal:
        """The entries."""

    @property
    def papers(self) -> Mapping[str, Paper]:
        """The sources, by id."""


@dataclass(frozen=True)
class Nothing:
    """Before a programme's first entry."""

    journal: Journal = field(default_factory=Journal)
    papers: Mapping[str, Paper] = field(default_factory=dict)


@dataclass
class Pen:
    """Writes entries for a book, from a seat, recorded today. `append` them with `papers=[pen.paper]`.

    What a person writes is kept as it was written, in both languages.
    """

    book: Written
    seat: Seat
    today: date
    _numbers: count[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._numbers = count(len(self.book.journal) + 1)

    @property
    def paper(self) -> Paper:
        """The source that entries made here cite."""
        return self.book.papers.get(HERE) or Paper(
            id=HERE,
            reference="Frikommune",
            title=Text("Registreret i Frikommune", "Recorded in Frikommune"),
            recorded=When.on(self.today),
            certainty="source",
        )

    def act(
        self,
        does: str,
        about: Subject,
        value: Value = NO_WORDS,
        *,
        effect: date | None = None,
        reason: str = "",
        concerns: Sequence[Subject] = (),
        deed: Deed | None = None,
    ) -> Entry:
        """An act. `effect`: from when it counts, else today. `deed`: document, basis, second person, …"""
        counts_from = When.on(effect or self.today)
        deed = deed or Deed(by=self.seat.text.da)
        return self._entry("act", does, about, value, counts_from, reason, concerns, deed)

    def claim(
        self,
        about: Subject,
        says: str,
        value: Value,
        *,
        effect: date | None = None,
        reason: str = "",
        concerns: Sequence[Subject] = (),
    ) -> Entry:
        """A claim. `effect` None: no day is given, so it holds whenever it is known."""
        since = When.on(effect) if effect else None
        return self._entry("claim", says, about, value, since, reason, concerns, None)

    def adopt(self, claims: Sequence[Entry], reason: Text, over: Sequence[str] = ()) -> Entry:
        """The adoption of claims, over others: only then do they count where law is made of them."""
        name = f"{HERE}-{next(self._numbers)}-adopts"
        value = Adoption(tuple(one.id for one in claims), tuple(over), reason)
        return Entry(
            id=name,
            family="act",
            about=Subject("adoption", name),
            says="adopts",
            value=value,
            effect=None,
            recorded=When.on(self.today),
            paper=self.paper,
            heading="",
            certainty="source",
            because=reason,
            deed=Deed(by=self.seat.text.da),
        )

    def _entry(
        self,
        family: Family,
        says: str,
        about: Subject,
        value: Value,
        effect: When | None,
        reason: str,
        concerns: Sequence[Subject],
        deed: Deed | None,
    ) -> Entry:
        return Entry(
            id=f"{HERE}-{next(self._numbers)}-{says.replace('_', '-')}",
            family=family,
            about=about,
            says=says,
            value=value,
            effect=effect,
            recorded=When.on(self.today),
            paper=self.paper,
            heading=self.seat.text.da,
            certainty="source",
            concerns=tuple(concerns),
            because=Text.same(reason.strip()) if reason.strip() else NO_WORDS,
            deed=deed,
        )
