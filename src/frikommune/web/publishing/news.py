"""What is new for everybody: the journal's news, and what was published here; the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.reports.facts import Facts
from frikommune.reports.newest import NewsItem, newest
from frikommune.web.journal.book import KEPT_DAYS, Book, book_at
from frikommune.web.portfolio.kept import portfolio_of
from frikommune.web.publishing.models import Published
from frikommune.web.publishing.shown import address_of, shown_result, title_of
from frikommune.web.publishing.standing import public_papers, public_results


@dataclass(frozen=True, slots=True)
class News:
    """One line. `trial` and `municipality` empty: of the whole network. `kind` is how it is marked."""

    key: str
    day: date
    kind: Text
    title: Text
    said: tuple[Text, ...]
    url: str
    trial: str = ""
    municipality: str = ""
    source: str = ""


_DECISION = Text("Nyt om forsøgene", "News of the trials")
_RESULT = Text("Nyt resultat", "New result")
_PAPER = Text("Nyt dokument", "New document")


def news_of(request: HttpRequest, trial: str = "", municipality: str = "") -> list[News]:
    """All of it by the day the page is seen on, of one trial or one municipality where it is named."""
    found = [*_published(request), *_journals(request)]
    if trial:
        found = [one for one in found if one.trial == trial]
    if municipality:
        trials = _trials_in(request, municipality)
        found = [one for one in found if one.municipality == municipality or one.trial in trials]
    return sorted(found, key=lambda one: one.day, reverse=True)


def _journals(request: HttpRequest) -> Iterator[News]:
    on = request.known_on or min(request.on, request.today)
    for one in _newest(request.book.version, request.book.slug, on):
        yield News(
            f"journal/{one.key}",
            one.day,
            _DECISION,
            one.title,
            one.said,
            _page_of(request.book, one),
            one.trial,
            source=one.source,
        )


def _page_of(book: Book, one: NewsItem) -> str:
    if one.trial:
        return reverse("trials:trial", args=[book.slug, one.trial])
    return reverse("knowledge:conclusions", args=[book.slug])


@lru_cache(maxsize=KEPT_DAYS)
def _newest(version: str, slug: str, on: date) -> tuple[NewsItem, ...]:
    return newest(Facts(book_at(version, slug).pack, on))


def _published(request: HttpRequest) -> Iterator[News]:
    until = {"on__lte": request.on}
    for one in public_papers(request.programme).filter(**until):
        yield _line(request, one, _PAPER, (), one.municipality)
    for one in public_results(request.programme).filter(**until):
        yield _line(request, one, _RESULT, (shown_result(request.book, one, request.on).sentence,))


def _line(
    request: HttpRequest, one: Published, kind: Text, said: tuple[Text, ...], municipality: str = ""
) -> News:
    kept = one.sent or one.evaluated
    assert kept is not None
    return News(
        f"published/{one.pk}",
        one.on,
        kind,
        title_of(request.book, kept, request.on),
        said,
        address_of(kept),
        one.trial,
        municipality,
    )


def _trials_in(request: HttpRequest, municipality: str) -> set[str]:
    rows = portfolio_of(request.book, request.on, request.known_on).rows
    return {row.trial for row in rows if any(one.municipality == municipality for one in row.places)}
