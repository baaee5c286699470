"""The secret address by which a caseworker's own calendar follows the list."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class FollowedList(models.Model):
    """A person's address for one municipality, kept as a digest; revoked, it opens nothing."""

    programme = models.ForeignKey("journal.Programme", models.CASCADE, related_name="+")
    municipality = models.CharField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)
