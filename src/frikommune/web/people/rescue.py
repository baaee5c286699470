"""Letting an administrator in from the machine itself, where no administrator can do it."""

from __future__ import annotations

from django.db import transaction

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.people.models import Person
from frikommune.web.people.seating import give, note
from frikommune.web.signin.factors import remove
from frikommune.web.signin.sessions import end_all

WHY = "frikommune administrator"
"""Stands in the log of the person: it was done from the machine, and by nobody who was signed in."""


@transaction.atomic
def let_in_again(username: str) -> Person:
    """An administrator who is to choose a new password; made where nobody has that name.

    Raises Refused for a person of a municipality's own sign-in or of a demonstration, who have no password.
    """
    person = Person.objects.filter(username=username).first()
    if person is None:
        person = Person.objects.create_user(username, name=username.capitalize())
        note(person, "let_in", why=WHY)
    if person.made_up or person.identities.exists():
        raise _no_password(username)
    if not person.is_active:
        person.is_active = True
        note(person, "opened", why=WHY)
    person.set_unusable_password()
    person.save()
    give(person, "administrator", None, why=WHY)
    remove(person, why=WHY)
    end_all(person)
    return person


def _no_password(username: str) -> Refused:
    return refuse(
        "no_password_here",
        problem=Text("Personen har ingen adgangskode her", "The person has no password here"),
        where="NAVN",
        given=username,
        expected=Text("en med adgangskode her, eller et nyt navn", "one with a password, or a new name"),
        do_next=Text(f"Vælg et andet navn, fx {username}-2.", f"Choose another name, such as {username}-2."),
    )
