"""What was evaluated: frozen extracts, who saw their rows, results as they came out, and others' results."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.reports.results import SOURCE_WORDS as SOURCES
from frikommune.reports.results import STAGE_WORDS as STAGES
from frikommune.web.journal.models import AddedTo, Programme


class SnapshotTaken(AddedTo):
    """A frozen extract of one trial. Its rows lie in a folder of the data folder; `digest` is of them.

    `mark` is that of its rows (`cases.mark.Mark`); `law` the stamp of law, grants and engine.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="snapshots")
    trial = models.CharField(max_length=60)
    observed = models.DateField()
    taken_on = models.DateField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by = models.CharField(max_length=200)
    rows = models.PositiveIntegerField()
    municipalities = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    law = models.CharField(max_length=200)
    mark = models.PositiveSmallIntegerField(default=0)
    folder = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)


class SnapshotFigures(AddedTo):
    """What an extract's cases counted to on the day: indicators, money and time (`result.Figures`)."""

    snapshot = models.OneToOneField(SnapshotTaken, models.PROTECT, related_name="figures")
    content = models.JSONField()


class Assigned(models.Model):
    """An evaluator who may see the rows of a trial's extracts; `until` None: until it is taken back."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    trial = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "trial", "person"], name="one_assignment_of_a_trial")
        ]


class Opened(AddedTo):
    """Somebody looked at the rows of an extract, or took them home, and what for."""

    snapshot = models.ForeignKey(SnapshotTaken, models.PROTECT, related_name="opened")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=200)
    form = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)


class Evaluated(AddedTo):
    """A result as it came out: how it was asked, of what, and the whole answer (`evaluated/kept.py`).

    `design` is the draft whose locked state, with digest `design_digest`, planned it; both empty: without a
    design. `data_digest` is of the rows or figures it rests on.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="evaluations")
    trial = models.CharField(max_length=60)
    design = models.ForeignKey("designs.DesignDraft", models.PROTECT, null=True, related_name="evaluations")
    design_digest = models.CharField(max_length=64, blank=True)
    stage = models.CharField(max_length=20, choices=[(code, text.da) for code, text in STAGES.items()])
    source = models.CharField(max_length=20, choices=[(code, text.da) for code, text in SOURCES.items()])
    snapshot = models.ForeignKey(SnapshotTaken, models.PROTECT, null=True, related_name="evaluations")
    observed = models.DateField()
    data_digest = models.CharField(max_length=64)
    answer = models.JSONField()
    mark = models.PositiveSmallIntegerField(default=0)
    version = models.CharField(max_length=40)
    on = models.DateField()
    by = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)


class External(AddedTo):
    """What an external evaluator found, in its own words and with its report. Never mixed with ours."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    trial = models.CharField(max_length=60)
    organisation = models.CharField(max_length=200)
    measured = models.TextField()
    found = models.TextField()
    concludes = models.TextField(blank=True)
    document = models.ForeignKey("journal.Document", models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField()
    on = models.DateField()
    by = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
