"""The municipality's sign-in is asked again now and then, silently: who has lost a role there loses it here.

The browser goes to the sign-in and comes back (`prompt=none`, OpenID Connect Core 3.1.2.1); nobody is asked
anything while the sign-in's own session lasts, and no token is kept for it. A page that is opened goes there
when it is time. What a page sends or fetches waits for the next one, but not longer than twice the time.
"""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from frikommune.errors import Refused
from frikommune.web.pages.middleware import Answer
from frikommune.web.pages.speech import say
from frikommune.web.signin.identities import person_of
from frikommune.web.signin.provider_views import address
from frikommune.web.signin.providers import Provider, providers
from frikommune.web.signin.sessions import HINT, HOW, STARTED, keep_names

CHECKED, ASKED, WAYS = "signin_checked", "signin_asked", "signin_ways"
PATIENCE = 60
"""So many seconds no other page asks, while one is asking or the sign-in does not answer."""
_OURS = "/sign-in/"


class AgainMiddleware:
    """Asks again when it is time; the page then follows by itself."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        provider = _to_ask(request)
        if provider is None or request.path_info.startswith(_OURS):
            return self.answer(request)
        now, session = _now(), request.session
        age = now - session.get(CHECKED, session.get(STARTED, 0))
        if age > 2 * settings.RECHECK:
            _end(request)
        elif age > settings.RECHECK and _is_opened(request) and now - session.get(ASKED, 0) > PATIENCE:
            session[ASKED] = now
            return _go(request, provider) or self.answer(request)
        return self.answer(request)


def _to_ask(request: HttpRequest) -> Provider | None:
    if not settings.RECHECK or not request.user.is_authenticated:
        return None
    found = providers().get(request.session.get(HOW, ""))
    return found if found is not None and found.kind == "oidc" else None


def _is_opened(request: HttpRequest) -> bool:
    """Whether a person opens a page, so that the browser itself may go round by the sign-in."""
    if request.method != "GET" or request.htmx:
        return False
    mode = request.headers.get("Sec-Fetch-Mode")
    return mode == "navigate" if mode else "text/html" in request.headers.get("Accept", "")


def _go(request: HttpRequest, provider: Provider) -> HttpResponse | None:
    """On to the sign-in; None where it does not answer: the page is shown, until it has been too long."""
    from frikommune.web.signin import oidc

    hint = request.session.get(HINT, "")
    try:
        answer = oidc.go(
            request,
            provider,
            address(request, "signin:back", provider),
            prompt="none",
            **({"login_hint": hint} if hint else {}),
        )
    except Refused:
        return None
    state = parse_qs(urlsplit(answer.headers["Location"]).query)["state"][0]
    latest = list(request.session.get(WAYS, {}).items())[-4:]
    request.session[WAYS] = {**dict(latest), state: request.get_full_path()}
    return answer


def way_asked(request: HttpRequest) -> str:
    """The page that this answer of the sign-in leads back to; empty where somebody signs in by themselves."""
    ways = dict(request.session.get(WAYS, {}))
    onward = str(ways.pop(request.GET.get("state", ""), ""))
    if onward:
        request.session[WAYS] = ways
    return onward


def come_back(request: HttpRequest, provider: Provider, onward: str) -> HttpResponse:
    """Go on with the roles of now. Raises Refused, signed out, where none is left."""
    from frikommune.web.signin import oidc

    try:
        claims = oidc.claims_of(request, provider)
        person = person_of(provider, claims)
    except Refused as refused:
        _end(request)
        if any(one.code == "declined" for one in refused.refusals):
            return redirect_to_login(onward)
        raise
    if person.pk != request.user.pk:
        _end(request)
        return redirect_to_login(onward)
    request.session[CHECKED] = _now()
    request.session.pop(ASKED, None)
    keep_names(request, claims)
    return redirect(onward)


def _end(request: HttpRequest) -> None:
    logout(request)
    messages.info(
        request,
        say(
            "Dit login skal bekræftes igen hos din kommune. Log ind igen.",
            "Your sign-in must be confirmed again by your municipality. Sign in again.",
        ),
    )


def _now() -> int:
    return int(timezone.now().timestamp())
