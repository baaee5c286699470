"""Who answers: a person in a seat, perhaps on behalf of a municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from frikommune.web.collect.models import ON_BEHALF
from frikommune.web.people.models import Person, Seat
from frikommune.web.people.rights import need


@dataclass(frozen=True)
class Who:
    """A person, the seat they sit in, and today. `municipality`: whose answers they give."""

    person: Person
    seat: Seat
    today: date
    municipality: str = ""

    @property
    def words(self) -> str:
        """`leder, Aalborg`; `koordinator, på vegne af Læsø`. As the journal keeps it."""
        role = self.seat.text.da
        is_on_behalf = self.municipality and self.seat.municipality != self.municipality
        return f"{role}{ON_BEHALF.da}{self.municipality}" if is_on_behalf else role


def whoever_may(request: HttpRequest, right: str, municipality: str = "") -> Who:
    """Whoever asks. Raises PermissionDenied, in words, where they may not."""
    return Who(request.user, need(request, right, municipality), request.today, municipality)
