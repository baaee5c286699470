"""Persons and their seats. A person's rights follow from the seats alone."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from frikommune.language import Text

ROLES: dict[str, Text] = {
    "caseworker": Text("sagsbehandler", "caseworker"),
    "leader": Text("leder", "leader"),
    "coordinator": Text("koordinator", "coordinator"),
    "evaluator": Text("evaluator", "evaluator"),
    "administrator": Text("administrator", "administrator"),
}


class Person(AbstractUser):
    """Someone who can sign in. `made_up` marks the persons of a demonstration."""

    first_name = None
    last_name = None
    name = models.CharField(max_length=120)
    made_up = models.BooleanField(default=False)

    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """A role in a programme (empty: in all), for one municipality (empty: for the network).

    `initials` is how the municipality's case system writes the person, so that own cases are known.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="seats")
    programme = models.ForeignKey("journal.Programme", models.CASCADE, null=True, blank=True)
    role = models.CharField(max_length=20, choices=[(code, text.da) for code, text in ROLES.items()])
    municipality = models.CharField(max_length=80, blank=True)
    initials = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme", "role", "municipality"], name="one_seat_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.municipality}".strip()

    @property
    def text(self) -> Text:
        """`leder, Aalborg`: how the journal and the pages name whoever sits here."""
        role = ROLES[self.role]
        return Text(*(f"{word}, {self.municipality}" if self.municipality else word for word in role))


class WrongPassword(models.Model):
    """A sign-in that failed, kept for a quarter of an hour."""

    username = models.CharField(max_length=150, db_index=True)
    at = models.DateTimeField(auto_now_add=True)
