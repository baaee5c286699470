"""Making, finding and revoking tokens. A token is shown when it is made, and never again."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from functools import cache, lru_cache
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.web.api.models import ApiToken
from frikommune.web.journal.models import Programme

START = "frikommune_"
"""How every token begins, so that one which was left lying somewhere is known for what it is."""
_RANDOM_BYTES = 32
_SELDOM = timedelta(minutes=5)


def make_token(
    programme: Programme, municipality: str, label: str, rights: Sequence[str], by: Any
) -> tuple[ApiToken, str]:
    """A new token, and the secret to show once. Raises Refused where an open one has the same name."""
    secret = START + secrets.token_urlsafe(_RANDOM_BYTES)
    try:
        with transaction.atomic():
            token = ApiToken.objects.create(
                programme=programme,
                municipality=municipality,
                label=label,
                digest=digest_of(secret),
                rights=list(rights),
                made_by=by,
            )
    except IntegrityError:
        raise refuse(
            "label_taken",
            problem=Text("En åben adgangsnøgle hedder det allerede", "An open token is called that already"),
            where=municipality,
            given=label,
            expected=Text("et navn, som ingen anden bruger", "a name that no other has"),
            do_next=Text(
                "Vælg et andet navn, eller luk den gamle først.",
                "Choose another, or revoke the old one first.",
            ),
        ) from None
    return token, secret


def digest_of(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(secret: str) -> ApiToken | None:
    """The token of a secret, with its programme; None where there is none, or it was revoked."""
    if not secret.startswith(START):
        return None
    digest = digest_of(secret)
    version = _version_if_open(digest)
    if version is None:
        return None
    token = _read(digest, version)
    _remember_use(token)
    return token


def _version_if_open(digest: str) -> str | None:
    """The version of the token's programme. All that can change is asked at each call, in one small query."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [digest])
        found = cursor.fetchone()
    return None if found is None else str(found[0])


@cache
def _statement() -> str:
    """Built once: building it takes Django ten times as long as the database takes to answer."""
    tokens = ApiToken.objects.filter(digest="", revoked_at=None)
    statement: str = tokens.values_list("programme__version").query.sql_with_params()[0]
    return statement


@lru_cache(maxsize=500)
def _read(digest: str, version: str) -> ApiToken:
    """A token with its programme as it is at a version; nothing else of either ever changes."""
    return ApiToken.objects.select_related("programme").get(digest=digest)


def _remember_use(token: ApiToken) -> None:
    """Not at each call: a row that is written all the time would hold up everybody else."""
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > _SELDOM:
        token.last_used_at = now
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def revoke_token(token: ApiToken, by: Any) -> None:
    """The token opens nothing any more. Revoked twice, it stays as it was the first time."""
    open_one = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    open_one.update(revoked_at=timezone.now(), revoked_by=by)
