"""A closed survey as a file, from which its report is written at the terminal."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from frikommune.reports.surveys_json import surveys_json
from frikommune.web.journal.entering import of_programme
from frikommune.web.surveys.known_surveys import survey_of
from frikommune.web.surveys.views_results import closed_at


@require_safe
@of_programme("see_work")
def paper_file(request: HttpRequest, number: int) -> HttpResponse:
    """What its page shows, as JSON: no answer of a single person. Raises 404 where papers know it not."""
    found = survey_of(request.programme, str(closed_at(request, number).pk))
    if not found:
        raise Http404
    answer = JsonResponse(surveys_json(found), json_dumps_params={"ensure_ascii": False})
    name = f"survey-{request.programme.slug}-{number}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
