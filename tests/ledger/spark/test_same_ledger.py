"""Spark gives the ledger of the columnar engine: every column and every row, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from frikommune.ledger.spark import reading
from tests.caseload.support import frame, pack
from tests.ledger.spark.support import ON_SPARK, in_one_process, on_spark

pytestmark = ON_SPARK
TABLES = ("spells", "events", "uses", "employers")
BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A folder for what the nodes write."""
    (tmp_path / "parts").mkdir()
    return tmp_path / "parts"


@pytest.fixture
def small_batches(spark: Any) -> Iterator[None]:
    """Batches of one row, so that what a task gets comes in many."""
    before = spark.conf.get(BATCH)
    spark.conf.set(BATCH, "1")
    yield
    spark.conf.set(BATCH, before)


def few(persons: int) -> dict[str, pl.DataFrame]:
    """The tables of some persons of a synthetic caseload."""
    found = {name: frame(name, 20) for name in TABLES}
    some = found["spells"]["person"].unique().sort()
    some = some.gather_every(len(some) // persons)
    return {name: rows.filter(pl.nth(0).is_in(some.implode())) for name, rows in found.items()}


def write(found: dict[str, pl.DataFrame], folder: Path, files: int) -> Path:
    """The tables, each but that of companies in so many files."""
    for name, rows in found.items():
        if name == "employers" or files == 1:
            (folder / "cases").mkdir(exist_ok=True)
            rows.write_parquet(folder / "cases" / f"{name}.parquet")
            continue
        (folder / "cases" / name).mkdir(parents=True)
        for number in range(files):
            some = rows.gather_every(files, number)
            some.write_parquet(folder / "cases" / name / f"{number}.parquet", row_group_size=50)
    return folder / "cases"


def test_a_caseload_gives_the_same_ledger(spark: Any, tmp_path: Path, parts: Path):
    folder = write(few(300), tmp_path, 1)
    found, expected = (on_spark(spark, folder, parts, pack().known), in_one_process(folder, pack().known))
    assert found.ledger.height > 3000
    assert_frame_equal(found.ledger, expected.ledger)
    assert (found.subjects, found.mark) == (expected.subjects, expected.mark)


def test_persons_whose_rows_lie_in_several_files_out_of_order_are_put_together(
    spark: Any, tmp_path: Path, parts: Path, small_batches: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "AT_A_TIME", 700)
    found = few(150)
    shuffled = {name: rows.sample(fraction=1, shuffle=True, seed=1) for name, rows in found.items()}
    spread = write(shuffled, tmp_path, 3)
    ledger = on_spark(spark, spread, parts, pack().known).ledger
    assert_frame_equal(ledger, in_one_process(spread, pack().known).ledger)


def test_ids_and_sequences_that_are_missing_are_made_alike(spark: Any, tmp_path: Path, parts: Path):
    found = few(60)
    bare = {**found, "events": found["events"].drop("event", "sequence"), "uses": found["uses"].drop("use")}
    folder = write(bare, tmp_path, 2)
    ledger = on_spark(spark, folder, parts, pack().known).ledger
    assert_frame_equal(ledger, in_one_process(folder, pack().known).ledger)


def test_a_table_may_be_left_out(spark: Any, tmp_path: Path, parts: Path):
    folder = write({"spells": few(60)["spells"]}, tmp_path, 1)
    ledger = on_spark(spark, folder, parts, pack().known).ledger
    assert_frame_equal(ledger, in_one_process(folder, pack().known).ledger)


def test_spark_is_heard_by_this_machine_alone(spark: Any):
    wanted = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    assert {name: spark.conf.get(name) for name in wanted} == wanted
    assert spark.conf.get("spark.ui.enabled") == "false"
