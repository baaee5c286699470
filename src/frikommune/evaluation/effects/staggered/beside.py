"""The main estimate of staggered starts, and the others beside it with their doubts."""

from __future__ import annotations

from dataclasses import replace

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.inference.clustered import clustered
from frikommune.evaluation.effects.inference.rule_words import SHORT
from frikommune.evaluation.effects.panels.two_way import fit
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered import words
from frikommune.evaluation.effects.staggered.certainty import (
    Sure,
    by_clusters,
    negative_share,
)
from frikommune.evaluation.effects.staggered.found import Found
from frikommune.evaluation.effects.staggered.kernel import Controls, group_times
from frikommune.evaluation.effects.staggered.sums import summed
from frikommune.language import NO_WORDS, Text


def main_of(found: Found, question: Question) -> Estimate:
    """The overall effect with the inference that was chosen; no interval where no test can be honest."""
    sure, chosen = found.keyed["simple", 0], found.chosen
    honest = chosen.smallest_p <= 1 - question.level + 1e-9
    if found.method == "none":
        return Estimate(words.NAME, sure.value, inference=chosen.reason, level=question.level)
    if found.method == "clustered":
        said = words.PULLED if found.robust is None else words.ROBUST
        doubt = chosen.doubt_clustered if question.inference == "clustered" else NO_WORDS
        return estimated(words.NAME, sure, said, doubt, question.level)
    sure = sure if honest else replace(sure, interval=None)
    return estimated(words.NAME, sure, SHORT["randomisation"], chosen.doubt_randomisation, question.level)


def estimated(name: Text, sure: Sure, said: Text, doubt: Text, level: float) -> Estimate:
    """An effect in the form that all estimators answer in."""
    return Estimate(name, sure.value, sure.interval, sure.error, sure.p_value, said, doubt, level)


def beside_of(found: Found, question: Question) -> tuple[Estimate, ...]:
    """Other ways of summing, of testing, of comparing; the plain two-way number last, with its doubt."""
    level, keyed, main = question.level, found.keyed, found.sums.at("simple")
    said = words.NOT_TESTED if found.method == "none" else _said(found)
    beside = [
        estimated(words.OF_COHORTS, keyed["groups", 0], said, NO_WORDS, level),
        estimated(words.OF_EVENTS, keyed["events", 0], said, NO_WORDS, level),
    ]
    if found.method != "clustered" or found.robust is not None:
        name = words.REGRESSION if found.robust is not None else _by("clustered")
        doubt = NO_WORDS if found.robust is not None else found.chosen.doubt_clustered
        beside.append(estimated(name, found.by_cluster[main], words.PULLED, doubt, level))
    if found.placebos is not None and found.method != "randomisation":
        sure = found.placebos.sure[main]
        doubt = found.chosen.doubt_randomisation
        beside.append(estimated(_by("randomisation"), sure, SHORT["randomisation"], doubt, level))
    beside += [*_other_controls(found, level), *_without_covariates(found, level), *_two_way(found, level)]
    return tuple(beside)


def _said(found: Found) -> Text:
    if found.method == "randomisation":
        return SHORT["randomisation"]
    return words.PULLED if found.robust is None else words.ROBUST


def _by(method: str) -> Text:
    short = words.PULLED if method == "clustered" else SHORT[method]
    return Text(f"{words.NAME.da}: {short.da}", f"{words.NAME.en}: {short.en}")


def _other_controls(found: Found, level: float) -> list[Estimate]:
    """Against those who start later too, or against those alone who never join."""
    other: Controls = "never" if found.controls == "not_yet" else "not_yet"
    if len(found.cohorts.starts) < 2 or not found.cohorts.never.any():
        return []
    value = summed(found.cohorts, group_times(found.cohorts, other)).value[0]
    return [Estimate(words.OTHER_CONTROLS[other], float(value), inference=words.NOT_TESTED, level=level)]


def _without_covariates(found: Found, level: float) -> list[Estimate]:
    if not found.cohorts.covariates.size:
        return []
    plain = replace(found.cohorts, covariates=found.cohorts.covariates[:, :, :0])
    sure = by_clusters(plain, summed(plain, group_times(plain, found.controls)), level)[0]
    doubt = found.chosen.doubt_clustered if found.method != "clustered" else NO_WORDS
    return [estimated(words.NO_COVARIATES, sure, words.PULLED, doubt, level)]


def _two_way(found: Found, level: float) -> list[Estimate]:
    fitted = fit(found.panel)
    if fitted is None or len(found.cohorts.starts) < 2:
        return []
    one = clustered(found.panel, fitted)
    sure = Sure(one.value, one.interval(level), one.p_value, one.error)
    return [
        estimated(
            words.TWO_WAY, sure, SHORT["clustered"], words.two_way_doubt(negative_share(found.panel)), level
        )
    ]
