"""Decisions to publish, and to take back what was published. Both are only ever added to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from frikommune.language import Text
from frikommune.web.journal.models import AddedTo, Programme


class Decision(AddedTo):
    """What was decided: by which body or role, on which day, and from whose seat it was entered, and when.

    `key` is the form's own: the same form sent twice is one decision.
    """

    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    on = models.DateField()
    by_da = models.CharField(max_length=200)
    by_en = models.CharField(max_length=200)
    key = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def by(self) -> Text:
        """The seat."""
        return Text(self.by_da, self.by_en)


class Published(Decision):
    """That a kept paper or a kept result, one of the two, is for everybody. `words`: what was said."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="published")
    sent = models.ForeignKey("papers.Sent", models.PROTECT, null=True, related_name="published")
    evaluated = models.ForeignKey(
        "evaluations.Evaluated", models.PROTECT, null=True, related_name="published"
    )
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent__isnull=False, evaluated__isnull=True)
                | Q(sent__isnull=True, evaluated__isnull=False),
                name="published_is_one_thing",
            )
        ]

    @property
    def trial(self) -> str:
        """The trial it is about; empty: none in particular."""
        about = self.sent or self.evaluated
        return str(about.trial) if about else ""

    @property
    def municipality(self) -> str:
        """The municipality whose paper it is; empty: the network's."""
        return self.sent.municipality if self.sent else ""


class Withdrawn(Decision):
    """That something published is no longer for everybody, and why. Its address goes on and says so."""

    published = models.OneToOneField(Published, models.PROTECT, related_name="withdrawn")
    reason = models.TextField()
