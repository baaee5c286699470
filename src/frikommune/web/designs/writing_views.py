"""Writing a design: begun from what is known of the trial, then step by step."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from frikommune.evaluation.designs.checks import check
from frikommune.evaluation.designs.choosing import choose
from frikommune.evaluation.designs.steps import STEPS, DesignStep
from frikommune.web.applications.once import new_key, once
from frikommune.web.designs.begun import proposed_for
from frikommune.web.designs.content import Content, posted_in
from frikommune.web.designs.fields import paths_of
from frikommune.web.designs.form import parts_of_form
from frikommune.web.designs.models import DesignDraft
from frikommune.web.designs.power import told
from frikommune.web.designs.reading import read
from frikommune.web.designs.saving import begin, save
from frikommune.web.designs.views import draft_of_request, is_in, trial_title
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.conflicts import Conflict
from frikommune.web.pages.posted import number_in
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import need


@require_POST
@of_programme("design")
def new(request: HttpRequest) -> HttpResponse:
    """A design for a trial, begun with what is known of it."""
    trial = request.POST.get("trial", "")
    if trial not in request.book.pack.trials:
        raise Http404
    return once(
        request, lambda: _url(begin(request.programme, request.user, proposed_for(request, trial)), STEPS[0])
    )


@of_programme("see_work")
def step(request: HttpRequest, number: int, step: str) -> HttpResponse:
    """One step's form; sent, it is saved, and leads on."""
    draft = draft_of_request(request, number)
    here = next((one for one in STEPS if one.id == step), None)
    if here is None:
        raise Http404
    need(request, "design")
    if request.method != "POST":
        return _form(request, draft, here, draft.content)
    sent = posted_in(request.POST, draft.content, *paths_of(here))
    based_on = number_in(request.POST.get("based_on", ""))
    version = draft.version if based_on is None else based_on
    try:
        draft = save(draft.pk, sent, version, paths_of(here), request.user)
    except Conflict as conflict:
        return _form(request, conflict.draft, here, sent, conflict=conflict, status=409)
    wrong = read(draft.content, draft.trial).wrong
    if any(is_in(path, here) for path in wrong):
        return _form(request, draft, here, draft.content, status=422)
    messages.success(request, say("Gemt.", "Saved."))
    return HttpResponseRedirect(_next(draft, here, request.POST.get("do", "")))


@require_POST
@of_programme("design")
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Take a design that was never locked out of the list; nothing of it is deleted."""
    draft = draft_of_request(request, number)
    if not hasattr(draft, "locked"):
        DesignDraft.objects.filter(pk=draft.pk).update(dropped=True)
        messages.success(request, say("Designet er taget af listen.", "The design was taken off the list."))
    return HttpResponseRedirect(reverse("designs:home", args=[request.programme.slug]))


def _form(
    request: HttpRequest,
    draft: DesignDraft,
    here: DesignStep,
    content: Content,
    *,
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    being_written = read(content, draft.trial)
    at = STEPS.index(here)
    found = check(being_written.design)
    missing = {
        one.id: any(each.weight == "must" and is_in(each.field, one) for each in found) for one in STEPS
    }
    shown = {
        "draft": draft,
        "title": trial_title(request, draft.trial),
        "here": here,
        "steps": [(one, missing[one.id]) for one in STEPS],
        "number": at + 1,
        "before": STEPS[at - 1] if at else None,
        "parts": parts_of_form(request, here, content, being_written.wrong, draft.proposed),
        "findings": [(one, "") for one in found if is_in(one.field, here)],
        "wrong": {path: one for path, one in being_written.wrong.items() if is_in(path, here)},
        "power": told(being_written.design, len(request.book.municipalities)) if here.id == "power" else None,
        "computed": choose(being_written.design) if here.id == "computed" else None,
        "is_locked": hasattr(draft, "locked"),
        "based_on": draft.version,
        "conflict": conflict,
        "key": new_key(),
    }
    return render(request, "designs/step.html", shown, status=status)


def _next(draft: DesignDraft, here: DesignStep, button: str) -> str:
    at = STEPS.index(here)
    if button.startswith("to-"):
        return next((_url(draft, one) for one in STEPS if one.id == button.removeprefix("to-")), _page(draft))
    if button == "back" and at:
        return _url(draft, STEPS[at - 1])
    if button == "next" and at + 1 < len(STEPS) and STEPS[at + 1].id != "lock":
        return _url(draft, STEPS[at + 1])
    return _url(draft, here) if button == "stay" else _page(draft)


def _url(draft: DesignDraft, step: DesignStep) -> str:
    return reverse("designs:step", args=[draft.programme.slug, draft.pk, step.id])


def _page(draft: DesignDraft) -> str:
    return reverse("designs:design", args=[draft.programme.slug, draft.pk])
