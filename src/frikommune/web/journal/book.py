"""A programme's book: pack, rulebook and journal, read from the rows and kept until they grow."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from frikommune.language import Text
from frikommune.packfiles.journal_text import entry_of_text, paper_of_text
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.programme.entry import Paper, Subject
from frikommune.programme.journal import Journal
from frikommune.programme.state import State, state
from frikommune.programme.views import TrialNow, names_on, trials
from frikommune.web.journal.models import Programme

KEPT_BOOKS = 8
KEPT_DAYS = 64


@dataclass(frozen=True)
class Book:
    """Everything that is known of a programme at one version of its rows."""

    slug: str
    version: str
    pack: Pack
    files: Mapping[str, str] = field(repr=False)
    papers: Mapping[str, Paper] = field(repr=False)

    @property
    def journal(self) -> Journal:
        """Its entries."""
        return self.pack.journal

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The parts of each trial: its exemptions."""
        return self.pack.parts

    @property
    def municipalities(self) -> tuple[str, ...]:
        """In the order of the pack."""
        return tuple(self.pack.rulebook.municipalities)

    def now(self, on: date, known_on: date | None = None) -> State:
        """The state on a day, as known on a day."""
        return _state(self.version, self.slug, on, known_on)

    def trials(self, on: date, known_on: date | None = None) -> tuple[TrialNow, ...]:
        """Every trial known of, on a day."""
        return _trials(self.version, self.slug, on, known_on)

    def names(self, on: date, known_on: date | None = None) -> Mapping[Subject, Text]:
        """What each subject is called on a day."""
        return _names(self.version, self.slug, on, known_on)


_books: OrderedDict[tuple[str, str], Book] = OrderedDict()
_lock, _reading = Lock(), Lock()


def book_of(programme: Programme) -> Book:
    """The programme's book. Read anew only where rows were added since.

    Whoever asks while it is read waits for it: several reading the same at once took each of them seconds.
    """
    key = (programme.version, programme.slug)
    if found := _kept(key):
        return found
    with _reading:
        return _kept(key) or keep(_read(programme))


def _kept(key: tuple[str, str]) -> Book | None:
    with _lock:
        if key in _books:
            _books.move_to_end(key)
        return _books.get(key)


def keep(book: Book) -> Book:
    """Remember a book; the least used is forgotten."""
    with _lock:
        _books[(book.version, book.slug)] = book
        while len(_books) > KEPT_BOOKS:
            _books.popitem(last=False)
    _settle()
    return book


@cache
def _settle() -> None:
    """Once in a process: what was read first stays for good, and is no more looked through for garbage.

    To look through everything took a fifth of a second of every thirtieth visitor's page; what comes later is
    looked through whole a tenth as often.
    """
    gc.collect()
    gc.freeze()
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, 10 * old)


def _read(programme: Programme) -> Book:
    papers = {
        row.paper: paper_of_text(row.text, f"{programme.slug}, {row.paper}") for row in programme.papers.all()
    }
    rows = programme.entries.order_by("number").values_list("text", "where")
    journal = Journal(tuple(entry_of_text(text, papers, where) for text, where in rows))
    return made_of(programme.slug, programme.version, latest_files(programme), papers, journal)


def latest_files(programme: Programme) -> dict[str, str]:
    """The pack's files as they are now, by path."""
    return dict(programme.files.order_by("pk").values_list("path", "text"))


def made_of(
    slug: str, version: str, files: Mapping[str, str], papers: Mapping[str, Paper], journal: Journal
) -> Book:
    """A book of files and journal. Raises Refused where they cannot be read together."""
    with TemporaryDirectory() as folder:
        pack_folder = Path(folder) / slug
        for path, text in files.items():
            target = pack_folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        pack = load_pack(pack_folder, journal)
    return Book(slug, version, pack, files, papers)


def book_at(version: str, slug: str) -> Book:
    """The book of a version that a request has already seen."""
    with _lock:
        found = _books.get((version, slug))
    return found or book_of(Programme.objects.get(slug=slug, version=version))


@lru_cache(maxsize=KEPT_DAYS)
def _state(version: str, slug: str, on: date, known_on: date | None) -> State:
    return state(book_at(version, slug).journal, on, known_on)


@lru_cache(maxsize=KEPT_DAYS)
def _trials(version: str, slug: str, on: date, known_on: date | None) -> tuple[TrialNow, ...]:
    return trials(_state(version, slug, on, known_on), book_at(version, slug).parts)


@lru_cache(maxsize=KEPT_DAYS)
def _names(version: str, slug: str, on: date, known_on: date | None) -> Mapping[Subject, Text]:
    return names_on(_state(version, slug, on, known_on))
