"""The published figures come out of the rows: at every size, from every seed, and without the mark."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl
import pyarrow as pa
import pytest

from frikommune.caseload.aggregates import comes_out, count, joined, relevant
from frikommune.caseload.blocks import blocks
from tests.caseload.support import LAST, profile, tables

FIGURES = [name for name, figure in profile().figures.items() if not figure.at_size]
DRAWN = [(persons, seed) for persons in (0, 700, 4000) for seed in (1, 2, 2026)]


def counted(found: Mapping[str, pa.Table], until: date = LAST) -> dict[str, int | None]:
    return count(profile(), relevant(profile(), found), until)


def comes_out_of(name: str, found: Mapping[str, int | None]) -> bool:
    number = found[name]
    return number is not None and comes_out(profile().figures[name], number)


@pytest.fixture(scope="module", params=DRAWN, ids=lambda one: f"{one[0]} persons, seed {one[1]}")
def counts(request: pytest.FixtureRequest) -> dict[str, int | None]:
    return counted(tables(*request.param))


@pytest.mark.parametrize("name", FIGURES)
def test_a_published_figure_is_what_the_rows_give(counts, name):
    figure = profile().figures[name]
    assert comes_out_of(name, counts), f"{name}: {figure.value} published, {counts[name]} counted"


def test_only_figures_that_the_source_rounds_may_lie_beside_the_count():
    assert {name for name, one in profile().figures.items() if one.about} == {
        "revalidering-sparet-kr",
        "netvaerk-attester",
    }


def test_the_networks_certificates_come_out_at_the_published_size():
    parts = [relevant(profile(), one) for one in blocks(profile(), profile().published_size, 1, LAST)]
    found = count(profile(), joined(parts), LAST)
    assert [name for name in profile().figures if not comes_out_of(name, found)] == []


def test_the_counts_do_not_look_at_the_mark_of_the_reconstruction():
    found = dict(tables(700))
    spells = pl.DataFrame(pl.from_arrow(found["spells"]))
    unmarked = spells.with_columns(pl.col("attributes").str.replace(r',? ?"rekonstruktion": "[0-9.]+"', ""))
    assert not unmarked["attributes"].str.contains("rekonstruktion").any()
    assert counted({**found, "spells": unmarked.to_arrow()}) == counted(found)


def test_a_case_that_is_taken_away_is_missed():
    found = dict(tables(0))
    uses = pl.DataFrame(pl.from_arrow(found["uses"]))
    first = uses.filter(pl.col("exemption") == "2.1b")["person"][0]
    fewer = counted({**found, "uses": uses.filter(pl.col("person") != first).to_arrow()})
    assert fewer["jobafklaring-fritaget"] == profile().figures["jobafklaring-fritaget"].value - 1


def test_a_use_that_no_leader_approved_is_not_counted():
    found = dict(tables(0))
    uses = pl.DataFrame(pl.from_arrow(found["uses"])).with_columns(approved_on=pl.lit(None, pl.Date))
    assert counted({**found, "uses": uses.to_arrow()})["lae265-fritaget"] == 0


def test_a_figure_whose_period_is_not_over_has_no_count():
    until = date(2019, 4, 30)
    found = counted(tables(0, until=until), until)
    assert found["lae265-fritaget"] == 272
    assert found["jobrotation-bevilget"] is None


def test_on_the_last_day_of_its_period_a_figure_comes_out_from_what_was_known_then():
    for name in FIGURES:
        figure = profile().figures[name]
        until = date.fromordinal(figure.end.toordinal() - 1)
        assert comes_out_of(name, counted(tables(0, until=until), until)), name
