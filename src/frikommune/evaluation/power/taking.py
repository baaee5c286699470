"""What it would take to test what was asked: citizens, municipalities or periods, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.computing import needed
from frikommune.evaluation.power.reckoned import (
    MUNICIPALITIES,
    meets,
    with_citizens,
    with_comparisons,
    with_municipalities,
    with_periods,
)
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text

What = Literal["citizens", "municipalities", "comparisons", "periods"]
MOST_PERIODS = 400
"""A hundred years of quarters."""


@dataclass(frozen=True, slots=True)
class Need:
    """How many of something would be enough, the rest as it is; `number` None: no number is.

    `now` is how many there are, None where it isn't known.
    """

    what: What
    number: int | None
    now: int | None
    says: Text


def needs_of(asked: Asked) -> tuple[Need, ...]:
    """What would be enough for a completed setting. Empty where nothing is asked that could be enough."""
    if asked.kind == "none" or (asked.smallest is None and asked.margin is None):
        return ()
    found = [_citizens(asked)]
    if asked.treated is not None:
        found.append(_municipalities(asked))
        if asked.clustered and asked.untreated_clusters is not None:
            found.append(_comparisons(asked))
        if asked.kind == "did":
            found.append(_periods(asked))
    return tuple(found)


def _enough(sized: Callable[[Asked, int], Asked], asked: Asked) -> Callable[[int], bool]:
    return lambda size: meets(sized(asked, size))


def _citizens(asked: Asked) -> Need:
    least = max(2, asked.treated_clusters or 1)
    size = needed(_enough(with_citizens, asked), least)
    if size is None:
        says = Text(
            "Flere borgere alene er ikke nok.",
            "More citizens alone are not enough.",
        )
    else:
        many = number(size, 0)
        says = Text(f"{many.da} borgere i forsøget", f"{many.en} citizens in the trial")
        says = _beside(says, asked.treated)
    return Need("citizens", size, asked.treated, says)


def _municipalities(asked: Asked) -> Need:
    now = asked.treated_clusters or asked.municipalities
    enough = _enough(with_municipalities, asked)
    size = next((one for one in range(1, MUNICIPALITIES + 1) if enough(one)), None)
    if size is None:
        says = Text(
            "Flere kommuner med lige så mange borgere hver er ikke nok.",
            "More municipalities with as many citizens each are not enough.",
        )
    else:
        word = "kommune" if size == 1 else "kommuner"
        places = "municipality" if size == 1 else "municipalities"
        says = Text(
            f"{size} {word} med lige så mange borgere hver", f"{size} {places} with as many citizens each"
        )
        says = _beside(says, now)
    return Need("municipalities", size, now, says)


def _comparisons(asked: Asked) -> Need:
    now = asked.untreated_clusters or 1
    size = needed(_enough(with_comparisons, asked), 1, MUNICIPALITIES - (asked.treated_clusters or 1))
    if size is None:
        says = Text(
            "Flere kommuner at sammenligne med er ikke nok.",
            "More municipalities to compare with are not enough.",
        )
    else:
        says = Text(f"{size} kommuner at sammenligne med", f"{size} municipalities to compare with")
        says = _beside(says, now)
    return Need("comparisons", size, now, says)


def _periods(asked: Asked) -> Need:
    size = needed(_enough(with_periods, asked), 1, MOST_PERIODS)
    if size is None:
        says = Text("En længere periode alene er ikke nok.", "A longer period alone is not enough.")
    else:
        word, words = ("periode", "period") if size == 1 else ("perioder", "periods")
        says = _beside(
            Text(f"{size} {word} efter start", f"{size} {words} after the start"), asked.periods_after
        )
    return Need("periods", size, asked.periods_after, says)


def _beside(says: Text, now: int | None) -> Text:
    if now is None:
        return says
    said = number(now, 0)
    return Text(f"{says.da} (nu {said.da})", f"{says.en} (now {said.en})")
