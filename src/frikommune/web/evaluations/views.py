"""All trials together, and one trial's evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text
from frikommune.programme.trial import by_number
from frikommune.web.designs.kept import designs_of
from frikommune.web.evaluations.models import STAGES, Evaluated, External
from frikommune.web.evaluations.published import offered
from frikommune.web.evaluations.stored import of_json
from frikommune.web.journal.entering import of_programme
from frikommune.web.people.rights import may


@dataclass(frozen=True, slots=True)
class Shown:
    """A result in a list: its verdict and sentence."""

    kept: Evaluated
    verdict: Text
    code: str
    sentence: Text
    stage: Text


@require_safe
@of_programme("see_work")
def home(request: HttpRequest) -> HttpResponse:
    """Every trial with its latest results."""
    by_trial: dict[str, list[Shown]] = {}
    for one in results(request):
        by_trial.setdefault(one.kept.trial, []).append(one)
    files = request.book.pack.trials
    lines = [(name, files[name].title, by_trial.get(name, [])) for name in sorted(files, key=by_number)]
    shown = {"lines": sorted(lines, key=lambda one: not one[2])}
    return render(request, "evaluations/home.html", shown)


@require_safe
@of_programme("see_work")
def trial(request: HttpRequest, trial: str) -> HttpResponse:
    """One trial: its designs, what can be evaluated, and what was."""
    file = request.book.pack.trials.get(trial)
    if file is None:
        raise Http404
    shown = {
        "trial": trial,
        "title": file.title,
        "designs": list(designs_of(request.programme, trial)),
        "results": list(results(request, trial)),
        "offer": offered(request, trial),
        "external": External.objects.filter(programme=request.programme, trial=trial),
        "may_evaluate": may(request.user, request.programme, "evaluate"),
        "may_design": may(request.user, request.programme, "design"),
    }
    return render(request, "evaluations/trial.html", shown)


def results(request: HttpRequest, trial: str = "") -> Iterator[Shown]:
    """The results of a trial, or of all, the latest first."""
    rows = Evaluated.objects.filter(programme=request.programme).order_by("-pk")
    for kept in rows.filter(trial=trial) if trial else rows:
        judged = of_json(kept.answer).primary.judged
        yield Shown(kept, VERDICT_WORDS[judged.verdict], judged.verdict, judged.sentence, STAGES[kept.stage])
