"""A snapshot's outcome evaluated: one group with its unfinished counted, or rows compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.evaluation import Evaluation, evaluate
from frikommune.evaluation.evaluated.sources import Source
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.snapshots.panel import BINARY, check_outcome, counts_of
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

        Whoever has not finished may still succeed: the verdict must hold whatever becomes of them.
        """
        if self.question.estimator != "one_group" or not self.outcome.startswith(BINARY):
            return None
        return counts_of(self.snapshot, self.outcome, treated=True)

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
