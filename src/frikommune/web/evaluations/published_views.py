"""From published figures to a verdict: figure and what it is held against are chosen, the result kept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from frikommune.evaluation.evaluated.guarded import watched_figures
from frikommune.evaluation.evaluated.result import Result
from frikommune.language import Text
from frikommune.web.designs.kept import designs_of
from frikommune.web.evaluations.models import STAGES
from frikommune.web.evaluations.published import Offered, benchmark_in, evaluated, offered, question_for
from frikommune.web.evaluations.running import Ready, keep
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.people.rights import need

FIGURE = Text("Tallet", "The figure")
AGAINST = Text("Holdt op mod", "Held against")
DESIGN = Text("Design", "Design")
STAGE = Text("Hvornår i forsøget", "When in the trial")


@of_programme("see_work")
def published_figures(request: HttpRequest, trial: str) -> HttpResponse:
    """The form; sent, the figure is evaluated and the result kept."""
    seat = need(request, "evaluate")
    if trial not in request.book.pack.trials:
        raise Http404
    offer, designs = offered(request, trial), dict(_designs(request, trial))

    def store() -> HttpResponse:
        posted = Posted(request)
        figures = {one.indicator: one for one in offer.figures}
        figure = posted.choice("figure", FIGURE, figures)
        chosen = posted.choice("design", DESIGN, designs, needed=False)
        against = posted.choice("against", AGAINST, [*(one.series for one in offer.earlier), "design"])
        stage = posted.choice("stage", STAGE, STAGES)
        posted.check()
        draft, registered = designs.get(chosen, (None, None))
        benchmark, interval = benchmark_in(offer, registered.design if registered else None, against)
        measured = figures[figure]
        assert measured.counted is not None
        question = question_for(registered, benchmark, interval)
        found = evaluated(measured.counted, measured.title, _source(measured.source), registered, question)
        watched = watched_figures(registered.design, offer.figures) if registered else ()
        result = Result((found,), offer.figures, watched)
        ready = Ready(trial, stage, "published", result, request.today, draft, registered)
        kept = keep(request, seat, ready)
        return HttpResponseRedirect(reverse("evaluations:result", args=[request.programme.slug, kept.pk]))

    shown = {
        "trial": trial,
        "title": request.book.pack.trials[trial].title,
        "offer": offer,
        "designs": designs.values(),
        "stages": STAGES,
        "proposed": _proposed(offer, designs),
    }
    return answer_form(request, "evaluations/published.html", shown, store)


def _designs(request: HttpRequest, trial: str):  # type: ignore[no-untyped-def]
    for draft, kept in designs_of(request.programme, trial):
        yield str(draft.pk), (draft, kept)


def _proposed(offer: Offered, designs: dict) -> dict[str, str]:  # type: ignore[type-arg]
    """A design that is locked goes before one that is not; earlier shares before the design's own figure."""
    locked = [number for number, (_, kept) in designs.items() if kept.lock]
    shares = [one for one in offer.figures if one.unit == Text("procent", "percent")] or list(offer.figures)
    return {
        "design": (locked or list(designs) or [""])[0],
        "figure": shares[0].indicator if shares else "",
        "against": offer.earlier[0].series if offer.earlier else "design",
    }


def _source(source: Text) -> str:
    return source.da
