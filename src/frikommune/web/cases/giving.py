"""A citizen's access to what is kept: everything of one case, as a page to read or as JSON to keep."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignKey, ManyToOneRel, Model, OneToOneRel
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from frikommune.web.cases.access import case_there, of_cases
from frikommune.web.cases.access_paper import access_paper
from frikommune.web.cases.history import history_of
from frikommune.web.cases.kept_here import kept_here
from frikommune.web.cases.looking_up import look_up, purpose_text
from frikommune.web.cases.models import Case, CaseText, Lookup
from frikommune.web.cases.origin import origin_of
from frikommune.web.pages.speech import said

Row = dict[str, Any]


@require_http_methods(["GET", "POST"])
@of_cases("give_access")
def access(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what will be shown; once asked, shows it or gives it as a file. Each time is written down."""
    case = case_there(request, pk)
    if request.method != "POST":
        return render(request, "cases/access.html", {"case": case})
    look_up(request, case, "access")
    if request.POST.get("as") == "json":
        return _as_file(case)
    rulebook, history = request.book.pack.rulebook, history_of(case)
    if request.POST.get("as") == "pdf":
        return _as_pdf(request, case)
    shown = {
        "case": case,
        "group": rulebook.words.group(case.group),
        "history": history,
        "words": rulebook.words,
        "kept": kept_here(request, case, history),
        "lookups": _lookups(case),
        "origin": origin_of(case),
        "given": True,
    }
    return render(request, "cases/access.html", shown)


def everything(case: Case) -> Row:
    """Every row about the citizen, table by table, with the rows that hang on them.

    Tables are found by their keys to the case, so that a new one cannot be forgotten. Who among the staff
    wrote or looked is left out: that is theirs, not the citizen's.
    """
    return {
        **_fields(case),
        **_hanging(case, {type(case)}),
        "lookups": list(_looked(case)),
        "origin": _origin(case),
    }


def _origin(case: Case) -> Row:
    """Where it came from, who was given it, why it is here and until when; in Danish, as the purposes are."""
    origin = origin_of(case)
    return {
        "sources": [{"at": one.at, "system": one.system} for one in origin.sources],
        "recipients": [{"at": one.at, "what": one.what.da} for one in origin.recipients],
        "purpose": origin.purpose.da,
        "legal_basis": origin.basis.da,
        "deleted": origin.until.da,
    }


def _as_file(case: Case) -> HttpResponse:
    text = json.dumps(everything(case), ensure_ascii=False, indent=2, default=str)
    name = f"sag-{case.pk}.json"
    return HttpResponse(
        text,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _as_pdf(request: HttpRequest, case: Case) -> HttpResponse:
    from frikommune.reports.forms import pdf  # typst takes a while to import

    history = history_of(case)
    looks = _looks(case)
    paper = access_paper(
        case,
        history,
        kept_here(request, case, history),
        [(one, purpose_text(one.purpose)) for one in looks],
        origin_of(case),
        request.book.pack.rulebook.words,
        request.today,
    )
    content = pdf.lay_out(paper, "en" if get_language() == "en" else "da", demonstration=True)
    name = f"sag-{case.pk}.pdf"
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _hanging(row: Model, seen: set[type[Model]]) -> Row:
    found: Row = {}
    for relation in row._meta.related_objects:
        if not isinstance(relation, ManyToOneRel | OneToOneRel) or relation.related_model in seen:
            continue
        model = relation.related_model
        assert isinstance(model, type)
        rows = model._default_manager.filter(**{relation.field.name: row}).order_by("pk")
        below = seen | {model}
        found[model._meta.model_name] = [{**_fields(one), **_hanging(one, below)} for one in rows]
    return found


def _fields(row: Model) -> Row:
    """The row's own fields. The person of the staff, and keys to other tables, are left out."""
    told: Row = {}
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) or field.name in ("key", "digest"):
            continue
        value = getattr(row, field.name)
        told[field.name] = json.loads(value) if isinstance(row, CaseText) and field.name == "text" else value
    return told


def _looked(case: Case) -> Iterator[Row]:
    for row in reversed(_looks(case)):
        yield {"at": row.at, "purpose": purpose_text(row.purpose).da}


def _lookups(case: Case) -> list[tuple[Lookup, str]]:
    return [(one, said(purpose_text(one.purpose))) for one in _looks(case)]


def _looks(case: Case) -> list[Lookup]:
    """The latest first; of its own municipality, by the index."""
    here = {"programme": case.programme, "municipality": case.municipality}
    return list(Lookup.objects.filter(case=case.pk, **here).order_by("-at", "-pk"))
