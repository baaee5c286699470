"""What is known from before the trial: published shares, put together as far as they can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.special import stdtrit

from frikommune.errors import refuse
from frikommune.evaluation.counts.proportions import wilson
from frikommune.evaluation.shown.quantities import percent
from frikommune.language import Text
from frikommune.programme.figure import Figure


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Earlier shares, in [0, 1], as one figure to hold a trial against.

    `mean` counts each share once. `pooled` counts each citizen once; None where a denominator is unknown.
    `interval` is Wilson's about the pooled share, otherwise a t interval about the mean from how much the
    shares differ among themselves; None with a single one. `says` is all that in words.
    """

    mean: float
    pooled: float | None
    interval: tuple[float, float] | None
    shares: tuple[float, ...]
    says: tuple[Text, ...]

    @property
    def best(self) -> float:
        """The pooled share where it is known, otherwise the mean."""
        return self.mean if self.pooled is None else self.pooled


def pooled_benchmark(figures: Sequence[Figure]) -> Benchmark:
    """Published shares in percent as one benchmark. Raises Refused unless each is a share in percent."""
    shares = tuple(_share(one) for one in figures)
    if not shares:
        raise _refused("–")
    mean = sum(shares) / len(shares)
    counted = [
        (one.numerator, one.denominator) for one in figures if one.numerator is not None and one.denominator
    ]
    if len(counted) == len(figures):
        successes, trials = sum(a for a, _ in counted), sum(b for _, b in counted)
        said = percent(successes / trials)
        says = Text(
            f"{successes} af {trials} i alt: {said.da}.", f"{successes} of {trials} in all: {said.en}."
        )
        return Benchmark(mean, successes / trials, wilson(successes, trials), shares, (says,))
    return Benchmark(mean, None, _between(shares), shares, _unpooled(shares, mean, len(counted)))


def _share(figure: Figure) -> float:
    if figure.unit != "percent" or figure.number is None or not 0 <= figure.number <= 100:
        raise _refused(figure.text.da)
    return float(figure.number) / 100


def _between(shares: tuple[float, ...]) -> tuple[float, float] | None:
    if len(shares) < 2:
        return None
    mean = sum(shares) / len(shares)
    spread = sqrt(sum((one - mean) ** 2 for one in shares) / (len(shares) - 1))
    half = float(stdtrit(len(shares) - 1, 0.975)) * spread / sqrt(len(shares))
    return max(0.0, mean - half), min(1.0, mean + half)


def _unpooled(shares: tuple[float, ...], mean: float, counted: int) -> tuple[Text, ...]:
    low, high, middle = percent(min(shares)), percent(max(shares)), percent(mean, 2)
    unknown = len(shares) - counted
    said = [
        Text(
            f"Gennemsnittet af de {len(shares)} offentliggjorte andele er {middle.da} (fra {low.da} til"
            f" {high.da}).",
            f"The mean of the {len(shares)} published shares is {middle.en} (from {low.en} to {high.en}).",
        ),
        Text(
            "Den samlede andel kan ikke beregnes: kilden oplyser ikke, hvor mange der er talt med"
            + (" i nogen af dem." if not counted else f" i {unknown} af dem."),
            "The pooled rate cannot be computed: the source does not state how many were counted"
            + (" in any of them." if not counted else f" in {unknown} of them."),
        ),
    ]
    between = _between(shares)
    if between:
        ends = (percent(between[0]), percent(between[1]))
        said.append(
            Text(
                f"Andelene svinger så meget, at niveauet i sig selv er usikkert: fra {ends[0].da} til"
                f" {ends[1].da}.",
                f"The shares vary so much that the level itself is unsure: from {ends[0].en} to"
                f" {ends[1].en}.",
            )
        )
    return tuple(said)


def _refused(given: str) -> Exception:
    return refuse(
        "not_a_share",
        problem=Text(
            "Tallet kan ikke bruges som tidligere andel", "The figure cannot be used as an earlier share"
        ),
        where="",
        given=given,
        expected=Text(
            "offentliggjorte andele i procent, 0 til 100", "published shares in per cent, 0 to 100"
        ),
        do_next=Text("Vælg andre tal.", "Choose other figures."),
    )
