"""Designs being written, and what was locked and amended of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.web.journal.models import AddedTo, Programme


class DesignDraft(models.Model):
    """A design being written, before it is locked and, for its next amendment, after.

    `content` holds the fields of the form as they were written (`content.py`); `proposed` what was filled in
    from what is known of the trial, and why: by path, the reason in both languages.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="designs")
    trial = models.CharField(max_length=60)
    title = models.CharField(max_length=200, blank=True)
    content = models.JSONField(default=dict)
    proposed = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    dropped = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.pk} {self.trial} {self.title}"


class DesignState(models.Model):
    """A draft as it was at one version."""

    draft = models.ForeignKey(DesignDraft, models.CASCADE, related_name="states")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "version"], name="one_design_of_a_version")
        ]


class LockedDesign(AddedTo):
    """A design as it was locked. `digest` is its hash, `seal` begins the chain of its amendments' seals; `by`
    is the role of whoever locked it.

    `data_seen` is the first day on which data of its primary outcome had been published or opened, None: not
    before the lock.
    """

    draft = models.OneToOneField(DesignDraft, models.PROTECT, related_name="locked")
    design = models.JSONField()
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    on = models.DateField()
    by = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    data_seen = models.DateField(null=True)
    at = models.DateTimeField(auto_now_add=True)


class DesignAmendment(AddedTo):
    """A locked design as it became, and why. `data_seen`: the data had been seen when it was amended."""

    locked = models.ForeignKey(LockedDesign, models.PROTECT, related_name="amendments")
    design = models.JSONField()
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    on = models.DateField()
    reason = models.TextField()
    by = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    data_seen = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
