"""Batches of papers: what was asked for, how far it is, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import LANGUAGES
from frikommune.web.journal.models import Programme


class Batch(models.Model):
    """Some kinds of paper, as of a day, for every municipality.

    `kinds` and `forms` are what was chosen. `decided`, where it says something, is who decided that they go
    out: then each is kept as it went out. `front` is the programme's address, whole, for the links in
    files. `results` has one row for each task that is done (`stored.py`), of `of` in all. `host`, `pid` and
    `seen_at` say which process works on it and when it was last heard of. `digest` is of the finished file.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="paper_batches")
    kinds = models.JSONField()
    forms = models.JSONField()
    as_of = models.DateField()
    language = models.CharField(max_length=2, choices=[(one, one) for one in LANGUAGES])
    decided = models.TextField(blank=True)
    front = models.CharField(max_length=300)
    of = models.PositiveIntegerField()
    results = models.JSONField(default=list)
    on = models.DateField()
    by_da = models.CharField(max_length=200)
    by_en = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    host = models.CharField(max_length=80, blank=True)
    pid = models.PositiveIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"
