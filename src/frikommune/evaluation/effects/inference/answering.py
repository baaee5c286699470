"""The main estimate with the inference that the rule chose, and the others beside it with doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.inference.clustered import clustered, jackknife
from frikommune.evaluation.effects.inference.randomisation import Randomised, randomise
from frikommune.evaluation.effects.inference.rule import Chosen, Method
from frikommune.evaluation.effects.inference.rule_words import SHORT
from frikommune.evaluation.effects.inference.wild import bootstrap
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import Fit
from frikommune.evaluation.effects.question import Question
from frikommune.language import NO_WORDS, Text

MOST_BLOCKS = 2500
"""With more blocks placebos are only drawn where the rule asks for them."""
MOST_CLUSTERS = 5000
"""With more clusters there is no bootstrap beside clustered errors."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The main estimate, the others, by which method, the clustered one, and placebos where drawn."""

    main: Estimate
    beside: tuple[Estimate, ...]
    method: Method
    clustered: Estimate | None = None
    drawn: Randomised | None = None


def answer(
    panel: Panel, found: Fit, name: Text, chosen: Chosen, question: Question, without: Floats
) -> Answered:
    """The effect of treatment by the method that the rule chose, or that the question asks for.

    What the rule would not choose has its doubt with it, also when it was asked for. `without` are the
    effects without each cluster, for the jackknife.
    """
    drawn = _drawn(panel, found, chosen, question)
    each = {
        "randomisation": _randomised(name, drawn, chosen, question.level) if drawn else None,
        "wild": _wild(panel, found, name, chosen, question),
        "clustered": _clustered(panel, found, name, chosen, question.level),
    }
    method: Method = question.inference or chosen.method
    main = each.get(method) or _untested(name, float(found.value[0]), chosen)
    others = [
        replace(one, name=_by(name, kind)) for kind, one in each.items() if one is not None and kind != method
    ]
    jack = jackknife(float(found.value[0]), without)
    if jack is not None and chosen.method in ("wild", "clustered"):
        others.append(
            Estimate(
                Text(
                    f"{name.da}, jackknife over kommuner (CR3)",
                    f"{name.en}, jackknife over municipalities (CR3)",
                ),
                jack.value,
                jack.interval(question.level),
                jack.error,
                jack.p_value,
                _JACKKNIFE,
                NO_WORDS,
                question.level,
            )
        )
    return Answered(main, tuple(others), method, each["clustered"], drawn)


def _drawn(panel: Panel, found: Fit, chosen: Chosen, question: Question) -> Randomised | None:
    asked = "randomisation" in (chosen.method, question.inference)
    alone = panel.clusters == len(panel.cluster)
    if not alone or (len(panel.cluster) > MOST_BLOCKS and not asked):
        return None
    return randomise(panel, found, question.placebos, question.seed)


def _randomised(name: Text, drawn: Randomised, chosen: Chosen, level: float) -> Estimate:
    return Estimate(
        name,
        drawn.value,
        drawn.interval(level) if chosen.smallest_p <= 1 - level + 1e-9 else None,
        drawn.spread,
        drawn.p_value(),
        SHORT["randomisation"],
        chosen.doubt_randomisation,
        level,
    )


def _wild(panel: Panel, found: Fit, name: Text, chosen: Chosen, question: Question) -> Estimate | None:
    if panel.clusters > MOST_CLUSTERS and "wild" not in (chosen.method, question.inference):
        return None
    drawn = bootstrap(panel, found, question.draws, question.seed)
    return Estimate(
        name,
        drawn.value,
        drawn.interval(question.level),
        clustered(panel, found).error,
        drawn.p_value(),
        SHORT["wild"],
        chosen.doubt_wild,
        question.level,
    )


def _clustered(panel: Panel, found: Fit, name: Text, chosen: Chosen, level: float) -> Estimate:
    one = clustered(panel, found)
    return Estimate(
        name,
        one.value,
        one.interval(level),
        one.error,
        one.p_value,
        SHORT["clustered"],
        chosen.doubt_clustered,
        level,
    )


def _untested(name: Text, value: float, chosen: Chosen) -> Estimate:
    return Estimate(name, value, inference=chosen.reason)


def _by(name: Text, method: str) -> Text:
    said = SHORT[method]
    return Text(f"{name.da}: {said.da}", f"{name.en}: {said.en}")


_JACKKNIFE = Text(
    "jackknife: hver kommune udeladt efter tur (CR3), t-fordelingen",
    "jackknife: each municipality left out in turn (CR3), Student's t",
)
