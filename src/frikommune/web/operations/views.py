"""For machines: whether the process lives, whether it can answer people, and what it counted."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from frikommune.web.operations import measures
from frikommune.web.operations.ready import checks
from frikommune.web.signin.patience import address_of


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Where it does not, it is started anew."""
    return JsonResponse({"ok": True})


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """People can be sent here: 200; else 503, with the checks that are not passed."""
    found = checks()
    well = all(found.values())
    return JsonResponse({"ok": well, **found}, status=200 if well else 503)


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For the addresses of FRIKOMMUNE_METRICS; to all others there is no such page."""
    if not _may(address_of(request)):
        raise Http404
    said, media_type = measures.page()
    return HttpResponse(said, content_type=media_type)


def _may(address: str) -> bool:
    try:
        one = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(one in network for network in settings.METRICS)
