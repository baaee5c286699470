"""Who calls: a token, its municipality and its programme's book are put on the request."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from frikommune.web.api import refusals
from frikommune.web.api.limits import Buckets
from frikommune.web.api.models import ApiToken
from frikommune.web.api.tokens import token_of
from frikommune.web.journal.book import book_of


class Token(HttpBearer):
    """`Authorization: Bearer frikommune_…`. `right`: what the token must be allowed; empty: nothing more."""

    def __init__(self, right: str = "") -> None:
        super().__init__()
        self.right = right

    def __call__(self, request: HttpRequest) -> ApiToken:
        """The token. Raises Stopped: 401 where there is none, 429 when it calls too often, 403: may not."""
        kind, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind.lower() != self.openapi_scheme or not secret.strip():
            raise refusals.no_token()
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        """The token of a secret, put on the request with what belongs to it."""
        found = token_of(token)
        if found is None:
            raise refusals.unknown_token()
        bucket = buckets(settings.API_BUCKETS, settings.API_RATE, settings.API_BURST)
        request.limit = bucket.take(found.pk)
        if not request.limit.may:
            raise refusals.too_often(request.limit.wait, bucket.rate, request.limit.headers)
        if self.right and self.right not in found.rights:
            raise refusals.right_missing(self.right, found.rights)
        request.token, request.programme = found, found.programme
        request.municipality = found.municipality
        request.book = book_of(found.programme)
        return found


@lru_cache(maxsize=4)
def buckets(path: Path, rate: float, burst: int) -> Buckets:
    """The buckets of this installation."""
    return Buckets(path, rate, burst)
