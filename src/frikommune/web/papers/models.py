"""Papers as they went out, and the texts that people wrote into them. Both are only ever added to."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.db import models

from frikommune.language import LANGUAGES
from frikommune.web.journal.models import AddedTo, Programme
from frikommune.web.papers.about import asked_by


class Sent(AddedTo):
    """A paper that was kept as it went out. `extract` are the facts and words it was made of (`stored.py`).

    `municipality` empty: the network's. `trial` is what else it is of (`about.py`). `decided` is who decided
    to send it, and how; `digest` is of the extract and of every form. `key` is the form's own: the same form
    sent twice is one paper.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="sent_papers")
    kind = models.CharField(max_length=60)
    municipality = models.CharField(max_length=80, blank=True)
    trial = models.CharField(max_length=60, blank=True)
    as_of = models.DateField()
    language = models.CharField(max_length=2, choices=[(one, one) for one in LANGUAGES])
    title_da = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    extract = models.JSONField()
    digest = models.CharField(max_length=64)
    mark = models.PositiveSmallIntegerField(default=0)
    version = models.CharField(max_length=64)
    decided = models.TextField()
    on = models.DateField()
    by_da = models.CharField(max_length=200)
    by_en = models.CharField(max_length=200)
    key = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]

    @property
    def query(self) -> str:
        """What an address asks for the same paper with."""
        asked = {"municipality": self.municipality, **asked_by(self.trial), "language": self.language}
        return urlencode(asked)


class SentForm(AddedTo):
    """One form of a paper that went out: its bytes lie under their digest, as documents do."""

    sent = models.ForeignKey(Sent, models.PROTECT, related_name="forms")
    form = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["sent", "form"], name="one_of_a_form")]


class OwnText(AddedTo):
    """One version of a text that a person wrote at a place of a paper; empty: it was taken out.

    `beneath` are the facts that the section stated when it was written.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="own_texts")
    kind = models.CharField(max_length=60)
    municipality = models.CharField(max_length=80, blank=True)
    trial = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=120)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    beneath = models.JSONField(default=list)
    on = models.DateField()
    by_da = models.CharField(max_length=200)
    by_en = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "kind", "municipality", "trial", "place", "version"],
                name="one_text_of_a_version",
            )
        ]


class OwnTemplate(AddedTo):
    """One version of a municipality's own template for a form; the latest counts.

    `municipality` empty: the network's. `digest` empty: it was taken back.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="own_templates")
    municipality = models.CharField(max_length=80, blank=True)
    form = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    on = models.DateField()
    by_da = models.CharField(max_length=200)
    by_en = models.CharField(max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "municipality", "form", "version"], name="one_template_of_a_version"
            )
        ]
