"""A published figure: the number with its unit, and what an honest reader asks about it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from frikommune.language import NO_WORDS, Text

Qualifier = Literal[
    "circa", "good", "about", "estimate", "up_to", "more_than", "expected", "handful", "example"
]
Method = Literal[
    "survey",
    "status_note",
    "supervision",
    "calculated_estimate",
    "course_evaluation",
    "calculated",
]
Unit = Literal[
    "percent",
    "kroner",
    "persons",
    "cases",
    "certificates",
    "hours",
    "days",
    "weeks",
    "projects",
    "trials",
    "applications",
    "exemptions",
    "municipalities",
    "posts",
    "times",
]
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
METHODS: tuple[Method, ...] = get_args(Method)
UNITS: tuple[Unit, ...] = get_args(Unit)

QUALIFIER_WORDS: dict[Qualifier, Text] = {
    "circa": Text("ca.", "about"),
    "good": Text("godt", "a good"),
    "about": Text("omkring", "around"),
    "estimate": Text("skønnet", "estimated"),
    "up_to": Text("op til", "up to"),
    "more_than": Text("over", "more than"),
    "expected": Text("ventet", "expected"),
    "example": Text("fx", "for instance"),
    "handful": Text("en lille håndfuld", "a small handful of"),
}
METHOD_WORDS: dict[Method, Text] = {
    "survey": Text("survey", "survey"),
    "status_note": Text("statusnotat", "status note"),
    "supervision": Text("ledelsestilsyn", "management supervision"),
    "calculated_estimate": Text("et beregnet skøn", "a calculated estimate"),
    "course_evaluation": Text("evaluering af kurset", "evaluation of the course"),
    "calculated": Text("beregnet", "calculated"),
}
UNIT_WORDS: dict[Unit, Text] = {
    "percent": Text("%", "%"),
    "kroner": Text("kr.", "DKK"),
    "persons": Text("personer", "persons"),
    "cases": Text("sager", "cases"),
    "certificates": Text("attester", "certificates"),
    "hours": Text("timer", "hours"),
    "days": Text("dage", "days"),
    "weeks": Text("uger", "weeks"),
    "projects": Text("projekter", "projects"),
    "trials": Text("forsøg", "trials"),
    "applications": Text("ansøgninger", "applications"),
    "exemptions": Text("undtagelser", "exemptions"),
    "municipalities": Text("kommuner", "municipalities"),
    "posts": Text("stillinger", "posts"),
    "times": Text("gange", "times"),
}
UNIT_ONE: dict[Unit, Text] = {
    "persons": Text("person", "person"),
    "cases": Text("sag", "case"),
    "certificates": Text("attest", "certificate"),
    "hours": Text("time", "hour"),
    "days": Text("dag", "day"),
    "weeks": Text("uge", "week"),
    "projects": Text("projekt", "project"),
    "trials": Text("forsøg", "trial"),
    "applications": Text("ansøgning", "application"),
    "exemptions": Text("undtagelse", "exemption"),
    "municipalities": Text("kommune", "municipality"),
    "posts": Text("stilling", "post"),
    "times": Text("gang", "time"),
}
"""The units of one."""


def unit_text(unit: Unit, number: Decimal | None) -> Text:
    """A unit in singular or plural."""
    return UNIT_ONE.get(unit, UNIT_WORDS[unit]) if number == 1 else UNIT_WORDS[unit]


@dataclass(frozen=True, slots=True)
class Figure:
    """`number` in `unit`; a range where `upto` is given; no number where the source only has a qualifier.

    `measure` says what it is of. `qualifier` and `method` are part of the figure; None: the source gives
    none. `numerator`, `denominator` and `unfinished` stand where the source gives them. `price_year` is the
    year of the price level.
    """

    measure: Text
    number: Decimal | None
    unit: Unit
    qualifier: Qualifier | None = None
    method: Method | None = None
    upto: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    unfinished: int | None = None
    price_year: int | None = None

    @property
    def text(self) -> Text:
        """The figure in words: measure, qualifier, number, unit, parts and method."""
        measure, amount = self.measure, self.amount
        if measure == NO_WORDS:
            return amount
        return Text(f"{measure.da}: {amount.da}", f"{measure.en}: {amount.en}")

    @property
    def amount(self) -> Text:
        """The same without the measure."""
        return Text(*(self._said(danish) for danish in (True, False)))

    @property
    def left_open(self) -> Text:
        """What those who had not finished leave open of a share; no words where the source counts none."""
        had, of, left = self.numerator, self.denominator, self.unfinished
        if had is None or not of or not left or self.unit != "percent":
            return NO_WORDS
        low, high = ((Decimal(100 * one) / of).quantize(Decimal("0.1")) for one in (had, had + left))
        da = f"{left} af {of} var ikke færdige: andelen ender mellem {number_text(low, True)} og"
        en = f"{left} of {of} had not finished: the share will end between {number_text(low, False)} and"
        return Text(f"{da} {number_text(high, True)} %.", f"{en} {number_text(high, False)}%.")

    def _said(self, danish: bool) -> str:
        def pick(text: Text) -> str:
            return text.da if danish else text.en

        words = [pick(QUALIFIER_WORDS[self.qualifier]) if self.qualifier else ""]
        words += [number_text(self.number, danish) if self.number is not None else ""]
        if self.upto is not None:
            words[-1] += f"–{number_text(self.upto, danish)}"
        unit = pick(unit_text(self.unit, self.number if self.upto is None else self.upto))
        if not danish and unit == "%":
            words = [words[0], f"{words[1]}%"]
        else:
            words = [*words, unit] if danish or self.unit != "kroner" else [words[0], unit, words[1]]
        beside = "; ".join(pick(one) for one in self._beside() if one != NO_WORDS)
        return " ".join(filter(None, words)) + (f" ({beside})" if beside else "")

    def _beside(self) -> tuple[Text, ...]:
        parts, left, year = self.denominator, self.unfinished, self.price_year
        over = "?" if self.numerator is None else str(self.numerator)
        return (
            Text(f"{over} af {parts}", f"{over} of {parts}") if parts is not None else NO_WORDS,
            Text(f"{left} ikke færdige", f"{left} unfinished") if left is not None else NO_WORDS,
            Text(f"{year}-niveau", f"{year} level") if year is not None else NO_WORDS,
            METHOD_WORDS[self.method] if self.method else NO_WORDS,
        )


def number_text(number: Decimal, danish: bool) -> str:
    """`1.234,5` in Danish, `1,234.5` in English, with the decimals that were given."""
    words = f"{number:,f}"
    return words.translate(str.maketrans(",.", ".,")) if danish else words
