"""What is saved year by year adds up to the whole, and stands in the year in which it would have been due."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from frikommune.evaluation.population.comparing import TOTAL
from frikommune.evaluation.savings.savings import per_case
from frikommune.evaluation.savings.years import combined_years, per_case_years, tally_years
from tests.caseload.support import pack
from tests.evaluation.building import chunk, named, unit
from tests.evaluation.indicators.counting import ledgers, reached, reconstruction
from tests.ledger.building import day, event, grant, law, spell, use

CERTIFICATE = unit("attest", "attest")
PAPER = 'trigger = { event = "moede" }\nrequires = { event = "attest" }\ncarry_over = true'
USABLE = 'id = "fri"\nchange = { norm = "samtale", suspend = true }\nuse = {}'
WEEK_4 = "step = { number = 1, in_week = 4 }"
LATER = 'id = "fri"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
FIRST, SECOND = 2018, 2019


def years(norm: str, exemption: str, one, *parts, on: int) -> dict[int, tuple[int, int, int]]:
    """Spared, extra and open by year, of one citizen."""
    book = law(norm, exemptions=[exemption], grants=[grant("fri")])
    block, ledger, worlds = chunk(book, on, named("p1", *parts))
    found = per_case_years(ledger, block, worlds, [one], day(on)).filter(pl.col("trial") == TOTAL)
    return {row["year"]: (row["spared"], row["extra"], row["open"]) for row in found.iter_rows(named=True)}


def test_each_event_stands_in_the_year_of_its_trigger():
    parts = (spell(), event(30, "moede"), use(25))
    assert years(PAPER, USABLE, CERTIFICATE, *parts, on=500) == {FIRST: (1, 0, 0)}
    parts = (spell(), event(400, "moede"), use(395))
    assert years(PAPER, USABLE, CERTIFICATE, *parts, on=500) == {SECOND: (1, 0, 0)}


def test_one_certificate_for_triggers_in_two_years_is_spared_in_the_first():
    parts = (spell(), event(30, "moede"), event(400, "moede"), use(25), use(395))
    assert years(PAPER, USABLE, CERTIFICATE, *parts, on=500) == {FIRST: (1, 0, 0)}


def test_an_event_held_on_its_new_day_in_the_next_year_is_spared_in_none():
    parts = (spell(320), event(372))
    assert years(WEEK_4, LATER, unit("samtale", "samtale"), *parts, on=500) == {}


def test_an_event_that_may_still_come_in_the_next_year_is_taken_back_there():
    found = years(WEEK_4, LATER, unit("samtale", "samtale"), spell(320), on=370)
    assert found == {FIRST: (1, 0, 0), SECOND: (0, 1, 1)}


@pytest.mark.parametrize(
    ("trial", "on"), [("2.1", date(2019, 4, 30)), ("1.3", date(2019, 8, 31)), ("3.2", date(2019, 8, 31))]
)
def test_the_years_add_up_to_the_whole(trial: str, on: date):
    units = pack().prices.by_events
    added, seen = ["trial", "unit", "subject"], 0
    for ledger, block in zip(ledgers(trial, on), reconstruction(), strict=True):
        worlds = reached(trial).worlds
        whole = per_case(ledger, block, worlds, units, on)
        parts = (
            per_case_years(ledger, block, worlds, units, on)
            .group_by(added)
            .agg(pl.col("spared", "extra", "open", "unknown").sum())
        )
        both = whole.join(parts, on=added, how="full", coalesce=True, suffix="_years").fill_null(0)
        net = pl.col("spared") - pl.col("extra") - pl.col("spared_years") + pl.col("extra_years")
        seen += whole.height
        open_ = pl.col("open") - pl.col("open_years")
        unknown = pl.col("unknown") - pl.col("unknown_years")
        assert both.filter((net != 0) | (open_ != 0) | (unknown != 0)).is_empty()
    assert seen > 20


def test_uses_stand_in_the_year_of_their_decision_and_chunks_add_up():
    book = law(PAPER, exemptions=[USABLE], grants=[grant("fri")])
    people = [
        named("p1", spell(), event(30, "moede"), use(25)),
        named("p2", spell(), event(400, "moede"), use(395)),
    ]
    tallies = []
    for one in people:
        block, ledger, worlds = chunk(book, 500, one)
        found = per_case_years(ledger, block, worlds, [CERTIFICATE], day(500))
        tallies.append(tally_years(ledger, block, worlds, {"fri": ["fri"]}, day(500), found))
    added = combined_years(tallies, worlds)
    assert {year: one.uses.filter(pl.col("trial") == "fri")["uses"].sum() for year, one in added.items()} == {
        FIRST: 1,
        SECOND: 1,
    }
