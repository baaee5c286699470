"""SAML 2.0, single logout by redirect: leaving the sign-in too, and its signed request to end sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from frikommune.errors import Refused
from frikommune.web.signin import refusals
from frikommune.web.signin.once import is_first_use
from frikommune.web.signin.providers import Provider
from frikommune.web.signin.saml import DRIFT, NOW, SIGNED, auth_of, idp_of, toolkit


def offers_logout(provider: Provider) -> bool:
    """Whether the sign-in can be left from here."""
    return bool(idp_of(provider).get("singleLogoutService", {}).get("url"))


def ask_to_leave(request: HttpRequest, provider: Provider, name: str, index: str) -> HttpResponse:
    """On to the sign-in, to be signed out there too."""
    auth = auth_of(request, provider)
    return HttpResponseRedirect(auth.logout(return_to="", name_id=name or None, session_index=index or None))


def told_to_leave(
    request: HttpRequest, provider: Provider, end: Callable[[str, list[str]], None]
) -> HttpResponse | None:
    """A sign-in's request to end sessions, which it must have signed; or its answer to ours (None).

    `end` gets the NameID and the session indexes that the request names; none: all of that person's.
    """
    auth, asks = auth_of(request, provider), "SAMLRequest" in request.GET
    if asks and "Signature" not in request.GET:
        raise refusals.not_trusted(provider, "Signature", SIGNED)
    try:
        onward = auth.process_slo(
            keep_local_session=not asks,
            delete_session_cb=lambda: end(*_whom(auth.get_last_request_xml(), provider)),
        )
    except Refused:
        raise
    except Exception as fault:  # as in answer_of
        raise refusals.not_trusted(provider, str(fault) or type(fault).__name__, SIGNED) from None
    if auth.get_errors():
        raise refusals.not_trusted(provider, ", ".join(auth.get_errors()), SIGNED)
    return HttpResponseRedirect(onward) if onward else None


def _whom(xml: str, provider: Provider) -> tuple[str, list[str]]:
    """Whom a trusted request names. Raises Refused for one that is old, or was used before."""
    kit = toolkit()
    asked = kit.OneLogin_Saml2_Logout_Request
    written = kit.OneLogin_Saml2_Utils.parse_SAML_to_time(
        kit.OneLogin_Saml2_XML.to_etree(xml).get("IssueInstant")
    )
    now = timezone.now()
    if abs(now - datetime.fromtimestamp(written, UTC)) > DRIFT:
        raise refusals.not_trusted(provider, "IssueInstant", NOW)
    if not is_first_use(provider, f"logout {asked.get_id(xml)}", now + 2 * DRIFT):
        raise refusals.not_asked(provider)
    return str(asked.get_nameid(xml, provider.key or None)), list(asked.get_session_indexes(xml))
