"""The page that answers a search."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.language import Text
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import language, said
from frikommune.web.search.finding import Hit, find, snippet
from frikommune.web.search.pieces import KINDS, pieces

FIRST = 8
"""How many of a kind are shown until one asks for all of it."""
WHOLE = 10_000
"""Nothing is cut."""


@of_programme()
def search(request: HttpRequest) -> HttpResponse:
    """What fits, grouped by kind, with where it says so."""
    asked = request.GET.get("q", "").strip()[:100]
    kind = request.GET.get("kind", "")
    found = find(asked, pieces(request), request.book.names(request.on, request.known_on))
    shown = [
        {
            "kind": code,
            "name": KINDS[code],
            "count": len(hits),
            "hits": [_shown(request, one, asked) for one in (hits if kind == code else hits[:FIRST])],
        }
        for code, hits in found.items()
        if kind in ("", code) or kind not in found
    ]
    number = sum(len(hits) for hits in found.values())
    answer = {"q": asked, "groups": shown, "number": number, "kind": kind}
    return render(request, "search/search.html", answer)


def _shown(request: HttpRequest, hit: Hit, asked: str) -> dict[str, object]:
    entry = hit.piece.entry
    is_coming = entry is not None and entry.effect is not None and entry.effect.start > request.on
    text, title = _text(hit, asked), said(hit.title)
    return {
        "title": snippet(title, asked, WHOLE),
        "snippet": snippet(text, asked) if text and not _repeats(text, title) else "",
        "url": _kept(request, hit.piece.url),
        "source": snippet(hit.piece.source, asked, WHOLE),
        "more": hit.more,
        "coming": is_coming,
    }


def _repeats(text: str, title: str) -> bool:
    """Whether a text only says again what the title says: `navn: Mikrolån`."""
    value = text.partition(": ")[2] or text
    return value in title or text.endswith(title)


def _text(hit: Hit, asked: str) -> str:
    """In the page's language; in the other one, where only that has the words."""
    own: Text = hit.piece.text
    first, second = (own.da, own.en) if language() == "da" else (own.en, own.da)
    return second if "<mark>" not in snippet(first, asked) and "<mark>" in snippet(second, asked) else first


def _kept(request: HttpRequest, url: str) -> str:
    """The address with the days that the reader chose."""
    days = urlencode({key: request.GET[key] for key in ("on", "known_on") if request.GET.get(key)})
    page, mark, place = url.partition("#")
    return f"{page}?{days}{mark}{place}" if days else url
