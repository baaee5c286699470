"""From an effect to its verdict."""

from __future__ import annotations

from dataclasses import replace

from frikommune.cases.mark import REBUILT_WORDS, Mark
from frikommune.errors import refuse
from frikommune.evaluation.effects.effect import Effect, Estimate, Estimator
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.shown.quantities import p_value
from frikommune.evaluation.verdicts.against import against
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.evaluation.verdicts.reasons import joined, why
from frikommune.evaluation.verdicts.rule import held_at_all, oriented, verdict_of, worthwhile_of
from frikommune.evaluation.verdicts.sentences import Told, sentence
from frikommune.evaluation.verdicts.taking import what_it_takes
from frikommune.evaluation.verdicts.verdict import Judged, Verdict
from frikommune.language import NO_WORDS, Text

_MADE_UP = Text(
    "Borgerne er opdigtede: intet tal her er et fund.",
    "The citizens are made up: no figure here is a finding.",
)
_NOT_BY_LOT = Text(
    "Var det ikke lodtrækning, der afgjorde, hvem der kom med, kan forskellen også skyldes, hvem de er.",
    "Unless lots were drawn for who took part, the difference may also be due to who they are.",
)
_ASSUMED: dict[Estimator, Text] = {
    "two_groups": _NOT_BY_LOT,
    "counts": _NOT_BY_LOT,
    "survival": _NOT_BY_LOT,
}
"""What a comparison takes for granted, where its estimator does not tell so itself."""


def judge(
    effect: Effect,
    question: Question,
    *,
    name: Text = NO_WORDS,
    unit: Text = NO_WORDS,
    corrected_p: float | None = None,
    caveats: tuple[Text, ...] = (),
) -> Judged:
    """The verdict of an effect by the question's direction, margin and smallest worthwhile effect.

    `name` is the outcome in a reader's words, `unit` what a mean or a time is counted in.
    `corrected_p` is the p-value corrected for several outcomes, which then decides beside the interval.
    Where cases are unfinished (`effect.bounds`) the verdict must hold whether none or all of them succeed.
    Raises Refused for a margin or a smallest effect that is not positive.
    """
    _check_sizes(question)
    told = _told(effect, effect.main, question, name, unit)
    alone = verdict_of(effect.main, told.found)
    now = verdict_of(effect.main, told.found, corrected_p)
    verdict = held_at_all((now, *(_at(effect, bound, question, corrected_p) for bound in effect.bounds)))
    unfinished = verdict == "cannot_tell" != now
    said = sentence(
        verdict, _as_held(told, effect, verdict, question, unit), several=alone != now, unfinished=unfinished
    )
    reasons = why(told, corrected_p=corrected_p)
    if verdict == "cannot_tell":
        reasons = joined(reasons, what_it_takes(told, effect, question))
    return Judged(
        verdict,
        said,
        joined(reasons, _bounds_said(effect, told, question)),
        (*caveats, *_caveats(effect)),
        worthwhile_of(told.found) if not effect.bounds else "not_said",
        effect.mark,
        name,
    )


def _told(effect: Effect, estimate: Estimate, question: Question, name: Text, unit: Text) -> Told:
    found = oriented(estimate, effect.scale, question.direction, question.margin, question.smallest)
    spans = estimate.interval or (0.0, estimate.value)
    return Told(
        estimate,
        effect.scale,
        question.direction,
        Amounts.like(effect.scale, spans, unit, estimate.value),
        against(effect.estimator, effect.scale, question.benchmark),
        found,
        name,
    )


def _at(effect: Effect, bound: Estimate, question: Question, corrected_p: float | None) -> Verdict:
    found = oriented(bound, effect.scale, question.direction, question.margin, question.smallest)
    return verdict_of(bound, found, corrected_p)


def _as_held(told: Told, effect: Effect, verdict: Verdict, question: Question, unit: Text) -> Told:
    """What the sentence is told of: of several that all hold, the one that says least."""
    if not effect.bounds or verdict == "cannot_tell":
        return told
    every = [told, *(_told(effect, bound, question, told.name, unit) for bound in effect.bounds)]
    worst = min(every, key=lambda one: abs(one.found.value) if verdict != "not_worse" else one.found.value)
    return replace(worst, amounts=told.amounts)


def _bounds_said(effect: Effect, told: Told, question: Question) -> Text:
    if not effect.bounds:
        return NO_WORDS
    ends = sorted(bound.value for bound in effect.bounds)
    low, high = (told.amounts.moved(end) for end in (ends[0], ends[-1]))
    verdicts = {_at(effect, bound, question, None) for bound in effect.bounds}
    held = (
        Text("Dommen er den samme i begge ender.", "The verdict is the same at both ends.")
        if len(verdicts) == 1
        else Text("Dommen er ikke den samme i begge ender.", "The verdict is not the same at both ends.")
    )
    return joined(
        Text(
            f"Nogle er ikke færdige: når ingen af dem i mål, og når de alle, ligger forskellen fra {low.da}"
            f" til {high.da}.",
            f"Some have not finished: from none of them succeeding to all of them, the difference goes from"
            f" {low.en} to {high.en}.",
        ),
        held,
    )


def _caveats(effect: Effect) -> tuple[Text, ...]:
    said = [_ASSUMED[effect.estimator]] if effect.estimator in _ASSUMED else []
    if effect.mark:
        said.append(REBUILT_WORDS if effect.mark is Mark.RECONSTRUCTION else _MADE_UP)
    disagree = _test_disagrees(effect.main)
    return (*said, disagree) if disagree else tuple(said)


def _test_disagrees(estimate: Estimate) -> Text | None:
    """Interval and test are made in different ways and may part near the border; the interval decides."""
    if estimate.interval is None or estimate.p_value is None or any(estimate.doubt):
        return None
    outside = not estimate.interval[0] <= 0 <= estimate.interval[1]
    if outside == (estimate.p_value < 1 - estimate.level):
        return None
    p = p_value(estimate.p_value)
    return Text(
        f"Testen ({p.da}) og konfidensintervallet er ikke enige; intervallet afgør dommen, som"
        f" ligger på vippen.",
        f"The test ({p.en}) and the confidence interval disagree; the interval decides, and it is a"
        f" close call.",
    )


def _check_sizes(question: Question) -> None:
    for option, size in (("margin", question.margin), ("smallest", question.smallest)):
        if size is not None and not 0 < size < float("inf"):
            raise refuse(
                "size_not_positive",
                problem=Text(f"“{option}” skal være større end 0", f"“{option}” must be above 0"),
                where=option,
                given=size,
                expected=Text(
                    "et positivt tal på effektens skala; 0.05 er fem procentpoint",
                    "a positive number on the effect's scale; 0.05 is five points",
                ),
                do_next=Text(
                    "Retningen siges for sig (higher eller lower); skriv kun, hvor stort det er.",
                    "The direction is said by itself (higher or lower); write only how large it is.",
                ),
            )
