"""Trying a draft on past cases, and handing it in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.applications import trying
from frikommune.web.applications.acts import apply_for, next_trial
from frikommune.web.applications.content import TEXTS
from frikommune.web.applications.lawtext import LawText, as_draft, checked, imagined_days
from frikommune.web.applications.models import Draft, Trying
from frikommune.web.applications.once import new_key, once
from frikommune.web.applications.views_draft import draft_of_request, url_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need


def _made(request: HttpRequest, draft: Draft) -> LawText:
    trial = draft.content["trial"].strip() or next_trial(request.book, request.today)
    return checked(draft.content, request.book.pack, trial, request.today)


@of_programme("see_work")
def try_out(request: HttpRequest, number: int) -> HttpResponse:
    """What the draft would have changed on past cases: the last answer, and a button for a new one."""
    draft = draft_of_request(request, number)
    refused: Refused | None = None
    if request.method == "POST":
        need(request, "apply")
        try:
            _try(request, draft)
            return HttpResponseRedirect(url_of(draft, "try_out"))
        except Refused as fault:
            refused = fault
    last = draft.tryings.order_by("-pk").first()
    now = trying.digest_of(_made(request, draft).imagined(*imagined_days(draft.content)))
    shown = {
        "draft": draft,
        "last": last,
        "answer": trying.shown(last.answer, request.book.pack) if last else None,
        "is_older": last is not None and last.digest != now,
        "refusals": refused.refusals if refused else (),
        "may_apply": may(request.user, request.programme, "apply"),
    }
    return render(request, "applications/try.html", shown, status=422 if refused else 200)


def _try(request: HttpRequest, draft: Draft) -> None:
    made, pack = _made(request, draft), request.book.pack
    law_only = [
        one
        for place, some in made.wrong.items()
        if place not in TEXTS and place != "municipalities"
        for one in some
    ]
    if law_only:
        raise Refused(*law_only)
    days = imagined_days(draft.content)
    laid, rulebook = as_draft(made, pack, *days)
    cases, on = trying.cases_for(request.book), trying.observed(request.book, request.today)
    answer = trying.tried(pack, laid, rulebook, cases, on)
    digest = trying.digest_of(made.imagined(*days))
    Trying.objects.create(draft=draft, digest=digest, answer=answer, made_by=request.user)


@of_programme("apply")
def hand_in(request: HttpRequest, number: int) -> HttpResponse:
    """What is handed in, once more; then it is. What is missing is said, with the way back."""
    draft = draft_of_request(request, number)
    if request.method == "POST":
        try:
            return once(request, lambda: _handed_in(request, draft))
        except Refused as refused:
            return _review(request, draft, refused)
    if draft.trial:
        return HttpResponseRedirect(_course(draft))
    return _review(request, draft)


def _course(draft: Draft) -> str:
    return reverse("applications:course", args=[draft.programme.slug, draft.trial])


def _handed_in(request: HttpRequest, draft: Draft) -> str:
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.trial:
        return _course(locked)
    if str(locked.version) != request.POST.get("version", ""):
        raise _changed(locked)
    trial = locked.content["trial"].strip() or next_trial(request.book, request.today)
    made = checked(locked.content, request.book.pack, trial, request.today)
    if made.refusals:
        raise Refused(*made.refusals)
    apply_for(request, locked, locked.content, made, trial)
    messages.success(request, say(f"Ansøgning {trial} er indgivet.", f"Application {trial} was handed in."))
    return _course(locked)


def _changed(draft: Draft) -> Refused:
    return refuse(
        "changed_meanwhile",
        problem=Text(
            "Kladden er ændret, siden du åbnede siden", "The draft changed since you opened the page"
        ),
        where=draft.title,
        given=str(draft.changed_by),
        expected=Text("at du har set det sidste", "that you have seen the latest"),
        do_next=Text("Læs den igennem igen, og indgiv den så.", "Read it again, and then hand it in."),
    )


def _review(request: HttpRequest, draft: Draft, refused: Refused | None = None) -> HttpResponse:
    made = _made(request, draft)
    shown = {
        "draft": draft,
        "content": draft.content,
        "trial": made.table["id"],
        "text": made.text,
        "last": draft.tryings.order_by("-pk").first(),
        "refusals": refused.refusals if refused else made.refusals,
        "ready": not made.refusals,
        "key": new_key(),
    }
    return render(request, "applications/hand_in.html", shown, status=422 if refused else 200)
