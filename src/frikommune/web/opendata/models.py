"""What was decided to be public of a quarter's counts. Only ever added to; hidden counts are not in it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frikommune.web.journal.models import Programme
from frikommune.web.publishing.models import Decision


class PublishedCounts(Decision):
    """The counts of the quarter from `start`: the `edition`th that was decided on.

    `counts` are rows of exemption, municipality, possible, used and not used; empty names are sums, null is
    hidden. `words` is why it was corrected or taken back; one taken back has no counts.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="published_counts")
    start = models.DateField()
    edition = models.PositiveIntegerField()
    counts = models.JSONField(default=list)
    municipalities = models.JSONField(default=list)
    mark = models.PositiveSmallIntegerField(default=0)
    taken_back = models.BooleanField(default=False)
    words = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["start", "edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "start", "edition"], name="one_edition_of_a_quarters_counts"
            )
        ]
