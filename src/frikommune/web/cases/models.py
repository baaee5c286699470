"""A municipality's cases: what its case system told, what was added here, and who looked.

Every row belongs to one programme and one municipality, which alone sees it. A citizen is `person`, a keyed
hash of the CPR number (`frikommune.cases.keyed`); the number itself is nowhere.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.web.journal.models import AddedTo, Programme


class Kept(AddedTo):
    """A row about a citizen: never changed; deleted only when it may no longer be kept."""

    class Meta:
        abstract = True


class Arrived(models.Manager["Case"]):
    """The cases that are there; those of a delivery that is still being stored are not yet."""

    def get_queryset(self) -> models.QuerySet[Case]:
        """Those that have arrived."""
        return super().get_queryset().filter(arrived=True)


class OfArrived(models.Manager["CaseNumber"]):
    """The numbers of the cases that are there."""

    def get_queryset(self) -> models.QuerySet[CaseNumber]:
        """Those of cases that have arrived."""
        return super().get_queryset().filter(case__arrived=True)


class Case(models.Model):
    """One citizen in one municipality. What is said of the citizen stands in `text`; the rest finds it.

    `worker`, `team`, `number` are the latest spell's attributes `sagsbehandler`, `team`, `sagsnummer`.
    `closed_on` is the first day on which no spell runs any more; None while one does.
    `version` grows with everything that is added to the case. `gone_on` is the day on which no case system
    told of the citizen any more; what was told stands, and the case counts as closed. `objects` leaves out
    what a delivery is still bringing; `every` does not.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    person = models.CharField(max_length=40)
    number = models.CharField(max_length=60, blank=True)
    worker = models.CharField(max_length=60, blank=True)
    team = models.CharField(max_length=60, blank=True)
    group = models.CharField(max_length=60)
    closed_on = models.DateField(null=True)
    synthetic = models.BooleanField()
    text = models.ForeignKey("CaseText", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)
    gone_on = models.DateField(null=True)
    arrived = models.BooleanField(default=True)

    objects = Arrived()
    every: ClassVar[models.Manager[Case]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "municipality", "person"], name="one_case_of_a_person"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["programme", "municipality", "worker"], name="cases_of_a_worker"),
            models.Index(fields=["programme", "municipality", "closed_on"], name="open_cases"),
        ]

    def __str__(self) -> str:
        return self.number or self.person


class CaseNumber(models.Model):
    """A number by which the case system knows a spell of the citizen."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="numbers")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    number = models.CharField(max_length=60)

    objects = OfArrived()
    every: ClassVar[models.Manager[CaseNumber]] = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_number_of_a_case")
        ]
        indexes: ClassVar = [
            models.Index(fields=["programme", "municipality", "number"], name="case_by_number")
        ]


class CaseText(Kept):
    """What the case system told of a citizen at one time: a history (`frikommune.cases.kept`), without uses
    and events that were added here. Earlier ones are kept; the case's own `text` is the one that counts.

    It is what the delivery's system told, without a row and with an empty `digest` where that tells of the
    citizen no more; or `joined` of what several systems tell.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="texts")
    delivery = models.ForeignKey("deliveries.Delivery", models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    digest = models.CharField(max_length=32)
    joined = models.BooleanField(default=False)
    taken_at = models.DateTimeField(auto_now_add=True)


class Recorded(Kept):
    """An event that was added here, by a person or by the API, because no export tells it.

    `takes_back` names an earlier one that was wrong and counts no more. Where `kind` is set, this one stands
    in its place.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="recorded")
    day = models.DateField()
    kind = models.CharField(max_length=60, blank=True)
    type = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=60, blank=True)
    attributes = models.JSONField(default=dict)
    key = models.CharField(max_length=60)
    takes_back = models.OneToOneField("self", models.CASCADE, null=True, related_name="taken_back_by")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_system = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "key"], name="one_recorded_of_a_key")
        ]


class Lookup(AddedTo):
    """Who looked a citizen up, when and for what. `case` None: nobody was found, or many were seen."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_system = models.CharField(max_length=60, blank=True)
    case = models.PositiveBigIntegerField(null=True)
    purpose = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["programme", "municipality", "case", "at"], name="lookups_at_a_case"),
            models.Index(fields=["programme", "municipality", "at"], name="lookups_in_a_place"),
            models.Index(fields=["programme", "municipality", "person", "at"], name="lookups_by_a_person"),
        ]
