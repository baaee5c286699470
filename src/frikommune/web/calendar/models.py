"""What a person keeps beside the journal: reminders, and the secret address of a calendar of one's own."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text


class Reminder(models.Model):
    """A person is reminded, from a day on, of something with a day.

    `item` is the item's key, and its title is kept as it was, so that it still says something when the item
    is gone. `sent_at`: when it went out by mail; `seen_at`: when the person put it away.
    """

    programme = models.ForeignKey("journal.Programme", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reminders")
    item = models.CharField(max_length=200)
    title_da = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    due = models.DateField()
    day = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "person", "item", "day"], name="one_reminder_of_an_item_and_day"
            )
        ]
        ordering: ClassVar = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day} {self.title_da}"

    @property
    def title(self) -> Text:
        """What it reminds of."""
        return Text(self.title_da, self.title_en)


class FeedToken(models.Model):
    """The secret part of a person's own calendar address, kept as a digest; revoked, it opens nothing."""

    programme = models.ForeignKey("journal.Programme", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at}"
