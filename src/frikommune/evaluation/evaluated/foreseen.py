"""What will be computed from rows, told before it is: method and why, how many, and which inference."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.designs.words import ESTIMATOR_WORDS
from frikommune.evaluation.effects.choosing import choose
from frikommune.evaluation.effects.inference.rule import decide
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import Text


def foreseen(observations: Observations, question: Question) -> tuple[Text, ...]:
    """Nothing of the outcome is told. Raises Refused where no estimator fits."""
    estimator, reason = choose(observations, question)
    words = ESTIMATOR_WORDS[estimator]
    said = [Text(f"Metode: {words.da}. {reason.da}".strip(), f"Method: {words.en}. {reason.en}".strip())]
    said += _sizes(observations)
    said += _clusters(observations, question) if estimator != "one_group" else ()
    said += observations.notes
    return tuple(dict.fromkeys(said))


def foreseen_counts(counted: Counted, question: Question) -> tuple[Text, ...]:
    """The same of one group's count against a known figure."""
    words, known = ESTIMATOR_WORDS["one_group"], percent(question.benchmark, 2)
    said = [
        Text(f"Metode: {words.da}.", f"Method: {words.en}."),
        Text(
            f"{counted.started} begyndte; deres andel holdes op mod {known.da}.",
            f"{counted.started} began; their share is held against {known.en}.",
        ),
    ]
    if counted.unfinished:
        said.append(
            Text(
                f"{counted.unfinished} er ikke færdige: dommen skal holde, både hvis ingen og hvis alle af"
                " dem lykkes.",
                f"{counted.unfinished} have not finished: the verdict must hold both if none and if all of"
                " them succeed.",
            )
        )
    return tuple(said)


def _sizes(observations: Observations) -> Iterator[Text]:
    rows = number(observations.frame.height, 0)
    if not observations.has("treatment"):
        yield Text(f"Der regnes på {rows.da} rækker.", f"It is computed from {rows.en} rows.")
        return
    treated = number(int((observations.frame["treatment"] == 1).sum()), 0)
    yield Text(
        f"Der regnes på {rows.da} rækker, heraf {treated.da} med forsøget.",
        f"It is computed from {rows.en} rows, {treated.en} of them with the trial.",
    )


def _clusters(observations: Observations, question: Question) -> Iterator[Text]:
    """By which inference, where whole clusters take part or do not."""
    if not (observations.has("cluster") and observations.has("treatment")):
        return
    cluster = observations.frame["cluster"].to_numpy()
    sizes = np.bincount(cluster).astype(float)
    share = np.bincount(cluster, observations.frame["treatment"].to_numpy()) / np.maximum(sizes, 1)
    treated, never = share > 0, share == 0
    mixed = not observations.has("period") and bool(((share > 0) & (share < 1)).any())
    here, there = int(treated.sum()), int(never.sum())
    chosen = decide(sizes[treated], sizes[~treated], question.level, question.placebos, mixed)
    yield Text(
        f"Hvem der er med, afgøres af “{observations.roles.cluster}”: {here} med og {there} uden.",
        f"Who takes part is decided by “{observations.roles.cluster}”: {here} with and {there} without.",
    )
    if not mixed:
        yield Text(f"Usikkerhed: {chosen.reason.da}", f"Uncertainty: {chosen.reason.en}")
