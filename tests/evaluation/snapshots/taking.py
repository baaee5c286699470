"""Small snapshots of histories counted by hand."""

from __future__ import annotations

from datetime import date

from frikommune.cases.block import block_of
from frikommune.cases.history import History
from frikommune.evaluation.indicators.of_trial import reach_of
from frikommune.evaluation.snapshots.snapshot import COURSE, Snapshot
from frikommune.evaluation.snapshots.taking import part_of, taken
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.table import table_of
from tests.evaluation.building import unit
from tests.evaluation.indicators.counting import ledgers, reached, reconstruction, trial
from tests.evaluation.population.made import person
from tests.ledger.building import day, event, grant, law, spell, use

TODAY = date(2026, 1, 1)
PAPER = 'trigger = { event = "moede" }\nrequires = { event = "attest" }\ncarry_over = true'
USABLE = 'id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'
BOOK = law(PAPER, exemptions=[USABLE], grants=[grant("fri", start=0)])
PEOPLE = (
    person("p1", spell(end=40, afgang_til="job"), event(30, "moede"), use(25)),
    person("p2", spell(end=40), event(20, "attest"), event(30, "moede")),
    person("p3", spell(-90, -20), spell(10)),
    person("p4", spell(5, municipality="rebild")),
)


def take(
    *histories: History,
    on: int = 60,
    key: bytes | None = None,
    horizon: int | None = None,
    book: Rulebook = BOOK,
) -> Snapshot:
    """A snapshot of courses, each history a chunk of its own."""
    reach = reach_of(book, trial("fri", units=(unit("attest", "attest"),)))
    parts = [
        part_of(table_of([one], reach.worlds, day(on)), block_of([one]), reach, day(on), COURSE, horizon)
        for one in histories
    ]
    return taken(parts, reach, day(on), TODAY, COURSE, horizon, key)


def of_rotations(on: date) -> Snapshot:
    """The reconstruction's job rotations."""
    reach = reached("3.3")
    pairs = zip(ledgers("3.3", on), reconstruction(), strict=True)
    parts = [part_of(ledger, block, reach, on, "jobrotation") for ledger, block in pairs]
    return taken(parts, reach, on, TODAY, "jobrotation")
