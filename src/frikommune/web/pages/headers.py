"""What every answer tells the browser, whoever made it: a page, the API, a file, a fault.

Outermost of all, so that no answer passes by it. Pages have the content policy of the settings, which
allows nothing inline; whatever is not a page may load and run nothing at all.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from frikommune.web.pages.middleware import Answer

NOTHING_RUNS = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
PERMISSIONS = ", ".join(
    f"{one}=()"
    for one in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    )
)
CITIZENS = frozenset(
    {
        "cases", "uses", "deliveries", "today", "overview", "efforts", "tokens",
        "evaluations", "people", "signin", "trail",
    }
)  # fmt: skip
"""Apps of which nothing may stay on a shared computer, not even that something was refused."""
_KINDS_WITH_A_VIEWER = ("text/html", "application/pdf")
"""A browser's own viewer of PDF does not open in a sandbox."""


class HeadersMiddleware:
    """Fills in what the answer itself does not say."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self.answer(request)
        headers = response.headers
        if not headers.get("Content-Type", "").startswith(_KINDS_WITH_A_VIEWER):
            headers["Content-Security-Policy"] = NOTHING_RUNS
        headers.setdefault("Content-Security-Policy", NOTHING_RUNS)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        is_for_all = headers.get("Access-Control-Allow-Origin") == "*"
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_for_all else "same-origin")
        headers.setdefault("Cache-Control", _kept(request))
        if request.method == "POST" and _view(request) == "people:sign_out":
            headers["Clear-Site-Data"] = '"cache"'  # nor is a page found again with the browser's back button
        return response


def _kept(request: HttpRequest) -> str:
    """How long an answer that does not say so may be kept."""
    if _view(request).partition(":")[0] in CITIZENS or request.path_info.startswith("/api/"):
        return "no-store"
    return "private, no-cache" if settings.SESSION_COOKIE_NAME in request.COOKIES else "no-cache"


def _view(request: HttpRequest) -> str:
    found = request.resolver_match
    return found.view_name if found else ""
