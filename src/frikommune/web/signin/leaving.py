"""Signing out: here at once, and by a link of the municipality's own sign-in too."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from frikommune.language import Text
from frikommune.web.signin.providers import providers
from frikommune.web.signin.sessions import HOW, SID, SUB

_LEFT = "signin_left"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A sign-in where one may be signed in still, and the address that ends it."""

    title: Text
    url: str


def leave(request: HttpRequest) -> HttpResponse:
    """Sign out here; whoever came from elsewhere is shown the way out of there."""
    how = request.session.get(HOW, "")
    there = {key: request.session.get(key, "") for key in (SUB, SID)}
    logout(request)
    if how not in providers():
        return redirect("home")
    request.session[_LEFT] = how
    request.session.update({key: one for key, one in there.items() if one})
    return redirect("signin:signed_out")


def ways_out(request: HttpRequest) -> list[WayOut]:
    """The sign-in that was just left here and may be open still."""
    provider = providers().get(request.session.get(_LEFT, ""))
    if provider is None or request.user.is_authenticated:
        return []
    if provider.kind == "saml":
        from frikommune.web.signin import saml_leaving

        if not saml_leaving.offers_logout(provider):
            return []
    name = "signin:logged_out" if provider.kind == "saml" else "signin:out"
    return [WayOut(provider.title, reverse(name, args=[provider.id]))]
