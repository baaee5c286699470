"""SAML 2.0, web browser profile: requests by redirect, answers by post; the toolkit is python3-saml.

Everything is checked strictly: the assertion must be signed by a key of the metadata, be for this receiver
and this address, be of now, and answer a request of this browser; it is used once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.signin import refusals
from frikommune.web.signin.once import is_first_use
from frikommune.web.signin.providers import Provider

ASKED = "signin_saml_asked"
_REDIRECT, _POST = (f"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-{one}" for one in ("Redirect", "POST"))
_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
DRIFT = timedelta(minutes=5)
"""How far clocks may differ: python3-saml's own allowance."""


def toolkit() -> Any:
    """The library, imported only where SAML is used. Raises Refused where it does not work here."""
    try:
        from frikommune.web.signin import saml_kit

        return saml_kit
    except Exception as fault:  # xmlsec and lxml must be built on the same libxml2, and say so when imported
        reason = str(fault)[:200]
    raise refuse(
        "saml_missing",
        problem=Text("SAML kan ikke bruges i denne installation", "SAML cannot be used in this installation"),
        where="python3-saml, xmlsec",
        given=reason,
        expected=Text("xmlsec og lxml, der passer sammen", "xmlsec and lxml that fit together"),
        do_next=Text(
            "Installér xmlsec og lxml i de versioner, som requirements/dev.txt nævner.",
            "Install xmlsec and lxml in the versions that requirements/dev.txt names.",
        ),
    )


@lru_cache(maxsize=8)
def identity_provider(metadata: str) -> Mapping[str, Any]:
    """What the metadata says of the sign-in. Raises ValueError where it says no keys or no address."""
    found: dict[str, Any] = toolkit().OneLogin_Saml2_IdPMetadataParser.parse(metadata).get("idp", {})
    if not found.get("singleSignOnService", {}).get("url") or not _keys(found):
        raise ValueError("metadata")
    return found


def _keys(found: Mapping[str, Any]) -> object:
    return found.get("x509cert") or found.get("x509certMulti", {}).get("signing")


def idp_of(provider: Provider) -> Mapping[str, Any]:
    """What its metadata says of the sign-in. Raises Refused where that cannot be used."""
    try:
        return identity_provider(provider.metadata)
    except Refused:
        raise
    except Exception as fault:  # the parser raises what lxml raises, and more
        raise refuse(
            "metadata_unreadable",
            problem=Text("Loginets metadata kan ikke bruges", "The sign-in's metadata cannot be used"),
            where=f"{provider.id}, metadata_file",
            given=str(fault)[:200],
            expected=Text(
                "en EntityDescriptor med IDPSSODescriptor, adresse og nøgle",
                "an EntityDescriptor with IDPSSODescriptor, an address and a key",
            ),
            do_next=Text("Hent metadata igen hos loginet.", "Fetch the metadata from the sign-in again."),
        ) from None


def check(provider: Provider) -> None:
    """Raises Refused where this installation cannot speak SAML, or the metadata cannot be read."""
    idp_of(provider)


def _settings(request: HttpRequest, provider: Provider) -> dict[str, Any]:
    def here(name: str) -> str:
        return request.build_absolute_uri(reverse(name, args=[provider.id]))

    signs = bool(provider.key)
    return {
        "strict": True,
        "debug": False,
        "sp": {
            "entityId": here("signin:metadata"),
            "assertionConsumerService": {"url": here("signin:acs"), "binding": _POST},
            "singleLogoutService": {"url": here("signin:logged_out"), "binding": _REDIRECT},
            "NameIDFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
            "x509cert": provider.certificate,
            "privateKey": provider.key,
        },
        "idp": dict(idp_of(provider)),
        "security": {
            "authnRequestsSigned": signs,
            "logoutRequestSigned": signs,
            "logoutResponseSigned": signs,
            "signMetadata": False,
            "wantAssertionsSigned": True,
            "wantAssertionsEncrypted": provider.wants_encrypted,
            "wantNameId": True,
            "wantAttributeStatement": False,
            "requestedAuthnContext": False,
            "rejectDeprecatedAlgorithm": True,
            "allowRepeatAttributeName": True,
            "allowSingleLabelDomains": True,
            "signatureAlgorithm": _SHA256,
            "digestAlgorithm": "http://www.w3.org/2001/04/xmlenc#sha256",
        },
    }


