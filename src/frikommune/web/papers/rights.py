"""Who may let a paper go out, and write into it: leaders for their municipality, coordinators for all."""

from __future__ import annotations

from django.http import HttpRequest

from frikommune.web.papers.chosen import Chosen
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import may, need


def may_send(request: HttpRequest, chosen: Chosen) -> bool:
    """Whether whoever asks may."""
    return may(request.user, request.programme, _right(chosen), chosen.municipality)


def need_to_send(request: HttpRequest, chosen: Chosen) -> Seat:
    """The seat from which whoever asks may. Raises PermissionDenied."""
    return need(request, _right(chosen), chosen.municipality)


def _right(chosen: Chosen) -> str:
    return "publish_paper" if chosen.municipality else "publish_network_paper"
