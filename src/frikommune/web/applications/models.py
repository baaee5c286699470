"""What is kept while an application is written: drafts, their earlier states, and what was tried on cases."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """An application being written. Once it is applied for, the journal and the pack's files hold it.

    `content` is the form as `content.py` knows it; `trial` is the number it was applied for under, empty
    before; `idea` is the name of the idea it grew from. `dropped`: out of the list
    until somebody saves it again.
    """

    programme = models.ForeignKey("journal.Programme", models.CASCADE, related_name="drafts")
    idea = models.CharField(max_length=120, blank=True)
    trial = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200, blank=True)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    dropped = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.pk} {self.title}"


class DraftState(models.Model):
    """A draft as it was at one version. `page` is the opened page it was saved from."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="states")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    page = models.CharField(max_length=40, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "version"], name="one_state_of_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.version}"


class Trying(models.Model):
    """What a draft would have changed on past cases. Never a finding: the journal does not know of it.

    `digest` is of the law text that was tried, so that it shows when the draft has moved on.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="tryings")
    digest = models.CharField(max_length=64)
    answer = models.JSONField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.digest[:8]}"


class Sent(models.Model):
    """A form that was sent once: the same key does nothing twice. `url` is where it led."""

    key = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