def _asked_for(request: HttpRequest) -> dict[str, Any]:
    """The request, as the toolkit wants it told."""
    return {
        "https": "on" if request.is_secure() else "off",
        "http_host": request.get_host(),
        "script_name": request.path,
        "get_data": request.GET.dict(),
        "post_data": request.POST.dict(),
        "query_string": request.META.get("QUERY_STRING", ""),
    }


def auth_of(request: HttpRequest, provider: Provider) -> Any:
    """The toolkit's own object, for one request."""
    return toolkit().OneLogin_Saml2_Auth(_asked_for(request), _settings(request, provider))


def go(request: HttpRequest, provider: Provider) -> HttpResponse:
    """On to the sign-in, with a request whose number this browser keeps."""
    auth = auth_of(request, provider)
    there = auth.login(return_to="")
    request.session[ASKED] = [provider.id, auth.get_last_request_id()]
    return HttpResponseRedirect(there)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a trusted answer says. `asked`: the request that it answers; `name`, `index`: for leaving."""

    claims: Mapping[str, Any]
    asked: str
    name: str
    index: str


def answer_of(request: HttpRequest, provider: Provider) -> Answer:
    """What a posted answer says, once all is checked that can be without the cookie. Raises Refused.

    Attributes stand under their names and their friendly names, and the NameID under no name.
    """
    kit = toolkit()
    try:
        settings = kit.OneLogin_Saml2_Settings(_settings(request, provider))
        response = kit.OneLogin_Saml2_Response(settings, request.POST.get("SAMLResponse", ""))
        response.is_valid(_asked_for(request), raise_exceptions=True)
        about = response._query_assertion(
            "/saml:Subject/saml:SubjectConfirmation/saml:SubjectConfirmationData"
        )
        asked = next((one.get("InResponseTo") for one in about if one.get("InResponseTo")), "")
        audiences, name = response.get_audiences(), str(response.get_nameid() or "")
        attributes = {**response.get_friendlyname_attributes(), **response.get_attributes()}
        lasts_for_now = str(response.get_nameid_format() or "").endswith(":transient")
        assertion, index = str(response.get_assertion_id()), str(response.get_session_index() or "")
        until = response.get_assertion_not_on_or_after()
    except Exception as fault:  # what lxml, xmlsec and the toolkit raise of whatever anybody may post
        code = getattr(fault, "code", None)
        raise refusals.not_trusted(
            provider, str(fault) or type(fault).__name__, _expected(kit, code)
        ) from None
    if not audiences:
        raise refusals.not_trusted(provider, "Audience", _FOR_US)
    if not asked:
        raise refusals.not_asked(provider)
    if not provider.subject and lasts_for_now:
        raise refusals.claim_missing(provider, "NameID (persistent)", ["NameID (transient)", *attributes])
    ends = datetime.fromtimestamp(until, UTC) if until else timezone.now() + _LONGEST
    if not is_first_use(provider, assertion, ends + DRIFT):
        raise refusals.not_asked(provider)
    claims = {**{key: list(values) for key, values in attributes.items()}, "": name}
    return Answer(claims, asked, name, index)


def metadata(request: HttpRequest, provider: Provider) -> str:
    """What the sign-in's administrator needs to know of this installation, as XML."""
    found = toolkit().OneLogin_Saml2_Settings(_settings(request, provider), sp_validation_only=True)
    written = found.get_sp_metadata()
    return written.decode() if isinstance(written, bytes) else str(written)


_LONGEST = timedelta(hours=1)
SIGNED = Text("et svar, som jeres login har underskrevet", "an answer that your sign-in signed")
_FOR_US = Text("et svar, der er til Frikommune (Audience)", "an answer that is for Frikommune (Audience)")
NOW = Text("et svar, der ikke er udløbet", "an answer that has not expired")
_WHOLE = Text("ét helt svar efter SAML 2.0", "one whole answer by SAML 2.0")


def _expected(kit: Any, code: int | None) -> Text:
    fault = kit.OneLogin_Saml2_ValidationError
    times = ("ASSERTION_EXPIRED", "ASSERTION_TOO_EARLY", "SESSION_EXPIRED", "WRONG_SUBJECTCONFIRMATION")
    signs = ("INVALID_SIGNATURE", "NO_SIGNATURE_FOUND", "NO_SIGNED_ASSERTION", "NO_SIGNED_MESSAGE")
    if code is None:
        return _WHOLE
    if code in {getattr(fault, one) for one in times}:
        return NOW
    if code in {getattr(fault, one) for one in signs}:
        return SIGNED
    if code in {fault.WRONG_AUDIENCE, fault.WRONG_DESTINATION}:
        return _FOR_US
    return _WHOLE
