"""Surveys, who was invited, and the boxes that the answers lie in.

No row and no column leads from an answer to an invitation: a box has no row for each answer, only one text
with sorted lines (`evaluation/surveys/box.py`), and an invitation knows only that it was used, not when.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.evaluation.surveys.questionnaire import Questionnaire
from frikommune.language import Text
from frikommune.web.journal.models import Programme

_PERSON = settings.AUTH_USER_MODEL


class Survey(models.Model):
    """One wave of a survey. A draft until `opened_on`, when its words are locked; its last day is `closes`.

    `content` is the questionnaire as JSON; `version` counts every time anything of it was saved. `earlier` is
    the wave before. `base` is the site's own address, for links in mail. `closed_on`: since then nobody
    answers, results can be seen, and the addresses are gone. `synthetic`: the answers were made up.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="surveys")
    title_da = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    intro_da = models.TextField(blank=True)
    intro_en = models.TextField(blank=True)
    thanks_da = models.TextField(blank=True)
    thanks_en = models.TextField(blank=True)
    trials = models.JSONField(default=list)
    roles = models.JSONField(default=list)
    municipalities = models.JSONField(default=list)
    opens = models.DateField()
    closes = models.DateField()
    most_reminders = models.PositiveSmallIntegerField(default=2)
    earlier = models.ForeignKey("self", models.PROTECT, null=True, related_name="later")
    wave = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    opened_on = models.DateField(null=True)
    opened_by = models.CharField(max_length=160, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    base = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True)
    synthetic = models.BooleanField(default=False)
    made_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.title_da} ({self.wave})"

    @property
    def title(self) -> Text:
        """What it is called."""
        return Text(self.title_da, self.title_en or self.title_da)

    @property
    def intro(self) -> Text:
        """What whoever answers reads first."""
        return Text(self.intro_da, self.intro_en or self.intro_da)

    @property
    def thanks(self) -> Text:
        """What whoever has answered reads last."""
        return Text(self.thanks_da, self.thanks_en or self.thanks_da)

    @property
    def questionnaire(self) -> Questionnaire:
        """Its questions."""
        return Questionnaire.from_json(self.content)

    @property
    def is_draft(self) -> bool:
        """Whether its words may still be changed."""
        return self.opened_on is None

    def takes_answers(self, today: date) -> bool:
        """Whether a link can be used today."""
        return not self.is_draft and self.closed_on is None and self.opens <= today <= self.closes


class Box(models.Model):
    """All answers to a survey, and all free texts: each a text of sorted lines."""

    survey = models.OneToOneField(Survey, models.CASCADE, primary_key=True, related_name="box")
    answers = models.TextField(blank=True)
    texts = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.survey_id}"


class Invitation(models.Model):
    """One who may answer once. `used` says that they did, never when.

    `address` is empty for a printed code, and for everybody once the survey is closed. `waiting`: a mail is
    to go out; `mails`: how many did, the last on `mailed_on`.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="invitations")
    municipality = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    address = models.EmailField(blank=True)
    used = models.BooleanField(default=False)
    waiting = models.BooleanField(default=False)
    mails = models.PositiveSmallIntegerField(default=0)
    mailed_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["survey", "address"],
                condition=~models.Q(address=""),
                name="one_invitation_of_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.municipality}"


class Link(models.Model):
    """A link to an invitation, kept as a digest. Each mail has a link of its own, and all of them work."""

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.digest[:8]
