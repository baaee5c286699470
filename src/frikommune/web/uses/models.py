"""Uses of exemptions that were registered here, and what was said of each afterwards."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text
from frikommune.web.cases.models import Case, Kept
from frikommune.web.journal.models import AddedTo, Programme


class Use(Kept):
    """A decision to use an exemption in one case.

    `reason` is one from the trial's list, or own words. `seconds` is how long registering took, from the form
    being shown to it being sent; None where the API sent it. `key` makes a form sent twice one use.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="uses")
    exemption = models.CharField(max_length=60)
    norm = models.CharField(max_length=80)
    occurrence = models.PositiveIntegerField(default=0)
    reason = models.TextField()
    replaced_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_system = models.CharField(max_length=60, blank=True)
    seconds = models.PositiveIntegerField(null=True)
    key = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "key"], name="one_use_of_a_key")]


STEPS: dict[str, Text] = {
    "approved": Text("godkendt", "approved"),
    "asked": Text("sendt tilbage med et spørgsmål", "returned with a question"),
    "answered": Text("besvaret", "answered"),
    "declined": Text("ikke godkendt", "not approved"),
    "withdrawn": Text("trukket tilbage", "withdrawn"),
    "drawn": Text("udtrukket til stikprøve", "drawn for a sample"),
    "accepted": Text("grunden godtaget i stikprøven", "reason accepted in the sample"),
    "not_accepted": Text("grunden ikke godtaget i stikprøven", "reason not accepted in the sample"),
    "sent": Text("notatet sendt til fagsystemet", "note sent to the case system"),
}


class UseStep(Kept):
    """What happened to a use: a leader's check, the answer to it, the sample. `on` is the local day."""

    use = models.ForeignKey(Use, models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20, choices=[(code, text.da) for code, text in STEPS.items()])
    words = models.TextField(blank=True)
    meeting = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")


class Draw(AddedTo):
    """A sample of the uses decided in [start, end], by lot: `number` of `population`.

    The same `seed` over the uses that stood at `made_at` draws the same ones again.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    exemption = models.CharField(max_length=60, blank=True)
    start = models.DateField()
    end = models.DateField()
    percent = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField()
    population = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    key = models.CharField(max_length=60, unique=True)
    made_on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")


class Drawn(Kept):
    """A use that a draw brought out. What leaders say of it are steps of the use."""

    draw = models.ForeignKey(Draw, models.PROTECT, related_name="drawn")
    use = models.ForeignKey(Use, models.CASCADE, related_name="drawn")


REMARKS: dict[str, Text] = {
    "side_effect": Text("bivirkning", "side effect"),
    "why_not": Text("hvorfor undtagelsen ikke blev brugt", "why the exemption was not used"),
}


class Remark(Kept):
    """A line by whoever works with the case: a side effect, or why an exemption was not used. Voluntary."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="remarks")
    exemption = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=[(code, text.da) for code, text in REMARKS.items()])
    words = models.CharField(max_length=300)
    key = models.CharField(max_length=60)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "key"], name="one_remark_of_a_key")]
