"""Deliveries from case systems: each file that was sent, what it changed, and where it stands."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text
from frikommune.web.cases.models import Case, CaseText
from frikommune.web.journal.models import Programme


class System(models.Model):
    """A municipality's case system, and the mapping by which its exports are read (docs/case-files.md).

    `columns` are the headers of the sample that was last looked at, by table; none of its cells is kept.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    name = models.CharField(max_length=60)
    mapping = models.TextField()
    columns = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "municipality", "name"], name="one_system_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class MappingVersion(models.Model):
    """A mapping as it was saved once; the latest is the system's own."""

    system = models.ForeignKey(System, models.PROTECT, related_name="versions")
    text = models.TextField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")


STATES: dict[str, Text] = {
    "reading": Text("læses", "being read"),
    "preview": Text("venter på svar", "waiting for an answer"),
    "storing": Text("gemmes", "being stored"),
    "stored": Text("gemt", "stored"),
    "given_up": Text("opgivet", "given up"),
    "refused": Text("afvist", "refused"),
}
RUNNING = ("reading", "storing")


class Delivery(models.Model):
    """One export, from its arrival to its being stored or given up; kept for the record.

    `digest` is a keyed hash of the file's bytes: it tells the same file again and gives nothing away. `found`
    is the preview (`frikommune.casework.delivery.preview`), `refusals` what was wrong, in both languages.
    `based_on` is the delivery of the system that was stored last when this one was compared. While a process
    works on it, `host` and `pid` say which, and `seen_at` when it last told `stage`, `done` and `of`.
    """

    system = models.ForeignKey(System, models.PROTECT, related_name="deliveries")
    file = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default="reading", choices=[(k, t.da) for k, t in STATES.items()])
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_system = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=32, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    mapping = models.TextField(blank=True)
    found = models.JSONField(null=True)
    refusals = models.JSONField(default=list)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=20, blank=True)
    done = models.PositiveBigIntegerField(default=0)
    of = models.PositiveBigIntegerField(null=True)
    host = models.CharField(max_length=80, blank=True)
    pid = models.PositiveIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["system", "state"], name="deliveries_by_state")]

    def __str__(self) -> str:
        return self.file


class Staged(models.Model):
    """What the switch of a delivery will make of one case: written before, gone after.

    `numbers` are those of a case that was there before, a line each.
    """

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="+")
    case = models.OneToOneField(Case, models.CASCADE, related_name="+")
    text = models.ForeignKey(CaseText, models.CASCADE, related_name="+")
    group = models.CharField(max_length=60)
    worker = models.CharField(max_length=60, blank=True)
    team = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=60, blank=True)
    closed_on = models.DateField(null=True)
    gone_on = models.DateField(null=True)
    synthetic = models.BooleanField()
    numbers = models.TextField(blank=True)
