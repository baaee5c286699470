"""Counting a municipality's cases: the rows are kept in the data folder until day or law change.

What changed in single cases since is laid over them each time, so a number is never older than its page. The
file holds hashes' case ids and days, no numbers of citizens; it is its owner's alone, and is written anew at
least once a day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
from django.conf import settings
from django.utils import timezone

from frikommune.casework.numbers.counted import COUNTED, Holder, counted
from frikommune.ledger.atomic import file_in_place
from frikommune.web.cases.models import Case, CaseText, Recorded
from frikommune.web.journal.book import Book
from frikommune.web.journal.models import Programme
from frikommune.web.uses.kept import living_histories
from frikommune.web.uses.models import Use, UseStep

CHUNK = 5_000
MOST_CHANGED = 1_000
"""Beyond so many changed cases everything is counted again."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows (`casework.counted`), as of when, and whether some of the citizens are made up."""

    rows: pl.DataFrame
    at: datetime
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One municipality's cases under one state of the law, on one day."""

    programme: Programme
    municipality: str
    book: Book
    today: date

    @property
    def cases(self) -> int:
        """How many cases there are to count."""
        return self._cases().count()

    @property
    def file(self) -> Path:
        """Where the rows are kept; another day or another law is another file."""
        said = f"{self.municipality}\n{self.book.version}\n{self.today}\n{sorted(COUNTED)}"
        return self.folder / f"{hashlib.sha256(said.encode()).hexdigest()[:24]}.parquet"

    @property
    def folder(self) -> Path:
        """The municipality's own."""
        name = hashlib.sha256(self.municipality.encode()).hexdigest()[:12]
        return settings.DATA / "counted" / self.programme.slug / name

    def kept(self) -> Counted | None:
        """What was counted, with all that changed since; None where nothing is, or too much has changed."""
        found = _read(self.file)
        if found is None:
            return None
        changed = self._changed(found.at)
        if len(changed) > MOST_CHANGED:
            return None
        if not changed:
            return found
        fresh = self._count(Case.objects.filter(pk__in=changed))
        rows = pl.concat([found.rows.filter(~pl.col("case").is_in(list(changed))), fresh])
        return Counted(rows, found.at, found.synthetic)

    def count(self) -> Counted:
        """Count every case, and keep the rows; older ones are forgotten."""
        at = timezone.now()
        rows = self._count(self._cases())
        synthetic = self._cases().filter(synthetic=True).exists()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(self.file, Counted(rows, at, synthetic))
        for path in self.folder.glob("*.parquet"):
            if path != self.file:
                path.unlink(missing_ok=True)
        return Counted(rows, at, synthetic)

    def _cases(self):  # type: ignore[no-untyped-def]
        return Case.objects.filter(programme=self.programme, municipality=self.municipality)

    def _count(self, cases: Iterable[Case]) -> pl.DataFrame:
        rulebook = self.book.pack.rulebook
        parts = [pl.DataFrame(schema=COUNTED)]
        for some in _chunks(cases.select_related("text").order_by("pk").iterator()):
            histories = living_histories(some, rulebook)
            held = [(Holder(one.pk, one.worker, one.team), histories[one.pk]) for one in some]
            parts.append(counted(held, rulebook, self.municipality, self.today))
        return pl.concat(parts)

    def _changed(self, since: datetime) -> set[int]:
        """The cases to which something was added since."""
        here = {"case__programme": self.programme, "case__municipality": self.municipality}
        of_use = {f"use__{key}": value for key, value in here.items()}
        stored = CaseText.objects.filter(delivery__ended_at__gte=since, **here)
        added = Recorded.objects.filter(recorded_at__gte=since, **here)
        used = Use.objects.filter(recorded_at__gte=since, **here)
        steps = UseStep.objects.filter(at__gte=since, **of_use)
        told = CaseText.objects.filter(taken_at__gte=since, **here)
        found = (one.values_list("case_id", flat=True) for one in (stored, added, used, told))
        return {*steps.values_list("use__case_id", flat=True), *(pk for some in found for pk in some)}


def _chunks(cases: Iterator[Case]) -> Iterator[list[Case]]:
    while some := list(islice(cases, CHUNK)):
        yield some


def _read(path: Path) -> Counted | None:
    try:
        table = pq.read_table(path)
    except FileNotFoundError:
        return None
    told = table.schema.metadata or {}
    at = datetime.fromisoformat(told[b"at"].decode())
    return Counted(pl.DataFrame(pl.from_arrow(table)), at, told[b"synthetic"] == b"True")


def _write(path: Path, found: Counted) -> None:
    """Whole or not at all, and readable by its owner alone."""
    told = {"at": found.at.isoformat(), "synthetic": str(found.synthetic)}
    with file_in_place(path) as part:
        part.touch(0o600)
        pq.write_table(found.rows.to_arrow().replace_schema_metadata(told), part)
