"""A line about a trial from whoever works with the case: a side effect, or why it was not used. Voluntary."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from frikommune.language import Text
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import of_case
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.uses.models import REMARKS, Remark
from frikommune.web.uses.registering import grow, hold

KIND = Text("Hvad", "What")
EXEMPTION = Text("Undtagelse", "Exemption")
LINE = Text("Én linje", "One line")


@require_http_methods(["GET", "POST"])
@of_case("use_exemption")
def remark(request: HttpRequest, case: Case) -> HttpResponse:
    """Write a remark on an exemption that the municipality has, or had."""
    rulebook = request.book.pack.rulebook
    granted = {
        one.id: Text(f"{one.id} {one.title.da}", f"{one.id} {one.title.en}")
        for one in rulebook.exemptions.values()
        if (one.id, request.municipality) in rulebook.grants_of
    }
    shown = {
        "case": case,
        "exemptions": granted,
        "kinds": REMARKS,
        "given": {"exemption": request.GET.get("exemption", ""), "kind": request.GET.get("kind", "")},
        "key": request.POST.get("key") or uuid.uuid4().hex,
        "remarks": case.remarks.select_related("by").order_by("-pk")[:20],
    }

    def stored() -> HttpResponse:
        posted = Posted(request)
        told = {
            "exemption": posted.choice("exemption", EXEMPTION, granted),
            "kind": posted.choice("kind", KIND, REMARKS),
            "words": posted.text("words", LINE, longest=300),
        }
        posted.check()
        key = request.POST.get("key", "")[:60] or uuid.uuid4().hex
        with transaction.atomic():
            held = hold(case)
            _, made = Remark.objects.get_or_create(
                case=held, key=key, defaults={**told, "on": request.today, "by": request.user}
            )
            if made:
                grow(held)
        messages.success(request, say("Tak. Linjen er gemt i sagen.", "Thank you. The line is stored."))
        return redirect("uses:remark", request.programme.slug, request.municipality, case.pk)

    return answer_form(request, "uses/remark.html", shown, stored)
