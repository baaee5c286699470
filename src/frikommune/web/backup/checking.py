"""Whether what was restored is what was backed up: rows, trail, journals, documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frikommune.language import Text
from frikommune.web.backup import postgresql, sqlite
from frikommune.web.backup.manifest import Manifest
from frikommune.web.backup.sqlite import Looked
from frikommune.web.backup.taking import vendor


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was held against the manifest and its own chains, and what is wrong."""

    tables: int
    rows: int
    traces: int
    entries: int
    documents: int
    faults: tuple[Text, ...]


def counted() -> Looked:
    """What is in the database of the settings."""
    database = settings.DATABASES["default"]
    if vendor() == "sqlite":
        return sqlite.looked(Path(str(database["NAME"])))
    return postgresql.looked(postgresql.server_of(database))


def differing(manifest: Manifest, found: Looked) -> Iterator[Text]:
    """Where the restored database has other rows, migrations or another head than the manifest tells."""
    for name in sorted({*manifest.rows, *found.rows}):
        wanted, here = manifest.rows.get(name), found.rows.get(name)
        if wanted != here:
            yield Text(f"{name}: {wanted} rækker blev {here}", f"{name}: {wanted} rows became {here}")
    if set(manifest.migrations) != set(found.migrations):
        yield Text("andre migreringer", "other migrations")
    if manifest.head != found.head:
        yield Text(
            f"sporets ende: {manifest.head} blev {found.head}",
            f"the trail's head: {manifest.head} became {found.head}",
        )


def check(manifest: Manifest) -> Checked:
    """Hold the restored installation, to which Django is connected, against its manifest and its chains."""
    found = counted()
    faults = list(differing(manifest, found))
    traces = 0
    if "trail_trace" in found.rows:
        from frikommune.web.trail.verifying import verify

        told = verify()
        traces = told.walked
        faults += [one.how for one in told.broken]
    entries, wrong = _journals()
    faults += wrong
    documents, missing = _documents()
    faults += missing
    return Checked(len(found.rows), sum(found.rows.values()), traces, entries, documents, tuple(faults))


def _journals() -> tuple[int, list[Text]]:
    """Each entry's digest is of the one before it and its own text."""
    from frikommune.web.journal.append import digest_of
    from frikommune.web.journal.models import EntryRow

    before: dict[int, str] = {}
    walked, wrong = 0, []
    rows = EntryRow.objects.order_by("programme", "number").values_list(
        "programme", "number", "text", "digest"
    )
    for programme, number, text, digest in rows.iterator(chunk_size=2000):
        walked += 1
        if digest_of(before.get(programme, ""), text) != digest:
            wrong.append(
                Text(f"journalen er brudt ved nr. {number}", f"the journal is broken at no. {number}")
            )
        before[programme] = digest
    return walked, wrong


def _documents() -> tuple[int, list[Text]]:
    """Each document's file is there, and is what its digest says."""
    from frikommune.web.journal.documents import path_of
    from frikommune.web.journal.models import Document
    from frikommune.web.papers.models import OwnTemplate, SentForm

    wrong = []
    digests: set[str] = set()
    for model in (Document, SentForm, OwnTemplate):  # what lies under its digest
        digests.update(model.objects.exclude(digest="").values_list("digest", flat=True))
    for digest in sorted(digests):
        try:
            with path_of(digest).open("rb") as file:
                same = hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            same = False
        if not same:
            wrong.append(
                Text(
                    f"dokument {digest[:12]} mangler eller er ændret",
                    f"document {digest[:12]} is missing or changed",
                )
            )
    return len(digests), wrong
