"""What is left where something was deleted: counts, and the record of the deletion itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frikommune.web.journal.models import AddedTo


class Destroyed(AddedTo):
    """That a rule was carried out: what was deleted, as of which day, how many. No row says of whom."""

    rule = models.CharField(max_length=40)
    on = models.DateField()
    what = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)


class Remaining(AddedTo):
    """What deleted uses counted to: of one exemption, municipality and year. `uses` None: 1 to 4."""

    programme = models.CharField(max_length=60)
    municipality = models.CharField(max_length=80)
    exemption = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    uses = models.PositiveIntegerField(null=True)
    destroyed = models.ForeignKey(Destroyed, models.PROTECT, related_name="left")

    class Meta:
        ordering: ClassVar = ["programme", "municipality", "exemption", "year"]
