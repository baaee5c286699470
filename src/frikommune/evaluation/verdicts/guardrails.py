"""What must not happen: where it stands against the value at which the trial is stopped to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Literal, get_args

from frikommune.evaluation.designs.design import Guardrail
from frikommune.evaluation.effects.effect import Scale
from frikommune.evaluation.verdicts.amounts import level_said
from frikommune.evaluation.verdicts.verdict import Judged
from frikommune.language import Text

Standing = Literal["passed", "perhaps", "clear", "cannot_tell"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
STANDING_WORDS: dict[Standing, Text] = {
    "passed": Text("stopværdien er nået", "the stop value has been reached"),
    "perhaps": Text("stopværdien kan være nået", "the stop value may have been reached"),
    "clear": Text("stopværdien er ikke nået", "the stop value has not been reached"),
    "cannot_tell": Text("kan ikke afgøres", "cannot be told"),
}


@dataclass(frozen=True, slots=True)
class Watched:
    """A guardrail with where it stands, its sentence, and its own verdict where an effect was found."""

    name: str
    standing: Standing
    sentence: Text
    judged: Judged | None = None


def watch(
    guardrail: Guardrail,
    level: float | None,
    interval: tuple[float, float] | None = None,
    judged: Judged | None = None,
) -> Watched:
    """Hold a level (a share between 0 and 1, a mean, a number) against the guardrail's stop value.

    Reached is reached: whoever decides is told as soon as the level itself is there, however unsure. Where
    only the interval reaches it, it may be. Without a level or a stop value nothing can be told.
    """
    outcome, stop = guardrail.outcome, guardrail.stop_at
    standing = _standing(level, interval, stop, worse_is_up=outcome.direction == "lower")
    scale: Scale = "share" if outcome.measure == "share" else "mean"
    return Watched(outcome.name, standing, _sentence(guardrail, standing, level, interval, scale), judged)


def _standing(
    level: float | None, interval: tuple[float, float] | None, stop: float | None, *, worse_is_up: bool
) -> Standing:
    if level is None or stop is None or not isfinite(level):
        return "cannot_tell"
    turned = 1 if worse_is_up else -1
    if turned * level >= turned * stop:
        return "passed"
    worst = max(turned * end for end in interval) if interval else turned * level
    return "perhaps" if worst >= turned * stop else "clear"


def _sentence(
    guardrail: Guardrail,
    standing: Standing,
    level: float | None,
    interval: tuple[float, float] | None,
    scale: Scale,
) -> Text:
    name, stop = guardrail.outcome.name, guardrail.stop_at
    if stop is None:
        return Text(f"{name}: der er ingen stopværdi i designet.", f"{name}: the design has no stop value.")
    limit = level_said(scale, stop)
    if standing == "cannot_tell" or level is None:
        return Text(
            f"{name}: det er ikke målt, så om stopværdien på {limit.da} er nået, kan ikke afgøres.",
            f"{name}: it was not measured; whether the stop value of {limit.en} is reached cannot be told.",
        )
    now, ends = _rounded(scale, level), _ends(scale, interval)
    said, decides = STANDING_WORDS[standing], _decides(guardrail, standing)
    return Text(
        f"{name}: {now.da}{ends.da}; {said.da} ({limit.da}).{decides.da}",
        f"{name}: {now.en}{ends.en}; {said.en} ({limit.en}).{decides.en}",
    )


def _rounded(scale: Scale, level: float) -> Text:
    return level_said(scale, round(level, 3) if scale == "share" else level)


def _ends(scale: Scale, interval: tuple[float, float] | None) -> Text:
    if interval is None:
        return Text("", "")
    low, high = (_rounded(scale, end) for end in interval)
    return Text(
        f" (med usikkerhed {low.da} til {high.da})", f" (allowing for uncertainty {low.en} to {high.en})"
    )


def _decides(guardrail: Guardrail, standing: Standing) -> Text:
    if standing not in ("passed", "perhaps"):
        return Text("", "")
    who = guardrail.who_decides
    if not who:
        return Text(
            " Designet siger ikke, hvem der afgør, om forsøget skal standses.",
            " The design does not say who decides whether the trial is stopped.",
        )
    return Text(
        f" Om forsøget skal standses, afgøres af: {who}.",
        f" Whether the trial is stopped is decided by: {who}.",
    )
