"""One result: the verdict first, one picture, one table; then all that a statistician asks for."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from frikommune.cases.mark import Mark
from frikommune.evaluation.evaluated.as_json import as_json
from frikommune.evaluation.evaluated.estimates import estimates_table
from frikommune.evaluation.evaluated.laid_out import missing_words, rests_on
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.rounded import rounded_table
from frikommune.evaluation.indicators.shown import short_table_of
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS, WORTHWHILE_WORDS
from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.knowledge import experiences
from frikommune.reports.parts.results_hidden import is_of_rows
from frikommune.web.designs.kept import registered
from frikommune.web.evaluations.access import is_assigned
from frikommune.web.evaluations.models import SOURCES, STAGES, Evaluated, External
from frikommune.web.evaluations.whole import seen, whole
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import language
from frikommune.web.portfolio.kept import called
from frikommune.web.publishing.standing import public_when_published

INDICATORS = Text("Indikatorer", "Indicators")


@require_safe
@of_programme()
@public_when_published("evaluated")
def result(request: HttpRequest, number: int) -> HttpResponse:
    """The page of one result; for everybody once it is published, then without tables of few citizens."""
    kept = get_object_or_404(Evaluated, pk=number, programme=request.programme)
    every = whole(kept)
    found, read = every.result, seen(every, by_everybody=request.is_outside)
    main = found.primary
    shown = {
        "kept": kept,
        "title": called(request.book, request.on, None).get(Subject("trial", kept.trial)),
        "main": main,
        "verdict": VERDICT_WORDS[main.judged.verdict],
        "worthwhile": WORTHWHILE_WORDS[main.judged.worthwhile],
        "others": []
        if read.hidden
        else [(one, VERDICT_WORDS[one.judged.verdict]) for one in found.outcomes[1:]],
        "watched": [] if read.hidden else found.watched,
        "read": read,
        "picture": next(iter(read.pictures), None),
        "more_pictures": read.pictures[1:],
        "first_table": next(iter(read.tables), None),
        "tables": read.tables[1:],
        "is_outside": request.is_outside,
        "estimates": None if read.hidden else estimates_table(main.effect, main.unit),
        "measured": None if read.hidden else _measured(request, kept, found.measured),
        "missing": [] if read.rounded else [missing_words(one) for one in main.effect.missing],
        "rests_on": rests_on(main),
        "stage": STAGES[kept.stage],
        "source": SOURCES[kept.source],
        "after_data": _after_data(kept),
        "made_up": Mark(kept.mark) is not Mark.NONE,
        "learnt": _learnt(request, kept.trial),
        "names": request.book.names(request.today),
        "external": () if request.is_outside else _external(request, kept.trial),
    }
    return render(request, "evaluations/result.html", shown)


@require_safe
@of_programme()
@public_when_published("evaluated")
def result_json(request: HttpRequest, number: int) -> HttpResponse:
    """The same, with the keys of the command line."""
    kept = get_object_or_404(Evaluated, pk=number, programme=request.programme)
    every = whole(kept)
    if request.is_outside and is_of_rows(every):
        raise Http404
    found = every.result
    told = [as_json(one, language()) for one in found.outcomes]
    answer = JsonResponse({"trial": kept.trial, "stage": kept.stage, "outcomes": told})
    answer["Content-Disposition"] = f'attachment; filename="result-{kept.trial}-{kept.pk}.json"'
    return answer


def _after_data(kept: Evaluated) -> bool:
    """Whether the design that planned it was locked, or last amended, after its data had been seen."""
    if not kept.design_digest or kept.design is None:
        return False
    known = registered(kept.design)
    late = any(one.data_seen for one in known.amendments)
    return late or (known.lock is not None and known.lock.after_the_data)


def _measured(request: HttpRequest, kept: Evaluated, measured: tuple[Measured, ...]) -> Table | None:
    """The indicators beside the result; those of an extract without small counts for whoever sees no rows."""
    if not measured:
        return None
    is_closed = request.is_outside and kept.source != "published"
    if is_closed or (kept.source == "snapshot" and not is_assigned(request, kept.trial)):
        counted = [one for one in measured if one.counted is not None and one.counted.started]
        return rounded_table(counted, INDICATORS)
    return short_table_of(measured)


def _external(request: HttpRequest, trial: str) -> QuerySet[External]:
    """What others found: taken in here for those who work here."""
    return External.objects.filter(programme=request.programme, trial=trial)


def _learnt(request: HttpRequest, trial: str):  # type: ignore[no-untyped-def]
    """What numbers do not hold: experiences and side effects of the trial, with what they rest on."""
    about = Subject("trial", trial)
    return [one for one in experiences(request.book.now(request.today)) if about in one.trials]
