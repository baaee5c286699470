"""What would be found with this much data, and how much it takes to find what is worthwhile."""

from __future__ import annotations

from math import isfinite

from frikommune.evaluation.counts.proportions import Z_95
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.power.computing import detectable, needed, power
from frikommune.evaluation.power.settings import Shares
from frikommune.evaluation.shown.quantities import number
from frikommune.evaluation.verdicts.sentences import Told
from frikommune.language import NO_WORDS, Text

_POWER = 2.801585
"""Normal distribution: 97.5 % point plus 80 % point, for a two-sided test at 5 % with 80 % power."""
_WANTED = 0.8


def what_it_takes(told: Told, effect: Effect, question: Question) -> Text:
    """In words, for a test at 5 % that finds it in 80 of 100 trials; no words where nothing can be said.

    One group's share against a known figure is computed as `frikommune power` does. Elsewhere it follows from
    the standard error that the interval implies, 2.80 of which are found.
    """
    interval = told.found.interval
    if interval is None or not all(map(isfinite, interval)) or interval[0] == interval[1]:
        return NO_WORDS
    known = question.benchmark
    alone = effect.estimator == "one_group" and told.scale == "share" and effect.sizes.clusters is None
    if alone and known and 0 < known < 1:
        return _one_share(told, effect.sizes.rows, known)
    return _by_error(told, _POWER * (interval[1] - interval[0]) / (2 * Z_95))


def _one_share(told: Told, rows: int, known: float) -> Text:
    up = told.direction == "higher"
    seen = detectable(Shares(known, rows), 1 - known if up else -known)
    if seen is None:
        return NO_WORDS
    can = _can(told, abs(seen))
    wanted = told.found.smallest
    if not wanted or abs(seen) <= wanted:
        return can
    size = wanted if up else -wanted
    enough = needed(lambda many: power(Shares(known, many), size) >= _WANTED)
    if enough is None:
        return can
    small, many, now = told.amounts.size(size), number(enough, 0), number(rows, 0)
    return Text(
        f"{can.da} For {small.da} skal der være {many.da}; her er {now.da}.",
        f"{can.en} For {small.en} it takes {many.en}; here are {now.en}.",
    )


def _by_error(told: Told, seen: float) -> Text:
    can = _can(told, told.turned_back(seen))
    wanted = told.found.smallest or told.found.margin
    if not wanted or seen <= wanted:
        return can
    times = number((seen / wanted) ** 2, 0 if seen > 3 * wanted else 1)
    small = told.amounts.size(told.turned_back(wanted if told.found.smallest else -wanted))
    return Text(
        f"{can.da} For {small.da} skal der være omkring {times.da} gange så mange.",
        f"{can.en} For {small.en} it takes about {times.en} times as many.",
    )


def _can(told: Told, seen: float) -> Text:
    size = told.amounts.size(seen)
    return Text(
        f"Med så mange kan man regne med at opdage en forskel på omkring {size.da}.",
        f"With this many, a difference of about {size.en} can be expected to be found.",
    )
