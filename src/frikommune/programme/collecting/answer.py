"""One answer to one question of a status: typed, it becomes a figure, words or a choice, or is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeVar, get_args

from frikommune.language import Text
from frikommune.programme.collecting import refusals
from frikommune.programme.collecting.typed import number_typed, whole_typed
from frikommune.programme.figure import (
    METHOD_WORDS,
    METHODS,
    QUALIFIER_WORDS,
    QUALIFIERS,
    Figure,
    Unit,
    number_text,
)

Kind = Literal["figure", "text", "choice"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_WORDS: dict[Kind, Text] = {
    "figure": Text("et tal", "a figure"),
    "text": Text("en erfaring med egne ord", "experience in one's own words"),
    "choice": Text("et valg, fx en beslutning", "a choice, such as a decision"),
}
Standing = Literal["given", "have_not", "not_ours"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
STANDING_WORDS: dict[Standing, Text] = {
    "given": Text("Vi svarer her", "We answer here"),
    "have_not": Text("Vi har ikke svaret", "We do not have the answer"),
    "not_ours": Text("Vi bruger ikke forsøget", "We do not use the trial"),
}
NUMBER = Text("Antal", "Number")
OUT_OF = Text("Ud af", "Out of")
UNFINISHED = Text("Heraf ikke afsluttet", "Of these unfinished")
PERCENT = Text("Procent", "Percent")
WORDS = Text("Svar", "Answer")
QUALIFIER = Text("Forbehold", "Qualifier")
METHOD = Text("Metode", "Method")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `unit` of a figure; `counted` is what a share counts, where the unit is percent."""

    kind: Kind
    words: str
    trial: str = ""
    unit: Unit = "cases"
    counted: Unit = "cases"
    choices: tuple[str, ...] = ()

    @property
    def is_share(self) -> bool:
        """Whether the figure is so many out of so many."""
        return self.kind == "figure" and self.unit == "percent"


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a question as typed. `words` is the text, the choice or the remark on a figure."""

    standing: str = "given"
    number: str = ""
    numerator: str = ""
    denominator: str = ""
    unfinished: str = ""
    qualifier: str = ""
    method: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as read. `figure` stands where a figure was asked for and is there."""

    standing: Standing
    figure: Figure | None = None
    words: str = ""


def read_answer(asked: Asked, typed: Typed, where: str) -> Given:
    """What was typed, as an answer. Raises Refused with the first thing that is wrong in it.

    Where the standing says that there is no answer, words are the reason why.
    """
    standing = next((one for one in STANDINGS if one == typed.standing), None)
    words = typed.words.strip()
    if standing is None:
        raise refusals.not_a_choice(where, typed.standing, (one.da for one in STANDING_WORDS.values()))
    if standing != "given":
        if written := _written(asked, typed, standing):
            raise refusals.answered_and_not(where, written, STANDING_WORDS[standing])
        return Given(standing, words="" if asked.kind == "choice" else words)
    if asked.kind == "figure":
        return Given("given", _figure(asked, typed, where), words)
    if not words:
        raise refusals.missing(where, WORDS)
    if asked.kind == "choice" and words not in asked.choices:
        raise refusals.not_a_choice(where, words, asked.choices)
    return Given("given", words=words)


def _written(asked: Asked, typed: Typed, standing: Standing) -> str:
    """What stands in the fields of an answer said not to be there. A chosen button cannot be cleared."""
    if asked.kind == "text" and standing == "not_ours":
        return typed.words.strip()
    numbers = (typed.number, typed.numerator, typed.denominator, typed.unfinished)
    return next((one.strip() for one in numbers if one.strip()), "") if asked.kind == "figure" else ""


def _figure(asked: Asked, typed: Typed, where: str) -> Figure:
    figure = _share(asked, typed, where) if asked.is_share else _amount(asked, typed, where)
    if figure.numerator is not None and figure.denominator is not None:
        _check_parts(where, figure.numerator, figure.denominator, figure.unfinished)
    return figure


def _share(asked: Asked, typed: Typed, where: str) -> Figure:
    """So many out of so many; the percentage follows from them."""
    if not typed.numerator.strip() or not typed.denominator.strip():
        given = typed.number or typed.numerator or typed.denominator
        raise refusals.share_without_denominator(
            where, f"{given.strip()} %" if typed.number.strip() else given
        )
    part = whole_typed(typed.numerator, where, NUMBER)
    whole = whole_typed(typed.denominator, where, OUT_OF)
    if part > whole:
        raise refusals.more_than_all(where, part, whole)
    if whole == 0:
        raise refusals.share_of_none(where)
    percent = percent_of(part, whole)
    if typed.number.strip() and abs(number_typed(typed.number, where, PERCENT) - percent) > 1:
        raise refusals.share_disagrees(where, typed.number.strip(), number_text(percent, True))
    return _made(asked, typed, where, percent, part, whole)


def _amount(asked: Asked, typed: Typed, where: str) -> Figure:
    """A number, and where it is told, out of how many."""
    if not typed.number.strip():
        raise refusals.missing(where, NUMBER)
    if not typed.denominator.strip():
        return _made(asked, typed, where, number_typed(typed.number, where, NUMBER), None, None)
    part = whole_typed(typed.number, where, NUMBER)
    whole = whole_typed(typed.denominator, where, OUT_OF)
    return _made(asked, typed, where, Decimal(part), part, whole)


def _made(
    asked: Asked, typed: Typed, where: str, number: Decimal, part: int | None, whole: int | None
) -> Figure:
    unfinished = whole_typed(typed.unfinished, where, UNFINISHED) if typed.unfinished.strip() else None
    return Figure(
        measure=Text.same(asked.words),
        number=number,
        unit=asked.unit,
        qualifier=_one_of(where, typed.qualifier, QUALIFIERS, QUALIFIER_WORDS),
        method=_one_of(where, typed.method, METHODS, METHOD_WORDS),
        numerator=part,
        denominator=whole,
        unfinished=unfinished,
    )


def _check_parts(where: str, part: int, whole: int, unfinished: int | None) -> None:
    if part > whole:
        raise refusals.more_than_all(where, part, whole)
    if unfinished is not None and unfinished > whole - part:
        raise refusals.unfinished_above_rest(where, unfinished, whole - part)


Code = TypeVar("Code", bound=str)


def _one_of(where: str, typed: str, codes: Iterable[Code], words: Mapping[Code, Text]) -> Code | None:
    """One of the codes; None where nothing was chosen."""
    if not typed:
        return None
    found = next((one for one in codes if one == typed), None)
    if found is None:
        raise refusals.not_a_choice(where, typed, (one.da for one in words.values()))
    return found


def percent_of(part: int, whole: int) -> Decimal:
    """A share with one decimal, halves rounded up. `whole` is not nought."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
