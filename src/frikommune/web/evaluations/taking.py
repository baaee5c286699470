"""A trial's extract is taken from the cases that lie here: rows under pseudonyms, and what they count to."""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from frikommune.cases.block import CaseBlock, block_of
from frikommune.evaluation.evaluated.kept import figures_json
from frikommune.evaluation.evaluated.result import Figures
from frikommune.evaluation.indicators.catalogue import indicators_of
from frikommune.evaluation.indicators.measuring import measured
from frikommune.evaluation.indicators.of_trial import Reach, reach_of
from frikommune.evaluation.indicators.tally import combined, tally
from frikommune.evaluation.savings.money_range import money_of
from frikommune.evaluation.savings.money_shown import events_table, hours_table, money_drawing, money_table
from frikommune.evaluation.savings.years import combined_years, per_case_years, tally_years
from frikommune.evaluation.snapshots.files import write_snapshot
from frikommune.evaluation.snapshots.snapshot import Snapshot
from frikommune.evaluation.snapshots.taking import Part, part_of, per_of, taken
from frikommune.ledger.table import table_of
from frikommune.packfiles.trial_parts import trial_parts
from frikommune.web.cases.looking_up import many_purpose
from frikommune.web.cases.models import Case, Lookup
from frikommune.web.evaluations.models import SnapshotFigures, SnapshotTaken
from frikommune.web.journal.book import Book
from frikommune.web.journal.models import Programme
from frikommune.web.operations.faults import of_the_machine
from frikommune.web.people.models import Person
from frikommune.web.uses.kept import living_histories

CHUNK = 5_000
FORSAKEN = timedelta(hours=6)
"""A folder without a row is so old before it is nobody's: taking one takes minutes."""
FEW = 60
"""Up to so many histories the reference engine is quicker than making the columnar one ready."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of what an extract is to be taken, for whom. `per` and `horizon` as `evaluation.snapshots.taking`."""

    programme: Programme
    book: Book
    trial: str
    municipalities: tuple[str, ...]
    observed: date
    taken_on: date
    person: Person
    by: str
    per: str | None = None
    horizon: int | None = None

    @property
    def cases(self):  # type: ignore[no-untyped-def]
        """The cases, those of one municipality together."""
        here = {"programme": self.programme, "municipality__in": self.municipalities}
        return Case.objects.filter(**here).select_related("text").order_by("municipality", "pk")

    @property
    def reach(self) -> Reach:
        """Where the trial holds. Raises Refused where it holds nowhere."""
        return reach_of(self.book.pack.rulebook, trial_parts(self.book.pack, self.trial))


def take(wanted: Wanted) -> SnapshotTaken:
    """Take, write and keep it. Raises Refused where there is nothing to take."""
    clear_forsaken(wanted.programme)
    snapshot, figures = _counted(wanted)
    folder = settings.DATA / "snapshots" / wanted.programme.slug / uuid.uuid4().hex
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with of_the_machine():
            write_snapshot(snapshot, folder)
        folder.chmod(0o700)
        with transaction.atomic():
            return _kept(wanted, snapshot, figures, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def clear_forsaken(programme: Programme, older_than: timedelta = FORSAKEN) -> None:
    """Delete what a process wrote and died before it kept it: no row speaks of it, so no rule would."""
    home = Path(settings.DATA) / "snapshots" / programme.slug
    kept = {Path(one).name for one in SnapshotTaken.objects.values_list("folder", flat=True)}
    oldest = (timezone.now() - older_than).timestamp()
    for one in home.iterdir() if home.exists() else ():
        if one.is_dir() and one.name not in kept and one.stat().st_mtime < oldest:
            shutil.rmtree(one, ignore_errors=True)


def _kept(wanted: Wanted, snapshot: Snapshot, figures: Figures, folder: Path) -> SnapshotTaken:
    row = SnapshotTaken.objects.create(
        programme=wanted.programme,
        trial=wanted.trial,
        observed=snapshot.observed,
        taken_on=snapshot.taken_on,
        taken_by=wanted.person,
        by=wanted.by,
        rows=snapshot.rows.height,
        municipalities=snapshot.rows["municipality"].unique().sort().to_list(),
        digest=snapshot.digest,
        law=snapshot.law,
        mark=int(snapshot.mark),
        folder=str(folder.relative_to(settings.DATA)),
    )
    SnapshotFigures.objects.create(snapshot=row, content=figures_json(figures))
    for place in wanted.municipalities:
        many = wanted.cases.filter(municipality=place).count()
        Lookup.objects.create(
            programme=wanted.programme,
            municipality=place,
            person=wanted.person,
            purpose=many_purpose("extract", many, wanted.trial),
        )
    return row


def _counted(wanted: Wanted) -> tuple[Snapshot, Figures]:
    """Chunk by chunk; only rows under pseudonyms and sums are left of it."""
    reach = wanted.reach
    per = per_of(reach, wanted.per)
    parts: list[Part] = []
    tallies, years = [], []
    exemptions = {wanted.trial: reach.trial.exemptions}
    for block, ledger in _ledgers(wanted, reach):
        parts.append(part_of(ledger, block, reach, wanted.observed, per, wanted.horizon))
        tallies.append(tally(ledger, block, reach, wanted.observed, wanted.horizon))
        found = per_case_years(ledger, block, reach.worlds, reach.trial.units, wanted.observed)
        years.append(tally_years(ledger, block, reach.worlds, exemptions, wanted.observed, found))
    snapshot = taken(parts, reach, wanted.observed, wanted.taken_on, per, wanted.horizon)
    counted, known = combined(tallies), indicators_of(reach, wanted.horizon)
    money = money_of(wanted.trial, combined_years(years, reach.worlds), wanted.book.pack.prices)
    picture = money_drawing(money)
    return snapshot, Figures(
        measured(counted, known),
        measured(counted, known, ("municipality",)),
        (money_table(money), hours_table(money), events_table(money)),
        (picture,) if picture else (),
        (*money.assumed, *money.missing),
    )


def _ledgers(wanted: Wanted, reach: Reach) -> Iterator[tuple[CaseBlock, pl.DataFrame]]:
    from frikommune.ledger.population.engine import Engine  # it takes a second to import

    engine = Engine(reach.worlds, wanted.observed) if wanted.cases.count() > FEW else None
    cases = wanted.cases.iterator()
    while some := list(islice(cases, CHUNK)):
        histories = list(living_histories(some, wanted.book.pack.rulebook).values())
        block = block_of(histories)
        ledger = engine.ledger_of(block) if engine else table_of(histories, reach.worlds, wanted.observed)
        yield block, ledger


def places_with_cases(programme: Programme) -> list[str]:
    """The municipalities that have cases here, in order of the alphabet."""
    found = Case.objects.filter(programme=programme).values_list("municipality", flat=True)
    return sorted(set(found.distinct()))
