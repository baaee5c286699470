"""Individual records with covariates: nearest neighbours, with their balance."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frikommune.errors import closest, refuse
from frikommune.evaluation.effects.effect import Effect, Estimate
from frikommune.evaluation.effects.individuals.balance import (
    balance_drawing,
    balance_table,
    balance_words,
    likenesses,
    unlike_words,
)
from frikommune.evaluation.effects.individuals.grouped import Rowwise, inferred
from frikommune.evaluation.effects.individuals.matched_words import (
    NAMES,
    about,
    how_paired,
    matches_table,
    unmatched_words,
)
from frikommune.evaluation.effects.individuals.matching import (
    ALIKE,
    Codes,
    Matched,
    Pairing,
    Rule,
    matched_effect,
    outcome_models,
    own_variance,
    pair,
)
from frikommune.evaluation.effects.individuals.neighbours import mahalanobis
from frikommune.evaluation.effects.individuals.overlap import comparable
from frikommune.evaluation.effects.individuals.propensity_correction import correction
from frikommune.evaluation.effects.models import Fitted, Floats, linear, logit, with_constant
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import UNSEEN, Records, notes_of, outcome_of, records, sizes_of
from frikommune.evaluation.effects.standard_errors import estimated, from_error
from frikommune.evaluation.observations.checks import need_covariates
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Setting:
    """Records with the space they are matched in; `propensity` None where that is the covariates' own."""

    of: Records
    outcome: Floats
    coordinates: Floats
    design: Floats
    strata: Codes
    propensity: Fitted | None
    rule: Rule


def estimate(observations: Observations, question: Question) -> Effect:
    """The effect on the treated or on all (`question.estimand`), by nearest neighbours with replacement.

    On Mahalanobis distance corrected by regression for what matching leaves (Abadie and Imbens 2011); on the
    propensity with an error that knows it was estimated (2016). Beside it: the same without and with the
    correction, and the plain difference. Raises Refused where covariates are missing, `exact` names none of
    them, or too few find a match.
    """
    need_covariates(observations)
    of = records(observations)
    outcome, share = outcome_of(observations, question)
    setting = _setting(observations, question, of, outcome)
    pairing = pair(setting.coordinates, of.treated, of.weights, setting.strata, setting.rule)
    _check_matched(pairing, of, question, observations.source)
    alike = likenesses(of.covariates, of.names, of.treated, of.weights, _after(pairing, of))
    (found, *others), rowwise = _estimates(setting, pairing, question)
    found = replace(found, doubt=unlike_words(alike))
    main, beside, told = inferred(of, rowwise, found, tuple(others), question)
    return Effect(
        "matched",
        "share" if share else "mean",
        main,
        sizes_of(observations, of),
        beside=beside,
        tables=(balance_table(alike), matches_table(pairing, of.treated)),
        drawings=(balance_drawing(alike),),
        notes=(
            *told,
            balance_words(alike),
            *unmatched_words(pairing, of.treated, question),
            UNSEEN,
            about(question, len(of.names)),
            *notes_of(observations, of),
        ),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed if of.by_group else None,
    )


def _setting(observations: Observations, question: Question, of: Records, outcome: Floats) -> Setting:
    if question.neighbours < 1 or (question.caliper is not None and question.caliper <= 0):
        raise refuse(
            "matching_unclear",
            problem=Text("Det er uklart, hvem der skal parres", "It is unclear whom to match"),
            where="neighbours, caliper",
            given=f"{question.neighbours}, {question.caliper}",
            expected=Text(
                "Mindst 1 nabo, og en afstand over 0", "At least 1 neighbour, and a distance above 0"
            ),
            do_next=Text("Ret tallene.", "Correct the numbers."),
        )
    strata = _strata(observations, question)
    design = with_constant(of.covariates)
    rule = Rule(question.neighbours, question.caliper, question.estimand)
    if question.distance == "mahalanobis":
        return Setting(of, outcome, mahalanobis(of.covariates, of.weights), design, strata, None, rule)
    propensity = logit(design, of.treated.astype(float), of.weights)
    comparable(propensity, of.treated, question.estimand, observations.source)
    spread = float(propensity.value.std())
    points = np.round(propensity.value[:, None], 12)
    caliper = None if question.caliper is None else question.caliper * spread
    return Setting(of, outcome, points, design, strata, propensity, replace(rule, caliper=caliper))


