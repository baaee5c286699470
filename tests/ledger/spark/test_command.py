"""`frikommune ledger --engine spark`: the same folder, put in place whole, or a refusal in words."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from frikommune.cases.write import write_tables
from frikommune.cli.main import main
from frikommune.errors import Refused
from frikommune.ledger.spark import refusals
from frikommune.ledger.spark.session import session
from tests.conftest import ROOT
from tests.ledger.building import history, spell
from tests.ledger.spark.support import ON_SPARK


def ledger(cases: Path, out: Path, engine: str) -> int:
    words = ["ledger", str(cases), "--on", "2018-12-31", "--out", str(out), "--engine", engine, "--json"]
    return main(["--lang", "en", *words])


def rows(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "ledger.parquet").with_columns(pl.col(pl.Categorical).cast(pl.String))


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """A folder of Parquet tables with two citizens."""
    (tmp_path / "cases").mkdir()
    write_tables([history(spell(0, 400, "Aalborg", id="f1"))], tmp_path / "cases")
    spells = pl.read_parquet(tmp_path / "cases" / "spells.parquet")
    two = spells.with_columns(person=pl.lit("p2"), spell=pl.lit("f2"))
    pl.concat([spells, two]).write_parquet(tmp_path / "cases" / "spells.parquet")
    return tmp_path / "cases"


class TestOnSpark:
    """With a session."""

    pytestmark = ON_SPARK

    def test_the_same_folder_is_written(self, spark: Any, cases: Path, tmp_path: Path, capsys: Any):
        told = {}
        for engine in ("columnar", "spark"):
            assert ledger(cases, tmp_path / engine, engine) == 0
            told[engine] = json.loads(capsys.readouterr().out)
        assert told["spark"]["stamp"].pop("engine").startswith("spark ")
        told["columnar"]["stamp"].pop("engine")
        assert {**told["spark"], "out": ""} == {**told["columnar"], "out": ""}
        one, other = (rows(tmp_path / name) for name in told)
        assert one.height > 2
        assert_frame_equal(one, other)
        assert {found.name for found in tmp_path.iterdir()} == {"cases", "columnar", "spark"}

    def test_a_fault_leaves_the_old_result(self, spark: Any, cases: Path, tmp_path: Path, capsys: Any):
        assert ledger(cases, tmp_path / "out", "spark") == 0
        before = (tmp_path / "out" / "ledger.parquet").read_bytes()
        spells = pl.read_parquet(cases / "spells.parquet").with_columns(municipality=pl.lit("Olborg"))
        spells.write_parquet(cases / "spells.parquet")
        capsys.readouterr()
        assert ledger(cases, tmp_path / "out", "spark") == 2
        told = json.loads(capsys.readouterr().out)["refused"]
        assert [one["code"] for one in told] == ["unknown_municipality"] * 2
        assert (tmp_path / "out" / "ledger.parquet").read_bytes() == before
        assert {found.name for found in tmp_path.iterdir()} == {"cases", "out"}


def test_without_pyspark_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(Refused, match="Spark cannot be started here"), session():
        pass


def test_cases_that_are_no_columns_are_refused_before_spark_is_started(tmp_path: Path, capsys: Any):
    assert ledger(ROOT / "examples" / "export", tmp_path / "out", "spark") == 2
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["refused"]] == ["not_columns"]
    assert list(tmp_path.iterdir()) == []


SAID = {
    "no_spark": (
        refusals.no_spark("No module named 'pyspark'"),
        "Afvist: Spark kan ikke startes her\n  Hvor: --engine spark\n  Fik: No module named 'pyspark'\n"
        "  Forventede: Python-pakken pyspark 4.0 og Java 17 eller 21\n"
        "  Gør nu: Installér dem (docs/spark.md), eller regn på denne maskine med --engine columnar.",
        "Refused: Spark cannot be started here\n  Where: --engine spark\n  Given: No module named 'pyspark'\n"
        "  Expected: The Python package pyspark 4.0 and Java 17 or 21\n"
        "  Do next: Install them (docs/spark.md), or evaluate on this machine with --engine columnar.",
    ),
    "not_columns": (
        refusals.not_columns("export"),
        "Afvist: Spark kan ikke læse disse sager\n  Hvor: export\n  Fik: –\n"
        "  Forventede: En mappe med Parquet-tabeller med vores egne kolonner, og ingen mappingfil\n"
        "  Gør nu: Skriv sagerne som Parquet (docs/case-files.md), eller regn med --engine columnar.",
        "Refused: Spark cannot read these cases\n  Where: export\n  Given: –\n"
        "  Expected: A folder of Parquet tables with our own columns, and no mapping\n"
        "  Do next: Write the cases as Parquet (docs/case-files.md), or evaluate with --engine columnar.",
    ),
    "spark_failed": (
        refusals.spark_failed("OutOfMemoryError"),
        "Afvist: Spark opgav arbejdet\n  Hvor: --engine spark\n  Fik: OutOfMemoryError\n"
        "  Forventede: Knuder med samme program, hukommelse nok, og mapper som alle kan se\n"
        "  Gør nu: Se, hvad docs/spark.md siger, at en klynge skal have, og læs Sparks egen log."
        " Intet er skrevet.",
        "Refused: Spark gave the work up\n  Where: --engine spark\n  Given: OutOfMemoryError\n"
        "  Expected: Nodes with the same program, memory enough, and folders that all of them see\n"
        "  Do next: See what docs/spark.md says a cluster needs, and read Spark's own log."
        " Nothing was written.",
    ),
}


@pytest.mark.parametrize("code", SAID)
def test_each_refusal_says_what_to_do(code: str):
    refused, danish, english = SAID[code]
    assert [one.code for one in refused.refusals] == [code]
    assert (refused.said_in("da"), refused.said_in("en")) == (danish, english)
