"""A person's own text at a place of a paper: its versions, and writing the next."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from frikommune.language import Text
from frikommune.reports.own_texts import beneath, moved, places
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import answer_form
from frikommune.web.papers.chosen import Chosen, chosen_of, without_own
from frikommune.web.papers.rights import need_to_send
from frikommune.web.papers.texts import versions, write_text, written


@of_programme("see_work")
def text(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """The form with the latest version, what has moved beneath it since, and the earlier ones."""
    chosen = chosen_of(request, kind)
    if chosen.lacks:
        raise Http404
    seat = need_to_send(request, chosen)
    paper = without_own(request, chosen)
    rows = list(versions(request.programme, chosen, place))
    title = places(paper).get(place)
    if title is None and not rows:
        raise Http404
    latest = rows[0] if rows else None
    shown = {
        "chosen": chosen,
        "kind": chosen.kind,
        "paper": paper,
        "section": title or Text("Et afsnit, papiret ikke har nu", "A section that the paper has not now"),
        "text": latest.text if latest else "",
        "version": latest.version if latest else 0,
        "moved": moved(written(latest).beneath, beneath(paper, place)) if latest else (),
        "rows": [(one, Text(one.by_da, one.by_en)) for one in rows],
    }

    def store() -> HttpResponse:
        write_text(request, chosen, place, paper, seat)
        return redirect(_back(request, chosen, place))

    return answer_form(request, "papers/text.html", shown, store)


def _back(request: HttpRequest, chosen: Chosen, place: str) -> str:
    url = reverse("papers:paper", args=[request.programme.slug, chosen.kind.id])
    return f"{url}?{chosen.query}#egen-{place}"
