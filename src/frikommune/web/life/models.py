"""Steps that were filled in. Those that make law wait here for a second person; the rest are done at once."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text
from frikommune.programme.steps import STEPS

STATES: dict[str, Text] = {
    "waiting": Text("venter på en anden person", "awaits a second person"),
    "returned": Text("sendt tilbage med et spørgsmål", "returned with a question"),
    "withdrawn": Text("trukket tilbage", "withdrawn"),
    "done": Text("gennemført", "done"),
}


class Pending(models.Model):
    """One step of a trial's life as it was filled in. Only `done` ones are in the journal.

    `content` holds what the act needs: `names`, `lines` (what each act is about, with its outcome, reason and
    conditions), `value`, `concerns`, `files`. `based_on` is how many acts on the trial whoever filled it in
    had seen. `key` is the form's own: the same form sent twice is one row. `entry` is the act it became.
    """

    programme = models.ForeignKey("journal.Programme", models.CASCADE, related_name="pending")
    trial = models.CharField(max_length=60)
    act = models.CharField(max_length=40)
    content = models.JSONField(default=dict)
    effect = models.DateField()
    basis = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    document = models.ForeignKey("journal.Document", models.PROTECT, null=True, related_name="+")
    corrects = models.CharField(max_length=120, blank=True)
    based_on = models.PositiveIntegerField()
    key = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=20, default="waiting")
    question = models.TextField(blank=True)
    entry = models.CharField(max_length=120, blank=True)
    seat = models.ForeignKey("people.Seat", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.pk} {self.act} {self.trial}"

    @property
    def names(self) -> tuple[str, ...]:
        """The municipalities it is about; none: the whole trial."""
        return tuple(self.content.get("names", ()))

    @property
    def title(self) -> Text:
        """What the step is called."""
        return STEPS[self.act].title

    @property
    def state_text(self) -> Text:
        """Where it stands."""
        return STATES[self.state]
