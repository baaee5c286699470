"""Tokens by which a municipality's case system calls the API."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from frikommune.language import Text
from frikommune.web.journal.models import Programme

RIGHTS: dict[str, Text] = {
    "evaluate": Text(
        "beregne et forløb, der sendes og ikke gemmes", "evaluate a history that is sent and not stored"
    ),
    "see_cases": Text("se pligterne i en gemt sag", "see the duties of a stored case"),
    "use_exemption": Text("registrere brug af en undtagelse", "register a use of an exemption"),
    "take_notes": Text("hente notater til journalen", "take notes for the case file"),
    "send_rows": Text(
        "sende hændelser, forløb og udtræk fra fagsystemet",
        "send events, spells and exports of the case system",
    ),
}
"""What a token may be allowed. What applies, and of what the token is, it may always ask."""


class ApiToken(models.Model):
    """What a case system shows when it calls, for one municipality in one programme.

    Only `digest` is kept: SHA-256 of 256 random bits. `last_used_at` is right to within some minutes.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    municipality = models.CharField(max_length=80)
    label = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    rights = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "municipality", "label"],
                condition=models.Q(revoked_at=None),
                name="one_open_token_of_a_label",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def rights_text(self) -> list[Text]:
        """What it may, in words."""
        return [RIGHTS[one] for one in RIGHTS if one in self.rights]
