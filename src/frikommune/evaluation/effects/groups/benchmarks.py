"""The known figure that one group is held against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy

from frikommune.errors import Refused, refuse
from frikommune.evaluation.effects.groups.figures import Kind
from frikommune.evaluation.effects.groups.two_shares import Interval
from frikommune.evaluation.effects.question import Question
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What the group is held against; `interval` where that figure is itself uncertain."""

    value: float
    interval: Interval | None = None

    def at(self, level: float) -> Interval:
        """Its interval, given at 95 %, widened or narrowed as a normal one would be."""
        low, high = self.interval or (self.value, self.value)
        factor = float(scipy.stats.norm.ppf((1 + level) / 2) / scipy.stats.norm.ppf(0.975))
        return self.value - factor * (self.value - low), self.value + factor * (high - self.value)


def benchmark_of(question: Question, kind: Kind) -> Benchmark:
    """The question's benchmark. Raises Refused where there is none, or one that no share can be."""
    if question.benchmark is None:
        raise _no_benchmark()
    ends = question.benchmark_interval
    for value in (question.benchmark, *(ends or ())):
        if not np.isfinite(value) or (kind == "share" and not 0 <= value <= 1):
            raise _bad_benchmark(value, kind)
    if ends is not None and not ends[0] <= question.benchmark <= ends[1]:
        raise _bad_benchmark(question.benchmark, kind, ends)
    return Benchmark(question.benchmark, ends)


def _no_benchmark() -> Refused:
    return refuse(
        "no_benchmark",
        problem=Text(
            "Der er kun én gruppe og intet tal at holde den op imod",
            "There is only one group and no figure to hold it against",
        ),
        where="benchmark",
        given="–",
        expected=Text("Et kendt tal, fx 0,4165 for 41,65 %", "A known figure, 0.4165 for 41.65% say"),
        do_next=Text(
            "Angiv det kendte tal som “benchmark”, eller angiv, hvem der er med i forsøget.",
            "Give the known figure as “benchmark”, or say who takes part in the trial.",
        ),
    )


def _bad_benchmark(value: float, kind: Kind, ends: Interval | None = None) -> Refused:
    share = kind == "share" and ends is None
    return refuse(
        "bad_benchmark",
        problem=Text("Det kendte tal kan ikke være dette", "The known figure cannot be this"),
        where="benchmark",
        given=f"{value:g}" if ends is None else f"{value:g} ({ends[0]:g}–{ends[1]:g})",
        expected=Text("En andel mellem 0 og 1, fx 0,4165", "A share between 0 and 1, 0.4165 say")
        if share
        else Text("Et endeligt tal, inden for sit interval", "A finite number, within its interval"),
        do_next=Text("Del med 100, hvis det er procent.", "Divide by 100 if it is percent.")
        if share
        else Text("Ret tallet eller intervallet.", "Correct the figure or the interval."),
    )
