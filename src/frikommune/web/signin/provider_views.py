"""Going to a municipality's own sign-in, coming back from it, and leaving it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from frikommune.web.signin.arriving import complete, onward_of
from frikommune.web.signin.backends import ELSEWHERE
from frikommune.web.signin.identities import person_of
from frikommune.web.signin.providers import Kind, Provider, providers
from frikommune.web.signin.sessions import end_there, names_in

ONWARD = "signin_onward"
_log = logging.getLogger("frikommune.signin")
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
    from frikommune.web.signin import again, oidc

    asked = again.way_asked(request)
    if asked:
        return again.come_back(request, provider, asked)
    claims = oidc.claims_of(request, provider)
    return let_in(request, provider, claims, names_in(claims))


def let_in(
    request: HttpRequest, provider: Provider, claims: Mapping[str, Any], kept: Mapping[str, str]
) -> HttpResponse:
    """Sign in whoever the claims are of. `kept`: what the session keeps for leaving again."""
    onward = str(request.session.pop(ONWARD, "/"))
    person = person_of(provider, claims)
    return complete(request, person, onward, how=provider.id, backend=ELSEWHERE, kept=kept)


@require_safe
@of_provider("oidc")
def out(request: HttpRequest, provider: Provider) -> HttpResponse:
    """On to sign out of an OpenID Connect sign-in too."""
    from frikommune.web.signin import oidc

    there = oidc.way_out(provider, address(request, "signin:signed_out"))
    return redirect(there or "signin:signed_out")


@csrf_exempt
@require_POST
@of_provider("oidc")
def told_to_end(request: HttpRequest, provider: Provider) -> HttpResponse:
    """End the sessions that a logout token names. It is signed: there is no cookie and no form."""
    from frikommune.web.signin.backchannel import NotTaken, named_in

    try:
        named = named_in(provider, request.POST.get("logout_token", ""))
    except NotTaken as fault:
        _log.warning("sign-in %s: a logout token was not taken: %s", provider.id, fault)
        status = 400 if fault.error == "invalid_request" else 503
        return JsonResponse({"error": fault.error, "error_description": str(fault)}, status=status)
    end_there(provider.id, **named)
    return HttpResponse()


@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """That one is signed out here, and where one may be signed in still."""
    from frikommune.web.signin.leaving import ways_out

    return render(request, "signin/signed_out.html", {"ways": ways_out(request)})


def address(request: HttpRequest, name: str, provider: Provider | None = None) -> str:
    """A page's whole address, as a sign-in is told it."""
    return request.build_absolute_uri(reverse(name, args=[provider.id] if provider else []))
