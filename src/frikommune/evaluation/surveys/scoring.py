"""What a group answered to one variable: counts, shares, the agreeing share, and the mean score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import scipy

from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.surveys.answering import Value
from frikommune.evaluation.surveys.scales import NOT_RELEVANT
from frikommune.evaluation.surveys.variables import Variable


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean with its 95 % t interval, which is None where fewer than two answered or all answered alike."""

    value: float
    interval: tuple[float, float] | None
    spread: float
    of: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each code was answered; `not_relevant` and `missing` are in no share.

    Of several choices a person counts under each of them. `numbers` are the answers to a number.
    """

    variable: Variable
    counted: Mapping[int, int]
    answered: int
    not_relevant: int
    missing: int
    numbers: tuple[float, ...] = ()

    @property
    def asked(self) -> int:
        """Everybody in the group."""
        return self.answered + self.not_relevant + self.missing

    def share(self, code: int) -> Share:
        """Those who gave this answer, of those who gave one."""
        return Share(self.counted.get(code, 0), self.answered)

    @property
    def top(self) -> Share | None:
        """Those who answered above the middle of the scale, as the statement is worded; None: no scale."""
        scale = self.variable.scale
        if scale is None:
            return None
        return Share(sum(self.counted.get(code, 0) for code in scale.top), self.answered)

    @property
    def scores(self) -> tuple[float, ...]:
        """Each answer as it counts in a mean: codes of the scale, turned for a reversed item; or numbers."""
        if self.variable.scale is None:
            return self.numbers
        scores = ((score(self.variable, code), many) for code, many in self.counted.items())
        return tuple(one for one, many in scores if one is not None for _ in range(many))

    @property
    def mean(self) -> Mean | None:
        """The mean score; None where there is none."""
        return mean_of(self.scores)


def mean_of(scores: Sequence[float]) -> Mean | None:
    """Mean, standard deviation and Student's interval; None where there is no score."""
    many = len(scores)
    if not many:
        return None
    middle = sum(scores) / many
    spread = sqrt(sum((one - middle) ** 2 for one in scores) / (many - 1)) if many > 1 else 0.0
    if not spread:
        return Mean(middle, None, spread, many)
    half = float(scipy.stats.t.ppf(0.975, many - 1)) * spread / sqrt(many)
    return Mean(middle, (middle - half, middle + half), spread, many)


def score(variable: Variable, value: Value | None) -> float | None:
    """An answer as it counts in a mean: a reversed item's is turned; None where it counts in none."""
    scale = variable.scale
    if scale is None or value is None or isinstance(value, list) or value == NOT_RELEVANT:
        return None
    return float(scale.turned(int(value)) if variable.is_reversed else value)


def counts(variable: Variable, value: Value | None) -> bool:
    """Whether an answer is one that counts: not left out, and not “not relevant”."""
    return value is not None and not _is_not_relevant(variable, value)


def _is_not_relevant(variable: Variable, value: Value) -> bool:
    return variable.is_coded and value in (NOT_RELEVANT, [NOT_RELEVANT])


def tally(variable: Variable, values: Sequence[Value | None]) -> Tally:
    """Count what was answered."""
    given = [one for one in values if one is not None]
    valid = [one for one in given if counts(variable, one)]
    numbers = () if variable.is_coded else tuple(float(one) for one in valid if not isinstance(one, list))
    codes = Counter(code for one in valid for code in (one if isinstance(one, list) else (one,)))
    return Tally(
        variable,
        {code: codes[code] for code in variable.codes},
        len(valid),
        len(given) - len(valid),
        len(values) - len(given),
        numbers,
    )
