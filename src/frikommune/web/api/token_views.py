"""The page on which a leader makes and revokes the tokens of the own municipality's case systems."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from frikommune.language import Text
from frikommune.web.api.models import RIGHTS, ApiToken
from frikommune.web.api.tokens import make_token, revoke_token
from frikommune.web.cases.access import of_cases
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say

_LABEL = Text("Fagsystemets navn", "Name of the case system")
_RIGHTS = Text("Hvad den må", "What it may do")


@require_GET
@of_programme("manage_tokens")
def mine(request: HttpRequest) -> HttpResponse:
    """To the own municipality; a choice where there are several."""
    return to_own_place(
        request, "manage_tokens", Text("Adgang for fagsystemer", "Access for case systems"), "tokens:tokens"
    )


@of_cases("manage_tokens")
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens, and the form of a new one, which is shown in the answer to its form and only there."""
    shown: dict[str, Any] = {"rights": RIGHTS, "tokens": _tokens(request), "given": request.POST}

    def store() -> HttpResponse:
        posted = Posted(request)
        label = posted.text("label", _LABEL, longest=60)
        rights = posted.choices("rights", _RIGHTS, RIGHTS, needed=True)
        posted.check()
        token, secret = make_token(request.programme, request.municipality, label, rights, request.user)
        made = {"made": token, "secret": secret, "tokens": _tokens(request), "given": {}}
        return render(request, "api/tokens.html", shown | made)

    return answer_form(request, "api/tokens.html", shown, store)


@require_POST
@of_cases("manage_tokens")
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """The token opens nothing any more, from the next call on."""
    token = _tokens(request).filter(pk=number).first()
    if token is None:
        raise Http404
    revoke_token(token, request.user)
    words = (
        f"“{token.label}” er lukket og virker ikke længere.",
        f"“{token.label}” is revoked and no longer works.",
    )
    messages.success(request, say(*words))
    return redirect("tokens:tokens", request.programme.slug, request.municipality)


def _tokens(request: HttpRequest) -> Any:
    """Open ones first, the latest first."""
    mine = ApiToken.objects.filter(programme=request.programme, municipality=request.municipality)
    return mine.select_related("made_by", "revoked_by").order_by("revoked_at", "-pk")
