"""What an address of these pages names."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from frikommune.web.collect.models import Sheet, StatusRequest
from frikommune.web.people.rights import may


def status_at(request: HttpRequest, number: int) -> StatusRequest:
    """The request of that number. Raises 404 where there is none, or a draft that is not one's own."""
    found = StatusRequest.objects.filter(programme=request.programme, pk=number).first()
    if found is None or (found.asked_on is None and not may(request.user, request.programme, "collect")):
        raise Http404
    return found


def sheet_at(request: HttpRequest, number: int, municipality: str) -> Sheet:
    """A municipality's sheet. Raises 404 where it was not asked."""
    sheets = Sheet.objects.filter(request__programme=request.programme, request=number)
    found = sheets.select_related("request", "latest", "sent").filter(municipality=municipality).first()
    if found is None:
        raise Http404
    return found
