"""All that is computed of staggered starts before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.effects.inference.answering import MOST_BLOCKS
from frikommune.evaluation.effects.inference.rule import Chosen, Method, rule
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered import shown
from frikommune.evaluation.effects.staggered.certainty import (
    Placebos,
    Sure,
    by_clusters,
    by_placebos,
    panel_of,
)
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import Controls, GroupTimes, group_times
from frikommune.evaluation.effects.staggered.library import Robust, doubly_robust, enough
from frikommune.evaluation.effects.staggered.refusals import nobody_to_compare, too_few_for_covariates
from frikommune.evaluation.effects.staggered.sums import Sums, summed


@dataclass(frozen=True, slots=True)
class Found:
    """All that was computed. `placebos` and `robust` are None where they are not used."""

    cohorts: Cohorts
    controls: Controls
    panel: Panel
    each: GroupTimes
    sums: Sums
    chosen: Chosen
    method: Method
    placebos: Placebos | None
    by_cluster: list[Sure]
    robust: Robust | None

    @property
    def keyed(self) -> shown.Keyed:
        """Each sum with how sure it is, by the method that was chosen."""
        if self.robust is not None:
            return dict(zip(self.robust.keys, self.robust.sure, strict=True))
        if self.method == "clustered":
            sure = self.by_cluster
        elif self.method == "randomisation" and self.placebos is not None:
            sure = self.placebos.sure
        else:
            sure = [Sure(float(value)) for value in self.sums.value]
        return dict(zip(self.sums.keys, sure, strict=True))


def found_of(cohorts: Cohorts, controls: Controls, question: Question, source: str) -> Found:
    """Effects, sums, and how sure they are. Raises Refused where nothing can be compared."""
    covariates = cohorts.covariates.shape[-1]
    if covariates and cohorts.never.sum() < covariates + 2:
        raise too_few_for_covariates(source, int(cohorts.never.sum()), covariates)
    each = group_times(cohorts, controls)
    if not (each.since >= 0).any():
        raise nobody_to_compare(source)
    sums, panel = summed(cohorts, each), panel_of(cohorts)
    chosen = rule(panel, question.level, question.placebos)
    method = _method(question.inference or chosen.method, panel)
    drawn = panel.clusters == len(panel.cluster) and (
        len(panel.cluster) <= MOST_BLOCKS or method == "randomisation"
    )
    wanted = sums if method == "randomisation" else sums.first
    placebos = by_placebos(cohorts, each, wanted, question) if drawn else None
    robust = None
    if covariates and method == "clustered" and enough(cohorts):
        robust = doubly_robust(cohorts, controls, question.level)
    by_cluster = by_clusters(cohorts, sums, question.level)
    return Found(cohorts, controls, panel, each, sums, chosen, method, placebos, by_cluster, robust)


def _method(method: Method, panel: Panel) -> Method:
    """There is no wild bootstrap here: placebos, or clustered errors where units of one cluster differ."""
    mixed = panel.clusters < len(panel.cluster)
    if method == "wild":
        return "clustered" if mixed else "randomisation"
    return "clustered" if method == "randomisation" and mixed else method
