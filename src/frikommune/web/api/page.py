"""The readable page of the API: for whoever sets a case system up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from frikommune.web.api.described import calls


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Every call, what it takes and what it answers."""
    return render(request, "api/page.html", {"calls": calls()})
