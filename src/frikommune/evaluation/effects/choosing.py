"""The written rule that chooses an estimator from what the rows have."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.evaluation.effects.effect import Estimator
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text

REASONS: dict[Estimator, Text] = {
    "survival": Text(
        "Rækkerne har en varighed og en hændelse: tiden til hændelsen sammenlignes, med uafsluttede sager.",
        "The rows have a duration and an event: time to the event is compared, with unfinished cases.",
    ),
    "staggered": Text(
        "Rækkerne har perioder, og forsøget starter på flere tidspunkter: hver start sammenlignes for sig "
        "(Callaway–Sant’Anna).",
        "The rows have periods, and the trial starts at several times: each start is compared by itself "
        "(Callaway–Sant’Anna).",
    ),
    "did": Text(
        "Rækkerne har perioder, og forsøget starter ét sted i dem: ændringen sammenlignes med de andres "
        "ændring.",
        "The rows have periods, and the trial starts once in them: the change is compared with the others' "
        "change.",
    ),
    "counts": Text(
        "Udfaldet er et antal: hyppigheden sammenlignes.", "The outcome is a count: rates are compared."
    ),
    "weighted": Text(
        "Rækkerne har baggrundsoplysninger og ingen perioder: sammenlignelige personer vejes op mod "
        "hinanden.",
        "The rows have covariates and no periods: comparable persons are weighted against each other.",
    ),
    "two_groups": Text(
        "Rækkerne siger kun, hvem der er med: de to grupper sammenlignes.",
        "The rows only say who takes part: the two groups are compared.",
    ),
    "one_group": Text(
        "Rækkerne har ingen sammenligning: gruppen holdes op mod det kendte tal.",
        "The rows have no comparison: the group is held against the known figure.",
    ),
}


def choose(observations: Observations, question: Question) -> tuple[Estimator, Text]:
    """The estimator, and why in words. The first that fits:

    1. duration and event: survival;
    2. periods in which units or clusters start: staggered where they start at several times, else did;
    3. a count (asked for, or an exposure is given): counts;
    4. covariates and no periods: weighted;
    5. treated and untreated: two_groups;
    6. a benchmark: one_group.

    The question's own estimator goes before all of them. Raises Refused where nothing fits, and for exposure
    with a start: before and after is computed from rates, which are then the outcome.
    """
    if question.estimator is not None:
        return question.estimator, Text("Metoden er valgt på forhånd.", "The method was chosen beforehand.")
    chosen = _first_that_fits(observations, question)
    return chosen, REASONS[chosen]


def _first_that_fits(observations: Observations, question: Question) -> Estimator:
    if observations.has("duration") and observations.has("event"):
        return "survival"
    if not observations.has("treatment"):
        if question.benchmark is None:
            raise _nothing_to_compare(observations)
        return "one_group"
    starts = _starts(observations)
    if starts and observations.has("exposure"):
        raise _exposure_over_time(observations)
    if starts > 1:
        return "staggered"
    if not starts and (question.outcome == "count" or observations.has("exposure")):
        return "counts"
    if observations.has("period") and (observations.has("unit") or observations.has("cluster") or starts):
        return "did"
    return "weighted" if observations.covariates.width else "two_groups"


def _starts(observations: Observations) -> int:
    """How many different periods somebody starts in."""
    if not observations.has("start"):
        return 0
    return observations.frame["start"].drop_nulls().n_unique()


def _exposure_over_time(observations: Observations) -> Refused:
    return refuse(
        "exposure_over_time",
        problem=Text(
            "Før og efter regnes i hyppigheder, ikke i antal med en tid under risiko",
            "Before and after is computed from rates, not from counts with an exposure",
        ),
        where=observations.source or "–",
        given=f"exposure = {observations.roles.exposure}",
        expected=Text("Antal delt med tiden under risiko", "Counts divided by exposure"),
        do_next=Text(
            "Del antallet med tiden under risiko, brug det som udfald, og angiv tiden som “weight”.",
            "Divide the count by the exposure, use that as outcome, and give the exposure as “weight”.",
        ),
    )


def _nothing_to_compare(observations: Observations) -> Refused:
    return refuse(
        "nothing_to_compare",
        problem=Text(
            "Rækkerne siger ikke, hvem der er med i forsøget, og der er intet kendt tal",
            "The rows do not say who takes part in the trial, and there is no known figure",
        ),
        where=observations.source or "–",
        given=", ".join(observations.frame.columns),
        expected=Text(
            "En kolonne “treatment”, eller et “benchmark”", "A column “treatment”, or a “benchmark”"
        ),
        do_next=Text(
            "Angiv hvem der er med, eller det tal, som gruppen skal holdes op imod.",
            "Say who takes part, or give the figure to hold the group against.",
        ),
    )
