"""A snapshot's outcome evaluated: one group with its unfinished counted, or rows compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from frikommune.evaluation.counted import Counted
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.evaluation import Evaluation, evaluate
from frikommune.evaluation.evaluated.sources import Source
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.snapshots.panel import check_outcome
from frikommune.evaluation.snapshots.snapshot import Snapshot
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class OfSnapshot:
    """One outcome of a snapshot, as it is to be evaluated. `roles` are what is said otherwise than known."""

    snapshot: Snapshot
    outcome: str
    question: Question
    roles: Mapping[str, Any]
    name: Text

    @property
    def source(self) -> Source:
        """The snapshot as rows."""
        return Source(f"{self.snapshot.trial} {self.snapshot.observed}", self.snapshot.frame, self.snapshot)

    @property
    def observations(self) -> Observations:
        """The rows with their roles; of an event, the time until it came. Raises Refused."""
        role = "event" if is_timed(self.outcome) else "outcome"
        return self.source.observations({role: self.outcome, **self.roles})

    @property
    def counted(self) -> Counted | None:
        """The treated rows as a count with their unfinished; None where they are compared, or are no share.

        A row without a value is one whose course or effort is not over: it may still succeed.
        """
        if self.question.estimator != "one_group" or self.question.outcome in ("mean", "count"):
            return None
        return counted_in(self.snapshot, self.outcome)

    def evaluated(self) -> Evaluation:
        """Estimate and judge. Raises Refused."""
        check_outcome(self.snapshot, self.outcome)
        counted = self.counted
        if counted is None:
            return evaluate(self.observations, self.question, name=self.name)
        effect = replace(
            one_group.estimate_counted(counted, self.question),
            digest=self.snapshot.digest,
            mark=self.snapshot.mark,
        )
        roles = Roles(outcome=self.outcome, treatment="treated")
        judged = judge(effect, self.question, name=self.name)
        return Evaluation(effect, judged, self.question, roles, self.source.name, self.snapshot.notes)


def is_timed(outcome: str) -> bool:
    """Whether the column is time, or the event at its end."""
    return outcome.startswith(("duration", "event"))


def counted_in(snapshot: Snapshot, outcome: str) -> Counted | None:
    """The treated rows of an outcome of 0 and 1, with those not finished; None where it is none."""
    values = snapshot.rows.filter(pl.col("treated") == 1)[outcome]
    if not values.dtype.is_integer() or is_timed(outcome):
        return None
    if not values.drop_nulls().is_in([0, 1]).all():
        return None
    return Counted(int(values.sum() or 0), values.len(), values.null_count())
