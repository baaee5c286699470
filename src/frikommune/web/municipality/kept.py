"""A municipality's side of a book, worked out once for the days asked for most."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from frikommune.programme.duties import Duty, duties_of
from frikommune.programme.own import Own, own_of
from frikommune.web.journal.book import KEPT_DAYS, Book, book_at
from frikommune.web.portfolio.kept import portfolio_of

KEPT = 11 * KEPT_DAYS


def duties_in(book: Book, on: date, known_on: date | None, municipality: str) -> tuple[Duty, ...]:
    """What the journal shows that it must do."""
    return _duties(book.version, book.slug, on, known_on, municipality)


def own_in(book: Book, on: date, known_on: date | None, municipality: str) -> Own:
    """What it runs, has behind it and could join."""
    return _own(book.version, book.slug, on, known_on, municipality)


@lru_cache(maxsize=KEPT)
def _duties(version: str, slug: str, on: date, known_on: date | None, name: str) -> tuple[Duty, ...]:
    book = book_at(version, slug)
    return duties_of(book.now(on, known_on), portfolio_of(book, on, known_on), book.parts, name)


@lru_cache(maxsize=KEPT)
def _own(version: str, slug: str, on: date, known_on: date | None, name: str) -> Own:
    book = book_at(version, slug)
    return own_of(book.now(on, known_on), portfolio_of(book, on, known_on), book.parts, name)
