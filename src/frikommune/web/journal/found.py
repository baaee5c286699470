"""A programme comes to be: from a pack's folder, or from files and entries made here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from django.db import transaction

from frikommune.packfiles.files import read_text
from frikommune.packfiles.journal import FOLDER
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Entry, Paper
from frikommune.web.journal.append import Added, begin
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Person

KEPT = (".toml", ".csv", ".json", ".md")


def found(
    slug: str,
    files: Mapping[str, str],
    papers: Iterable[Paper] = (),
    entries: Sequence[Entry] = (),
    made_by: Person | None = None,
) -> Programme:
    """A new programme. Raises Refused, and stores nothing, where its files and entries do not go together."""
    with transaction.atomic():
        programme = Programme.objects.create(slug=slug)
        begin(programme, Added(entries, tuple(papers), files, made_by))
    return programme


def from_pack(folder: Path, slug: str = "") -> Programme:
    """The programme that a pack's folder holds. Raises Refused with everything that is wrong with it."""
    pack = load_pack(folder)
    return found(slug or pack.id, files_of(folder), pack.papers.values(), pack.journal.entries)


def files_of(folder: Path) -> dict[str, str]:
    """The text files of a pack's folder but for its journal, by path. Raises Refused for what is no text."""
    paths = {
        path.relative_to(folder): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in KEPT and path.relative_to(folder).parts[0] != FOLDER
    }
    return {
        within.as_posix(): read_text(path, within.as_posix()) if path.read_bytes().strip() else ""
        for within, path in paths.items()
    }
