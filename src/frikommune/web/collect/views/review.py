"""The coordinator reads what a municipality sent in, asks back, approves."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.language import Text
from frikommune.web.collect.following import approve as approve_it
from frikommune.web.collect.following import ask_back as ask_it_back
from frikommune.web.collect.sheet import read_of
from frikommune.web.collect.views.finding import sheet_at
from frikommune.web.collect.who import whoever_may
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, number_in
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may

ASK = Text("Spørgsmål til kommunen", "Question to the municipality")


@of_programme("answer")
def review(request: HttpRequest, number: int, municipality: str) -> HttpResponse:
    """The answers as they were sent in, beside what was approved before."""
    sheet = sheet_at(request, number, municipality)
    whoever_may(request, "answer", municipality)
    shown = {
        "status": sheet.request,
        "sheet": sheet,
        "answers": read_of(sheet),
        "collects": may(request.user, request.programme, "collect"),
        "remarks": sheet.remarks.all(),
        "reminders": sheet.reminders.all(),
        "sent": sheet.versions.filter(kind="sent"),
    }
    return render(request, "collect/review.html", shown)


@require_POST
@of_programme("collect")
def approve(request: HttpRequest, number: int, municipality: str) -> HttpResponse:
    """Approve what was seen."""
    sheet = sheet_at(request, number, municipality)
    based_on = number_in(request.POST.get("based_on", "")) or 0
    approve_it(sheet, whoever_may(request, "collect"), based_on)
    messages.success(request, say("Godkendt: {}.", "Approved: {}.").format(municipality))
    return redirect("collect:request", request.programme.slug, number)


@require_POST
@of_programme("collect")
def ask_back(request: HttpRequest, number: int, municipality: str) -> HttpResponse:
    """Send it back with a question."""
    sheet = sheet_at(request, number, municipality)
    posted = Posted(request)
    words = posted.text("words", ASK)
    posted.check()
    ask_it_back(sheet, whoever_may(request, "collect"), words)
    messages.success(request, say("Spurgt tilbage: {}.", "Asked back: {}.").format(municipality))
    return redirect("collect:request", request.programme.slug, number)
