"""All trials together, and one trial's evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.evaluation.evaluated.kept import of_json
from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text
from frikommune.programme.trial import by_number
from frikommune.web.designs.kept import designs_of
from frikommune.web.evaluations.indicators_shown import shown_of
from frikommune.web.evaluations.models import STAGES, Evaluated, External, SnapshotTaken
from frikommune.web.evaluations.published import offered
from frikommune.web.evaluations.survey_views import surveys_about
from frikommune.web.evaluations.together import advice, findings_together, lessons
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
    """Results by theme, recommendations, lessons, and every trial with its results."""
    kept = [(one, of_json(one.answer)) for one in _rows(request)]
    by_trial: dict[str, list[Shown]] = {}
    for row, result in kept:
        by_trial.setdefault(row.trial, []).append(_shown(row, result))
    files = request.book.pack.trials
    lines = [(name, files[name].title, by_trial.get(name, [])) for name in sorted(files, key=by_number)]
    sure = [one for one in kept if not one[0].mark]
    made_up = [one for one in kept if one[0].mark]
    shown = {
        "evaluated": [one for one in lines if one[2]],
        "not_evaluated": [one for one in lines if not one[2]],
        "together": findings_together(request, sure) if sure else None,
        "made_up": findings_together(request, made_up) if made_up else None,
        "advice": advice(request, sure),
        "lessons": lessons(request),
        "names": request.book.names(request.today),
    }
    return render(request, "evaluations/home.html", shown)


@require_safe
@of_programme("see_work")
def trial(request: HttpRequest, trial: str) -> HttpResponse:
    """One trial: its designs, what can be evaluated, and what was."""
    file = request.book.pack.trials.get(trial)
    if file is None:
        raise Http404
    offer = offered(request, trial)
    shown = {
        "trial": trial,
        "title": file.title,
        "designs": list(designs_of(request.programme, trial)),
        "results": list(results(request, trial)),
        "offer": offer,
        "figures": shown_of(request, trial, offer),
        "external": External.objects.filter(programme=request.programme, trial=trial),
        "snapshots": SnapshotTaken.objects.filter(programme=request.programme, trial=trial),
        "surveys": surveys_about(request, trial),
        "may_evaluate": may(request.user, request.programme, "evaluate"),
        "may_design": may(request.user, request.programme, "design"),
    }
    return render(request, "evaluations/trial.html", shown)


def results(request: HttpRequest, trial: str) -> Iterator[Shown]:
    """The results of a trial, the latest first."""
    for row in _rows(request).filter(trial=trial):
        yield _shown(row, of_json(row.answer))


def _rows(request: HttpRequest) -> QuerySet[Evaluated]:
    return Evaluated.objects.filter(programme=request.programme).order_by("-pk")


def _shown(row: Evaluated, result: Result) -> Shown:
    judged = result.primary.judged
    return Shown(row, VERDICT_WORDS[judged.verdict], judged.verdict, judged.sentence, STAGES[row.stage])
