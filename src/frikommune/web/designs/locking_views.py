"""Locking a design, and amending a locked one with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from frikommune.errors import Refused, refuse
from frikommune.evaluation.designs import locking
from frikommune.evaluation.designs.as_json import design_json
from frikommune.evaluation.designs.checks import check
from frikommune.evaluation.designs.design import Registered
from frikommune.language import Text
from frikommune.web.designs.differences import changed_between
from frikommune.web.designs.kept import registered
from frikommune.web.designs.models import DesignAmendment, DesignDraft, LockedDesign
from frikommune.web.designs.power import told
from frikommune.web.designs.reading import read
from frikommune.web.designs.seen import first_seen
from frikommune.web.designs.views import draft_of_request, placed, trial_title
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import said
from frikommune.web.people.rights import need

REASON = Text("Grund", "Reason")


@of_programme("see_work")
def lock(request: HttpRequest, number: int) -> HttpResponse:
    """What is about to be locked, and what follows; sent, it is locked."""
    draft = draft_of_request(request, number)
    seat = need(request, "design")
    if hasattr(draft, "locked"):
        return HttpResponseRedirect(_page(draft))
    being_written = read(draft.content, draft.trial)
    seen = first_seen(request, draft.trial)

    def store() -> HttpResponse:
        _same_version(request, draft)
        day = seen.on if seen else None
        if day is None and request.POST.get("seen"):
            day = request.today
        made = locking.lock(Registered(being_written.design), request.today, seat.text.da, day)
        assert made.lock is not None
        LockedDesign.objects.create(
            draft=draft,
            design=design_json(made.planned),
            digest=made.lock.digest,
            seal=made.lock.seal,
            on=made.lock.on,
            by=made.lock.by,
            person=request.user,
            data_seen=made.lock.data_seen,
        )
        messages.success(request, said(_LOCKED))
        return HttpResponseRedirect(_page(draft))

    found = check(being_written.design)
    shown = {
        "draft": draft,
        "title": trial_title(request, draft.trial),
        "design": being_written.design,
        "wrong": being_written.wrong,
        "must": placed(one for one in found if one.weight == "must"),
        "should": placed(one for one in found if one.weight != "must"),
        "power": told(being_written.design, len(request.book.municipalities)),
        "seen": seen,
    }
    return answer_form(request, "designs/lock.html", shown, store)


@of_programme("see_work")
def amend(request: HttpRequest, number: int) -> HttpResponse:
    """What would change in a locked design; sent with a reason, it is an amendment."""
    draft = draft_of_request(request, number)
    seat = need(request, "design")
    kept, being_written = registered(draft), read(draft.content, draft.trial)
    if kept.lock is None:
        return HttpResponseRedirect(_page(draft))
    seen = first_seen(request, draft.trial)

    def store() -> HttpResponse:
        _same_version(request, draft)
        posted = Posted(request)
        reason = posted.text("reason", REASON)
        posted.check()
        is_seen = bool(seen or request.POST.get("seen"))
        made = locking.amend(kept, being_written.design, request.today, reason, seat.text.da, is_seen)
        _store_amendment(draft, made, request)
        messages.success(request, said(_AMENDED))
        return HttpResponseRedirect(_page(draft))

    shown = {
        "draft": draft,
        "title": trial_title(request, draft.trial),
        "changes": changed_between(kept.design, being_written.design),
        "wrong": being_written.wrong,
        "must": placed(one for one in check(being_written.design) if one.weight == "must"),
        "seen": seen,
    }
    return answer_form(request, "designs/amend.html", shown, store)


def _store_amendment(draft: DesignDraft, made: Registered, request: HttpRequest) -> None:
    last = made.amendments[-1]
    with transaction.atomic():
        DesignAmendment.objects.create(
            locked=LockedDesign.objects.select_for_update().get(draft=draft),
            design=design_json(last.design),
            digest=last.design.digest,
            seal=last.seal,
            on=last.on,
            reason=last.reason,
            by=last.by,
            person=request.user,
            data_seen=last.data_seen,
        )


def _same_version(request: HttpRequest, draft: DesignDraft) -> None:
    """Raises Refused where somebody has saved since the page was opened."""
    if request.POST.get("version") != str(draft.version):
        raise _moved_on(draft)


def _moved_on(draft: DesignDraft) -> Refused:
    return refuse(
        "design_moved_on",
        problem=Text(
            "Designet er ændret, siden siden blev åbnet", "The design was changed since the page was opened"
        ),
        where=draft.title or draft.trial,
        given=draft.changed_by.name,
        expected=Text("det design, der stod på siden", "the design that stood on the page"),
        do_next=Text("Læs det igen, og lås det så.", "Read it again, and then lock it."),
    )


def _page(draft: DesignDraft) -> str:
    return reverse("designs:design", args=[draft.programme.slug, draft.pk])


_LOCKED = Text("Designet er låst.", "The design is locked.")
_AMENDED = Text("Ændringen er registreret.", "The change is recorded.")
