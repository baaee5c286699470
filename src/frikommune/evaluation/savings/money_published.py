"""Amounts that sources say a trial saved: recomputed where they give the parts, with every caveat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from frikommune.evaluation.indicators.published import figures_of, published
from frikommune.evaluation.shown.quantities import number
from frikommune.language import NO_WORDS, Text, listed
from frikommune.programme.entry import Entry
from frikommune.programme.figure import UNIT_WORDS, Figure

_UNIT_PRICE = re.compile(r"^(en|et|én|ét)\b|\bpr\. ", re.IGNORECASE)
"""How a figure in kroner that is a unit price, and no sum, is worded: “En LÆ265”, “…, pr. møde”."""
_NET_UNKNOWN = Text(
    "Brutto: kilden trækker hverken registrering eller det, der trådte i stedet, fra.",
    "Gross: the source subtracts neither registering nor what replaced it.",
)


@dataclass(frozen=True, slots=True)
class PublishedAmount:
    """A sum in kroner from a source. `checked` is how it follows from other figures of the same place.

    `caveats` are all that its reader must know, in sentences: what it lacks, that it is of several trials,
    how sure the source is. It is gross: no source subtracts anything.
    """

    title: Text
    amount: Decimal
    period: Text
    municipality: str
    checked: Text
    caveats: tuple[Text, ...]
    source: Text
    certainty: str
    trials: tuple[str, ...]

    @property
    def caveat(self) -> Text:
        """All of them in a row."""
        return Text(" ".join(one.da for one in self.caveats), " ".join(one.en for one in self.caveats))


def published_amounts(
    known: Iterable[Entry], trial: str, parts: Iterable[str]
) -> tuple[PublishedAmount, ...]:
    """The sums in kroner among a trial's published figures. Arguments as `indicators.published.published`."""
    entries, own = tuple(known), tuple(parts)
    figures = figures_of(entries, trial, own)
    return tuple(
        PublishedAmount(
            one.title,
            _number(entry),
            one.period,
            one.municipality,
            _checked(entry, figures),
            _caveats(entry, one.notes),
            one.source,
            one.certainty,
            _trials(entry),
        )
        for entry, one in zip(figures, published(entries, trial, own), strict=True)
        if _is_sum(entry)
    )


def _figure(entry: Entry) -> Figure:
    assert isinstance(entry.value, Figure)
    return entry.value


def _number(entry: Entry) -> Decimal:
    return _figure(entry).number or Decimal()


def _is_kroner(entry: Entry) -> bool:
    return _figure(entry).unit == "kroner" and _figure(entry).number is not None


def _is_sum(entry: Entry) -> bool:
    return _is_kroner(entry) and not _UNIT_PRICE.search(_figure(entry).measure.da)


def _checked(entry: Entry, figures: Iterable[Entry]) -> Text:
    """A count and a unit price of the same source and heading whose product is the amount."""
    near = [one for one in figures if (one.paper.id, one.heading) == (entry.paper.id, entry.heading)]
    prices = [one for one in near if _is_kroner(one) and not _is_sum(one)]
    counts = [one for one in near if _figure(one).unit not in ("kroner", "percent") and _figure(one).number]
    for price in prices:
        for count in counts:
            if _number(price) * _number(count) == _number(entry):
                many, each = number(float(_number(count)), 0), number(float(_number(price)), 0)
                unit = UNIT_WORDS[_figure(count).unit]
                return Text(f"{many.da} {unit.da} × {each.da} kr.", f"{many.en} {unit.en} × DKK {each.en}")
    return NO_WORDS


def _caveats(entry: Entry, notes: Iterable[Text]) -> tuple[Text, ...]:
    said = [*notes, *_of_several(entry)]
    if not any("brutto" in one.da.lower() for one in said):
        said.append(_NET_UNKNOWN)
    return tuple(said)


def _of_several(entry: Entry) -> Iterator[Text]:
    trials = _trials(entry)
    if len(trials) > 1:
        yield Text(
            f"Beløbet er for forsøg {listed(trials, 'da')} tilsammen; kilden deler det ikke.",
            f"The amount is for trials {listed(trials, 'en')} together; the source does not divide it.",
        )


def _trials(entry: Entry) -> tuple[str, ...]:
    return tuple(one.name for one in entry.subjects if one.kind == "trial")
