"""Where to go on to, as the page before it said."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request: HttpRequest, given: str) -> str:
    """The address if it is one of this site, which begins with a slash; else nothing."""
    safe = url_has_allowed_host_and_scheme(given, {request.get_host()}, request.is_secure())
    return given if safe and given.startswith("/") else ""
