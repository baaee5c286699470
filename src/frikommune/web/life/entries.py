"""From what was filled in to the entries that the journal takes: an act for each line, and its conditions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Deed, Entry, Names, Subject, Value, Verdict, Word
from frikommune.programme.steps import STEPS
from frikommune.programme.when import When
from frikommune.web.journal.book import Book
from frikommune.web.journal.writing import Pen
from frikommune.web.life.models import Pending
from frikommune.web.people.models import Seat

NOT_YET = "–"
"""Stands for the second person while a step is only tried."""


def entries_of(pending: Pending, pen: Pen, second: str = NOT_YET) -> list[Entry]:
    """The acts and the conditions they bring. `second`: the second person's seat, in words."""
    found: list[Entry] = []
    for number, line in enumerate(pending.content["lines"]):
        about = subject_of(line["about"])
        found.append(
            pen.act(
                pending.act,
                about,
                _value(pending, line),
                effect=pending.effect,
                reason=line.get("reason") or pending.reason,
                concerns=[subject_of(one) for one in pending.content.get("concerns", ())],
                deed=_deed(pending, second, pending.based_on + number),
            )
        )
        found += [
            pen.claim(about, "condition", Text.same(words), effect=pending.effect)
            for words in line.get("conditions", ())
        ]
    return found


def pen_of(pending: Pending, book: Book, today: date) -> Pen:
    """Whoever filled it in holds the pen, on the day it is recorded."""
    return Pen(book, pending.seat, today)


def second_text(pending: Pending, seat: Seat) -> str:
    """The second person by seat; told apart from the first where both sit in seats of the same kind."""
    same = seat.text.da == pending.seat.text.da
    return f"{seat.text.da} (anden person)" if same else seat.text.da


def subject_of(written: str) -> Subject:
    """`part:1.3a` as a subject."""
    kind, _, name = written.partition(":")
    return Subject(kind, name)  # type: ignore[arg-type]


def _deed(pending: Pending, second: str, based_on: int) -> Deed:
    return Deed(
        by=pending.seat.text.da,
        second=second if needs_second(pending) else "",
        document=pending.document.reference if pending.document else "",
        basis=pending.basis,
        corrects=pending.corrects,
        based_on=based_on,
    )


def needs_second(pending: Pending) -> bool:
    """Whether the step makes law."""
    return STEPS[pending.act].makes_law


def _value(pending: Pending, line: Mapping[str, Any]) -> Value:
    told = pending.content.get("value", {})
    if line.get("outcome"):
        return Word(line["outcome"])
    if "law_from" in told:
        return Verdict(date.fromisoformat(told["law_from"]), told["verdict"], Text.same(told["text"]))
    if "upto" in told:
        return When.on(date.fromisoformat(told["upto"]))
    if pending.names:
        return Names(pending.names)
    return Text.same(told["text"]) if told.get("text") else NO_WORDS
