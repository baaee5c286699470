"""Which sessions a sign-in ends without a browser: OpenID Connect Back-Channel Logout 1.0."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from authlib.common.errors import AuthlibBaseError
from django.utils import timezone
from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry
from requests import RequestException

from frikommune.errors import Refused
from frikommune.web.signin import oidc
from frikommune.web.signin.once import is_first_use
from frikommune.web.signin.providers import Provider

EVENT = "http://schemas.openid.net/event/backchannel-logout"
OLDEST, DRIFT = timedelta(minutes=5), timedelta(minutes=1)
LONGEST = 16_000
_TYPES = ("", "jwt", "logout+jwt", "application/logout+jwt")


class NotTaken(ValueError):
    """A token that is no logout token of this sign-in, or was taken before; or none can be read now."""

    def __init__(self, words: str, error: str = "invalid_request") -> None:
        super().__init__(words)
        self.error = error


def named_in(provider: Provider, token: str) -> Mapping[str, str]:
    """`sub` and `sid` of a logout token that may be trusted. Raises NotTaken."""
    try:
        claims = _claims(provider, token)
    except NotTaken:
        raise
    except (RequestException, Refused, RuntimeError) as fault:
        words = f"the keys cannot be fetched: {type(fault).__name__}"
        raise NotTaken(words, "temporarily_unavailable") from None
    except (JoseError, AuthlibBaseError, ValueError, TypeError) as fault:  # of whatever anybody may send
        raise NotTaken(str(fault)[:300] or type(fault).__name__) from None
    return {key: claims[key] for key in ("sub", "sid") if claims.get(key)}


def _claims(provider: Provider, token: str) -> Mapping[str, Any]:
    """What the token says, after everything that section 2.6 of the standard demands."""
    if not token or len(token) > LONGEST:
        raise NotTaken("logout_token is missing or too long")
    found = oidc.signed_by(provider, token)
    if str(found.header.get("typ", "")).lower() not in _TYPES:
        raise NotTaken("typ is not logout+jwt")
    claims, now = found.claims, timezone.now()
    JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=int(DRIFT.total_seconds()),
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        iat={"essential": True},
        jti={"essential": True},
    ).validate(claims)
    if now.timestamp() - claims["iat"] > OLDEST.total_seconds():
        raise NotTaken("iat is more than five minutes ago")
    if "nonce" in claims:
        raise NotTaken("nonce may not be in a logout token")
    events = claims.get("events")
    if not isinstance(events, dict) or not isinstance(events.get(EVENT), dict):
        raise NotTaken("events does not say that it is a logout")
    names = [claims.get(one) for one in ("sub", "sid")]
    if not any(names) or not all(one is None or isinstance(one, str) for one in names):
        raise NotTaken("sub or sid is missing")
    if not is_first_use(provider, f"logout {claims['jti']}", now + OLDEST + DRIFT):
        raise NotTaken("jti was used before")
    return claims
