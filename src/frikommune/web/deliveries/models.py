"""Deliveries from case systems: each file that was sent, what it changed, and where it stands."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from frikommune.web.journal.models import Programme


class System(models.Model):
    """A municipality's case system, and the mapping by which its exports are read (docs/case-files.md)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    name = models.CharField(max_length=60)
    mapping = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "municipality", "name"], name="one_system_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One export, from its arrival to its being stored or given up."""

    system = models.ForeignKey(System, models.PROTECT, related_name="deliveries")
    file = models.CharField(max_length=200)
    state = models.CharField(max_length=20, default="reading")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
