"""A ledger written to a folder: its formats, its stamp, and that the folder is put in place whole."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from polars.testing import assert_frame_equal

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.ledger import written as writing
from frikommune.ledger.stamp import Stamp, files_digest, grants_digest, law_digest, stamp_of
from frikommune.ledger.table import LEDGER, table_of
from frikommune.ledger.worlds import every_world
from frikommune.ledger.written import FORMATS, STAMP, Format, arrow_of, harmless, plain, written
from tests.conftest import ROOT
from tests.ledger.building import day, event, grant, history, law, spell

DUTY = (
    'version = [{ rhythm = { counted_from = "origin", every = "1 month" } }]\ndone_by = { event = "samtale" }'
)
TRIAL = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
BOOK = law(DUTY, exemptions=[TRIAL], grants=[grant("fri", start=50, end=90)])
WORLDS = every_world(BOOK, {"1.1": ["fri"]})
PERSON = history(spell(0, 100), event(20), event(60, form="=1+1"), event(61))
TABLE = arrow_of(table_of([PERSON], WORLDS, day(120)))


def stamp(tmp_path: Path) -> Stamp:
    cases = tmp_path / "cases.csv"
    cases.write_text("person\np1\n")
    return stamp_of(WORLDS, day(120), [cases], "reference")


def write(folder: Path, form: Format, told: Stamp, table: pa.Table = TABLE, times: int = 1) -> None:
    with written(folder, form, told) as ledger:
        for _ in range(times):
            ledger.add(table, 1, mark=Mark.SYNTHETIC)


def read(folder: Path, form: Format) -> pl.DataFrame:
    file = folder / f"ledger.{form}"
    if form == "parquet":
        return plain(pq.read_table(file))
    if form == "xlsx":
        return pl.read_excel(file, sheet_name="ledger")
    return pl.read_csv(file, try_parse_dates=True, infer_schema_length=None)


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_read_back(tmp_path: Path, form: Format):
    write(tmp_path / "out", form, stamp(tmp_path), times=2)
    wanted = pl.concat([plain(TABLE)] * 2)
    if form.startswith("csv"):
        wanted = harmless(wanted)
    found = read(tmp_path / "out", form)
    assert found.columns == wanted.columns
    filled = [name for name in wanted.columns if wanted[name].null_count() < wanted.height]
    assert_frame_equal(found.select(filled), wanted.select(filled), check_dtypes=False)


def test_parquet_keeps_the_schema_of_the_ledger_and_its_stamp(tmp_path: Path):
    write(tmp_path / "out", "parquet", stamp(tmp_path))
    found = pq.read_schema(tmp_path / "out" / "ledger.parquet")
    assert found.equals(LEDGER)
    told = json.loads(pq.read_metadata(tmp_path / "out" / "ledger.parquet").metadata[b"frikommune"])
    assert told == json.loads((tmp_path / "out" / STAMP).read_text())
    assert told["worlds"] == {"all": 1, "none": 2, "without 1.1": 4}
    assert (told["synthetic"], told["subjects"], told["rows"]) == (True, 1, TABLE.num_rows)


def test_a_workbook_holds_the_stamp_too(tmp_path: Path):
    write(tmp_path / "out", "xlsx", stamp(tmp_path))
    about = pl.read_excel(tmp_path / "out" / "ledger.xlsx", sheet_name="about", has_header=False)
    assert json.loads(about.row(0)[1])["synthetic"] is True


@pytest.mark.parametrize("form", FORMATS)
def test_a_ledger_without_rows_has_its_columns(tmp_path: Path, form: Format):
    with written(tmp_path / "out", form, stamp(tmp_path)):
        pass
    assert read(tmp_path / "out", form).columns == LEDGER.names


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_text_that_would_be_a_formula_has_an_apostrophe(text: str):
    assert harmless(pl.DataFrame({"form": [text, "a=b", None]}))["form"].to_list() == [
        f"'{text}",
        "a=b",
        None,
    ]


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "MOST_IN_SHEET", TABLE.num_rows)
    with pytest.raises(Refused) as caught:
        write(tmp_path / "out", "xlsx", stamp(tmp_path), times=2)
    (said,) = caught.value.refusals
    assert said.problem == (
        "Kravene er flere, end et regneark kan rumme",
        "There are more demands than a sheet can hold",
    )
    assert said.do_next.en == "Write --format parquet or --format csv, or choose fewer cases."
    assert not list(tmp_path.glob("*out*"))


def test_the_page_lists_the_columns_of_the_ledger():
    page = (ROOT / "docs" / "ledger.md").read_text("utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (word|day|whole number) \|", page, re.MULTILINE)
    kinds = {pa.date32(): "day", pa.int32(): "whole number", pa.uint64(): "whole number"}
    assert listed == [(field.name, kinds.get(field.type, "word")) for field in LEDGER]


def test_the_page_lists_what_the_stamp_says(tmp_path: Path):
    page = (ROOT / "docs" / "ledger.md").read_text("utf-8").partition("## The stamp")[2].partition("##")[0]
    cells = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    listed = [key for cell in cells for key in re.findall(r"`(\w+)`", cell)]
    told = stamp(tmp_path).as_text(mark=Mark.SYNTHETIC, subjects=1, rows=1)
    assert listed == list(json.loads(told))


def test_the_same_law_has_the_same_digest_however_it_is_listed():
    trials = [TRIAL, 'id = "andet"\nchange = { norm = "samtale", suspend = true }']
    grants = [grant("fri", start=50), grant("andet", "rebild")]
    one = law(DUTY, exemptions=trials, grants=grants)
    two = law(DUTY, exemptions=trials[::-1], grants=grants[::-1])
    assert law_digest(one) == law_digest(two)
    assert grants_digest(one) == grants_digest(two)


@pytest.mark.parametrize(
    "other", [law(DUTY.replace("1 month", "2 weeks"), exemptions=[TRIAL]), law(DUTY)], ids=["terms", "trials"]
)
def test_another_law_has_another_digest(other):
    assert law_digest(other) != law_digest(BOOK)


def test_another_grant_changes_the_digest_of_grants_and_not_of_the_law():
    other = law(DUTY, exemptions=[TRIAL], grants=[grant("fri", start=51, end=90)])
    assert law_digest(other) == law_digest(BOOK)
    assert grants_digest(other) != grants_digest(BOOK)


def test_other_cases_have_another_digest(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_text("1")
    before = files_digest([file])
    file.write_text("2")
    assert files_digest([file]) != before


def test_the_same_law_has_the_same_digest_in_every_process():
    asks = (
        "from tests.ledger.building import law; from frikommune.ledger.stamp import law_digest;"
        "print(law_digest(law('step = { number = 1, in_week = 4 }')))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", asks],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
