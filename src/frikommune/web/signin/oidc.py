"""OpenID Connect (Core 1.0, authorization code flow with PKCE): the client is Authlib's.

State, nonce and code verifier lie in the session; discovery, keys and tokens are asked for over https. What
the ID token must say of itself is checked by Authlib against issuer, client and nonce; here it is added which
algorithms may sign, and that the issuer is the one in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from time import monotonic
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.errors import MismatchingStateError, OAuthError
from authlib.integrations.django_client import OAuth
from django.http import HttpRequest, HttpResponse
from joserfc.errors import (
    ExpiredTokenError,
    InvalidClaimError,
    InvalidKeyIdError,
    JoseError,
    MissingClaimError,
)
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from joserfc.jwt import Token, decode
from requests import RequestException

from frikommune.language import Text
from frikommune.web.signin import refusals
from frikommune.web.signin.mapping import values_of
from frikommune.web.signin.providers import Provider

SIGNED_WITH = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "Ed25519",
    "EdDSA",
)
"""Never `none`, and none with a shared secret, whatever the sign-in says that it supports."""
PATIENCE = 10
_CODE = re.compile("[a-z_]{1,60}")
_ALGORITHMS = "id_token_signing_alg_values_supported"


@lru_cache(maxsize=16)
def _client(provider: Provider) -> Any:
    registered = OAuth().register(
        provider.id,
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": " ".join(provider.scopes),
            "code_challenge_method": "S256",
            "default_timeout": PATIENCE,
        },
    )
    return registered


def _ready(provider: Provider) -> Any:
    """The client, with what the sign-in says of itself. Raises Refused."""
    client = _client(provider)
    found = client.load_server_metadata()
    if found.get("issuer") != provider.issuer:
        _client.cache_clear()
        expected = Text.same(f"issuer = {provider.issuer}")
        raise refusals.not_trusted(provider, f"issuer = {found.get('issuer')}", expected)
    found[_ALGORITHMS] = [one for one in found.get(_ALGORITHMS) or ["RS256"] if one in SIGNED_WITH]
    return client


def go(request: HttpRequest, provider: Provider, back: str, **more: str) -> HttpResponse:
    """On to the sign-in, which answers at `back`. Raises Refused where it cannot be reached.

    `more`: what else it is told, as the standard names it (`prompt`, `login_hint`).
    """
    with _in_words(provider):
        return _ready(provider).authorize_redirect(request, back, **more)


def claims_of(request: HttpRequest, provider: Provider) -> Mapping[str, Any]:
    """What the sign-in says of whoever comes back. Raises Refused for anything that is not as it must be."""
    with _in_words(provider):
        client = _ready(provider)
        told = client.load_server_metadata()
        if told.get("authorization_response_iss_parameter_supported") or "iss" in request.GET:
            given = request.GET.get("iss", "")
            if given != provider.issuer:  # RFC 9207: an answer of another sign-in
                raise refusals.not_trusted(provider, f"iss = {given}", Text.same(f"iss = {provider.issuer}"))
        token = client.authorize_access_token(
            request,
            claims_options={
                "iss": {"essential": True, "values": [provider.issuer]},
                "aud": {"essential": True, "value": provider.client},
                "nonce": {"essential": True},
            },
            leeway=60,
        )
        claims = token.get("userinfo")
        if not claims:
            raise refusals.not_trusted(provider, "–", Text("et underskrevet ID-token", "a signed ID token"))
        return _with_more(client, provider, token, dict(claims))


def signed_by(provider: Provider, token: str) -> Token:
    """A token that the sign-in signed with a key that it publishes; what it says is not checked.

    Raises what Authlib, joserfc and requests raise. An unknown key is asked for, but once a minute at most:
    anybody may send a token.
    """
    client, registry = _ready(provider), JWSRegistry(algorithms=list(SIGNED_WITH), strict_check_header=False)
    try:
        return decode(token, KeySet.import_key_set(client.fetch_jwk_set()), registry=registry)
    except InvalidKeyIdError:
        if monotonic() - _fetched.get(provider.id, -_EACH) < _EACH:
            raise
        _fetched[provider.id] = monotonic()
        return decode(token, KeySet.import_key_set(client.fetch_jwk_set(force=True)), registry=registry)


_EACH = 60.0
_fetched: dict[str, float] = {}


def _with_more(client: Any, provider: Provider, token: Any, claims: dict[str, Any]) -> Mapping[str, Any]:
    """Some sign-ins tell groups and name at another address only; it must speak of the same person."""
    wanted = (provider.subject, provider.name, provider.groups)
    if all(values_of(claims, one) for one in wanted):
        return claims
    if not client.load_server_metadata().get("userinfo_endpoint"):
        return claims
    more = client.userinfo(token=token)
    if more.get("sub") != claims["sub"]:
        raise refusals.not_trusted(
            provider,
            f"sub = {more.get('sub')}",
            Text("den samme person begge steder", "the same person in both"),
        )
    return {**more, **claims}


def way_out(provider: Provider, back: str) -> str:
    """Where to sign out of the sign-in too; empty where it offers none, or does not answer."""
    try:
        client = _ready(provider)
        if not client.load_server_metadata().get("end_session_endpoint"):
            return ""
        found: str = client.create_logout_url(back, client_id=provider.client)["url"]
        return found
    except (RequestException, ValueError, RuntimeError, refusals.Refused):
        return ""


@contextmanager
def _in_words(provider: Provider) -> Iterator[None]:
    """Every fault of the libraries, said to a user."""
    try:
        yield
    except MismatchingStateError:
        raise refusals.not_asked(provider) from None
    except ExpiredTokenError:
        expected = Text("et svar, der ikke er udløbet", "an answer that has not expired")
        raise refusals.not_trusted(provider, "exp", expected) from None
    except (InvalidClaimError, MissingClaimError) as fault:
        raise refusals.not_trusted(
            provider,
            str(getattr(fault, "claim", fault)),
            _EXPECTED.get(str(getattr(fault, "claim", "")), _AS_ASKED),
        ) from None
    except (JoseError, KeyError, TypeError) as fault:
        _client.cache_clear()  # its keys may be new ones
        expected = Text("et svar, som jeres login har underskrevet", "an answer that your sign-in signed")
        raise refusals.not_trusted(provider, type(fault).__name__, expected) from None
    except OAuthError as fault:
        # Its description may be anybody's words: it comes by the address.
        raise refusals.declined(
            provider, fault.error if _CODE.fullmatch(fault.error or "") else "–"
        ) from None
    except AuthlibBaseError as fault:
        raise refusals.not_trusted(provider, str(fault), _AS_ASKED) from None
    except (RequestException, ValueError, RuntimeError) as fault:
        _client.cache_clear()
        raise refusals.no_answer(provider, type(fault).__name__) from None


_AS_ASKED = Text("et svar, som det blev bedt om", "an answer as it was asked for")
_EXPECTED = {
    "aud": Text("et svar, der er til Frikommune (aud)", "an answer that is for Frikommune (aud)"),
    "iss": Text(
        "et svar fra det login, der står i opsætningen (iss)", "an answer of the sign-in in the set-up (iss)"
    ),
    "nonce": Text(
        "et svar på dette login og intet andet (nonce)", "an answer to this sign-in and no other (nonce)"
    ),
    "iat": Text("et svar, der er skrevet nu (iat)", "an answer written now (iat)"),
    "azp": Text("et svar, der er til Frikommune (azp)", "an answer that is for Frikommune (azp)"),
}
