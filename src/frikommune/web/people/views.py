"""Signing in and out; in a demonstration as one of its made-up persons."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from frikommune.web.pages.speech import say
from frikommune.web.people import patience
from frikommune.web.people.demo import LEADERS
from frikommune.web.people.models import Person


def sign_in(request: HttpRequest) -> HttpResponse:
    """The form, and what was wrong with it."""
    wrong, name = "", ""
    if request.method == "POST":
        name = request.POST.get("username", "")
        waits = patience.must_wait(name)
        password = request.POST.get("password", "")
        person = None if waits else authenticate(request, username=name, password=password)
        if person is not None:
            patience.forget(name)
            login(request, person)
            return redirect(_next(request))
        wrong = _waiting() if waits else _wrong(name)
    shown = {"wrong": wrong, "name": name, **_made_up(), "next": _next(request)}
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


def _wrong(name: str) -> str:
    patience.remember(name)
    return say(
        "Brugernavn og adgangskode passer ikke sammen. Prøv igen, eller spørg administratoren.",
        "The user name and the password do not match. Try again, or ask the administrator.",
    )


def _waiting() -> str:
    return say(
        "Der er prøvet forkert for mange gange. Vent et kvarter, eller spørg administratoren.",
        "Too many wrong tries. Wait a quarter of an hour, or ask the administrator.",
    )


@require_POST
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """As a made-up person, in a demonstration only."""
    if not settings.DEMO:
        raise Http404
    person = get_object_or_404(Person, made_up=True, username=request.POST.get("username", ""))
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """And to the front page."""
    logout(request)
    return redirect("home")


def _next(request: HttpRequest) -> str:
    given = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(given, {request.get_host()}, request.is_secure())
    return given if safe else "/"
