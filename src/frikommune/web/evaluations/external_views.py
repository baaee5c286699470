"""What an external evaluator found, taken in with its report and marked as theirs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from frikommune.language import Text
from frikommune.web.applications.once import new_key, once
from frikommune.web.evaluations.models import External
from frikommune.web.journal.documents import take_in
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.people.rights import need

ORGANISATION = Text("Hvem evaluerede", "Who evaluated")
MEASURED = Text("Hvad de målte", "What they measured")
FOUND = Text("Hvad de fandt", "What they found")
CONCLUDES = Text("Hvad de konkluderer", "What they conclude")
REPORTED = Text("Rapportens dag", "The report's day")


@of_programme("see_work")
def new_external(request: HttpRequest, trial: str) -> HttpResponse:
    """The form; sent, the result is kept beside ours, never mixed into a verdict of ours."""
    seat = need(request, "evaluate")
    if trial not in request.book.pack.trials:
        raise Http404

    def store() -> HttpResponse:
        posted = Posted(request)
        organisation = posted.text("organisation", ORGANISATION, longest=200)
        measured = posted.text("measured", MEASURED)
        found = posted.text("found", FOUND)
        concludes = posted.text("concludes", CONCLUDES, needed=False)
        reported_on = posted.day("reported_on", REPORTED, last=request.today)
        posted.check()
        file = request.FILES.get("document")

        def write() -> str:
            document = take_in(request.programme, file, request.user) if file else None
            External.objects.create(
                programme=request.programme,
                trial=trial,
                organisation=organisation,
                measured=measured,
                found=found,
                concludes=concludes,
                document=document,
                reported_on=reported_on,
                on=request.today,
                by=seat.text.da,
                person=request.user,
            )
            return reverse("evaluations:trial", args=[request.programme.slug, trial]) + "#external"

        return once(request, write)

    shown = {"trial": trial, "title": request.book.pack.trials[trial].title, "key": new_key()}
    return answer_form(request, "evaluations/new_external.html", shown, store)
