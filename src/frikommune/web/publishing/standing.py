"""What is published now, what was taken back, and who may see a kept paper or result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Literal

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.cases.mark import Mark
from frikommune.web.journal.models import Programme
from frikommune.web.people.rights import may, need
from frikommune.web.publishing.models import Published, Withdrawn

Of = Literal["sent", "evaluated"]
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Standing:
    """`published` is the decision that holds, `withdrawn` what took it back; neither: never public."""

    published: Published | None = None
    withdrawn: Withdrawn | None = None


def public(programme: Programme) -> QuerySet[Published]:
    """What is for everybody, the latest first; without the long rows that a list does not need."""
    rows = _shown_here(Published.objects.filter(programme=programme, withdrawn=None))
    return rows.select_related("sent", "evaluated", "evaluated__programme", "sent__programme").defer(
        "sent__extract", "evaluated__answer"
    )


def public_results(programme: Programme, trial: str = "") -> QuerySet[Published]:
    """The published results, of one trial where it is named, the latest first."""
    rows = public(programme).filter(evaluated__isnull=False)
    return rows.filter(evaluated__trial=trial) if trial else rows


def public_papers(programme: Programme) -> QuerySet[Published]:
    """The published papers, the latest first."""
    return public(programme).filter(sent__isnull=False).prefetch_related("sent__forms")


def _shown_here(rows: QuerySet[Published]) -> QuerySet[Published]:
    """Outside a demonstration nothing that rests on made-up citizens, wherever it was published before."""
    if settings.DEMO:
        return rows
    return rows.exclude(sent__mark__gt=Mark.NONE).exclude(evaluated__mark__gt=Mark.NONE)


def standing_of(programme: Programme, of: Of, number: int) -> Standing:
    """Whether a kept paper or result is public, or was."""
    rows = Published.objects.filter(programme=programme, **{of: number}).select_related("withdrawn")
    last = _shown_here(rows).order_by("-pk").first()
    if last is None:
        return Standing()
    taken_back: Withdrawn | None = getattr(last, "withdrawn", None)
    return Standing(None, taken_back) if taken_back else Standing(last)


def public_when_published(of: Of) -> Callable[[View], View]:
    """Whoever works here sees it, others once it is published; taken back, they are told when and why.

    For views below `of_programme`, which take the kept row's `number`. They get `request.standing`, and
    `request.is_outside`: whether whoever asks has no work here.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, number: int, *args: Any, **kwargs: Any) -> HttpResponse:
            standing = standing_of(request.programme, of, number)
            request.standing = standing
            request.is_outside = not may(request.user, request.programme, "see_work")
            if request.is_outside and standing.published is None:
                return _kept_out(request, standing)
            return view(request, number, *args, **kwargs)

        return answered

    return wrap


def _kept_out(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Gone, where it was public once; else as any page of work: sign in, or PermissionDenied."""
    if standing.withdrawn is not None:
        shown = {"withdrawn": standing.withdrawn, "published": standing.withdrawn.published}
        return render(request, "publishing/gone.html", shown, status=410)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    need(request, "see_work")
    raise AssertionError("whoever may see the work is not kept out")
