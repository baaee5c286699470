"""All results as one file, from which papers are written at the terminal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from frikommune.reports.results_json import results_json
from frikommune.web.evaluations.access import is_assigned
from frikommune.web.evaluations.known_results import results_of, without_rows_of
from frikommune.web.journal.entering import of_programme


@require_safe
@of_programme("see_work")
def results_file(request: HttpRequest) -> HttpResponse:
    """What had come out by the page's day, without what the asker may not see of extracts."""
    known = results_of(request.programme).known(request.on)
    some = without_rows_of(known, lambda trial: not is_assigned(request, trial))
    answer = JsonResponse(results_json(some), json_dumps_params={"ensure_ascii": False})
    name = f"results-{request.programme.slug}-{request.on.isoformat()}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
