"""What is public on a day: the tables from the journal, and the counts of use that were decided on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings

from frikommune.cases.mark import Mark
from frikommune.casework.numbers.open_counts import Line
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS, release_of
from frikommune.reports.open_data.forms import Form, written
from frikommune.reports.open_data.package import package
from frikommune.reports.open_data.release import Release
from frikommune.reports.open_data.uses import USES, Quarter, UseCount, rows_of
from frikommune.web.journal.book import Book, book_at
from frikommune.web.journal.models import Programme
from frikommune.web.opendata.models import PublishedCounts

KEPT = 64
"""So many tables and files are kept ready."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a table is made of: a version of the book, a day, and the last decision on counts by that day."""

    slug: str
    version: str
    on: date
    decided: str

    @property
    def book(self) -> Book:
        """The book."""
        return book_at(self.version, self.slug)


def seen(programme: Programme, book: Book, on: date) -> Seen:
    """As a request sees it."""
    last = PublishedCounts.objects.filter(programme=programme, on__lte=on).order_by("-pk").first()
    return Seen(book.slug, book.version, on, f"{last.pk} {last.at.isoformat()}" if last else "")


def editions(programme: Programme, on: date) -> dict[date, list[PublishedCounts]]:
    """By quarter, all that was decided of it by a day, the latest last."""
    found: dict[date, list[PublishedCounts]] = {}
    for row in PublishedCounts.objects.filter(programme=programme, on__lte=on):
        found.setdefault(row.start, []).append(row)
    return found


def lines_before(rows: Sequence[PublishedCounts]) -> list[Line]:
    """All that was ever published of a quarter."""
    return [Line(*line) for row in rows for line in row.counts]


@lru_cache(maxsize=KEPT)
def release(of: Seen, dataset: str) -> Release:
    """One table. Raises Refused for an unknown one, and for a day before the network was known of."""
    facts = Facts(of.book.pack, of.on)
    if dataset != USES.id:
        return release_of(DATASETS[dataset], facts)
    programme = Programme.objects.get(slug=of.slug)
    quarters = [_quarter(rows[-1]) for rows in editions(programme, of.on).values() if not rows[-1].taken_back]
    mark = max((one.mark for one in quarters), default=Mark.NONE)
    return Release(USES, facts.pack.title, of.on, tuple(rows_of(quarters, facts)), mark)


def _quarter(row: PublishedCounts) -> Quarter:
    counts = tuple(UseCount(*line) for line in row.counts)
    return Quarter(row.start, counts, row.edition, row.on, row.words, Mark(row.mark))


def releases(of: Seen) -> tuple[Release, ...]:
    """Every table that has something to show here."""
    found = [release(of, one) for one in FROM_FACTS]
    uses = release(of, USES.id)
    if uses.rows and (uses.mark is Mark.NONE or settings.DEMO):
        found.append(uses)
    return tuple(found)


@lru_cache(maxsize=KEPT)
def content(of: Seen, dataset: str, form: Form, demonstration: bool) -> bytes:
    """One table as a file. Raises Refused as `release` and `written` do."""
    return written(release(of, dataset), form, demonstration=demonstration)


@lru_cache(maxsize=4)
def everything(of: Seen, demonstration: bool) -> bytes:
    """All of them in one ZIP."""
    return package(releases(of), of.slug, demonstration=demonstration)
