"""What every template can count on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from frikommune.web.journal.models import Programme
from frikommune.web.pages.menu import menu_of
from frikommune.web.pages.speech import language


def page(request: HttpRequest) -> dict[str, Any]:
    """`language`, `demo`, `fixed_today`, `programme` (None outside one), `menu`, and the two days."""
    programme: Programme | None = getattr(request, "programme", None)
    return {
        "language": language(),
        "demo": settings.DEMO,
        "fixed_today": settings.TODAY,
        "programme": programme,
        "menu": menu_of(request, programme) if programme else (),
        "on": getattr(request, "on", None),
        "known_on": getattr(request, "known_on", None),
        "today": getattr(request, "today", None),
    }
