"""The forms in which it is decided that something is for everybody, or no longer is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.applications.once import new_key
from frikommune.web.evaluations.models import Evaluated
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import answer_form
from frikommune.web.pages.speech import say
from frikommune.web.papers.models import Sent
from frikommune.web.publishing.deciding import (
    Kept,
    check_publishable,
    need_to_publish,
    publish,
    withdraw,
)
from frikommune.web.publishing.models import Published
from frikommune.web.publishing.shown import address_of, title_of
from frikommune.web.publishing.standing import Of, standing_of


@of_programme("see_work")
def publish_paper(request: HttpRequest, number: int) -> HttpResponse:
    """A paper that went out."""
    return _publish(request, "sent", get_object_or_404(Sent, programme=request.programme, pk=number))


@of_programme("see_work")
def publish_result(request: HttpRequest, number: int) -> HttpResponse:
    """A result that was kept."""
    found = get_object_or_404(Evaluated, programme=request.programme, pk=number)
    return _publish(request, "evaluated", found)


@of_programme("see_work")
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """Something that is public."""
    found = get_object_or_404(Published, programme=request.programme, pk=number, withdrawn=None)
    kept = found.sent or found.evaluated
    assert kept is not None
    seat = need_to_publish(request, kept)

    def store() -> HttpResponse:
        withdraw(request, found, seat)
        messages.success(request, say("Det er trukket tilbage.", "It is taken back."))
        return redirect(address_of(kept))

    shown = {"title": title_of(request.book, kept, request.on), "published": found, "back": address_of(kept)}
    return answer_form(request, "publishing/take_back.html", shown | {"key": new_key()}, store)


def _publish(request: HttpRequest, of: Of, kept: Kept) -> HttpResponse:
    """The form; sent, it is for everybody from now on."""
    seat = need_to_publish(request, kept)
    if request.method != "POST" and standing_of(request.programme, of, kept.pk).published:
        raise Http404

    def store() -> HttpResponse:
        publish(request, kept, seat)
        messages.success(request, say("Det er offentliggjort.", "It is published."))
        return redirect(address_of(kept))

    title: Text = title_of(request.book, kept, request.on)
    shown: dict[str, object] = {
        "title": title,
        "kept": kept,
        "of": of,
        "back": address_of(kept),
        "key": new_key(),
    }
    try:
        check_publishable(kept)
    except Refused as refused:
        shown["never"] = refused.refusals
    return answer_form(request, "publishing/publish.html", shown, store)
