"""An evaluation is run and kept: what the design planned stands beside what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.http import HttpRequest

from frikommune import __version__
from frikommune.cases.mark import Mark
from frikommune.evaluation.designs.design import Registered
from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.kept import as_json
from frikommune.evaluation.evaluated.result import Result
from frikommune.web.designs.models import DesignDraft
from frikommune.web.evaluations.models import Evaluated, SnapshotTaken
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Seat


@dataclass(frozen=True, slots=True)
class Ready:
    """What is about to be kept: a result, of what, and by which design."""

    trial: str
    stage: str
    source: str
    result: Result
    observed: date
    draft: DesignDraft | None = None
    registered: Registered | None = None
    snapshot: SnapshotTaken | None = None


def beside_plan(found: Evaluation, registered: Registered | None) -> Evaluation:
    """The evaluation with what was planned beside it, where there was a design."""
    return Planned(registered).beside(found) if registered else found


def keep(request: HttpRequest, seat: Seat, ready: Ready) -> Evaluated:
    """Keep a result as it came out; the same one asked for again on the day is the one that was kept."""
    effect = ready.result.primary.effect
    locked = ready.registered is not None and ready.registered.lock is not None
    row = Evaluated(
        programme=request.programme,
        trial=ready.trial,
        design=ready.draft,
        design_digest=ready.registered.design.digest if locked and ready.registered else "",
        stage=ready.stage,
        source=ready.source,
        snapshot=ready.snapshot,
        observed=ready.observed,
        data_digest=effect.digest,
        answer=as_json(ready.result),
        mark=int(max(one.effect.mark for one in ready.result.outcomes)),
        version=__version__,
        on=request.today,
        by=seat.text.da,
        person=request.user,
    )
    with transaction.atomic():
        Programme.objects.select_for_update().get(pk=request.programme.pk)
        same = Evaluated.objects.filter(**{name: getattr(row, name) for name in _SAME})
        held = next((one for one in same if one.answer == row.answer), None)
        if held is None:
            row.save()
    return held or row


_SAME = (
    *("programme", "trial", "design", "design_digest", "stage", "source", "snapshot", "observed"),
    *("data_digest", "version", "on", "by", "person"),
)
"""What two results must share to be one that was sent twice."""


def mark_of(evaluated: Evaluated) -> Mark:
    """What may be said of the result: nothing outside a demonstration where there is a mark."""
    return Mark(evaluated.mark)
