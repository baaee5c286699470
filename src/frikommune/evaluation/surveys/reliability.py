"""How well the statements of a battery belong together: Cronbach's alpha."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy
from numpy.typing import NDArray

from frikommune.evaluation.shown.quantities import number
from frikommune.evaluation.surveys.box import Answer
from frikommune.evaluation.surveys.groups import LEAST
from frikommune.evaluation.surveys.scoring import score
from frikommune.evaluation.surveys.variables import Variable
from frikommune.language import Text

ENOUGH = 0.7
"""From which alpha on statements are commonly read as one (J. C. Nunnally, Psychometric Theory, 1978)."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """Cronbach's alpha with Feldt's 95 % interval, over `of` persons who answered all `items` statements.

    `value` is None where it cannot be computed: under two statements or three persons, or nobody differs.
    """

    value: float | None
    interval: tuple[float, float] | None
    of: int
    items: int


def alpha(scores: NDArray[np.float64]) -> Alpha:
    """Cronbach's alpha of complete scores.

    `scores`: a row for each person, a column for each statement, reversed ones turned. Source:
    L. J. Cronbach, “Coefficient alpha and the internal structure of tests”, Psychometrika 16 (1951), 297–334.
    """
    persons, items = scores.shape
    if items < 2 or persons < 3:
        return Alpha(None, None, persons, items)
    value = alpha_of(np.cov(scores, rowvar=False))
    return Alpha(value, feldt(value, persons, items) if value is not None else None, persons, items)


def alpha_of(covariance: NDArray[np.float64]) -> float | None:
    """Alpha from the covariance matrix of the statements; None where the sum of them does not vary."""
    items, total = len(covariance), float(covariance.sum())
    if total <= 1e-12:
        return None
    return items / (items - 1) * (1 - float(np.trace(covariance)) / total)


def feldt(value: float, persons: int, items: int) -> tuple[float, float]:
    """The 95 % interval of alpha.

    Source: L. S. Feldt, “The approximate sampling distribution of Kuder–Richardson reliability coefficient
    twenty”, Psychometrika 30 (1965), 357–370.
    """
    degrees = (persons - 1, (persons - 1) * (items - 1))
    low, high = (1 - (1 - value) * float(scipy.stats.f.ppf(tail, *degrees)) for tail in (0.975, 0.025))
    return low, high


def battery_scores(answers: Iterable[Answer], battery: Sequence[Variable]) -> NDArray[np.float64]:
    """The scores of those who answered every statement: a row each, reversed statements turned."""
    rows = [[score(one, answer.values.get(one.key)) for one in battery] for answer in answers]
    complete = [row for row in rows if None not in row]
    return np.array(complete, float).reshape(len(complete), len(battery))


def alpha_words(found: Alpha) -> Text:
    """What alpha means for whoever reads the battery; nothing of fewer than five who answered all of it."""
    if found.value is None or found.interval is None or found.of < LEAST:
        return Text(
            "Om udsagnene hænger sammen, kan ikke beregnes: for få har svaret på dem alle, eller alle har "
            "svaret det samme.",
            "Whether the statements belong together cannot be computed: too few answered all of them, or all "
            "answered alike.",
        )
    value, low, high = (number(one, 2) for one in (found.value, *found.interval))
    verdict = Text(
        "Udsagnene hænger godt nok sammen til at læses som ét", "The statements can be read as one"
    )
    if found.value < ENOUGH:
        verdict = Text(
            "Udsagnene hænger ikke nok sammen til at læses som ét: læs dem hver for sig",
            "The statements do not belong together enough to be read as one: read each by itself",
        )
    return Text(
        f"{verdict.da} (Cronbachs alfa {value.da}; 95 %-interval {low.da}–{high.da}; "
        f"{found.of} svarede på dem alle).",
        f"{verdict.en} (Cronbach's alpha {value.en}; 95% interval {low.en}–{high.en}; "
        f"{found.of} answered all of them).",
    )
