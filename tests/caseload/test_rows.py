"""What holds of every caseload: reproducible, in order, sound, cut cleanly, and near what is known."""

from __future__ import annotations

import re
from datetime import date

import polars as pl
import pytest

from frikommune.caseload.blocks import BLOCK, background
from frikommune.caseload.courses import place_weights
from frikommune.cases.tables import arrow_schema
from tests.caseload.support import LAST, frame, pack, profile, tables

MANY = 20_000
PERSONS = r"^syn-([0-9]{7}|r[0-9]{6}|v[0-9]{6})$"
TABLES = ("spells", "events", "uses", "employers")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_declared_schema(table):
    assert tables(700)[table].schema == arrow_schema(table)


@pytest.mark.parametrize("table", TABLES)
def test_the_same_seed_gives_the_same_rows(table):
    assert tables.__wrapped__(700, 5)[table] == tables.__wrapped__(700, 5)[table]


@pytest.mark.parametrize("table", TABLES)
def test_another_seed_gives_other_rows(table):
    assert tables(700, 5)[table] != tables(700, 6)[table]


def test_a_full_block_is_the_same_whatever_comes_after_it():
    first = background(profile(), 0, 500, 1, LAST)
    again = background(profile(), BLOCK, 500, 1, LAST)
    assert first["spells"]["person"][0].as_py() == "syn-0000001"
    assert again["spells"]["person"][0].as_py() == f"syn-{BLOCK + 1:07}"
    assert first["spells"]["from"] != again["spells"]["from"]


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        ("spells", ["person", "from"]),
        ("events", ["person", "day", "sequence"]),
        ("uses", ["person", "decided_on"]),
        ("employers", ["employer", "from"]),
    ],
)
def test_a_table_is_sorted(table, keys):
    found = frame(table, 700).select(keys)
    assert found.equals(found.sort(keys, maintain_order=True))


def test_every_spell_is_marked_synthetic():
    assert frame("spells", 700)["synthetic"].all()


def test_the_reconstruction_is_marked_and_nothing_else_is():
    spells = frame("spells", 700)
    marked = spells["attributes"].str.json_path_match("$.rekonstruktion").is_not_null()
    assert (marked == spells["person"].str.starts_with("syn-r")).all()


@pytest.mark.parametrize(
    ("table", "column"), [("spells", "person"), ("events", "person"), ("uses", "person")]
)
def test_ids_look_made_up(table, column):
    assert all(re.match(PERSONS, one) for one in frame(table, 700)[column].unique())


def test_ids_of_spells_are_used_once():
    assert frame("spells", MANY)["spell"].is_unique().all()


def test_the_sequence_counts_a_persons_events():
    events = frame("events", 700)
    counted = events.select("person", n=pl.int_range(1, pl.len() + 1).over("person"))["n"]
    assert (counted == events["sequence"]).all()


def test_each_event_lies_in_its_spell():
    spells = frame("spells", MANY).select("person", "spell", "from", "to")
    events = frame("events", MANY).filter(pl.col("spell").is_not_null())
    found = events.join(spells, on=["person", "spell"], how="left")
    inside = (pl.col("day") >= pl.col("from")) & (pl.col("to").is_null() | (pl.col("day") < pl.col("to")))
    assert found.select(inside.all()).item()


def test_a_persons_spells_follow_one_another():
    spells = frame("spells", MANY).with_columns(before=pl.col("to").shift().over("person"))
    later = spells.filter(pl.col("spell").cum_count().over("person") > 1)
    assert later.select((pl.col("before").is_not_null() & (pl.col("before") <= pl.col("from"))).all()).item()


def test_nothing_happens_at_a_weekend():
    events = frame("events", MANY)
    assert events["day"].dt.weekday().max() == 5


def test_the_words_are_those_of_the_pack():
    book = pack().rulebook
    assert set(frame("spells", MANY)["group"]) <= set(book.groups)
    assert set(frame("spells", MANY)["municipality"]) == set(book.municipalities)


def test_until_is_a_cut_through_the_same_rows():
    until = date(2019, 6, 30)
    whole, cut = frame("events", 700), frame("events", 700, until=until)
    assert cut.equals(whole.filter(pl.col("day") <= until))


def test_no_spell_shows_what_came_after_until():
    until = date(2019, 6, 30)
    spells = frame("spells", MANY, until=until)
    assert spells.select((pl.col("from") <= until).all()).item()
    assert spells["to"].max() == date(2019, 7, 1)
    leaves = spells["attributes"].str.json_path_match("$.afgang_til")
    assert not (spells["to"].is_null() & leaves.is_not_null()).any()


def test_no_approval_is_known_before_it_was_given():
    uses = frame("uses", MANY, until=date(2019, 4, 10))
    assert not (uses["approved_on"] > date(2019, 4, 10)).any()
    assert (uses["approved_on"].is_null() == uses["approved_by"].is_null()).all()


def test_about_forty_per_cent_of_dagpenge_courses_end_in_a_job_within_three_months():
    spells = frame("spells", 60_000).filter(
        (pl.col("group") == "dagpenge") & pl.col("person").str.contains("^syn-[0-9]")
    )
    begins = (pl.col("from") != pl.col("to").shift().over("person")).fill_null(True)  # else a move
    courses = spells.group_by("person", begins.cum_sum().over("person").alias("course"), maintain_order=True)
    whole = courses.agg(pl.col("from").first(), pl.col("to").last(), pl.col("attributes").last())
    known = whole.filter((pl.col("from") >= date(2017, 1, 1)) & (pl.col("from") < date(2020, 9, 1)))
    soon = (pl.col("to") - pl.col("from")).dt.total_days() <= 91
    job = pl.col("attributes").str.json_path_match("$.afgang_til") == "job"
    share = known.select((soon & job).fill_null(False).mean()).item()
    assert 0.38 <= share <= 0.42


def test_the_regions_unemployment_comes_out_of_the_places():
    people, unemployed = place_weights(profile())
    assert unemployed.sum() / people.sum() == pytest.approx(4.9)


@pytest.mark.parametrize(
    ("place", "rate"), [("Aalborg", 5.9), ("Rebild", 3.3), ("Thisted", 3.3), ("Læsø", 9.7)]
)
def test_a_place_keeps_its_own_unemployment(place, rate):
    people, unemployed = place_weights(profile())
    which = [one.name for one in profile().places].index(place)
    assert unemployed[which] / people[which] == pytest.approx(rate)


def test_there_are_about_as_many_spells_and_events_as_the_benchmark_asks_for():
    citizens = pl.col("person").str.contains("^syn-[0-9]")
    spells, events = (frame(table, 60_000).filter(citizens).height for table in ("spells", "events"))
    assert spells / 60_000 == pytest.approx(1.2, rel=0.03)
    assert events / 60_000 == pytest.approx(13, rel=0.05)
