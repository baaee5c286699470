"""Each request is measured and logged, by the name of its page and never by its address."""

from __future__ import annotations

import logging
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frikommune.web.operations.logs import ACCESS
from frikommune.web.pages.middleware import Answer
from frikommune.web.trail.who import request_id

_log = logging.getLogger(ACCESS)
QUIET = frozenset({"health", "live", "ready", "metrics"})
"""Asked for every few seconds by machines: only said when they fail."""


class TellingMiddleware:
    """Outermost but for the trail. Addresses may hold a case or a secret link; names of views do not."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        from frikommune.web.operations import measures

        began = perf_counter()
        response = self.answer(request)
        seconds = perf_counter() - began
        view = view_of(request)
        response.headers.setdefault("X-Request-Id", request_id(request))
        if view == "static" or (view in QUIET and response.status_code < 400):
            return response
        measures.told_of(request.method or "", view, response.status_code, seconds)
        if settings.LOG == "json":
            _log.info(
                "request",
                extra={
                    "request_mark": request_id(request),
                    "method": request.method,
                    "view": view,
                    "status": response.status_code,
                    "milliseconds": round(seconds * 1000, 1),
                    "bytes": 0 if response.streaming else len(response.content),
                },
            )
        return response


def view_of(request: HttpRequest) -> str:
    """The name of the page: `cases:case`. Empty where there is no such page."""
    found = getattr(request, "resolver_match", None)
    if found is not None:
        return str(found.view_name or found.route)
    return "static" if request.path_info.startswith(settings.STATIC_URL) else ""
