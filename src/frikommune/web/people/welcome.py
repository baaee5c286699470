"""The link by which a person chooses a password: at first, and when it is forgotten."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.views.decorators.cache import never_cache

from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person
from frikommune.web.people.seating import note
from frikommune.web.signin.arriving import arrive
from frikommune.web.signin.sessions import end_all


def may_have_password(person: Person) -> bool:
    """Nobody who is closed out or made up, nor who comes from a municipality's own sign-in."""
    return person.is_active and not person.made_up and not person.identities.exists()


def welcome_path(person: Person) -> str:
    """Where a person chooses a password: works once, and for three days."""
    key = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("people:welcome", args=[key, default_token_generator.make_token(person)])


@never_cache
def welcome(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Choose a password by the link that the administrator passed on."""
    person = _of_key(key)
    if (
        person is None
        or not may_have_password(person)
        or not default_token_generator.check_token(person, token)
    ):
        words = say(
            "Linket er brugt eller for gammelt. Bed administratoren om et nyt.",
            "The link has been used or is too old. Ask the administrator for a new one.",
        )
        shown = {"title": say("Linket virker ikke", "The link does not work"), "words": words}
        return render(request, "pages/told.html", shown, status=410)
    wrong: list[str] = []
    if request.method == "POST":
        password = request.POST.get("password", "")
        try:
            password_validation.validate_password(password, person)
        except ValidationError as fault:
            wrong = fault.messages
        else:
            person.set_password(password)
            person.save()
            note(person, "password", by=person)
            end_all(person)
            return arrive(request, person, "/")
    return render(
        request, "people/welcome.html", {"person": person, "wrong": wrong}, status=422 if wrong else 200
    )


def _of_key(key: str) -> Person | None:
    try:
        return Person.objects.filter(pk=int(force_str(urlsafe_base64_decode(key)))).first()
    except (ValueError, OverflowError):
        return None
