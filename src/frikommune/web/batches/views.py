"""Asking for papers for every municipality, seeing how far they are, and taking them home."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from frikommune.language import Text
from frikommune.reports.kinds import KINDS
from frikommune.web.applications.once import new_key, once
from frikommune.web.batches import asking
from frikommune.web.batches.apart import is_worked_on, start
from frikommune.web.batches.files import KEPT_DAYS, file_of
from frikommune.web.batches.models import Batch
from frikommune.web.batches.stored import done_of_json
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import answer_form
from frikommune.web.people.rights import need

SHOWN = 20
_RIGHT = "publish_network_paper"


@of_programme("see_work")
def batches(request: HttpRequest) -> HttpResponse:
    """The form, and the batches that there were. A form that is sent twice begins one."""
    seat = need(request, _RIGHT)
    shown = {
        "kinds": {key: one.title for key, one in asking.offered_kinds().items()},
        "forms": {key: one.name for key, one in asking.offered_forms().items()},
        "languages": asking.LANGUAGE_NAMES,
        "places": request.book.municipalities,
        "rows": [(one, is_worked_on(one)) for one in _rows(request)[:SHOWN]],
        "key": new_key(),
    }

    def store() -> HttpResponse:
        made: list[Batch] = []

        def write() -> str:
            made.append(asking.asked_for(request, seat))
            return reverse("batches:one", args=[request.programme.slug, made[0].pk])

        answer = once(request, write)
        for one in made:
            start(one)
        return answer

    chosen = {
        "chosen_kinds": request.POST.getlist("kinds") or list(request.GET.getlist("kinds")),
        "chosen_forms": request.POST.getlist("forms") or ["docx", "pptx", "pdf"],
    }
    return answer_form(request, "batches/batches.html", shown | chosen, store)


@require_safe
@of_programme("see_work")
def one(request: HttpRequest, batch: int) -> HttpResponse:
    """How far it is; once it has ended, what came of it."""
    need(request, _RIGHT)
    return render(request, "batches/one.html", _shown(_there(request, batch)))


@require_safe
@of_programme("see_work")
def progress(request: HttpRequest, batch: int) -> HttpResponse:
    """How far it is, for the page that waits; once it rests, the page is told to load itself anew."""
    need(request, _RIGHT)
    found = _there(request, batch)
    shown = _shown(found)
    answer = render(request, "batches/progress.html", shown)
    if not shown["runs"]:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
@of_programme("see_work")
def go_on(request: HttpRequest, batch: int) -> HttpResponse:
    """Have the rest of one that stopped written; what is written already is not written again."""
    need(request, _RIGHT)
    found = _there(request, batch)
    start(found)
    return redirect("batches:one", request.programme.slug, found.pk)


@require_safe
@of_programme("see_work")
def taken_home(request: HttpRequest, batch: int) -> FileResponse:
    """All of it as one file. Raises 404 where it is not finished, or was cleared away."""
    need(request, _RIGHT)
    found = _there(request, batch)
    path = file_of(found)
    if found.ended_at is None or not path.exists():
        raise Http404
    name = (
        f"{request.programme.slug}-{slugify(Text('papirer', 'papers').said_in(found.language))}-{found.as_of}"
    )
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}.zip")


def _rows(request: HttpRequest) -> QuerySet[Batch]:
    return Batch.objects.filter(programme=request.programme).defer("results")


def _there(request: HttpRequest, batch: int) -> Batch:
    return get_object_or_404(Batch, programme=request.programme, pk=batch)


def _shown(found: Batch) -> dict[str, Any]:
    results = [done_of_json(one) for one in found.results]
    runs = is_worked_on(found)
    return {
        "batch": found,
        "kinds": [KINDS[one].title for one in found.kinds if one in KINDS],
        "by": Text(found.by_da, found.by_en),
        "runs": runs,
        "stopped": found.ended_at is None and not runs,
        "done": len(results),
        "last": results[-1].municipality if results else "",
        "written": sum(not one.refusals for one in results),
        "refused": [(one, KINDS.get(one.kind)) for one in results if one.refusals],
        "is_there": found.ended_at is not None and file_of(found).exists(),
        "kept_days": KEPT_DAYS,
    }
