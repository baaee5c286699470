"""Several outcomes of one trial judged together: their p-values are corrected for being several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from frikommune.evaluation.designs.design import Correction
from frikommune.evaluation.effects.groups.several import correct
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text


def together(
    evaluations: Sequence[Evaluation], correction: Correction = "holm", primaries: int = 1
) -> tuple[Evaluation, ...]:
    """The same evaluations, each judged anew by its corrected p-value; the first `primaries` are left alone.

    One primary outcome was chosen beforehand, so nothing was picked among many there; the secondary ones are
    corrected among themselves. Each keeps its limits and its own caveats.
    """
    first, rest = tuple(evaluations[:primaries]), evaluations[primaries:]
    if correction == "none" or len(rest) < 2:
        return (*first, *rest)
    corrected = correct([one.effect.main.p_value for one in rest], correction)
    return (*first, *(_judged(one, each.corrected) for one, each in zip(rest, corrected, strict=True)))


def _judged(found: Evaluation, p: float | None) -> Evaluation:
    own = judge(found.effect, found.question, name=found.judged.name, unit=found.unit).caveats
    caveats: tuple[Text, ...] = tuple(one for one in found.judged.caveats if one not in own)
    judged = judge(
        found.effect,
        found.question,
        name=found.judged.name,
        unit=found.unit,
        corrected_p=p,
        caveats=caveats,
    )
    return replace(found, judged=judged)
