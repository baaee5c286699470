"""Bylaws as they were published: never changed, each at an address of its own."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

from frikommune.web.journal.models import AddedTo


class Bylaw(AddedTo):
    """The `number`th bylaw of a municipality for a trial. `document` is what the act, `entry`, rests on.

    `parts` are the exemptions it is about; `starts` is the day from which it says it holds; `key` is the
    form's own: the same form sent twice is one bylaw.
    """

    programme = models.ForeignKey("journal.Programme", models.PROTECT, related_name="bylaws")
    municipality = models.CharField(max_length=80)
    trial = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    document = models.ForeignKey("journal.Document", models.PROTECT, related_name="+")
    parts = models.JSONField(default=list)
    starts = models.DateField()
    published = models.DateField()
    entry = models.CharField(max_length=120)
    key = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-published", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "municipality", "trial", "number"], name="one_bylaw_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.trial} {self.number}"

    @property
    def address(self) -> str:
        """Where anybody can read it."""
        return reverse("bylaws:bylaw", args=[self.programme.slug, self.municipality, self.trial, self.number])


class BylawPaper(AddedTo):
    """A bylaw as a paper that went out, in one language. Bylaws published before papers have none."""

    bylaw = models.ForeignKey(Bylaw, models.PROTECT, related_name="papers")
    sent = models.OneToOneField("papers.Sent", models.PROTECT, related_name="bylaw")

    def __str__(self) -> str:
        return f"{self.bylaw} {self.sent.language}"
