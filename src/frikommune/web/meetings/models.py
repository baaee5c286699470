"""Meetings of bodies and working groups: agenda, minutes, decisions, actions, documents. Ordinary rows.

Minutes that are approved are locked; what turns out wrong stands beside them as a correction. What a meeting
decides for the programme becomes an entry of the journal.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.web.journal.models import AddedTo, Document, Programme


class Meeting(models.Model):
    """A meeting of `body`: `body:kkr`, or `trial:1.3` for a trial's working group."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="meetings")
    body = models.CharField(max_length=80)
    day = models.DateField()
    begins = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    key = models.CharField(max_length=32, unique=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    minutes = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["programme", "body", "day"], name="meetings_of_a_body")]

    def __str__(self) -> str:
        return f"{self.body} {self.day}"

    @property
    def subject(self) -> Subject:
        """Whose meeting it is."""
        kind, _, name = self.body.partition(":")
        return Subject("trial" if kind == "trial" else "body", name)

    @property
    def is_locked(self) -> bool:
        """Whether its minutes are approved."""
        return self.approved_at is not None


class Item(models.Model):
    """A point of the agenda. `found` names what it was filled from; empty where somebody wrote it.

    `changed_in` is the page from which it was last saved: saving again from there is no conflict.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    title_da = models.CharField(max_length=1000)
    title_en = models.CharField(max_length=1000)
    kind = models.CharField(max_length=20, blank=True)
    found = models.CharField(max_length=160, blank=True)
    about = models.CharField(max_length=160, blank=True)
    due = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    to_journal = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    changed_in = models.CharField(max_length=32, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["place", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "found"], condition=~models.Q(found=""), name="one_item_of_what_was_found"
            )
        ]

    def __str__(self) -> str:
        return self.title_da

    @property
    def title(self) -> Text:
        """What it is called."""
        return Text(self.title_da, self.title_en)


class Action(models.Model):
    """What somebody is to do, by role and municipality (empty: the network), by a day."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="actions")
    what = models.TextField()
    role = models.CharField(max_length=20)
    municipality = models.CharField(max_length=80, blank=True)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=32, unique=True)

    class Meta:
        ordering: ClassVar = ["due", "pk"]

    def __str__(self) -> str:
        return self.what


class Correction(AddedTo):
    """What turned out otherwise than the approved minutes say."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="corrections")
    text = models.TextField()
    day = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["pk"]


class Attachment(models.Model):
    """A document of a meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attachments")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "document"], name="one_attachment_of_a_document")
        ]
