"""Adding to a programme: the one way in which its rows come to be. All of it is stored, or none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction

from frikommune.packfiles.journal_checks import check_added
from frikommune.packfiles.journal_text import text_of_entry, text_of_paper
from frikommune.programme.entry import Entry, Paper
from frikommune.programme.journal import Journal
from frikommune.web.journal.book import Book, book_of, keep, made_of
from frikommune.web.journal.models import EntryRow, PackFile, PaperRow, Programme
from frikommune.web.people.models import Person

HERE = "journal/90-here.toml"
"""The file that entries made here are exported to."""


@dataclass(frozen=True)
class Added:
    """What is added at once, and by whom."""

    entries: Sequence[Entry] = ()
    papers: Sequence[Paper] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    made_by: Person | None = None
    second: Person | None = None


def append(
    programme: Programme,
    entries: Sequence[Entry] = (),
    *,
    papers: Iterable[Paper] = (),
    files: Mapping[str, str] | None = None,
    made_by: Person | None = None,
    second: Person | None = None,
) -> Book:
    """Add entries, the sources they cite, and states of files; the book as it then is.

    An entry with no `where` is put last in `journal/90-here.toml`. Raises Refused, and stores nothing, where
    an entry is about nothing, an act is not allowed from where its trial stands, or the files make no law.
    """
    with transaction.atomic():
        locked = Programme.objects.select_for_update().get(pk=programme.pk)
        before = book_of(locked)
        added = Added(
            entries=_placed(locked.slug, len(before.journal), entries),
            papers=[one for one in papers if one.id not in before.papers],
            files=files or {},
            made_by=made_by,
            second=second,
        )
        after = _after(before, added)
        check_added(before.journal, added.entries, after.parts, after.pack.rulebook.municipalities)
        _store(locked, len(before.journal), added, after)
    programme.version = after.version
    return keep(after)


def tried(
    before: Book,
    entries: Sequence[Entry],
    *,
    papers: Iterable[Paper] = (),
    files: Mapping[str, str] | None = None,
) -> Book:
    """The book as it would be with this added; nothing is stored. Raises Refused as `append` does."""
    placed = _placed(before.slug, len(before.journal), entries)
    after = _after(before, Added(placed, tuple(papers), files or {}))
    check_added(before.journal, placed, after.parts, after.pack.rulebook.municipalities)
    return after


def begin(programme: Programme, added: Added) -> Book:
    """Add the first rows to a programme that has none. Raises Refused as `append` does."""
    journal = Journal(tuple(_placed(programme.slug, 0, added.entries)))
    placed = replace(added, entries=journal.entries)
    papers = {one.id: one for one in added.papers}
    version = _version("", placed)
    after = made_of(programme.slug, version, added.files, papers, journal)
    check_added(Journal(), journal.entries, after.parts, after.pack.rulebook.municipalities)
    _store(programme, 0, placed, after)
    return keep(after)


def _placed(slug: str, count: int, entries: Sequence[Entry]) -> list[Entry]:
    return [
        one if one.where else replace(one, where=f"{slug}/{HERE}, {number}")
        for number, one in enumerate(entries, count + 1)
    ]


def _after(before: Book, added: Added) -> Book:
    papers = {**before.papers, **{one.id: one for one in added.papers}}
    journal = before.journal.with_entries(*added.entries)
    version = _version(before.version, added)
    return made_of(before.slug, version, {**before.files, **added.files}, papers, journal)


def _version(before: str, added: Added) -> str:
    version = before
    texts = (*added.files, *added.files.values(), *map(text_of_paper, added.papers))
    for text in (*texts, *map(text_of_entry, added.entries)):
        version = digest_of(version, text)
    return version


def digest_of(before: str, text: str) -> str:
    """The digest of a row, chained to what came before it."""
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def _store(programme: Programme, count: int, added: Added, after: Book) -> None:
    """`count` is how many entries there were."""
    for path, text in added.files.items():
        PackFile.objects.create(programme=programme, path=path, text=text, made_by=added.made_by)
    PaperRow.objects.bulk_create(
        [PaperRow(programme=programme, paper=one.id, text=text_of_paper(one)) for one in added.papers]
    )
    EntryRow.objects.bulk_create(list(_rows(programme, count, added)))
    programme.version = after.version
    programme.title_da, programme.title_en = after.pack.title
    programme.save(update_fields=["version", "title_da", "title_en"])


def _rows(programme: Programme, count: int, added: Added) -> Iterator[EntryRow]:
    last = programme.entries.order_by("-number").first()
    digest = last.digest if last else ""
    for number, one in enumerate(added.entries, count + 1):
        text = text_of_entry(one)
        digest = digest_of(digest, text)
        yield EntryRow(
            programme=programme,
            number=number,
            entry=one.id,
            where=one.where,
            text=text,
            digest=digest,
            made_by=added.made_by,
            second=added.second,
        )
