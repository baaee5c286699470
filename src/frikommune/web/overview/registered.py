"""The decisions behind a number of use: those that were registered here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.casework.uses.counts import COUNTED_STATES
from frikommune.language import Text
from frikommune.web.cases.access import of_cases
from frikommune.web.overview.chosen import chosen
from frikommune.web.uses.counting import decided
from frikommune.web.uses.kept import state_in
from frikommune.web.uses.lists import lines_of
from frikommune.web.uses.opening import open_all

LISTED = 100
NAMED: dict[str, Text] = {
    "counts": Text("som tæller", "that count"),
    "waiting": Text("som venter på en leder", "that await a leader"),
    "declined": Text("som ikke er godkendt", "that were not approved"),
    "withdrawn": Text("som er trukket tilbage", "that were withdrawn"),
}


@require_safe
@of_cases("see_overview")
def registered(request: HttpRequest) -> HttpResponse:
    """Decisions on one exemption in the months chosen, all or in one state; each is a look at its case."""
    what, rulebook = chosen(request), request.book.pack.rulebook
    exemption = rulebook.exemptions.get(request.GET.get("exemption", ""))
    state = request.GET.get("state", "")
    found = decided(request.programme, request.municipality, what.start, what.last_day, what.whose)
    if exemption is not None:
        found = found.filter(exemption=exemption.id)
    states = COUNTED_STATES.get(state)
    uses = [one for one in found.order_by("-pk") if states is None or state_in(one, rulebook) in states]
    listed = uses[:LISTED]
    open_all(request, [one.case for one in listed])
    shown = {
        "chosen": what,
        "exemption": exemption,
        "state": NAMED.get(state),
        "lines": lines_of(request, listed),
        "of": len(uses),
    }
    return render(request, "overview/registered.html", shown)
