"""Persons and their seats. A person's rights follow from the seats alone."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from frikommune.language import Text
from frikommune.web.journal.models import AddedTo

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


class OpenSeats(models.Manager["Seat"]):
    """The seats that count today: those that nobody has taken back."""

    def get_queryset(self) -> models.QuerySet[Seat]:
        """Without those that were taken back."""
        return super().get_queryset().filter(taken_at=None)


class Seat(models.Model):
    """A role in a programme (empty: in all), for one municipality (empty: for the network).

    `initials` is how the municipality's case system writes the person, so that own cases are known. `source`
    is the sign-in that gave it; empty: an administrator did. A seat that is taken back stays, since acts rest
    on it; only `Seat.every` still finds it.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="seats")
    programme = models.ForeignKey("journal.Programme", models.CASCADE, null=True, blank=True)
    role = models.CharField(max_length=20, choices=[(code, text.da) for code, text in ROLES.items()])
    municipality = models.CharField(max_length=80, blank=True)
    initials = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=40, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = OpenSeats()
    every = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "programme", "role", "municipality"],
                condition=models.Q(taken_at=None),
                name="one_open_seat_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.municipality}".strip()

    @property
    def text(self) -> Text:
        """`leder, Aalborg`: how the journal and the pages name whoever sits here."""
        return seat_text(self.role, self.municipality)


def seat_text(role: str, municipality: str) -> Text:
    """A role and where it counts, in words."""
    return Text(*(f"{word}, {municipality}" if municipality else word for word in ROLES[role]))


CHANGES: dict[str, Text] = {
    "let_in": Text("lukket ind", "let in"),
    "seat_given": Text("rolle givet", "role given"),
    "seat_taken": Text("rolle fjernet", "role removed"),
    "initials": Text("initialer rettet", "initials changed"),
    "closed": Text("adgang lukket", "access closed"),
    "opened": Text("adgang åbnet", "access opened"),
    "password": Text("adgangskode valgt", "password chosen"),
    "factor_set": Text("anden faktor sat op", "second factor set up"),
    "factor_gone": Text("anden faktor fjernet", "second factor removed"),
    "codes": Text("nye gendannelseskoder", "new recovery codes"),
    "sessions_ended": Text("alle sessioner afsluttet", "all sessions ended"),
}
"""What can happen to a person's access."""


class Change(AddedTo):
    """A change of what a person may do or of how they sign in; the database refuses to change or delete one.

    `by`: the administrator, or the person; None where a sign-in or the system did it. `source`: which
    sign-in, and `why`: the value of the claim that gave it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    does = models.CharField(max_length=20, choices=[(code, text.da) for code, text in CHANGES.items()])
    programme = models.ForeignKey("journal.Programme", models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20, blank=True)
    municipality = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    @property
    def does_text(self) -> Text:
        """What happened, in words."""
        return CHANGES[self.does]

    @property
    def seat_text(self) -> Text | None:
        """The seat that it is about."""
        return seat_text(self.role, self.municipality) if self.role else None
