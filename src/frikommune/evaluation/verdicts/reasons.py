"""Why a verdict is as it is, in a statistician's words."""

from __future__ import annotations

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.shown.quantities import number, p_value
from frikommune.evaluation.verdicts.amounts import RATIOS, SCALE_WORDS
from frikommune.evaluation.verdicts.sentences import Told
from frikommune.language import NO_WORDS, Text


def joined(*parts: Text) -> Text:
    """Sentences after one another, the empty ones left out."""
    return Text(
        " ".join(filter(None, (one.da for one in parts))), " ".join(filter(None, (one.en for one in parts)))
    )


def why(told: Told, *, corrected_p: float | None = None) -> Text:
    """How the verdict follows from interval, margin and test."""
    estimate = told.estimate
    if told.found.interval is None or estimate.interval is None:
        return joined(_no_interval(estimate), _sentence(estimate.doubt), _sentence(estimate.inference))
    return joined(
        _where_it_lies(told, estimate.interval),
        _against_margin(told),
        _corrected(corrected_p),
        _sentence(estimate.inference),
    )


def _no_interval(estimate: Estimate) -> Text:
    if any(estimate.doubt):
        return NO_WORDS
    if estimate.p_value is None:
        return Text("Der er intet konfidensinterval.", "There is no confidence interval.")
    p = p_value(estimate.p_value)
    return Text(
        f"Der er intet konfidensinterval; testen siger {p.da}.",
        f"There is no confidence interval; the test says {p.en}.",
    )


def _where_it_lies(told: Told, interval: tuple[float, float]) -> Text:
    estimate = told.estimate
    null = "1" if told.scale in RATIOS else "0"
    if interval[0] > 0:
        lies = Text(f"ligger helt over {null}", f"lies wholly above {null}")
    elif interval[1] < 0:
        lies = Text(f"ligger helt under {null}", f"lies wholly below {null}")
    else:
        lies = Text(f"rummer {null}", f"contains {null}")
    way = SCALE_WORDS[told.scale].up if told.direction == "higher" else SCALE_WORDS[told.scale].down
    better = Text(f"{way.da} er bedre", f"{way.en} is better")
    said, level = told.amounts.interval(interval), number(100 * estimate.level, 0)
    value, p = told.amounts.plain(estimate.value), p_value(estimate.p_value)
    tested = Text(f", {p.da}", f", {p.en}") if estimate.p_value is not None else NO_WORDS
    return Text(
        f"{level.da} %-konfidensintervallet {said.da} om {value.da} {lies.da} ({better.da}{tested.da}).",
        f"The {level.en}% confidence interval {said.en} around {value.en} {lies.en}"
        f" ({better.en}{tested.en}).",
    )


def _against_margin(told: Told) -> Text:
    margin, interval = told.found.margin, told.found.interval
    if margin is None or interval is None:
        return NO_WORDS
    end = told.amounts.plain(told.turned_back(-margin))
    if interval[0] > -margin:
        return Text(
            f"Det ligger helt på den gode side af marginen ved {end.da}.",
            f"It lies wholly on the good side of the margin at {end.en}.",
        )
    return Text(f"Det når ud over marginen ved {end.da}.", f"It reaches beyond the margin at {end.en}.")


def _corrected(corrected_p: float | None) -> Text:
    if corrected_p is None:
        return NO_WORDS
    p = p_value(corrected_p)
    return Text(
        f"Rettet for flere resultater: {p.da}.",
        f"Corrected for several outcomes: {p.en}.",
    )


def _sentence(words: Text) -> Text:
    """Words with a capital letter first and a full stop last."""
    if not any(words):
        return NO_WORDS
    return Text(*(f"{one[0].upper()}{one[1:]}".rstrip(".") + "." for one in words))
