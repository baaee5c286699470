"""The mark of rows: the strongest wins, it is in the rows themselves, and every reader finds it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from frikommune.cases.block import block_of
from frikommune.cases.draft import Known
from frikommune.cases.history import History, Spell
from frikommune.cases.mark import REBUILT, Mark
from frikommune.cases.population import PopulationReading, blocks
from frikommune.cases.read import read_histories
from frikommune.cases.write import write_tables
from frikommune.packfiles.mappings import load_mapping
from tests.cases.test_block import SPELL

KNOWN = Known.of(["dagpenge"], ["aalborg"])
PLAIN = replace(SPELL, attributes={"afgang_til": "job"})
REBUILT_IN = replace(SPELL, attributes={"afgang_til": "job", REBUILT: "2.1"})
QUOTED = replace(SPELL, attributes={"note": f'"{REBUILT}": 1'})
REAL, MADE_UP = History("p1", (PLAIN,)), History("p2", (replace(PLAIN, id="f2"),), synthetic=True)
RECONSTRUCTED = History("p3", (replace(REBUILT_IN, id="f3"),), synthetic=True)
MIXES = {
    "real": ([REAL], Mark.NONE),
    "synthetic": ([REAL, MADE_UP], Mark.SYNTHETIC),
    "reconstruction": ([REAL, MADE_UP, RECONSTRUCTED], Mark.RECONSTRUCTION),
    "said to be real": ([replace(RECONSTRUCTED, synthetic=False)], Mark.RECONSTRUCTION),
    "only quoted": ([History("p1", (QUOTED,), synthetic=True)], Mark.SYNTHETIC),
}


@pytest.fixture(params=MIXES)
def mix(request: pytest.FixtureRequest) -> tuple[list[History], Mark]:
    return MIXES[request.param]


def folder(path: Path, found: list[History]) -> Path:
    path.mkdir(parents=True)
    write_tables(found, path)
    return path


def in_other_words(path: Path, form: str) -> Path:
    """The same tables as CSV or as a workbook."""
    if form == "xlsx":
        with xlsxwriter.Workbook(str(path / "cases.xlsx")) as book:
            for table in ("spells", "events", "uses"):
                pl.read_parquet(path / f"{table}.parquet").write_excel(book, worksheet=table)
        return path / "cases.xlsx"
    for file in path.glob("*.parquet"):
        pl.read_parquet(file).write_csv(file.with_suffix(".csv"))
        file.unlink()
    return path


@pytest.mark.parametrize(
    ("spells", "synthetic", "mark"),
    [
        ((PLAIN,), False, Mark.NONE),
        ((PLAIN,), True, Mark.SYNTHETIC),
        ((PLAIN, REBUILT_IN), True, Mark.RECONSTRUCTION),
        ((REBUILT_IN,), False, Mark.RECONSTRUCTION),
    ],
)
def test_a_history_has_the_mark_of_its_strongest_spell(
    spells: tuple[Spell, ...], synthetic: bool, mark: Mark
) -> None:
    assert History("p1", spells, synthetic=synthetic).mark is mark


def test_a_block_has_the_strongest_mark_of_its_histories(mix: tuple[list[History], Mark]) -> None:
    found, mark = mix
    assert block_of(found).mark is mark


def test_a_block_without_persons_has_no_mark() -> None:
    assert block_of([]).mark is Mark.NONE


def test_the_typed_reader_finds_the_mark(tmp_path: Path, mix: tuple[list[History], Mark]) -> None:
    found, mark = mix
    into = PopulationReading()
    assert [one.mark for one in blocks(folder(tmp_path / "x", found), None, KNOWN, into=into)] == [mark]
    assert into.mark is mark


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_reader_of_rows_finds_the_mark(
    tmp_path: Path, mix: tuple[list[History], Mark], form: str
) -> None:
    found, mark = mix
    path = in_other_words(folder(tmp_path / "x", found), form)
    assert max(one.mark for one in read_histories(path, None, KNOWN).histories) is mark


def test_of_several_blocks_the_strongest_mark_holds_for_all(tmp_path: Path) -> None:
    path, into = folder(tmp_path / "x", [RECONSTRUCTED, MADE_UP]), PopulationReading()
    found = [one.mark for one in blocks(in_other_words(path, "csv"), None, KNOWN, size=1, into=into)]
    assert found == [Mark.RECONSTRUCTION, Mark.SYNTHETIC]
    assert into.mark is Mark.RECONSTRUCTION


def test_space_in_the_json_of_a_file_does_not_hide_the_mark(tmp_path: Path) -> None:
    path = folder(tmp_path / "x", [RECONSTRUCTED])
    spells = pl.read_parquet(path / "spells.parquet")
    spaced = pl.lit(f'{{ "{REBUILT}"  : "2.1" }}').alias("attributes")
    spells.with_columns(spaced).write_parquet(path / "spells.parquet")
    assert [one.mark for one in blocks(path, None, KNOWN)] == [Mark.RECONSTRUCTION]


def test_a_mapping_that_names_the_attribute_keeps_the_mark(tmp_path: Path) -> None:
    rows = ("p1,f1,dagpenge,aalborg,2018-01-01,2.1", "p2,f2,dagpenge,aalborg,2018-01-01,")
    text = "\n".join(("borger,id,gruppe,kommune,fra,forsoeg", *rows))
    (tmp_path / "spells.csv").write_text(text, encoding="utf-8")
    columns = 'person = "borger"\nspell = "id"\ngroup = "gruppe"\nmunicipality = "kommune"\nfrom = "fra"\n'
    (tmp_path / "map.toml").write_text(
        f"synthetic = true\n[spells]\n[spells.columns]\n{columns}\n"
        f'[spells.attributes]\n{REBUILT} = {{ column = "forsoeg" }}\n',
        encoding="utf-8",
    )
    found = read_histories(tmp_path, load_mapping(tmp_path / "map.toml"), KNOWN).histories
    assert [one.mark for one in found] == [Mark.RECONSTRUCTION, Mark.SYNTHETIC]


@pytest.mark.parametrize(
    ("mark", "said"),
    [(Mark.NONE, (False, False)), (Mark.SYNTHETIC, (True, False)), (Mark.RECONSTRUCTION, (True, True))],
)
def test_a_mark_is_said_in_two_words(mark: Mark, said: tuple[bool, bool]) -> None:
    assert mark.as_json == dict(zip(("synthetic", "reconstruction"), said, strict=True))
