"""A municipality's one page: filled beforehand, kept while it is written, sent in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refusal, Refused
from frikommune.language import Text
from frikommune.web.collect import refusals
from frikommune.web.collect.answering import Saved, beside_of, save
from frikommune.web.collect.following import say as say_to
from frikommune.web.collect.models import Sheet, Version
from frikommune.web.collect.reading import Values, answers_of, as_sent, values_of
from frikommune.web.collect.sheet import fields_of
from frikommune.web.collect.views.finding import sheet_at
from frikommune.web.collect.who import Who, whoever_may
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import TYPED, Posted, number_in
from frikommune.web.pages.speech import say

REMARK = Text("Besked", "Message")
_KEPT = f"{TYPED}collect"


@of_programme()
def answer(request: HttpRequest, number: int, municipality: str) -> HttpResponse:
    """The page. What is sent by whoever was signed out meanwhile is kept until they have signed in again."""
    sheet = sheet_at(request, number, municipality)
    if not request.user.is_authenticated:
        if request.method == "POST":
            posted = Posted(request)
            request.session[_KEPT] = {"sheet": sheet.pk, "values": values_of(posted, _questions(sheet))}
        return redirect_to_login(request.path)
    who = whoever_may(request, "answer", municipality)
    if sheet.request.asked_on is None:
        raise refusals.not_asked_yet()
    if request.method == "POST":
        return _sent(request, sheet, who)
    mine = beside_of(sheet, who)
    if mine is not None and request.GET.get("mine"):
        return _page(request, sheet, who, mine.values, other=sheet.latest)
    kept = request.session.pop(_KEPT, None)
    if kept and kept["sheet"] == sheet.pk:
        return _page(request, sheet, who, kept["values"], was_signed_out=True)
    return _page(request, sheet, who, sheet.latest.values if sheet.latest else None, mine=mine)


def _questions(sheet: Sheet) -> Any:
    return sheet.request.questions.all()


def _sent(request: HttpRequest, sheet: Sheet, who: Who) -> HttpResponse:
    """Send in; what is refused is shown with everything still in the fields, and kept as a draft."""
    posted, questions = Posted(request), list(_questions(sheet))
    values, based_on = values_of(posted, questions), _based_on(request)
    typed = as_sent(request.POST, questions)
    try:
        posted.check()
        answers_of(questions, values)
        saved = save(sheet, who, values, based_on, sends=True)
        if saved.other is not None:
            raise refusals.changed_meanwhile(who.municipality, saved.other.by)
    except Refused as refused:
        kept = save(sheet, who, values, based_on, sends=False)
        return _page(request, kept.sheet, who, typed, other=kept.other, refused=refused.refusals)
    messages.success(request, _thanks(saved))
    return redirect("collect:answer", request.programme.slug, sheet.request_id, sheet.municipality)


def _thanks(saved: Saved) -> str:
    sent = saved.sheet.sent
    if sent is not None and sent.late:
        return say(
            "Tak. Svaret er sendt, efter fristen. Koordinatoren ser det.",
            "Thank you. Sent, after the deadline. The coordinator sees it.",
        )
    return say("Tak. Svaret er sendt til koordinatoren.", "Thank you. Sent to the coordinator.")


def _based_on(request: HttpRequest) -> int:
    return number_in(request.POST.get("based_on", "")) or 0


def _page(
    request: HttpRequest,
    sheet: Sheet,
    who: Who,
    values: Values | None,
    *,
    mine: Version | None = None,
    other: Version | None = None,
    refused: Iterable[Refusal] = (),
    was_signed_out: bool = False,
) -> HttpResponse:
    refused = tuple(refused)
    shown = {
        "status": sheet.request,
        "sheet": sheet,
        "who": who,
        "on_behalf": who.seat.municipality != sheet.municipality,
        "names": request.book.names(sheet.request.as_of),
        "fields": fields_of(request.book, sheet, values, other, refused),
        "mine": mine,
        "other": other,
        "refusals": refused,
        "was_signed_out": was_signed_out,
        "is_past": request.today > sheet.request.due,
        "remarks": sheet.remarks.all(),
        "reminders": sheet.reminders.all(),
    }
    return render(request, "collect/answer.html", shown, status=422 if refused else 200)


@require_POST
@of_programme()
def draft(request: HttpRequest, number: int, municipality: str) -> HttpResponse:
    """Keep what is being written. Says what became of it, for the page to show."""
    sheet = sheet_at(request, number, municipality)
    if not request.user.is_authenticated:
        return render(request, "collect/saved.html", {"signed_out": True})
    who = whoever_may(request, "answer", municipality)
    posted = Posted(request)
    saved = save(sheet, who, values_of(posted, _questions(sheet)), _based_on(request), sends=False)
    shown = {"saved": saved, "refused": posted.refused, "sheet": saved.sheet, "status": sheet.request}
    return render(request, "collect/saved.html", shown)


@require_POST
@of_programme()
def remark(request: HttpRequest, number: int, municipality: str) -> HttpResponse:
    """Write to the other side."""
    sheet = sheet_at(request, number, municipality)
    who = whoever_may(request, "answer", municipality)
    posted = Posted(request)
    words = posted.text("words", REMARK)
    posted.check()
    say_to(sheet, who, words)
    page = "collect:review" if request.POST.get("from") == "review" else "collect:answer"
    return redirect(page, request.programme.slug, number, municipality)
