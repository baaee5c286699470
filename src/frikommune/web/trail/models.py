"""The trail itself. Rows are written by the database's triggers and the engine, never by the application."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from frikommune.web.journal.models import AddedTo
from frikommune.web.trail.words import CASEWORK, SETTINGS


class Trace(AddedTo):
    """One change of one table by one statement, or one look at a citizen.

    `number` has no gaps; `digest` is of the trace before and of this one (`chain.digest_of`). `who`:
    `person:3`, `token:2`, `public`, `process:import`; names are in `people_person`. `deed`: `+` made, `~`
    changed, `-` deleted, `look`, `begun`. `keys`: `5-104 200`. `fields` are names of columns, never what
    stands in them. `citizen` is the case where all rows were of one. `purpose` is the page or command; of a
    look what it was for.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=120)
    seat = models.CharField(max_length=160, blank=True)
    programme = models.CharField(max_length=60, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    request = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    deed = models.CharField(max_length=10)
    what = models.CharField(max_length=80)
    keys = models.TextField(blank=True)
    fields = models.TextField(blank=True)
    citizen = models.BigIntegerField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["citizen", "at"], name="traces_at_a_case", condition=models.Q(citizen__isnull=False)
            ),
            models.Index(
                fields=["programme", "municipality", "at"],
                name="traces_of_casework",
                condition=models.Q(what__in=list(CASEWORK)),
            ),
            models.Index(
                fields=["at"], name="traces_of_settings", condition=models.Q(what__in=list(SETTINGS))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.deed} {self.what} {self.keys}"


class Cut(AddedTo):
    """Traces up to `upto` are older than they may be kept, and deleted; `digest` is of the last of them.

    Looks from before `before` went with them.
    """

    upto = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    before = models.DateTimeField()
    at = models.DateTimeField(auto_now_add=True)


class Verification(AddedTo):
    """That the whole chain was walked by the command, up to which head, and how many faults were found.

    `heads`: how many heads that were noted outside the database it was held against.
    """

    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    walked = models.BigIntegerField()
    heads = models.IntegerField()
    broken = models.IntegerField()
    at = models.DateTimeField(auto_now_add=True)
