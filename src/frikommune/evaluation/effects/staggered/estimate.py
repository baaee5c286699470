"""Before and after, with several starts: each start by itself, then together (Callaway and Sant'Anna)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.panels.cells import Cells, cells_of, scale_of
from frikommune.evaluation.effects.panels.notes import always_treated
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered.answer import answered
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import Controls
from frikommune.evaluation.effects.staggered.refusals import nobody_to_compare
from frikommune.evaluation.effects.staggered.words import all_join
from frikommune.evaluation.observations.checks import need_change, need_periods, need_untreated
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text


def estimate(observations: Observations, question: Question) -> Effect:
    """The mean effect on all who started, from their start on.

    Each start is compared by itself with those who never join (or have not yet, `question.controls`), from
    the last period before it; the overall number weighs the starts by their size. Inference by the written
    rule (`inference/rule.py`). Where everybody joins at last, those who have not yet are compared with until
    the last start. Raises Refused with one period, nobody seen before and after a start, or nobody to compare
    with.
    """
    need_periods(observations)
    need_change(observations)
    cells = cells_of(observations)
    cohorts, controls, told = _compared(observations, _cohorts(observations, cells), question)
    always = tuple(np.array(cells.names, dtype=object)[cells.start == 0])
    effect = answered(cohorts, controls, scale_of(observations, question), question, observations)
    return replace(
        effect,
        notes=(*told, *effect.notes, *always_treated(always), *observations.notes),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed,
    )


def _cohorts(observations: Observations, cells: Cells) -> Cohorts:
    """All but those treated from the first period on."""
    everybody = Cohorts(
        cells.mean,
        cells.size,
        cells.start,
        cells.cluster,
        cells.names,
        cells.periods,
        cells.covariates,
        tuple(observations.covariates.columns),
    )
    return everybody.only(cells.start > 0)


def _compared(
    observations: Observations, cohorts: Cohorts, question: Question
) -> tuple[Cohorts, Controls, tuple[Text, ...]]:
    """Whom to compare with; where nobody is untreated at last, those who start last, until they do."""
    if not cohorts.starts:
        raise nobody_to_compare(observations.source)
    if cohorts.never.any():
        return cohorts, question.controls, ()
    if len(cohorts.starts) == 1:
        need_untreated(observations)
        raise nobody_to_compare(observations.source)
    last = cohorts.starts[-1]
    return cohorts.until(last), "not_yet", (all_join(cohorts, last),)
