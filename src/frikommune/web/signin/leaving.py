"""Signing out: here at once, and by a link of the municipality's own sign-in too."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from frikommune.language import Text
from frikommune.web.signin.providers import providers
from frikommune.web.signin.sessions import HOW

_LEFT = "signin_left"
SAML_NAME, SAML_INDEX = "signin_saml_name", "signin_saml_index"
"""What a SAML sign-in must be told again to end its own session."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A sign-in where one may be signed in still, and the address that ends it."""

    title: Text
    url: str


def leave(request: HttpRequest) -> HttpResponse:
    """Sign out here; whoever came from elsewhere is shown the way out of there."""
    how = request.session.get(HOW, "")
    saml = {key: request.session.get(key, "") for key in (SAML_NAME, SAML_INDEX)}
    logout(request)
    if how not in providers():
        return redirect("home")
    request.session[_LEFT] = how
    request.session.update({key: one for key, one in saml.items() if one})
    return redirect("signin:signed_out")


def ways_out(request: HttpRequest) -> list[WayOut]:
    """The sign-in that was just left here and may be open still."""
    provider = providers().get(request.session.get(_LEFT, ""))
    if provider is None or request.user.is_authenticated:
        return []
    if provider.kind == "saml":
        from frikommune.web.signin import saml

        if not saml.offers_logout(provider):
            return []
    name = "signin:logged_out" if provider.kind == "saml" else "signin:out"
    return [WayOut(provider.title, reverse(name, args=[provider.id]))]