def _strata(observations: Observations, question: Question) -> Codes:
    """A code a row: rows that are alike in the covariates named in `exact` have the same."""
    known = observations.covariates.columns
    chosen: list[str] = []
    for name in question.exact:
        found = [column for column in known if column == name or column.startswith(f"{name}=")]
        if not found:
            raise refuse(
                "exact_unknown",
                problem=Text(
                    f"“{name}” er ikke blandt oplysningerne", f"“{name}” is not among the covariates"
                ),
                where="exact",
                given=name,
                expected=Text("En af baggrundsoplysningerne", "One of the covariates"),
                do_next=closest(name, known),
            )
        chosen += found
    if not chosen:
        return np.zeros(observations.frame.height, dtype=np.int64)
    values = observations.covariates.select(chosen).to_numpy()
    return np.unique(values, axis=0, return_inverse=True)[1].reshape(-1)


def _check_matched(pairing: Pairing, of: Records, question: Question, source: str) -> None:
    """That at least half of those whom the effect is about, and five of them, found a match."""
    sought = of.treated if question.estimand == "treated" else np.ones_like(of.treated)
    found, asked = int((pairing.matched & sought).sum()), int(sought.sum())
    if found >= max(2, asked / 2):
        return
    raise refuse(
        "too_few_matches",
        problem=Text(
            "For få har nogen, der ligner dem nok, på den anden side",
            "Too few have anybody enough like them on the other side",
        ),
        where=source,
        given=f"{found} / {asked}",
        expected=Text("At mindst halvdelen kan parres", "That at least half can be matched"),
        do_next=Text(
            "Tillad en større afstand (caliper), kræv færre helt ens oplysninger (exact), eller find en "
            "sammenligningsgruppe, der ligner.",
            "Allow a larger distance (caliper), require fewer covariates to be equal (exact), or find a "
            "comparison group that is alike.",
        ),
    )


def _estimates(setting: Setting, pairing: Pairing, question: Question) -> tuple[list[Estimate], Rowwise]:
    """The main estimate first; and the same row by row."""
    of = setting.of
    level_ground = np.ones((len(of.treated), 1))
    raw, corrected = (
        outcome_models(design, setting.outcome, of.treated, pairing)
        for design in (level_ground, setting.design)
    )
    spread = own_variance(
        setting.coordinates, setting.outcome, of.treated, of.weights, setting.strata,
        ALIKE if setting.propensity is None else 2,
    )  # fmt: skip
    found = [
        matched_effect(pairing, setting.outcome, of.treated, question.estimand, spread, sides)
        for sides in (corrected, raw)
    ]
    influence = found[0].influence
    named = [
        _one(setting, question, NAMES[name], one, influence)
        for name, one in zip(("corrected", "uncorrected"), found, strict=True)
    ]
    plain = [linear(level_ground, setting.outcome, of.weights * side) for side in (of.treated, ~of.treated)]
    difference = float(plain[0].value[0] - plain[1].value[0])
    adds = plain[0].influence[:, 0] - plain[1].influence[:, 0]
    expected = np.where(of.treated & (question.estimand == "all"), corrected[0].value, corrected[1].value)
    rowwise = Rowwise(influence, setting.outcome - expected, _after(pairing, of))
    bare = estimated(NAMES["plain"], difference, adds, of, question.level)
    return [*(named if setting.propensity is None else named[::-1]), bare], rowwise


def _one(setting: Setting, question: Question, name: Text, found: Matched, influence: Floats) -> Estimate:
    """One matched estimate: Abadie and Imbens's error, or one clustered where rows belong together."""
    of = setting.of
    if of.groups is not None:
        return estimated(name, found.value, influence, of, question.level)
    error = _with_propensity(setting, question, found) if setting.propensity else found.error
    return from_error(name, found.value, (error, np.inf), how_paired(question), question.level)


def _with_propensity(setting: Setting, question: Question, found: Matched) -> float:
    of = setting.of
    assert setting.propensity is not None
    spaces = (setting.coordinates, mahalanobis(of.covariates, of.weights))
    added = correction(
        found.value, spaces, setting.outcome, of.treated, setting.propensity, of.weights, question.estimand
    )
    variance = found.error**2 + added
    return float(np.sqrt(variance)) if variance > 0 else found.error


def _after(pairing: Pairing, of: Records) -> Floats:
    """How much each row counts on its own side after matching."""
    return np.asarray(of.weights * (pairing.matched + pairing.used))
