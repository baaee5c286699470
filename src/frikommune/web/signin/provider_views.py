"""Going to a municipality's own sign-in, coming back from it, and leaving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from frikommune.web.signin.arriving import complete, onward_of
from frikommune.web.signin.backends import ELSEWHERE
from frikommune.web.signin.identities import person_of
from frikommune.web.signin.providers import Kind, Provider, providers

ONWARD = "signin_onward"
View = Callable[..., HttpResponse]


def of_provider(kind: Kind | None = None) -> Callable[[View], View]:
    """The view gets the sign-in that its address names. Raises 404 where there is none of that kind."""

    def wrap(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, provider: str) -> HttpResponse:
            found = providers().get(provider)
            if found is None or kind not in (None, found.kind):
                raise Http404
            return view(request, found)

        return never_cache(answered)

    return wrap


@require_safe
@of_provider()
def start(request: HttpRequest, provider: Provider) -> HttpResponse:
    """On to the sign-in. A link and not a form: the content policy lets no form leave the site."""
    request.session[ONWARD] = onward_of(request)
    if provider.kind == "saml":
        from frikommune.web.signin import saml

        return saml.go(request, provider)
    from frikommune.web.signin import oidc

    return oidc.go(request, provider, address(request, "signin:back", provider))


@require_safe
@of_provider("oidc")
def back(request: HttpRequest, provider: Provider) -> HttpResponse:
    """The answer of an OpenID Connect sign-in."""
    from frikommune.web.signin import oidc

    return let_in(request, provider, oidc.claims_of(request, provider))


def let_in(request: HttpRequest, provider: Provider, claims: Mapping[str, Any], **kept: str) -> HttpResponse:
    """Sign in whoever the claims are of. `kept`: what the session keeps for leaving again."""
    onward = str(request.session.pop(ONWARD, "/"))
    person = person_of(provider, claims)
    answer = complete(request, person, onward, how=provider.id, backend=ELSEWHERE)
    request.session.update(kept)
    return answer


@require_safe
@of_provider("oidc")
def out(request: HttpRequest, provider: Provider) -> HttpResponse:
    """On to sign out of an OpenID Connect sign-in too."""
    from frikommune.web.signin import oidc

    there = oidc.way_out(provider, address(request, "signin:signed_out"))
    return redirect(there or "signin:signed_out")


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """That one is signed out here, and where one may be signed in still."""
    from frikommune.web.signin.leaving import ways_out

    return render(request, "signin/signed_out.html", {"ways": ways_out(request)})


def address(request: HttpRequest, name: str, provider: Provider | None = None) -> str:
    """A page's whole address, as a sign-in is told it."""
    return request.build_absolute_uri(reverse(name, args=[provider.id] if provider else []))
