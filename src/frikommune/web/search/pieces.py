"""What can be found: pieces of text, each with a page about it.

An app that has more gives its `AppConfig` a method `searched(request)`, which yields `piece(…)`s that whoever
asks may see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.apps import apps
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject, SubjectKind
from frikommune.programme.words import entry_text
from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Document, Programme
from frikommune.web.people.rights import may
from frikommune.web.search.letters import folded

KINDS: Mapping[str, Text] = {
    "trial": Text("Forsøg", "Trials"),
    "result": Text("Resultater", "Results"),
    "norm": Text("Lov", "Law"),
    "knowledge": Text("Viden", "Knowledge"),
    "idea": Text("Ideer", "Ideas"),
    "body": Text("Grupper og myndigheder", "Groups and authorities"),
    "meeting": Text("Møder", "Meetings"),
    "calendar": Text("Kalender", "Calendar"),
    "figure": Text("Tal", "Figures"),
    "document": Text("Dokumenter", "Documents"),
    "other": Text("Andet", "Other"),
}
"""The groups of an answer, in order."""

_KIND_OF: Mapping[SubjectKind, str] = {
    **dict.fromkeys(("trial", "part", "application"), "trial"),
    **dict.fromkeys(("experience", "side_effect", "barrier", "advocacy", "conclusion"), "knowledge"),
    **dict.fromkeys(("recommendation", "lesson", "other_trial", "challenge", "theme"), "knowledge"),
    **dict.fromkeys(("body", "authority", "municipality"), "body"),
    **dict.fromkeys(("calendar", "round"), "calendar"),
    "idea": "idea",
    "figure": "figure",
    "law": "norm",
}
_PAGES: Mapping[str, str] = {
    "trial": "trials:trial",
    "application": "trials:trial",
    "barrier": "knowledge:barrier",
    "advocacy": "knowledge:activity",
    "municipality": "municipality:one",
}


@dataclass(frozen=True)
class Piece:
    """Something that can be found. `about` groups pieces of one thing; `entry`: where it is known from.

    `title` empty: the thing's own name. `source` is shown beneath it.
    """

    about: str
    kind: str
    text: Text
    url: str
    title: Text | None = None
    source: str = ""
    entry: Entry | None = None
    folded: str = field(default="", repr=False)
    folded_title: str = field(default="", repr=False)


def piece(about: str, kind: str, title: Text, text: Text, url: str, source: str = "") -> Piece:
    """A piece of an app's own, ready to be searched."""
    both = f" {folded(text.da)} {folded(text.en)} " if text.da != text.en else f" {folded(text.da)} "
    named = f" {folded(title.da)} {folded(title.en)} "
    return Piece(about, kind, text, url, title, source, None, both, named)


def pieces(request: HttpRequest) -> Iterator[Piece]:
    """Everything that whoever asks may find, as known on the day the page is seen by."""
    yield from (
        one for one in book_pieces(request.book.version, request.book.slug) if _is_known(one, request)
    )
    yield from _documents(request)
    for config in apps.get_app_configs():
        offer: Callable[[HttpRequest], Iterator[Piece]] | None = getattr(config, "searched", None)
        if offer is not None:
            yield from offer(request)


@lru_cache(maxsize=8)
def book_pieces(version: str, slug: str) -> tuple[Piece, ...]:
    """The pieces of a programme's journal and law; made once for each version."""
    book = book_of(Programme.objects.get(slug=slug, version=version))
    return (*_norms(book), *(_of_entry(book, one) for one in book.journal if one.says != "adopts"))


def _norms(book: Book) -> Iterator[Piece]:
    for norm in book.pack.rulebook.norms.values():
        yield piece(
            f"norm:{norm.id}", "norm", norm.title, norm.about, _url("lawbook:norm", book.slug, norm.id)
        )


def _of_entry(book: Book, entry: Entry) -> Piece:
    about, text = _thing(book, entry.about), entry_text(entry)
    both = f"{text.da} {text.en} {entry.heading} {entry.paper.reference}"
    source = f"{entry.paper.reference}, “{entry.heading}”" if entry.heading else entry.paper.reference
    kind = _KIND_OF.get(about.kind, "other")
    name = f" {folded(about.name)} " if about.kind in ("trial", "round") else " "
    return Piece(
        str(about), kind, text, page_of(book.slug, about), None, source, entry, f" {folded(both)} ", name
    )


def _thing(book: Book, about: Subject) -> Subject:
    """The trial, where something is said of a part or an application of it."""
    if about.kind == "application":
        return Subject("trial", about.name)
    if about.kind == "part":
        found = (trial for trial, parts in book.parts.items() if about.name in parts)
        return Subject("trial", next(found, about.name))
    return about


def page_of(slug: str, about: Subject) -> str:
    """The page about a subject: its own, where there is one."""
    if about.kind in _PAGES:
        return _url(_PAGES[about.kind], slug, about.name)
    return _url("journal:subject", slug, str(about))


def _url(view: str, *args: str) -> str:
    try:
        return reverse(view, args=args)
    except NoReverseMatch:
        return reverse("journal:subject", args=[args[0], f"trial:{args[1]}"])


def _is_known(one: Piece, request: HttpRequest) -> bool:
    day: date | None = request.known_on
    return day is None or one.entry is None or one.entry.recorded.last <= day


def _documents(request: HttpRequest) -> Iterator[Piece]:
    found = Document.objects.filter(programme=request.programme)
    if not may(request.user, request.programme, "see_work"):
        found = found.filter(public=True)
    for one in found.order_by("-pk"):
        name = Text.same(one.name)
        url = reverse("journal:document", args=[request.programme.slug, one.pk])
        yield piece(f"document:{one.digest}", "document", name, Text.same(one.name), url)
