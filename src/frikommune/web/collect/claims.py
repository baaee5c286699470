"""Approved answers as claims of the journal: figures, experience, and what a municipality says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from frikommune.language import NO_WORDS, Text, day_text
from frikommune.programme.collecting.answer import Given
from frikommune.programme.collecting.hiding import BECAUSE, public_figure
from frikommune.programme.entry import Entry, Paper, Subject, Value
from frikommune.programme.when import When
from frikommune.web.collect.models import Question, Sheet, StatusRequest, Version
from frikommune.web.collect.reading import answers_in
from frikommune.web.journal.writing import Pen

FROZEN = "Fastfrysningen"
"""The heading of what the freeze itself says."""


def paper_of(status: StatusRequest, frozen: When) -> Paper:
    """The source that the status itself is."""
    return Paper(status.paper, status.reference, Text.same(status.title), frozen, "source")


def subject_of(status: StatusRequest, question: Question, municipality: str, given: Given) -> Subject:
    """What an answer is about in the journal: a figure, an experience, or the municipality itself."""
    own = f"{status.paper}-{question.number}-{municipality.lower()}"
    if given.figure is not None:
        return Subject("figure", own)
    is_told = given.standing == "given" and question.kind == "text"
    return Subject("experience", own) if is_told else Subject("municipality", municipality)


@dataclass
class Clerk:
    """Writes a status's answers with a pen, from its paper."""

    pen: Pen
    paper: Paper
    status: StatusRequest
    questions: Sequence[Question]

    def answers(self, sheet: Sheet, version: Version) -> dict[str, Entry]:
        """A claim for each question, by its number. Small counts are left as spans: the journal is public."""
        given = answers_in(version, self.questions)
        return {
            str(one.number): self._claim(one, sheet, version, given[one.number]) for one in self.questions
        }

    def missing(self, sheets: Sequence[Sheet], asked: int, network: Subject | None) -> Iterator[Entry]:
        """That some had not answered when it was frozen, and how many had."""
        day = day_text(self.pen.today)
        for sheet in sheets:
            place = Subject("municipality", sheet.municipality)
            da = f"{self.status.reference}: havde ikke svaret, da status blev fastfrosset {day.da}."
            en = f"{self.status.reference}: had not answered when the status was frozen on {day.en}."
            yield self._said(place, Text(da, en), FROZEN)
        if network is not None:
            yield self._said(network, self._how_many(sheets, asked), FROZEN)

    def _how_many(self, missing: Sequence[Sheet], asked: int) -> Text:
        names = ", ".join(one.municipality for one in missing)
        count = asked - len(missing)
        da = f"{self.status.reference}: {count} af {asked} kommuner havde svaret ved fastfrysningen"
        en = f"{self.status.reference}: {count} of {asked} municipalities had answered at the freeze"
        return (
            Text(f"{da}; mangler: {names}.", f"{en}; missing: {names}.")
            if names
            else Text(f"{da}.", f"{en}.")
        )

    def _said(self, about: Subject, words: Text, heading: str) -> Entry:
        concerns = (self.status.for_body,) if self.status.for_body else ()
        entry = self.pen.claim(about, "says", words, effect=self.status.as_of, concerns=concerns)
        return replace(entry, paper=self.paper, heading=heading)

    def _claim(self, question: Question, sheet: Sheet, version: Version, given: Given) -> Entry:
        place = Subject("municipality", sheet.municipality)
        about, says, value = self._what(question, place, given)
        trial = (Subject("trial", question.trial),) if question.trial else ()
        entry = self.pen.claim(
            about,
            says,
            value,
            effect=self.status.as_of,
            concerns=trial if about == place else (*trial, place),
        )
        heading = f"{sheet.municipality}, spørgsmål {question.number} ({version.by})"
        return replace(entry, paper=self.paper, heading=heading, because=_because(question, given))

    def _what(self, question: Question, place: Subject, given: Given) -> tuple[Subject, str, Value]:
        about = subject_of(self.status, question, place.name, given)
        if given.figure is not None:
            return about, "number", public_figure(question.asked, given.figure)
        if about.kind == "experience":
            return about, "experienced", Text.same(given.words)
        return about, "says", self._stated(question, given)

    def _stated(self, question: Question, given: Given) -> Text:
        head, words = self.status.reference, question.words
        if given.standing == "not_ours":
            return Text(
                f"{head}: bruger ikke forsøget ({words}).", f"{head}: does not use the trial ({words})."
            )
        if given.standing == "have_not":
            return Text(
                f"{head}: har ikke svaret på “{words}”.", f"{head}: does not have the answer to “{words}”."
            )
        return Text.same(f"{head}: {words} {given.words}")


def _because(question: Question, given: Given) -> Text:
    """The remark on a figure or on why there is none, and that a count is hidden."""
    is_remark = given.figure is not None or given.standing != "given"
    remark = Text.same(given.words) if is_remark and given.words else NO_WORDS
    is_hidden = given.figure is not None and public_figure(question.asked, given.figure) != given.figure
    if not is_hidden:
        return remark
    return Text(f"{remark.da} {BECAUSE.da}".strip(), f"{remark.en} {BECAUSE.en}".strip())
