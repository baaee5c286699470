"""Who sees what: results everybody who works here, rows only an evaluator who was assigned to the trial."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest

from frikommune.evaluation.snapshots.files import read_snapshot
from frikommune.evaluation.snapshots.snapshot import Snapshot
from frikommune.language import Text
from frikommune.web.evaluations.models import Assigned, Evaluated, Opened, SnapshotTaken
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Person
from frikommune.web.people.rights import seats_of


def is_assigned(request: HttpRequest, trial: str) -> bool:
    """Whether whoever asks is an evaluator of this programme who was assigned to the trial."""
    if not any(seat.role == "evaluator" for seat in seats_of(request.user, request.programme)):
        return False
    here = {"programme": request.programme, "trial": trial, "person": request.user}
    return Assigned.objects.filter(**here).exists()


def evaluators(programme: Programme) -> dict[str, Person]:
    """Who may be assigned, by primary key: those with an evaluator's seat here."""
    seats = {"seats__role": "evaluator", "is_active": True}
    here = Person.objects.filter(seats__programme=programme, **seats)
    everywhere = Person.objects.filter(seats__programme=None, **seats)
    return {str(one.pk): one for one in (here | everywhere).distinct().order_by("name")}


def snapshot_at(request: HttpRequest, number: int) -> SnapshotTaken:
    """The extract. Raises 404 for one of another programme."""
    found = SnapshotTaken.objects.filter(programme=request.programme, pk=number).first()
    if found is None:
        raise Http404
    return found


def rows_of(taken: SnapshotTaken) -> Snapshot:
    """The extract's rows, checked against their digest. Raises Refused where they were changed."""
    return read_snapshot(Path(settings.DATA) / taken.folder)


def data_seen(programme: Programme, trial: str) -> Iterable[tuple[date, Text]]:
    """The days on which rows of the trial's extracts were opened, and on which a result was computed."""
    opened = Opened.objects.filter(snapshot__programme=programme, snapshot__trial=trial)
    for on in opened.order_by("on").values_list("on", flat=True)[:1]:
        yield on, Text("rækkerne i et udtræk er åbnet", "the rows of an extract were opened")
    found = Evaluated.objects.filter(programme=programme, trial=trial)
    for on in found.order_by("on").values_list("on", flat=True)[:1]:
        yield on, Text("forsøget er evalueret", "the trial has been evaluated")
