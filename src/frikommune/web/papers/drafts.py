"""Drafts of applications that are ready to be handed in, as papers, for those who may hand them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.reports.bundle import Bundle, Enclosed
from frikommune.reports.facts import Facts
from frikommune.reports.papers.trial_application import Draft, of_draft
from frikommune.web.applications.acts import next_trial, rounds_of
from frikommune.web.applications.lawtext import as_draft, checked
from frikommune.web.applications.models import Draft as DraftRow
from frikommune.web.papers.chosen import Chosen, bundle_without_own
from frikommune.web.people.rights import may


def bundle_with_drafts(request: HttpRequest, chosen: Chosen) -> Bundle:
    """What the chosen paper encloses; of a round that is still open also the drafts that are ready.

    Raises Refused where there is nothing to enclose.
    """
    drafts = tuple(_ready(request, chosen)) if chosen.round else ()
    try:
        bundle = bundle_without_own(request, chosen)
    except Refused as refused:
        if not drafts or refused.refusals[0].code != "round_without_applications":
            raise
        cover = chosen.kind.build(Facts(request.book.pack, chosen.day), chosen.given)
        bundle = Bundle(Enclosed(cover, about=chosen.about))
    return replace(bundle, parts=(*bundle.parts, *drafts))


def _ready(request: HttpRequest, chosen: Chosen) -> Iterator[Enclosed]:
    """The drafts in which nothing is missing; none for a day gone by, a closed round or without the right."""
    open_now = {one.round.name for one in rounds_of(request.book) if one.is_open(request.today)}
    if chosen.day < request.today or chosen.round not in open_now:
        return
    if not may(request.user, request.programme, "apply"):
        return
    pack, number = request.book.pack, next_trial(request.book, request.today)
    for row in DraftRow.objects.filter(programme=request.programme, trial="", dropped=False).order_by("pk"):
        made = checked(row.content, pack, number, request.today)
        if made.refusals:
            continue
        law, rulebook = as_draft(made, pack, request.today, None)
        facts = Facts(replace(pack, rulebook=rulebook), chosen.day)
        address = reverse("applications:draft", args=[request.programme.slug, row.pk])
        draft = Draft(
            name=str(row.pk),
            title=Text.same(row.content["title"]),
            version=row.version,
            municipalities=tuple(row.content["municipalities"]),
            texts={key: one for key, one in row.content.items() if isinstance(one, str)},
            exemptions=law.exemptions,
            link=address.removeprefix(reverse("journal:front", args=[request.programme.slug])),
        )
        yield Enclosed(of_draft(facts, draft), about=f"udkast {row.pk}")
