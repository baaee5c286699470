"""A SAML sign-in's answers: taken as a post without a cookie, finished as a page with one."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from frikommune.web.signin import refusals, saml, saml_leaving
from frikommune.web.signin.models import Handover
from frikommune.web.signin.provider_views import let_in, of_provider
from frikommune.web.signin.providers import Provider
from frikommune.web.signin.sessions import HOW, SID, SUB, end_there

_LASTS = timedelta(minutes=2)


@require_safe
@of_provider("saml")
def metadata(request: HttpRequest, provider: Provider) -> HttpResponse:
    """What the sign-in's administrator imports."""
    return HttpResponse(saml.metadata(request, provider), content_type="application/samlmetadata+xml")


@csrf_exempt
@require_POST
@of_provider("saml")
def take(request: HttpRequest, provider: Provider) -> HttpResponse:
    """The posted answer. It is checked before anything of it is kept."""
    answer = saml.answer_of(request, provider)
    Handover.objects.filter(at__lt=timezone.now() - _LASTS).delete()
    token = secrets.token_urlsafe(32)
    Handover.objects.create(
        token=token,
        provider=provider.id,
        claims={
            "claims": answer.claims,
            "asked": answer.asked,
            SUB: answer.name,
            SID: answer.index,
        },
    )
    onward = HttpResponseRedirect(f"{reverse('signin:finish', args=[provider.id])}?token={token}")
    onward.status_code = 303
    return onward


@require_safe
@of_provider("saml")
def finish(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Sign in, where this browser asked for that answer."""
    kept = Handover.objects.filter(
        token=request.GET.get("token", ""), provider=provider.id, at__gte=timezone.now() - _LASTS
    ).first()
    if kept is None or Handover.objects.filter(pk=kept.pk).delete()[0] != 1:
        raise refusals.not_asked(provider)
    said = kept.claims
    if request.session.pop(saml.ASKED, None) != [provider.id, said["asked"]]:
        raise refusals.not_asked(provider)
    return let_in(request, provider, said["claims"], {key: said[key] for key in (SUB, SID)})


@require_safe
@of_provider("saml")
def logged_out(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Leave the sign-in too; or it says that one has left, or tells to leave."""
    if not {"SAMLRequest", "SAMLResponse"} & set(request.GET):
        if not saml_leaving.offers_logout(provider):
            return redirect("signin:signed_out")
        name, index = (str(request.session.get(key, "")) for key in (SUB, SID))
        return saml_leaving.ask_to_leave(request, provider, name, index)

    def end(name: str, indexes: list[str]) -> None:
        mine = request.session.get(HOW) == provider.id and request.session.get(SUB) == name
        for index in indexes or [""]:
            end_there(provider.id, sub=name, sid=index)
        if mine and (not indexes or request.session.get(SID) in indexes):
            logout(request)

    answer = saml_leaving.told_to_leave(request, provider, end)
    if answer is None:
        if not request.user.is_authenticated:
            request.session.flush()
        return redirect("signin:signed_out")
    return answer
