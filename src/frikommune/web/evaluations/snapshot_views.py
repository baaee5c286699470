"""A trial's extracts: taken, told of, checked, compared, and their rows for assigned evaluators."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import polars as pl
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from frikommune.errors import Refusal, Refused
from frikommune.evaluation.shown.laid_out import Table
from frikommune.evaluation.snapshots.comparing import SnapshotsCompared, compared, table_of
from frikommune.evaluation.snapshots.snapshot import FEW, Snapshot
from frikommune.language import Text
from frikommune.ledger.written import harmless
from frikommune.web.evaluations.access import evaluators, is_assigned, rows_of, snapshot_at
from frikommune.web.evaluations.models import Assigned, Opened, SnapshotTaken
from frikommune.web.evaluations.taking import Wanted, places_with_cases
from frikommune.web.evaluations.taking_apart import begin, is_under_way, refused_last
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need

FORMS: dict[str, Text] = {
    "csv": Text("CSV, til regneark", "CSV, for a spreadsheet"),
    "parquet": Text("Parquet, til statistikprogrammer", "Parquet, for statistics programs"),
}
COMPARED = Text("sammenlignet med et andet udtræk", "compared with another extract")
PLACES, OBSERVED = Text("Kommuner", "Municipalities"), Text("Opgjort pr.", "Counted as of")
PER, HORIZON = Text("Hvad en række er", "What a row is"), Text("Måneder", "Months")
PURPOSE, FORM = Text("Formål", "Purpose"), Text("Form", "Form")
PERSON = Text("Evaluator", "Evaluator")
LONGEST = 120


@require_safe
@of_programme("see_work")
def snapshots(request: HttpRequest, trial: str) -> HttpResponse:
    """The extracts of a trial, who evaluates it, and who opened rows."""
    title = _title(request, trial)
    assigned = Assigned.objects.filter(programme=request.programme, trial=trial).select_related("person")
    rows = SnapshotTaken.objects.filter(programme=request.programme, trial=trial).order_by("-pk")
    opened = Opened.objects.filter(snapshot__in=rows).select_related("person", "snapshot").order_by("-pk")
    shown = {
        "trial": trial,
        "title": title,
        "snapshots": rows,
        "assigned": assigned,
        "evaluators": evaluators(request.programme),
        "opened": opened[:50],
        "may_evaluate": may(request.user, request.programme, "evaluate"),
        "may_assign": may(request.user, request.programme, "assign_evaluators"),
        "is_under_way": is_under_way(request.programme, trial),
        "refused_last": refused_last(request.programme, trial),
    }
    return render(request, "evaluations/snapshots.html", shown)


@of_programme("see_work")
def take_snapshot(request: HttpRequest, trial: str) -> HttpResponse:
    """The form; sent, the extract is taken, or begun where the cases are many."""
    seat = need(request, "evaluate")
    title = _title(request, trial)
    places = places_with_cases(request.programme)
    efforts = {one.id: one.title for one in request.book.pack.efforts.values() if one.trial == trial}
    units = {**efforts, "course": Text("et forløb på ydelse", "a course on benefits")}

    def store() -> HttpResponse:
        posted = Posted(request)
        chosen = posted.choices("municipality", PLACES, places, needed=True)
        observed = posted.day("observed", OBSERVED, last=request.today)
        per = posted.choice("per", PER, units)
        months = request.POST.get("horizon", "").strip()
        horizon = posted.whole("horizon", HORIZON, 1, LONGEST) if months else None
        posted.check()
        assert observed is not None
        wanted = Wanted(
            *(request.programme, request.book, trial, chosen, observed, request.today, request.user),
            *(seat.text.da, per, horizon),
        )
        begin(wanted)
        return HttpResponseRedirect(reverse("evaluations:snapshots", args=[request.programme.slug, trial]))

    shown = {"trial": trial, "title": title, "places": places, "units": units, "first": next(iter(units))}
    return answer_form(request, "evaluations/take.html", shown, store)


@require_safe
@of_programme("see_work")
def snapshot(request: HttpRequest, number: int) -> HttpResponse:
    """One extract: what it is, its dictionary, whether its digest still holds, and others to compare with."""
    taken = snapshot_at(request, number)
    found: Snapshot | None = None
    refusals: tuple[Refusal, ...] = ()
    try:
        found = rows_of(taken)
    except Refused as refused:
        refusals = refused.refusals
    others = SnapshotTaken.objects.filter(programme=request.programme, trial=taken.trial).exclude(pk=number)
    shown = {
        "taken": taken,
        "title": _title(request, taken.trial),
        "found": found,
        "refusals": refusals,
        "others": others.order_by("-pk"),
        "forms": FORMS,
        "is_assigned": is_assigned(request, taken.trial),
        "may_evaluate": may(request.user, request.programme, "evaluate"),
    }
    return render(request, "evaluations/snapshot.html", shown)


@of_programme("see_work")
def rows(request: HttpRequest, number: int) -> HttpResponse:
    """The rows as a file, once the purpose is told; both are written down."""
    taken = snapshot_at(request, number)
    if not is_assigned(request, taken.trial):
        raise PermissionDenied(
            say(
                "Rækker ser kun en evaluator, som koordinatoren har givet forsøget. Resultaterne ser du på"
                " forsøgets side.",
                "Rows are for an evaluator to whom the coordinator has given the trial. The results are on"
                " the trial's page.",
            )
        )

    def store() -> HttpResponse:
        posted = Posted(request)
        purpose = posted.text("purpose", PURPOSE, longest=200)
        form = posted.choice("form", FORM, FORMS)
        posted.check()
        content = _file(rows_of(taken).frame, form)
        Opened.objects.create(
            snapshot=taken, person=request.user, purpose=purpose, form=form, on=request.today
        )
        answer = HttpResponse(content, content_type="application/octet-stream")
        answer["Content-Disposition"] = f'attachment; filename="{taken.trial}-{taken.observed}.{form}"'
        answer["Cache-Control"] = "no-store"
        return answer

    return answer_form(request, "evaluations/rows.html", {"taken": taken, "forms": FORMS}, store)


@of_programme("see_work")
def compare(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Two extracts of a trial side by side: what they hold is seen by it, and that is written down."""
    need(request, "evaluate")
    two = snapshot_at(request, number), snapshot_at(request, other)
    if two[0].trial != two[1].trial:
        raise Http404
    table: Table | None = None
    refusals: tuple[Refusal, ...] = ()
    try:
        table = table_of(_without_few(compared(*(rows_of(one) for one in two))))
    except Refused as refused:
        refusals = refused.refusals
    else:
        for one in two:
            Opened.objects.create(
                snapshot=one, person=request.user, purpose=COMPARED.da, form="compared", on=request.today
            )
    shown = {"one": two[0], "two": two[1], "table": table, "refusals": refusals}
    return render(request, "evaluations/compared.html", shown, status=422 if refusals else 200)


