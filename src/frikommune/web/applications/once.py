"""A form that writes is sent once: the same key, sent again, leads where it led the first time."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from frikommune.web.applications.models import Sent


def new_key() -> str:
    """The one-time key of a form."""
    return uuid.uuid4().hex


def once(request: HttpRequest, write: Callable[[], str]) -> HttpResponse:
    """Run `write` and go to the address it gives; a second identical form only goes there.

    What `write` raises undoes everything, and the form may be sent again.
    """
    key = request.POST.get("key", "")[:64]
    if not key:
        with transaction.atomic():
            return HttpResponseRedirect(write())
    try:
        with transaction.atomic():
            sent = Sent.objects.create(key=f"{request.user.pk}-{key}"[:64])
            url = write()
            sent.url = url
            sent.save(update_fields=["url"])
    except IntegrityError:
        before = Sent.objects.filter(key=f"{request.user.pk}-{key}"[:64]).first()
        if before is None:
            raise
        url = before.url
    return HttpResponseRedirect(url)
