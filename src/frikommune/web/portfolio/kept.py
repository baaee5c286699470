"""The portfolio and the timeline of a book, worked out and drawn once for the days asked for most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.portfolio import Portfolio, portfolio
from frikommune.programme.timeline import Timeline, timeline
from frikommune.web.journal.book import KEPT_DAYS, Book, book_at
from frikommune.web.pages.speech import language
from frikommune.web.portfolio.asking import address


def called(book: Book, on: date, known_on: date | None) -> Mapping[Subject, Text]:
    """What each subject is called; a trial that the journal does not name, by the title of its file."""
    titles = {Subject("trial", trial.id): trial.title for trial in book.pack.trials.values()}
    return {**titles, **book.names(on, known_on)}


def drawn_once(request: HttpRequest, template: str, context: Callable[[], dict[str, Any]]) -> SafeString:
    """A template that shows everybody the same for an address, a day and a language, drawn once a version."""
    days = (request.on, request.known_on, request.today)
    parts = (request.book.version, template, address(request), *days, language())
    key = sha256(repr(parts).encode()).hexdigest()
    drawn = cache.get(key)
    if drawn is None:
        drawn = render_to_string(template, context(), request)
        cache.set(key, drawn)
    return mark_safe(drawn)


def portfolio_of(book: Book, on: date, known_on: date | None) -> Portfolio:
    """Where each trial stands in each municipality."""
    return _portfolio(book.version, book.slug, on, known_on)


def timeline_of(book: Book, known_on: date | None, today: date) -> Timeline:
    """The programme's years."""
    return _timeline(book.version, book.slug, known_on, today)


@lru_cache(maxsize=2 * KEPT_DAYS)
def _portfolio(version: str, slug: str, on: date, known_on: date | None) -> Portfolio:
    book = book_at(version, slug)
    return portfolio(book.now(on, known_on), book.parts, book.municipalities, called(book, on, known_on))


@lru_cache(maxsize=KEPT_DAYS)
def _timeline(version: str, slug: str, known_on: date | None, today: date) -> Timeline:
    book = book_at(version, slug)
    everything = book.now(date.max, known_on)
    return timeline(everything, book.parts, called(book, date.max, known_on), today)
