"""What is kept of a programme: its pack's files and its journal, both only ever added to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text


class AddedTo(models.Model):
    """A row that is never changed nor deleted; the database refuses it too (see the migrations)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a row that is there already is refused."""
        if self.pk is not None:
            raise TypeError(f"{type(self).__name__} is only added to")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never."""
        raise TypeError(f"{type(self).__name__} is only added to")


class Programme(models.Model):
    """A network and its trials. `version` changes with everything that is added."""

    slug = models.SlugField(max_length=60, unique=True)
    title_da = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    version = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.slug

    @property
    def title(self) -> Text:
        """What it is called."""
        return Text(self.title_da, self.title_en)


class PackFile(AddedTo):
    """One state of a file of the pack (`pack.toml`, `trials/1.3.toml`); the latest of a path counts."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="files")
    path = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")


class PaperRow(AddedTo):
    """A source that entries cite, as `sources.toml` would hold it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="papers")
    paper = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["programme", "paper"], name="one_paper")]


class EntryRow(AddedTo):
    """One entry of the journal, as a file would hold it.

    `digest` is of the row before it and of this one, so that nothing can be changed or left out unseen.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    entry = models.CharField(max_length=120)
    where = models.CharField(max_length=200)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_entry_of_a_number"),
            models.UniqueConstraint(fields=["programme", "entry"], name="one_entry_of_an_id"),
        ]


class Document(AddedTo):
    """A file that an entry or a draft rests on. It is cited by, and lies under, its digest.

    `public`: shown without sign-in, as a bylaw is.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="documents")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    public = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    @property
    def reference(self) -> str:
        """How an act cites it."""
        return f"dokument {self.digest[:12]}: {self.name}"

    @classmethod
    def cited(cls, programme: Programme, reference: str) -> Document | None:
        """The document that an act cites; None where the reference is to something else."""
        word, _, rest = reference.partition(" ")
        digest = rest.partition(":")[0]
        if word != "dokument" or len(digest) != 12:
            return None
        return cls.objects.filter(programme=programme, digest__startswith=digest).order_by("pk").first()
