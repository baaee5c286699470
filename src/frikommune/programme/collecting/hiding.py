"""Small counts on whatever is public: 1 to 4 persons or cases are a span, for they could be recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from frikommune.language import Text
from frikommune.programme.collecting.answer import Asked, percent_of
from frikommune.programme.figure import Figure, Unit, number_text

SMALL = range(1, 5)
COUNTED: frozenset[Unit] = frozenset({"persons", "cases", "certificates"})
"""Units in which a small count may point to somebody."""
BECAUSE = Text(
    "Tal fra 1 til 4 vises ikke: nogen kunne kendes på dem.",
    "Counts from 1 to 4 are not shown: someone could be recognised by them.",
)


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or what is public of it: from `low` to `high`, both possible."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    @property
    def is_exact(self) -> bool:
        """Whether nothing is hidden."""
        return self.low == self.high

    @property
    def text(self) -> Text:
        """`12`, or `1–4`."""
        return Text(*(self._said(danish) for danish in (True, False)))

    def _said(self, danish: bool) -> str:
        low, high = number_text(self.low, danish), number_text(self.high, danish)
        return low if self.is_exact else f"{low}–{high}"


NONE = Span(Decimal(0), Decimal(0))


def spans_of(asked: Asked, figure: Figure, public: bool) -> Mapping[str, Span]:
    """The counts of a figure that can be added up: `number`, `numerator`, `denominator`, `unfinished`.

    A share's own number is left out: percentages are not added. `public`: small counts become spans.
    """
    counts = asked.counted if asked.is_share else asked.unit
    hides = public and counts in COUNTED
    found: dict[str, Span] = {}
    if figure.number is not None and not asked.is_share:
        found["number"] = _span(figure.number, hides)
    for name in ("numerator", "denominator", "unfinished"):
        part = getattr(figure, name)
        if part is not None:
            found[name] = _span(Decimal(part), hides)
    return found


def _span(number: Decimal, hides: bool) -> Span:
    is_small = hides and 0 < number < SMALL.stop
    return Span(Decimal(SMALL.start), Decimal(SMALL.stop - 1)) if is_small else Span(number, number)


def public_figure(asked: Asked, figure: Figure) -> Figure:
    """The figure as it may be read by everybody: small counts are spans or left out."""
    spans = spans_of(asked, figure, public=True)
    bare = replace(
        figure,
        numerator=_if_exact(spans.get("numerator")),
        denominator=_if_exact(spans.get("denominator")),
        unfinished=_if_exact(spans.get("unfinished")),
    )
    if asked.is_share:
        return _public_share(asked, bare, spans["numerator"])
    number = spans.get("number")
    return bare if number is None or number.is_exact else replace(bare, number=number.low, upto=number.high)


def _public_share(asked: Asked, bare: Figure, part: Span) -> Figure:
    """Between two percentages where the whole is known; otherwise only the count."""
    upto = None if part.is_exact else part.high
    if bare.denominator is None:
        return replace(bare, unit=asked.counted, number=part.low, upto=upto)
    if upto is None:
        return bare
    whole = bare.denominator
    return replace(bare, number=percent_of(int(part.low), whole), upto=percent_of(int(upto), whole))


def _if_exact(span: Span | None) -> int | None:
    return int(span.low) if span is not None and span.is_exact else None
