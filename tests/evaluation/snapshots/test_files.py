"""A snapshot's folder: read back as it was, or refused with what was changed."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.observations.marking import marked
from frikommune.evaluation.observations.reading import read
from frikommune.evaluation.snapshots.files import ABOUT, DICTIONARY, ROWS, read_snapshot, write_snapshot
from frikommune.evaluation.snapshots.snapshot import Snapshot
from frikommune.language import LANGUAGES
from tests.evaluation.snapshots.taking import PEOPLE, take


@pytest.fixture
def snapshot() -> Snapshot:
    return take(*PEOPLE)


@pytest.fixture
def folder(tmp_path: Path, snapshot: Snapshot) -> Path:
    write_snapshot(snapshot, tmp_path / "udtraek")
    return tmp_path / "udtraek"


def refused(folder: Path) -> str:
    """The code, with all words there in both languages."""
    with pytest.raises(Refused) as found:
        read_snapshot(folder)
    (one,) = found.value.refusals
    assert all(one.said_in(language) for language in LANGUAGES)
    assert str(folder) in one.where
    return one.code


def test_what_is_read_is_what_was_written(folder: Path, snapshot: Snapshot):
    found = read_snapshot(folder)
    assert found.rows.equals(snapshot.rows)
    names = ("trial", "observed", "taken_on", "columns", "digest", "law", "mark", "per", "horizon", "notes")
    assert [getattr(found, name) for name in names] == [getattr(snapshot, name) for name in names]


def test_the_rows_can_be_read_by_anyone_and_bring_their_mark(folder: Path):
    assert read(folder / ROWS).height == 5
    kept = pq.read_schema(folder / ROWS).metadata
    assert marked(pl.DataFrame({"x": [1]}), kept)["synthetic"].to_list() == [True]


def test_the_dictionary_has_a_line_for_each_column(folder: Path, snapshot: Snapshot):
    lines = (folder / DICTIONARY).read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == snapshot.rows.columns


@pytest.mark.parametrize("column", ["treated", "municipality"])
def test_a_changed_cell_is_refused(folder: Path, column: str):
    rows = pl.read_parquet(folder / ROWS)
    value = rows[column].str.replace("rebild", "morsø") if column == "municipality" else 1 - rows[column]
    rows.with_columns(value.alias(column)).write_parquet(folder / ROWS)
    assert refused(folder) == "snapshot_changed"


def test_a_row_taken_out_is_refused(folder: Path):
    pl.read_parquet(folder / ROWS)[1:].write_parquet(folder / ROWS)
    assert refused(folder) == "snapshot_changed"


def test_the_same_rows_in_another_order_are_the_same(folder: Path, snapshot: Snapshot):
    pl.read_parquet(folder / ROWS).reverse().write_parquet(folder / ROWS)
    assert read_snapshot(folder).digest == snapshot.digest


@pytest.mark.parametrize(
    ("key", "value"), [("synthetic", False), ("observed", "2018-01-01"), ("digest", "0")]
)
def test_a_changed_word_about_it_is_refused(folder: Path, key: str, value: object):
    told = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    (folder / ABOUT).write_text(json.dumps({**told, key: value}), encoding="utf-8")
    assert refused(folder) == "snapshot_changed"


@pytest.mark.parametrize(("name", "content"), [(ABOUT, "{"), (ABOUT, "[]"), (ROWS, "PAR1 no")])
def test_a_broken_file_is_refused(folder: Path, name: str, content: str):
    (folder / name).write_text(content, encoding="utf-8")
    assert refused(folder) == "no_snapshot"


@pytest.mark.parametrize("name", [ABOUT, ROWS])
def test_a_missing_file_is_refused(folder: Path, name: str):
    (folder / name).unlink()
    assert refused(folder) == "no_snapshot"


def test_a_snapshot_is_never_written_over(folder: Path, snapshot: Snapshot):
    with pytest.raises(Refused) as found:
        write_snapshot(take(*PEOPLE), folder)
    assert found.value.refusals[0].code == "snapshot_lies_there"
    assert read_snapshot(folder).digest == snapshot.digest


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, snapshot: Snapshot):
    (tmp_path / "brev.txt").write_text("hej", encoding="utf-8")
    with pytest.raises(Refused):
        write_snapshot(snapshot, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["brev.txt"]


def test_the_mark_stays(folder: Path):
    assert read_snapshot(folder).mark is Mark.SYNTHETIC
