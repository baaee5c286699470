"""Signing in and out; in a demonstration as one of its made-up persons."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from frikommune.web.pages.speech import say
from frikommune.web.people.demo import LEADERS
from frikommune.web.people.models import Person
from frikommune.web.signin import patience
from frikommune.web.signin.arriving import arrive, complete, onward_of
from frikommune.web.signin.code_views import too_many
from frikommune.web.signin.leaving import leave
from frikommune.web.signin.providers import providers


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form, and what was wrong with it."""
    wrong, name = "", ""
    if request.method == "POST":
        name = request.POST.get("username", "")[:150]
        limits = patience.for_password(request, name)
        if not patience.may_try(limits):
            wrong = too_many()
        else:
            person = authenticate(request, username=name, password=request.POST.get("password", ""))
            if person is not None:
                patience.forget(limits)
                return arrive(request, person, onward_of(request))
            wrong = _wrong()
    shown = {
        "wrong": wrong,
        "name": name,
        **_made_up(),
        "next": onward_of(request),
        "elsewhere": providers().values(),
    }
    return render(request, "people/sign_in.html", shown, status=422 if wrong else 200)


def _made_up() -> dict[str, list[Person]]:
    """In a demonstration, its persons: those to choose among first, and the leaders of further places."""
    if not settings.DEMO:
        return {"made_up": [], "further": []}
    found = list(Person.objects.filter(made_up=True).prefetch_related("seats").order_by("pk"))
    further = {username for username, *_ in LEADERS}
    return {
        "made_up": [one for one in found if one.username not in further],
        "further": [one for one in found if one.username in further],
    }


def _wrong() -> str:
    return say(
        "Brugernavn og adgangskode passer ikke sammen. Prøv igen, eller spørg administratoren.",
        "The user name and the password do not match. Try again, or ask the administrator.",
    )


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """As a made-up person, in a demonstration only."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, made_up=True, username=request.POST.get("username", ""))
    return complete(request, person, onward_of(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """And to the front page, or to where one may be signed in still."""
    return leave(request)
