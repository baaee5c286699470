"""The form of a step, made from the table of steps: what it asks for, and what stands in its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import QueryDict

from frikommune.language import NO_WORDS, Text
from frikommune.programme.next_steps import NextStep
from frikommune.programme.vocabulary import OUTCOMES
from frikommune.programme.words import CODE_WORDS, VERDICT_WORDS
from frikommune.web.journal.book import Book

Kind = Literal["text", "area", "day", "select", "checks", "file"]
Choice = tuple[str, Text, Text]
"""Code, words, and why it cannot be chosen; empty: it can."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `values` stand in it; `least` is the first day that a day field takes."""

    key: str
    kind: Kind
    label: Text
    hint: Text = NO_WORDS
    choices: tuple[Choice, ...] = ()
    values: tuple[str, ...] = ()
    needed: bool = True
    least: date | None = None

    @property
    def value(self) -> str:
        """The only value."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; `legend` empty: they stand alone."""

    legend: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A step's form. `places` are the municipalities that whoever fills it in may act for."""

    book: Book
    trial: str
    offered: NextStep
    places: tuple[str, ...]
    given: QueryDict
    today: date
    corrects: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The trial's exemptions."""
        return self.book.parts[self.trial]

    def part_title(self, part: str) -> Text:
        """`1.3a: Fællessamtaler i 8. uge …`."""
        title = self.book.pack.rulebook.exemptions[part].title
        return Text(f"{part}: {title.da}", f"{part}: {title.en}")

    def groups(self) -> list[Group]:
        """All that the step asks for, in the order in which it is filled in."""
        found = [*self._about(), *self._decisions(), Group(NO_WORDS, tuple(self._value()))]
        return [*found, Group(NO_WORDS, tuple(self._grounds()))]

    def _field(self, key: str, kind: Kind, label: Text, hint: Text = NO_WORDS, **more: object) -> Field:
        values = tuple(self.given.getlist(key))
        return Field(key, kind, label, hint, values=values, **more)  # type: ignore[arg-type]

    def _about(self) -> Iterator[Group]:
        step, offered = self.offered.step, self.offered
        if step.there:
            yield Group(NO_WORDS, (self._field("names", "checks", NAMES, choices=self._places()),))
        if step.act == "start":
            parts = [(one, self.part_title(one), NO_WORDS) for one in offered.parts]
            yield Group(NO_WORDS, (self._field("parts", "checks", PARTS, choices=tuple(parts)),))
        if step.act in ("end", "meet_by_law"):
            parts = [(f"part:{one}", self.part_title(one), NO_WORDS) for one in self.parts]
            whole = (f"trial:{self.trial}", Text("hele forsøget", "the whole trial"), NO_WORDS)
            choices = (whole, *(parts if len(parts) > 1 else ()))
            yield Group(NO_WORDS, (self._field("about", "select", ABOUT, choices=choices),))

    def _places(self) -> tuple[Choice, ...]:
        if self.corrects:
            return tuple((one, Text.same(one), NO_WORDS) for one in self.places)
        return tuple((one, Text.same(one), self._why_not(one)) for one in self.places)

    def _why_not(self, place: str) -> Text:
        refusals = self.offered.places.get(place, ())
        return refusals[0].problem if refusals else NO_WORDS

    def _decisions(self) -> Iterator[Group]:
        if self.offered.step.act != "decide":
            return
        outcomes = [(one, CODE_WORDS[one], NO_WORDS) for one in OUTCOMES if one != "fully_or_partly"]
        for part in self.parts:
            yield Group(
                self.part_title(part),
                (
                    self._field(
                        f"outcome-{part}", "select", OUTCOME, needed=False, choices=(NOT_DECIDED, *outcomes)
                    ),
                    self._field(f"reason-{part}", "area", REASON, needed=False),
                    self._field(f"conditions-{part}", "area", CONDITIONS, ONE_A_LINE, needed=False),
                ),
            )

    def _value(self) -> Iterator[Field]:
        needs = self.offered.step.needs
        if "when" in needs:
            yield self._field("upto", "day", UPTO)
        if "verdict" in needs:
            words = tuple((code, text, NO_WORDS) for code, text in VERDICT_WORDS.items())
            chosen = words[:1] if self.offered.step.act == "make_permanent" else words
            yield self._field("law_from", "day", LAW_FROM)
            yield self._field("verdict", "select", VERDICT, choices=chosen)
            yield self._field("text", "area", LAW_SAYS)
        if self.offered.step.act == "recommend":
            yield self._field("text", "area", RECOMMENDS)

    def _grounds(self) -> Iterator[Field]:
        step = self.offered.step
        least = self.today if step.makes_law and not self.corrects else None
        yield self._field("effect", "day", EFFECT, least=least)
        if "reason" in step.needs:
            yield self._field("reason", "area", REASON)
        if step.makes_law or "document" in step.needs:
            yield self._field("document", "file", DOCUMENT, DOCUMENT_HINT)
        if step.makes_law:
            yield self._field("basis", "text", BASIS, BASIS_HINT)


NAMES = Text("Hvilke kommuner gælder det?", "Which municipalities is it about?")
PARTS = Text("Hvilke undtagelser gælder det?", "Which exemptions is it about?")
ABOUT = Text("Hvad gælder det?", "What is it about?")
OUTCOME = Text("Udfald", "Outcome")
NOT_DECIDED: Choice = ("", Text("ikke afgjort nu", "not decided now"), NO_WORDS)
REASON = Text("Begrundelse", "Reason")
CONDITIONS = Text("Vilkår (valgfri)", "Conditions (optional)")
ONE_A_LINE = Text("Et vilkår på hver linje.", "One condition on each line.")
UPTO = Text("Forlænget til og med", "Extended to the end of")
LAW_FROM = Text("Loven gælder fra", "The law is in force from")
VERDICT = Text("Hvad gør loven ved det?", "What does the law do to it?")
LAW_SAYS = Text("Hvad siger loven?", "What does the law say?")
RECOMMENDS = Text("Anbefaling", "Recommendation")
EFFECT = Text("Gælder fra", "Holds from")
DOCUMENT = Text("Beslutningens dokument", "The decision's document")
DOCUMENT_HINT = Text(
    "PDF, Word, Excel, PowerPoint, billede eller tekst; højst 10 MB.",
    "PDF, Word, Excel, PowerPoint, picture or text; at most 10 MB.",
)
BASIS = Text("Hjemmel", "Legal basis")
BASIS_HINT = Text("Lov og paragraf, fx lov om frikommunenetværk § 9 d.", "Act and section.")
