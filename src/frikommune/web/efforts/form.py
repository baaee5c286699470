"""What a form says of a step: its day, and what is recorded with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest

from frikommune.cases.history import Attributes, Value, first_day_after
from frikommune.dates import as_day
from frikommune.errors import Refused, refuse
from frikommune.language import NO_WORDS, Text
from frikommune.law.effort import Detail
from frikommune.law.source import Unknown
from frikommune.law.words import Words
from frikommune.ledger.notes import capital
from frikommune.programme.collecting.typed import number_typed
from frikommune.web.efforts.numbers import in_words
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import said

DAY = Text("Dag", "Day")
LAST_DAY = Text("Sidste dag", "Last day")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Field:
    """A detail as a form shows it."""

    detail: Detail
    name: str
    label: str
    hint: Text
    value: str
    choices: dict[str, Text]

    @property
    def type(self) -> str:
        """The kind of input; a number is typed as Danes write it, so it is text."""
        return "date" if self.detail.kind == "last_day" else "text"

    @property
    def is_optional(self) -> bool:
        """Whether it may be left open."""
        return not self.detail.needed


def fields(details: Iterable[Detail], words: Words, request: HttpRequest) -> list[Field]:
    """The fields of a step, with what was typed or what is usual."""
    return [_field(one, words, request) for one in details]


def label_of(detail: Detail, words: Words) -> Text:
    """`Lånebeløb (kr.)`."""
    if detail.kind == "last_day":
        return LAST_DAY
    title, unit = words.attribute(detail.attribute), detail.unit
    named = Text(capital(title.da), capital(title.en))
    if not unit.da or unit.da == title.da:
        return named
    return Text(f"{named.da} ({unit.da})", f"{named.en} ({unit.en})")


def read_details(posted: Posted, details: Iterable[Detail], words: Words) -> dict[str, Value]:
    """What was recorded; what was left open is left out. What is wrong is kept by `posted`."""
    found: dict[str, Value] = {}
    for detail in details:
        value = _read(posted, detail, label_of(detail, words))
        if value is not None:
            found[detail.attribute] = value
    return found


def value_text(detail: Detail, attributes: Attributes, words: Words) -> Text | None:
    """What was recorded of a detail, in words; None where nothing was."""
    value = attributes.get(detail.attribute)
    if value is None:
        return None
    if detail.kind == "last_day" and (until := as_day(value)) is not None:
        return Text.same((until - timedelta(days=1)).isoformat())
    if isinstance(value, str):
        return words.value(detail.attribute, value)
    return in_words(value) if isinstance(value, int | float) else Text.same(str(value))


def as_json(attributes: Attributes) -> dict[str, object]:
    """The attributes as a row keeps them."""
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in attributes.items()}


def _field(detail: Detail, words: Words, request: HttpRequest) -> Field:
    name = f"d-{detail.attribute}"
    usual = in_words(detail.usual).da if detail.usual is not None else ""
    return Field(
        detail,
        name,
        said(label_of(detail, words)),
        _hint(detail),
        request.POST.get(name, usual),
        {one: words.value(detail.attribute, one) for one in detail.choices},
    )


def _hint(detail: Detail) -> Text:
    most = detail.at_most
    if isinstance(most, Unknown):
        return Text(
            f"Højst: kan ikke afgøres; {most.because.da}.",
            f"At most: cannot be determined; {most.because.en}.",
        )
    if most is None:
        return NO_WORDS
    said = in_words(most)
    return Text(f"Højst {said.da}.", f"At most {said.en}.")


def _read(posted: Posted, detail: Detail, label: Text) -> Value | None:
    name = f"d-{detail.attribute}"
    if detail.kind == "last_day":
        last = posted.day(name, label, needed=detail.needed)
        return first_day_after(last) if last is not None else None
    if detail.kind == "choice":
        return posted.choice(name, label, detail.choices, needed=detail.needed) or None
    words = posted.text(name, label, needed=detail.needed, longest=_LONGEST)
    if detail.kind == "text" or not words:
        return words or None
    try:
        return _number(words, detail, label)
    except Refused as refused:
        posted.refuse(name, refused)
        return None


def _number(words: str, detail: Detail, label: Text) -> Value:
    number = number_typed(words, said(label), label)
    most = detail.at_most
    if number == 0 or (isinstance(most, int | float) and number > most):
        expected = Text("et tal over 0", "a number above 0")
        if isinstance(most, int | float):
            highest = in_words(most)
            expected = Text(f"et tal over 0, højst {highest.da}", f"a number above 0, at most {highest.en}")
        raise refuse(
            "effort_number_out_of_range",
            problem=Text(f"“{label.da}” kan ikke være {words}", f"“{label.en}” cannot be {words}"),
            where=said(label),
            given=words,
            expected=expected,
            do_next=Text("Ret tallet, og send igen.", "Correct the number, and send again."),
        )
    return int(number) if number == number.to_integral_value() else float(number)
