"""A municipality's deliveries and case systems, and the form that sends an export."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from frikommune.cases.source import Content
from frikommune.casework.delivery.packed import ENDINGS
from frikommune.language import Text
from frikommune.web.cases.key import person_key
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.deliveries.saving import fault_of
from frikommune.web.deliveries.shown import line_of
from frikommune.web.deliveries.stored import latest_stored
from frikommune.web.deliveries.uploading import sent_content, takes_files
from frikommune.web.deliveries.working import begin
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form, number_in

LISTED = 30
_SYSTEM = Text("Fagsystem", "Case system")


@require_safe
@of_programme("take_deliveries")
def home(request: HttpRequest) -> HttpResponse:
    """To the own municipality; a choice where there are several."""
    return to_own_place(
        request,
        "take_deliveries",
        Text("Leveringer fra fagsystemer", "Deliveries from case systems"),
        "deliveries:deliveries",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@takes_files("take_deliveries")
def deliveries(request: HttpRequest) -> HttpResponse:
    """The systems, the latest deliveries, and the form that begins one."""
    systems = list(systems_in(request))
    rows = [(one, fault_of(one), latest_stored(one)) for one in systems]
    ready = [one for one, fault, _ in rows if fault is None]
    latest = deliveries_in(request).order_by("-pk")
    before = number_in(request.GET.get("before", ""))
    if before is not None:
        latest = latest.filter(pk__lt=before)
    some = list(latest[: LISTED + 1])
    shown = {
        "systems": rows,
        "lines": [line_of(one) for one in some[:LISTED]],
        "older": some[LISTED - 1].pk if len(some) > LISTED else None,
        "endings": ",".join(sorted({f".{one.rpartition('.')[2]}" for one in ENDINGS})),
        **bounds(),
        "given": {"system": str(ready[0].pk) if len(ready) == 1 else request.GET.get("system", "")},
    }
    return answer_form(request, "deliveries/deliveries.html", shown, lambda: _begin(request, systems))


def bounds() -> dict[str, Any]:
    """How much may be sent at once, in bytes and in MB."""
    from django.conf import settings

    most: int = settings.API_LARGEST_EXPORT
    return {"most": most, "most_mb": most // 2**20}


def _begin(request: HttpRequest, systems: list[System]) -> HttpResponse:
    posted = Posted(request)
    chosen = posted.choice("system", _SYSTEM, [str(one.pk) for one in systems])
    posted.check()
    system = next(one for one in systems if str(one.pk) == chosen)
    content = sent_content(request, "files")
    delivery = _waiting(request, system, content) or begin(
        system, content.name, content.content, request.user
    )
    return redirect("deliveries:one", request.programme.slug, request.municipality, delivery.pk)


def _waiting(request: HttpRequest, system: System, content: Content) -> Delivery | None:
    """The same file of the same person, if it waits for an answer already: the form was sent twice."""
    same = system.deliveries.filter(state__in=("reading", "preview"), made_by=request.user)
    digest = person_key().digest(content.content)
    waiting: Delivery | None = same.filter(
        digest=digest, mapping=system.mapping, based_on=latest_stored(system)
    ).first()
    return waiting


def systems_in(request: HttpRequest) -> QuerySet[System]:
    """The municipality's case systems."""
    mine = System.objects.filter(programme=request.programme, municipality=request.municipality)
    return mine.select_related("changed_by", "programme").order_by("name")


def deliveries_in(request: HttpRequest) -> QuerySet[Delivery]:
    """The municipality's deliveries."""
    mine = Delivery.objects.filter(
        system__programme=request.programme, system__municipality=request.municipality
    )
    return mine.select_related("system__programme", "made_by", "confirmed_by")
