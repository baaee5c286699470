"""Patience with wrong tries, kept in the database so that it holds over processes and machines.

Three limits within a quarter of an hour: on a name from one address; on a name from anywhere, so that a
guesser with many addresses is stopped too; on an address, so that one who tries many names is. A name has
them whether or not there is such a person, so nothing can be told from waiting.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from frikommune.web.signin.models import WrongTry

TRIES, TRIES_OF_NAME, TRIES_OF_ADDRESS = 5, 20, 50
CODES = 5
WAIT = timedelta(minutes=15)


def for_password(request: HttpRequest, name: str) -> Mapping[str, int]:
    """What a try with a password counts against, and how many wrong ones each allows."""
    name, address = name.casefold()[:150], address_of(request)
    return {
        _key("name-and-address", name, address): TRIES,
        _key("name", name): TRIES_OF_NAME,
        _key("address", address): TRIES_OF_ADDRESS,
    }


def for_code(number: int) -> Mapping[str, int]:
    """What a try with a second factor counts against: the person, from wherever."""
    return {_key("code", str(number)): CODES}


def may_try(limits: Mapping[str, int]) -> bool:
    """Count a try before it is made, so that many at once do not pass; False: it must wait."""
    now = timezone.now()
    WrongTry.objects.filter(at__lt=now - WAIT).delete()
    mine = [WrongTry.objects.create(key=key, at=now).pk for key in limits]
    counts = {key: WrongTry.objects.filter(key=key, at__gte=now - WAIT).count() for key in limits}
    if all(counts[key] <= most for key, most in limits.items()):
        return True
    WrongTry.objects.filter(pk__in=mine).delete()
    return False


def forget(limits: Mapping[str, int], *, address_too: bool = False) -> None:
    """After the right one. An address keeps its wrong ones: a guesser may have an account too."""
    keys = [key for key, most in limits.items() if address_too or most != TRIES_OF_ADDRESS]
    WrongTry.objects.filter(key__in=keys).delete()
    for key in set(limits) - set(keys):
        newest = WrongTry.objects.filter(key=key).order_by("-pk").first()
        if newest:
            newest.delete()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind a proxy the address that the nearest proxies of one's own tell."""
    told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if one.strip()]
    proxies = settings.PROXIES
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def _key(*parts: str) -> str:
    return salted_hmac("frikommune.signin.patience", "\n".join(parts), algorithm="sha256").hexdigest()
