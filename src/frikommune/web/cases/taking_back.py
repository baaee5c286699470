"""Taking back an event that was added here by mistake; it is kept, and counts no more."""

from __future__ import annotations

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from frikommune.language import Text
from frikommune.web.cases.access import closed_here, is_closed
from frikommune.web.cases.models import Case, Recorded
from frikommune.web.cases.opening import of_case
from frikommune.web.pages.speech import say


@require_POST
@of_case("record_event")
def take_back(request: HttpRequest, case: Case, recorded: int) -> HttpResponse:
    """Let the event count no more. Sent twice, it is taken back once. Raises Refused for a closed case."""
    event = get_object_or_404(Recorded, pk=recorded, case=case, takes_back=None)
    if is_closed(case, request.today):
        raise closed_here(case, Text("rette", "correct"))
    try:
        with transaction.atomic():
            Recorded.objects.create(
                case=case,
                day=event.day,
                key=f"take-back-{event.pk}",
                takes_back=event,
                recorded_on=request.today,
                recorded_by=request.user,
            )
            Case.objects.filter(pk=case.pk).update(version=F("version") + 1)
    except IntegrityError:
        messages.info(request, say("Den var trukket tilbage.", "It was taken back already."))
    else:
        messages.success(
            request, say("Trukket tilbage. Den tæller ikke mere.", "Taken back. It counts no more.")
        )
    return redirect("cases:case", request.programme.slug, request.municipality, case.pk)