@require_POST
@of_programme("see_work")
def assign(request: HttpRequest, trial: str) -> HttpResponse:
    """Give an evaluator the trial, or take it back."""
    need(request, "assign_evaluators")
    _title(request, trial)
    posted = Posted(request)
    chosen = posted.choice("person", PERSON, evaluators(request.programme))
    posted.check()
    here = {"programme": request.programme, "trial": trial, "person_id": int(chosen)}
    if request.POST.get("do") == "take":
        Assigned.objects.filter(**here).delete()
    else:
        Assigned.objects.get_or_create(**here, defaults={"given_by": request.user})
    return HttpResponseRedirect(reverse("evaluations:snapshots", args=[request.programme.slug, trial]))


def _title(request: HttpRequest, trial: str) -> Text:
    """What the trial is called. Raises 404 for one that the pack does not have."""
    file = request.book.pack.trials.get(trial)
    if file is None:
        raise Http404
    return file.title


def _without_few(found: SnapshotsCompared) -> SnapshotsCompared:
    """Without the outcomes of groups so small that somebody in them may be recognised."""
    kept = tuple(one for one in found.outcomes if min(one.earlier.rows, one.later.rows) >= FEW)
    return replace(found, outcomes=kept)


def _file(frame: pl.DataFrame, form: str) -> bytes:
    out = BytesIO()
    if form == "csv":
        harmless(frame).write_csv(out, separator=";", include_bom=True, decimal_comma=True)
    else:
        frame.write_parquet(out)
    return out.getvalue()
