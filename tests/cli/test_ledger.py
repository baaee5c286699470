"""`frikommune ledger`: what it writes, where, and what it says of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from frikommune.cases.write import write_tables
from frikommune.cli import engines
from frikommune.cli.ledger import FORMATS
from frikommune.ledger import written
from tests.cli.conftest import EXAMPLES, Run
from tests.ledger.building import history, spell

EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")


def rows(folder: Path) -> pl.DataFrame:
    found = pl.read_parquet(folder / "ledger.parquet").with_columns(pl.col(pl.Categorical).cast(pl.String))
    return found.sort(found.columns)


@pytest.fixture
def population(tmp_path: Path) -> Path:
    """A folder of Parquet tables with two citizens of Aalborg."""
    folder = tmp_path / "cases"
    folder.mkdir()
    one = history(spell(0, 400, "Aalborg", id="f1"))
    write_tables([one], folder)
    spells = pl.read_parquet(folder / "spells.parquet")
    two = spells.with_columns(person=pl.lit("p2"), spell=pl.lit("f2"))
    pl.concat([spells, two]).write_parquet(folder / "spells.parquet")
    return folder


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written(frikommune: Run, tmp_path: Path, form: str):
    said = frikommune("ledger", *EXPORT, "--out", tmp_path / "out", "--format", form, lang="en")
    assert (said.code, said.err) == (0, "")
    assert "export · 31 December 2018 (synthetic persons)" in said.flat
    assert f"Written to {tmp_path / 'out'}" in said.out.replace("\n    ", " ")
    assert {one.name for one in (tmp_path / "out").iterdir()} == {"ledger.json", f"ledger.{form}"}


def test_the_command_knows_the_formats_that_can_be_written():
    assert FORMATS == written.FORMATS


def test_both_engines_write_the_same_rows(frikommune: Run, tmp_path: Path):
    for engine in engines.ENGINES:
        assert frikommune("ledger", *EXPORT, "--out", tmp_path / engine, "--engine", engine).code == 0
    assert_frame_equal(rows(tmp_path / "columnar"), rows(tmp_path / "reference"))


def test_the_summary_counts_what_was_written(frikommune: Run, tmp_path: Path):
    told = frikommune("ledger", *EXPORT, "--out", tmp_path / "out", "--json").json
    found = rows(tmp_path / "out")
    assert (told["rows"], told["cases"]) == (found.height, 60)
    actual = found.filter(pl.col("worlds") & 1 > 0)
    assert sum(one["rows"] for one in told["counts"]) == actual.height
    by_world = {one["world"]: one["rows"] for one in told["worlds"]}
    assert by_world["all"] == actual.height
    assert by_world["none"] == found.filter(pl.col("worlds") & 2 > 0).height
    met = actual.filter((pl.col("standing") == "required") & (pl.col("outcome") == "met")).height
    assert {"standing": "required", "outcome": "met", "rows": met} in told["counts"]


def test_the_counts_are_those_of_check(frikommune: Run, tmp_path: Path):
    checked = frikommune("check", *EXPORT, "--json").json
    told = frikommune("ledger", *EXPORT, "--out", tmp_path / "out", "--json").json
    counted: dict[tuple[str, str], int] = {}
    for norm in checked["norms"]:
        for one in norm["counts"]:
            key = one["standing"], one["outcome"]
            counted[key] = counted.get(key, 0) + one["rows"]
    assert {(one["standing"], one["outcome"]): one["rows"] for one in told["counts"]} == counted


def test_the_actual_world_alone_may_be_drawn(frikommune: Run, tmp_path: Path):
    told = frikommune("ledger", *EXPORT, "--out", tmp_path / "out", "--worlds", "all", "--json").json
    assert [one["world"] for one in told["worlds"]] == ["all"]
    assert rows(tmp_path / "out")["worlds"].unique().to_list() == [1]


def test_a_folder_of_parquet_tables_is_read_column_by_column(
    frikommune: Run, tmp_path: Path, population: Path
):
    said = frikommune("ledger", population, "--on", "2018-12-31", "--out", tmp_path / "out", "--json")
    assert said.json["cases"] == 2
    assert said.json["synthetic"] is True
    assert rows(tmp_path / "out")["subject"].unique().sort().to_list() == ["p1", "p2"]


def test_the_same_cases_give_the_same_stamp(frikommune: Run, tmp_path: Path, population: Path):
    words = ("ledger", population, "--on", "2018-12-31", "--json")
    one = frikommune(*words, "--out", tmp_path / "one").json["stamp"]
    assert frikommune(*words, "--out", tmp_path / "two").json["stamp"] == one
    write_tables([history(spell(0, 401, "Aalborg", id="f1"))], population)
    other = frikommune(*words, "--out", tmp_path / "two").json["stamp"]
    assert {key for key in one if one[key] != other[key]} == {"cases"}


def with_a_fault(population: Path) -> None:
    spells = pl.read_parquet(population / "spells.parquet")
    place = pl.when(pl.col("person") == "p2").then(pl.lit("Olborg")).otherwise("municipality")
    spells.with_columns(place.alias("municipality")).write_parquet(population / "spells.parquet")


def test_a_fault_leaves_the_old_result_and_the_rows_can_be_had_back(
    frikommune: Run, tmp_path: Path, population: Path
):
    words = ("ledger", population, "--on", "2018-12-31", "--out", tmp_path / "out")
    assert frikommune(*words).code == 0
    before = (tmp_path / "out" / "ledger.parquet").read_bytes()
    with_a_fault(population)
    said = frikommune(*words, "--refused-to", tmp_path / "back", lang="en")
    assert said.code == 2
    assert said.err.startswith("Refused: The municipality “Olborg” is not known\n")
    assert (tmp_path / "out" / "ledger.parquet").read_bytes() == before
    assert [one.name for one in (tmp_path / "back").iterdir()] == ["spells.csv"]


def test_the_good_rows_may_be_kept(frikommune: Run, tmp_path: Path, population: Path):
    with_a_fault(population)
    words = ("ledger", population, "--on", "2018-12-31", "--out", tmp_path / "out", "--keep-good")
    said = frikommune(*words, lang="en")
    assert said.code == 0
    assert "1 citizen," in said.flat
    assert "1 refused" in said.flat
    assert "spells.parquet:2, municipality: The municipality “Olborg” is not known" in said.err
    assert rows(tmp_path / "out")["subject"].unique().to_list() == ["p1"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "da",
            "Afvist: Resultatet må ikke skrives dér, hvor sagerne ligger\n  Hvor: --out\n  Fik: {0}\n"
            "  Forventede: en anden mappe end sagernes egen eller en, de ligger i\n"
            "  Gør nu: Vælg en ny eller tom mappe.\n",
        ),
        (
            "en",
            "Refused: The result may not be written where the cases are\n  Where: --out\n  Given: {0}\n"
            "  Expected: a folder other than the cases' own or one that they lie in\n"
            "  Do next: Choose a new or an empty folder.\n",
        ),
    ],
)
def test_the_cases_are_never_replaced(frikommune: Run, population: Path, lang: str, words: str):
    for out in (population, population.parent):
        said = frikommune("ledger", population, "--on", "2018-12-31", "--out", out, lang=lang)
        assert (said.code, said.err) == (2, words.format(out))
    assert (population / "spells.parquet").exists()


def test_a_folder_with_other_things_is_refused_before_anything_is_read(
    frikommune: Run, tmp_path: Path, population: Path
):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("x")
    said = frikommune("ledger", population, "--on", "2018-12-31", "--out", tmp_path / "out", "--json")
    assert said.code == 2
    assert [one["code"] for one in json.loads(said.out)["refused"]] == ["not_a_result"]


def test_cases_that_are_not_there_are_refused(frikommune: Run, tmp_path: Path):
    said = frikommune("ledger", tmp_path / "gone", "--on", "2018-12-31", "--out", tmp_path / "out", lang="en")
    assert (said.code, said.err.splitlines()[0]) == (2, "Refused: The file does not exist")
    assert not (tmp_path / "out").exists()


def test_a_terminal_is_shown_what_is_being_done(
    frikommune: Run, tmp_path: Path, population: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    said = frikommune("ledger", population, "--on", "2018-12-31", "--out", tmp_path / "out", lang="en")
    assert said.code == 0
    assert "Reading and evaluating" in said.err
    assert "100%" in said.err


def test_the_day_must_be_given(frikommune: Run, tmp_path: Path):
    said = frikommune("ledger", tmp_path, "--out", tmp_path / "out", lang="en")
    assert (said.code, said.err.splitlines()[0]) == (2, "Refused: “--on” is missing")
