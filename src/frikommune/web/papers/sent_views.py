"""Papers that went out: keeping one, reading it as it was, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from frikommune.language import Text
from frikommune.reports.extract import Passage, changes, extract_of
from frikommune.reports.kinds import KINDS
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import number_in
from frikommune.web.pages.speech import said
from frikommune.web.papers.chosen import Chosen, chosen_of, links, paper_of
from frikommune.web.papers.forms import every_form
from frikommune.web.papers.keeping import ARTICLE, content_of, keep
from frikommune.web.papers.models import Sent, SentForm
from frikommune.web.papers.rights import need_to_send
from frikommune.web.papers.stored import extract_of_json
from frikommune.web.papers.views import as_file
from frikommune.web.publishing.standing import public_when_published

_KEPT = Text("Papiret er gemt, som det gik ud.", "The paper is kept as it went out.")


@require_POST
@of_programme("see_work")
def keep_paper(request: HttpRequest, kind: str) -> HttpResponse:
    """Keep the paper that was read, in all its forms. The same form sent twice keeps it once."""
    chosen = chosen_of(request, kind)
    seat = need_to_send(request, chosen)
    key = f"{request.user.pk}-{request.POST.get('key', '')}"[:64]
    before = Sent.objects.filter(key=key).first()
    if before is None:
        found, _ = paper_of(request, chosen)
        try:
            before = keep(request, chosen, found, seat)
            messages.success(request, said(_KEPT))
        except IntegrityError:
            before = Sent.objects.get(key=key)
    return redirect("papers:sent", request.programme.slug, before.pk)


@of_programme()
@public_when_published("sent")
def sent(request: HttpRequest, number: int) -> HttpResponse:
    """A paper as it went out, with who decided it, its forms and its facts; for everybody once published."""
    row = get_object_or_404(Sent, programme=request.programme, pk=number)
    by_form = {one.form: one for one in row.forms.all()}
    names = every_form()
    shown = {
        "sent": row,
        "title": Text(row.title_da, row.title_en),
        "by": Text(row.by_da, row.by_en),
        "kind": KINDS.get(row.kind),
        "forms": [(names[form], one) for form, one in by_form.items() if form in names],
        "article": mark_safe(content_of(by_form[ARTICLE]).decode()),
        "facts": extract_of_json(row.extract).statements,
        "is_outside": request.is_outside,
    }
    return render(request, "papers/sent.html", shown)


@of_programme()
@public_when_published("sent")
def sent_form(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """One of its forms, byte for byte."""
    names = every_form()
    rows = SentForm.objects.filter(sent__programme=request.programme, sent=number, form=form)
    if form not in names:
        raise Http404
    found = get_object_or_404(rows)
    return as_file(content_of(found), names[form].media_type, found.name)


@of_programme("see_work")
def changed(request: HttpRequest, kind: str) -> HttpResponse:
    """What the paper says now and did not say when one of its kind last went out, and the other way round."""
    chosen = chosen_of(request, kind)
    before = _last(request, chosen)
    found, _ = paper_of(request, chosen)
    differs = changes(extract_of_json(before.extract), extract_of(found))
    at = {"gone": links(request, before.as_of), "new": links(request, chosen.day)}
    heads = {"new": Text("Kommet til", "New"), "gone": Text("Udgået", "Gone")}
    shown: dict[str, Any] = {
        "facts": [
            (head, [(one, at[key](one.link) if one.link else "") for one in getattr(differs, key)])
            for key, head in heads.items()
        ],
        "chosen": chosen,
        "kind": chosen.kind,
        "paper": found,
        "before": before,
        "differs": differs,
        "sections": _by_section(differs.gone_passages, differs.new_passages),
    }
    return render(request, "papers/changes.html", shown)


def _last(request: HttpRequest, chosen: Chosen) -> Sent:
    """The paper that is compared with: the one named, else the last one. Raises 404."""
    rows = Sent.objects.filter(
        programme=request.programme,
        kind=chosen.kind.id,
        municipality=chosen.municipality,
        trial=chosen.about,
    )
    named = request.GET.get("sent", "")
    if named:
        number = number_in(named)
        rows = rows.none() if number is None else rows.filter(pk=number)
    found = rows.first()
    if found is None:
        raise Http404
    return found


def _by_section(gone: Iterable[Passage], new: Iterable[Passage]) -> list[tuple[Text, list[Text], list[Text]]]:
    """For each section its title, what it no longer says and what it says now."""
    found: dict[str, tuple[Text, list[Text], list[Text]]] = {}
    for at, some in ((1, gone), (2, new)):
        for one in some:
            row = found.setdefault(one.section, (one.title, [], []))
            (row[1] if at == 1 else row[2]).append(one.says)
    return list(found.values())
