"""Writing an application: the form, saved while it is written, and its law text."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.programme.entry import Subject
from frikommune.web.applications import ideas as told
from frikommune.web.applications import saving
from frikommune.web.applications.acts import next_trial
from frikommune.web.applications.content import (
    Content,
    changed_by_button,
    content_of,
    empty,
)
from frikommune.web.applications.lawtext import as_draft, checked
from frikommune.web.applications.models import Draft
from frikommune.web.applications.once import new_key, once
from frikommune.web.applications.shown import norm_choices, shown_parts, side_by_side
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.conflicts import Conflict
from frikommune.web.pages.speech import said, say
from frikommune.web.people.rights import may, need

_NEXT = {"law": "law", "try": "try_out", "apply": "hand_in"}
"""The pages that a button of the form leads to, once it is saved."""


def draft_of_request(request: HttpRequest, number: int) -> Draft:
    """The draft. Raises 404 where this programme has none of that number."""
    return get_object_or_404(Draft, pk=number, programme=request.programme)


def url_of(draft: Draft, view: str = "draft") -> str:
    """The address of one of a draft's pages."""
    return reverse(f"applications:{view}", args=[draft.programme.slug, draft.pk])


@require_POST
@of_programme("apply")
def new_draft(request: HttpRequest) -> HttpResponse:
    """A new draft, from an idea where one is named."""
    return once(request, lambda: url_of(_begun(request)))


def _begun(request: HttpRequest) -> Draft:
    content, name = empty(), request.POST.get("idea", "")
    about = Subject("idea", name)
    idea = next((one for one in told.ideas(request.book, request.today, None) if one.about == about), None)
    if idea is not None:
        content["title"], content["problem"] = said(idea.name)[:200], said(idea.problem)
        content["solution"], content["municipalities"] = said(idea.solution), list(idea.municipalities)
    return saving.begin(request.programme, request.user, content, name if idea else "")


@csrf_exempt
@of_programme()
def draft(request: HttpRequest, number: int) -> HttpResponse:
    """The form; sent, it is saved. What cannot be saved stands in the form again, with the reason."""
    found = draft_of_request(request, number)
    if request.method == "POST":
        return _save(request, found)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    need(request, "apply")
    if found.trial:
        return HttpResponseRedirect(
            reverse("applications:course", args=[request.programme.slug, found.trial])
        )
    later = saving.kept(request, number)
    if later:
        return _form(request, found, later[0], based_on=later[1], notice="kept")
    return _form(request, found, found.content)


def _save(request: HttpRequest, found: Draft) -> HttpResponse:
    content, based_on = content_of(request.POST), _whole(request.POST.get("based_on", ""))
    if not request.user.is_authenticated:
        saving.keep_for_later(request, found.pk, content, based_on)
        return redirect_to_login(url_of(found))
    need(request, "apply")
    if saving.form_is_too_old(request):
        return _form(request, found, content, based_on=based_on, notice="old", status=422)
    button = request.POST.get("do", "")
    place = changed_by_button(content, button)
    if not button:
        place = _place_chosen(found.content, content)
    try:
        saving.save(found.pk, content, based_on, request.POST.get("page", "")[:40], request.user)
    except Conflict as conflict:
        return _form(request, conflict.draft, content, conflict=conflict, status=409)
    saving.forget_kept(request, found.pk)
    if button in _NEXT:
        return HttpResponseRedirect(url_of(found, _NEXT[button]))
    return HttpResponseRedirect(url_of(found) + ("?check=1" if button == "check" else f"#{place or 'saved'}"))


def _place_chosen(before: Content, after: Content) -> str:
    """The change in which something was just chosen."""
    for n, (old, new) in enumerate(zip(before["parts"], after["parts"], strict=False), 1):
        for m, (one, two) in enumerate(zip(old["changes"], new["changes"], strict=False), 1):
            if one != two:
                return f"p{n}c{m}"
    return ""


@require_POST
@of_programme("apply")
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take a draft out of the list; nothing of it is deleted."""
    found = draft_of_request(request, number)
    if not found.trial:
        Draft.objects.filter(pk=found.pk).update(dropped=True)
        messages.success(
            request,
            say(
                "Kladden er kasseret. Den findes igen under “kasseret kladde”.",
                "The draft was dropped. It is found again under “dropped draft”.",
            ),
        )
    return HttpResponseRedirect(reverse("applications:ideas", args=[request.programme.slug]))


@csrf_exempt
@require_POST
@of_programme()
def autosave(request: HttpRequest, number: int) -> HttpResponse:
    """Save what is being written, and say so in a few words."""
    found = draft_of_request(request, number)
    content, based_on = content_of(request.POST), _whole(request.POST.get("based_on", ""))
    shown: dict[str, object] = {"draft": found}
    if not request.user.is_authenticated:
        saving.keep_for_later(request, number, content, based_on)
        return render(request, "applications/saved.html", {**shown, "trouble": "signed_out"}, status=422)
    need(request, "apply")
    if saving.form_is_too_old(request):
        return render(request, "applications/saved.html", {**shown, "trouble": "old"}, status=422)
    try:
        found = saving.save(number, content, based_on, request.POST.get("page", "")[:40], request.user)
    except Conflict as conflict:
        shown |= {"draft": conflict.draft, "trouble": "conflict"}
        return render(request, "applications/saved.html", shown, status=422)
    saving.forget_kept(request, number)
    return render(request, "applications/saved.html", {"draft": found, "oob": True})


def _form(
    request: HttpRequest,
    found: Draft,
    content: Content,
    *,
    based_on: int | None = None,
    notice: str = "",
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    pack, wrong = request.book.pack, {}
    is_checked = "check" in request.GET and request.method == "GET"
    trial = content["trial"].strip() or next_trial(request.book, request.today)
    if is_checked:
        wrong = dict(checked(content, pack, trial, request.today).wrong)
    shown = {
        "draft": found,
        "content": content,
        "parts": shown_parts(content, pack, request.today, wrong),
        "wrong": wrong,
        "wrong_count": sum(map(len, wrong.values())),
        "is_checked": is_checked,
        "norms": norm_choices(pack, request.today),
        "municipalities": request.book.municipalities,
        "based_on": found.version if based_on is None else based_on,
        "page": request.POST.get("page") or new_key(),
        "notice": notice,
        "conflict": conflict,
        "next_trial": next_trial(request.book, request.today),
        "covers": ("one", "rest_of_course"),
    }
    return render(request, "applications/draft.html", shown, status=status)


@of_programme("see_work")
def law(request: HttpRequest, number: int) -> HttpResponse:
    """The law text that the draft makes, and each norm before and after."""
    found = draft_of_request(request, number)
    pack, content = request.book.pack, found.content
    trial = found.trial or content["trial"].strip() or next_trial(request.book, request.today)
    if found.trial:
        raise Http404
    made = checked(content, pack, trial, request.today)
    try:
        exemptions = as_draft(made, pack, request.today, None)[0].exemptions
    except Refused:
        exemptions = ()
    shown = {
        "draft": found,
        "text": made.text,
        "refusals": made.refusals,
        "exemptions": [(one, side_by_side(one, pack, request.today)) for one in exemptions],
        "may_apply": may(request.user, request.programme, "apply"),
    }
    return render(request, "applications/law.html", shown)


def _whole(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() else 0
