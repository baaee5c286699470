"""What is refused on Spark is refused in the words of the other engines, and nothing is lost beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from frikommune.cases.population import PopulationReading, blocks
from frikommune.errors import Refused
from frikommune.ledger.spark import job
from frikommune.ledger.spark.job import Asked, ledgers
from tests.cases.support import KNOWN
from tests.cases.test_population import SOUND, SPOILT, Frames, as_row, cell, written
from tests.cases.test_population_refusals import cut_short, damaged_inside
from tests.ledger.spark.support import OBSERVED, ON_SPARK, in_one_process, on_spark, worlds

pytestmark = ON_SPARK
IDS = ("person", "spell", "event", "use")


def of_others(number: int) -> Frames:
    """The sound tables of two other persons."""
    prefix = pl.lit(f"{number:02}-")
    return {
        name: rows.with_columns((prefix + pl.col(one)).alias(one) for one in IDS if one in rows.columns)
        for name, rows in SOUND.items()
    }


def with_every_fault(folder: Path) -> Path:
    """A file of each table for each fault, in which the last row of one table has it."""
    for name in SOUND:
        (folder / name).mkdir(parents=True)
    for number, (table, spoil) in enumerate(SPOILT.values()):
        found = of_others(number)
        found[table] = spoil(found[table], found[table].height - 1)
        for name, rows in found.items():
            rows.write_parquet(folder / name / f"{number:02}.parquet")
    return folder


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A folder for what the nodes write."""
    (tmp_path / "parts").mkdir()
    return tmp_path / "parts"


def refusals(run: Callable[[], object]) -> list[Any]:
    with pytest.raises(Refused) as raised:
        run()
    return list(raised.value.refusals)


def strict(spark: Any, folder: Path, parts: Path) -> tuple[list[Any], list[Any]]:
    """What both refuse when nothing is kept."""
    asked = Asked(folder, worlds(), OBSERVED, KNOWN, parts)
    ours = refusals(lambda: list(ledgers(spark, asked, PopulationReading(), lambda *one: None)))
    return ours, refusals(lambda: list(blocks(folder, None, KNOWN)))


def test_every_faulty_row_is_refused_alike_and_the_good_ones_are_kept(
    spark: Any, tmp_path: Path, parts: Path
):
    folder = with_every_fault(tmp_path / "cases")
    found = on_spark(spark, folder, parts, KNOWN, keep_good=True)
    expected = in_one_process(folder, KNOWN, keep_good=True)
    assert len(expected.reading.refused) >= 30
    assert list(map(as_row, found.reading.refused)) == list(map(as_row, expected.reading.refused))
    assert found.subjects == expected.subjects > len(SPOILT)
    assert_frame_equal(found.ledger, expected.ledger)


def test_nothing_is_kept_unless_asked(spark: Any, tmp_path: Path, parts: Path):
    ours, theirs = strict(spark, with_every_fault(tmp_path / "cases"), parts)
    assert ours == theirs
    assert len(ours) >= 30


def test_keys_used_twice_are_found_in_different_files(spark: Any, tmp_path: Path, parts: Path):
    for name, rows in SOUND.items():
        (tmp_path / "cases" / name).mkdir(parents=True)
        for number in (1, 2):
            again = rows.with_columns(person=f"{number}-" + pl.col("person"))
            again.write_parquet(tmp_path / "cases" / name / f"{number}.parquet")
    ours, theirs = strict(spark, tmp_path / "cases", parts)
    assert ours == theirs
    assert {one.code for one in ours} == {"duplicate_id"}


def with_cpr(folder: Path) -> None:
    written({"events": cell("attributes", '{"a": "010190-1234"}')(SOUND["events"], 1)}, folder)


@pytest.mark.parametrize("spoil", [with_cpr, damaged_inside, cut_short])
def test_what_is_refused_of_a_whole_file_is_refused_alike(
    spark: Any, tmp_path: Path, parts: Path, spoil: Callable[[Path], None]
):
    (tmp_path / "cases").mkdir()
    written(SOUND, tmp_path / "cases")
    spoil(tmp_path / "cases")
    ours, theirs = strict(spark, tmp_path / "cases", parts)
    assert ours == theirs


def test_where_the_nodes_cannot_write_it_is_said(spark: Any, tmp_path: Path):
    written(SOUND, tmp_path)
    asked = Asked(tmp_path, worlds(), OBSERVED, KNOWN, tmp_path / "gone")
    [one] = refusals(lambda: list(ledgers(spark, asked, PopulationReading(), lambda *one: None)))
    assert (one.code, one.where, one.given) == ("cannot_write", str(tmp_path / "gone"), "ENOENT")


def test_a_file_that_changes_meanwhile_is_refused(
    spark: Any, tmp_path: Path, parts: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "cases").mkdir()
    written(SOUND, tmp_path / "cases")
    run = job._collected

    def changing(*words: Any) -> Any:
        found = run(*words)
        written({"uses": SOUND["uses"][:1]}, tmp_path / "cases")
        return found

    monkeypatch.setattr(job, "_collected", changing)
    asked = Asked(tmp_path / "cases", worlds(), OBSERVED, KNOWN, parts)
    [one] = refusals(lambda: list(ledgers(spark, asked, PopulationReading(), lambda *one: None)))
    assert one.code == "changed_while_read"


def test_when_spark_gives_up_it_is_said_in_words(
    spark: Any, tmp_path: Path, parts: Path, monkeypatch: pytest.MonkeyPatch
):
    written(SOUND, tmp_path)
    monkeypatch.setattr(job, "evaluated", lambda task, batches: 1 / 0)
    asked = Asked(tmp_path, worlds(), OBSERVED, KNOWN, parts)
    [one] = refusals(lambda: list(ledgers(spark, asked, PopulationReading(), lambda *one: None)))
    assert (one.code, one.given) == ("spark_failed", "ZeroDivisionError: division by zero")
