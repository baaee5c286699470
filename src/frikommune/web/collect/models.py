"""A status being collected: what is asked of whom, and each municipality's answers in all their versions.

None of it is the journal's until it is frozen (see `freezing`).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text
from frikommune.programme.collecting.answer import Asked
from frikommune.programme.entry import Subject
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import ROLES

ON_BEHALF = Text(", på vegne af ", ", on behalf of ")
_PERSON = settings.AUTH_USER_MODEL


def who_text(by: str) -> Text:
    """A role as it is kept (`leder, Aalborg`; `koordinator, på vegne af Læsø`), in both languages."""
    seat, joint, place = by.partition(ON_BEHALF.da)
    role, comma, own = seat.partition(", ")
    english = next((text.en for text in ROLES.values() if text.da == role), role)
    return Text(by, f"{english}{comma}{own}{ON_BEHALF.en if joint else ''}{place}")


class By(models.Model):
    """Something that somebody did: `by` is their role, as the journal keeps it."""

    by = models.CharField(max_length=160)

    class Meta:
        abstract = True

    @property
    def who(self) -> Text:
        """Their role, in both languages."""
        return who_text(self.by)


class StatusRequest(models.Model):
    """What a body is to be told, as of a day, and until when municipalities can answer in time.

    `body` is the name of a body in the journal, empty for another reader. A draft until `asked_on`; its
    frozen answers never change after `frozen_on`. `key` is the form's own, so that it is not made twice.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="status_requests")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    reference = models.CharField(max_length=80)
    body = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    as_of = models.DateField()
    due = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    asked_on = models.DateField(null=True)
    frozen_on = models.DateField(null=True)
    frozen_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="one_status_request_of_a_form"),
            models.UniqueConstraint(fields=["programme", "reference"], name="one_status_of_a_reference"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def for_body(self) -> Subject | None:
        """Whom it is for, where the journal knows them."""
        return Subject("body", self.body) if self.body else None

    @property
    def frozen_who(self) -> Text:
        """The role of whoever froze it."""
        return who_text(self.frozen_by)

    @property
    def paper(self) -> str:
        """The id of the source that its frozen answers cite."""
        return f"status-{self.pk}"


class Question(models.Model):
    """One thing that is asked. `trial` empty: of the network. `choices`: one a line."""

    request = models.ForeignKey(StatusRequest, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    words = models.CharField(max_length=300)
    hint = models.CharField(max_length=300, blank=True)
    trial = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=20, default="cases")
    counted = models.CharField(max_length=20, default="cases")
    choices = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="one_question_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.words}"

    @property
    def asked(self) -> Asked:
        """As the rules know it."""
        kind: Any = self.kind
        unit: Any = self.unit
        counted: Any = self.counted
        return Asked(kind, self.words, self.trial, unit, counted, tuple(self.choices.splitlines()))


class Sheet(models.Model):
    """One municipality's answers to a request. `version` counts every time they were saved.

    `standing`: `open`, `sent`, `returned` (asked back) or `approved`. `latest` is what the form shows, `sent`
    what was last sent in, `approved` what was last approved, `frozen` what stands in the frozen status.
    """

    request = models.ForeignKey(StatusRequest, models.CASCADE, related_name="sheets")
    municipality = models.CharField(max_length=80)
    standing = models.CharField(max_length=10, default="open")
    version = models.PositiveIntegerField(default=0)
    latest = models.ForeignKey("Version", models.SET_NULL, null=True, related_name="+")
    sent = models.ForeignKey("Version", models.SET_NULL, null=True, related_name="+")
    approved = models.ForeignKey("Version", models.SET_NULL, null=True, related_name="+")
    frozen = models.ForeignKey("Version", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "municipality"], name="one_sheet_of_a_municipality")
        ]

    def __str__(self) -> str:
        return f"{self.request.reference}, {self.municipality}"


class Version(By):
    """Answers as they were typed: by number of question, the fields of `Typed`.

    `kind`: `draft`, `sent`, or `beside` for what was typed while somebody else saved; `settled` once whoever
    typed it has saved again. `by` is the role, with “på vegne af” where it was on a municipality's behalf.
    `late`: after the deadline. `entries` are the ids of what was written in the journal from it, by number of
    question; `entered_on` the day of that.
    """

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    values = models.JSONField(default=dict)
    on = models.DateField()
    made_at = models.DateTimeField(auto_now=True)
    made_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    settled = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    entries = models.JSONField(default=dict)
    entered_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.sheet}, {self.number}"


class Remark(By):
    """What the coordinator and a municipality wrote to each other. `asks_back` sent the answers back."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="remarks")
    words = models.TextField()
    asks_back = models.BooleanField(default=False)
    on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.words[:60]


class Reminder(By):
    """That a municipality was reminded; once a day at most."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="reminders")
    on = models.DateField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "on"], name="one_reminder_of_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.sheet}, {self.on}"
