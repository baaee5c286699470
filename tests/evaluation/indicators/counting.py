"""Small trials counted by hand, and the reconstruction read back from the disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from frikommune.caseload.make import make
from frikommune.caseload.written import Asked
from frikommune.cases.block import CaseBlock, block_of
from frikommune.cases.history import History
from frikommune.cases.population import blocks
from frikommune.evaluation.indicators.catalogue import indicators_of
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.indicators.measuring import measured
from frikommune.evaluation.indicators.of_trial import Reach, TrialParts, reach_of
from frikommune.evaluation.indicators.tally import IndicatorTally, combined, tally
from frikommune.evaluation.savings.prices import Unit
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.population.engine import ledger_of
from frikommune.ledger.table import table_of
from frikommune.packfiles.trial_parts import trial_parts
from tests.caseload.support import LAST, pack, profile
from tests.ledger.building import day


def trial(*exemptions: str, units: tuple[Unit, ...] = ()) -> TrialParts:
    """A trial “1” of some exemptions."""
    return TrialParts("1", Text("Et forsøg", "A trial"), exemptions, units=units)


def tallied(
    book: Rulebook, parts: TrialParts, *histories: History, on: int, horizon: int | None = None
) -> tuple[IndicatorTally, Reach]:
    """What is counted of some histories on a numbered day, as one chunk, by the reference engine."""
    reach = reach_of(book, parts)
    ledger = table_of(histories, reach.worlds, day(on))
    return tally(ledger, block_of(histories), reach, day(on), horizon), reach


def counts(
    book: Rulebook, parts: TrialParts, *histories: History, on: int, horizon: int | None = None
) -> Mapping[str, Measured]:
    """Each indicator for all together, by its id."""
    found, reach = tallied(book, parts, *histories, on=on, horizon=horizon)
    return {one.indicator: one for one in measured(combined([found]), indicators_of(reach, horizon))}


def said(one: Measured) -> str:
    """`1 of 3, 1 unfinished, 1 unknown`."""
    counted = one.counted
    assert counted is not None
    words = [f"{counted.succeeded} of {counted.started}"]
    words += [f"{counted.unfinished} unfinished"] if counted.unfinished else []
    words += [f"{counted.unknown} unknown"] if counted.unknown else []
    return ", ".join(words)


@cache
def reconstruction() -> tuple[CaseBlock, ...]:
    """The reconstruction among 400 others."""
    folder = Path(mkdtemp())
    make(profile(), Asked(400, 1, LAST), "parquet", folder, lambda done, many: None)
    return tuple(blocks(folder, None, pack().known, size=1500))


@cache
def reached(number: str) -> Reach:
    """Where one of the pack's trials holds."""
    return reach_of(pack().rulebook, trial_parts(pack(), number))


@cache
def ledgers(number: str, on: date) -> tuple[pl.DataFrame, ...]:
    """The reconstruction's ledger with and without a trial."""
    return tuple(ledger_of(block, reached(number).worlds, on) for block in reconstruction())


@cache
def rebuilt(number: str, on: date) -> IndicatorTally:
    """The trial's indicators in the reconstruction, as known on the day."""
    pairs = zip(ledgers(number, on), reconstruction(), strict=True)
    return combined(tally(ledger, block, reached(number), on) for ledger, block in pairs)


def aalborg(number: str, on: date) -> Mapping[str, Measured]:
    """Aalborg's, by their ids."""
    found = measured(rebuilt(number, on), indicators_of(reached(number)), municipality="Aalborg")
    return {one.indicator: one for one in found}
