"""A ledger written to a folder: its formats, its stamp, and that the folder is put in place whole."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from polars.testing import assert_frame_equal

from frikommune.errors import Refused
from frikommune.ledger import written as writing
from frikommune.ledger.atomic import put_in_place
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

NUMBERS = pa.array(range(2000 * TABLE.num_rows), pa.int32())
LARGE = (
    pa.concat_tables([TABLE] * 2000).drop(["occurrence"]).add_column(6, LEDGER.field("occurrence"), NUMBERS)
)


def stamp(tmp_path: Path) -> Stamp:
    cases = tmp_path / "cases.csv"
    cases.write_text("person\np1\n")
    return stamp_of(WORLDS, day(120), [cases], "reference")


def write(folder: Path, form: Format, told: Stamp, table: pa.Table = TABLE, times: int = 1) -> None:
    with written(folder, form, told) as ledger:
        for _ in range(times):
            ledger.add(table, 1, synthetic=True)


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
    told = stamp(tmp_path).as_text(synthetic=True, subjects=1, rows=1)
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


def test_a_new_result_replaces_the_old_one_and_nothing_is_left_beside_it(tmp_path: Path):
    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    write(tmp_path / "out", "parquet", told)
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["ledger.json", "ledger.parquet"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


def test_where_folders_cannot_be_exchanged_at_once_the_result_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("frikommune.ledger.atomic._exchanged", lambda one, two: False)
    test_a_new_result_replaces_the_old_one_and_nothing_is_left_beside_it(tmp_path)


def interrupted(folder: Path, form: Format, told: Stamp) -> None:
    with written(folder, form, told) as ledger:
        ledger.add(TABLE, 1, synthetic=True)
        raise KeyboardInterrupt


@pytest.mark.parametrize("form", FORMATS)
def test_an_interrupted_run_leaves_the_old_result(tmp_path: Path, form: Format):
    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    before = (tmp_path / "out" / "ledger.csv").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out", form, told)
    assert (tmp_path / "out" / "ledger.csv").read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A drive with room for very little; the test is skipped where none can be had."""
    folder.mkdir()
    size = "size=256k,nr_inodes=64"
    asked = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no small drive can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_refused_and_the_old_result_stays(tmp_path: Path, form: Format):
    told = stamp(tmp_path)
    with small_disk(tmp_path / "disk") as disk:
        write(disk / "out", "csv", told)
        before = (disk / "out" / "ledger.csv").read_bytes()
        with pytest.raises(Refused) as caught:
            write(disk / "out", form, told, LARGE, times=40)
        assert (disk / "out" / "ledger.csv").read_bytes() == before
        assert [one.name for one in disk.iterdir()] == ["out"]
    assert [said.code for said in caught.value.refusals] == ["disk_full"]


def test_a_full_disk_is_told_word_for_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as caught:
        write(tmp_path / "out", "parquet", told)
    assert caught.value.said_in("en") == (
        "Refused: There is no room for the result\n"
        f"  Where: {tmp_path / 'out'}\n"
        "  Given: ENOSPC\n"
        "  Expected: Room on the drive\n"
        "  Do next: Make room, or choose another drive with --out. An earlier result is untouched."
    )
    assert caught.value.said_in("da") == (
        "Afvist: Der er ikke plads til resultatet\n"
        f"  Hvor: {tmp_path / 'out'}\n"
        "  Fik: ENOSPC\n"
        "  Forventede: Plads på drevet\n"
        "  Gør nu: Gør plads, eller vælg et andet drev med --out. Et tidligere resultat er urørt."
    )
    assert (tmp_path / "out" / "ledger.csv").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


KILLED = """
import sys, time
from pathlib import Path
from frikommune.ledger.atomic import put_in_place
with put_in_place(Path(sys.argv[1]), "ledger.json") as made:
    (made / "ledger.json").write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


def killed_while_writing(out: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(out)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"writing\n"
        run.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_killed_run_leaves_the_old_result_and_the_next_run_clears_up(tmp_path: Path):
    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    before = (tmp_path / "out" / "ledger.csv").read_bytes()
    killed_while_writing(tmp_path / "out")
    assert (tmp_path / "out" / "ledger.csv").read_bytes() == before
    assert len(list(tmp_path.glob(".out.unfinished-*"))) == 1
    write(tmp_path / "out", "parquet", told)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_run_that_still_goes_on_is_left_alone(tmp_path: Path):
    told, out = stamp(tmp_path), tmp_path / "out"
    with subprocess.Popen([sys.executable, "-c", KILLED, str(out)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        write(out, "parquet", told)
        assert len(list(tmp_path.glob(".out.unfinished-*"))) == 1
        run.kill()


def test_an_old_result_that_a_killed_run_had_moved_aside_is_brought_back(tmp_path: Path):
    aside = tmp_path / ".out.unfinished-abc" / "old"
    aside.mkdir(parents=True)
    (aside / STAMP).write_text("the old one")
    with pytest.raises(KeyboardInterrupt), put_in_place(tmp_path / "out", STAMP):
        raise KeyboardInterrupt
    assert (tmp_path / "out" / STAMP).read_text() == "the old one"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_folder_with_other_things_is_not_replaced(tmp_path: Path, lang):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "speech.odt").write_text("x")
    with pytest.raises(Refused) as caught:
        write(tmp_path / "out", "csv", stamp(tmp_path))
    assert (
        caught.value.said_in(lang).splitlines()[0]
        == {
            "da": "Afvist: Mappen har andet i sig end et tidligere resultat",
            "en": "Refused: The folder holds other things than an earlier result",
        }[lang]
    )
    assert (tmp_path / "out" / "speech.odt").exists()


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="The result cannot be written"):
        write(tmp_path / "file" / "out", "csv", stamp(tmp_path))
