"""Between the right password and being signed in: the second factor, for whoever has or must have one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from frikommune.web.pages.onward import own_address
from frikommune.web.pages.posted import TYPED
from frikommune.web.people.models import Person
from frikommune.web.signin.backends import LOCAL
from frikommune.web.signin.factors import factor_of, is_required
from frikommune.web.signin.sessions import HOW

WAITING = "signin_waiting"
NOTHING: Mapping[str, str] = MappingProxyType({})
LONGEST = 600
"""Seconds within which the second factor must follow the password."""


def arrive(request: HttpRequest, person: Person, onward: str) -> HttpResponse:
    """After the right password: sign in, or ask for the second factor first."""
    has_factor = factor_of(person) is not None
    if not has_factor and not is_required(person):
        return complete(request, person, onward)
    _new_session(request)
    request.session[WAITING] = {
        "person": person.pk,
        "at": int(timezone.now().timestamp()),
        "onward": onward,
        "stamp": person.get_session_auth_hash(),
    }
    return redirect("signin:code" if has_factor else "signin:set_up")


def complete(
    request: HttpRequest,
    person: Person,
    onward: str,
    how: str = "",
    backend: str = LOCAL,
    kept: Mapping[str, str] = NOTHING,
) -> HttpResponse:
    """Sign in, in a new session, and go on. `kept`: what the session keeps of a sign-in elsewhere."""
    _new_session(request)
    if how:
        request.session[HOW] = how
    request.session.update(kept)
    login(request, person, backend=backend)
    return redirect(onward)


def _new_session(request: HttpRequest) -> None:
    """Nothing of the session before is left, but for what was typed after an earlier one had ended."""
    signed_in = request.user.is_authenticated
    typed = {} if signed_in else {key: one for key, one in request.session.items() if key.startswith(TYPED)}
    request.session.flush()
    request.session.update(typed)


def waiting(request: HttpRequest) -> tuple[Person, str] | None:
    """Who has given the right password and not yet the second factor, and where they were going."""
    kept = request.session.get(WAITING)
    if not kept or timezone.now().timestamp() - kept["at"] > LONGEST:
        return None
    person = Person.objects.filter(pk=kept["person"], is_active=True).first()
    if person is None or person.get_session_auth_hash() != kept["stamp"]:
        return None
    return person, kept["onward"]


def of_waiting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets who is waiting, and where they were going; anybody else signs in first."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = waiting(request)
        return view(request, *found, *args, **kwargs) if found else redirect("people:sign_in")

    return answered


def onward_of(request: HttpRequest) -> str:
    """Where to go after signing in; the front page for an address of another site."""
    return own_address(request, request.POST.get("next") or request.GET.get("next", "")) or "/"
