"""A caseload on the disk: its files, its mark in each of them, and the same rows whatever the format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import polars as pl
import pyarrow.parquet as pq
import pytest

from frikommune.caseload import blocks, make, written
from frikommune.caseload.readme import MARK, README
from frikommune.caseload.written import FORMATS, Asked, Format
from frikommune.cases.history import Event, History, Spell, Use
from frikommune.cases.read import read_histories
from frikommune.cases.typed.checked import checked
from frikommune.cases.typed.order import chunks
from frikommune.cases.typed.parts import files_of, opened
from frikommune.cases.typed.tally import Tally
from frikommune.errors import Refused
from frikommune.language import LANGUAGES
from tests.caseload.support import LAST, frame, pack, profile

ASKED = Asked(200, 3, LAST)
T = TypeVar("T", Spell, Event, Use)
TABLES = ("spells", "events", "uses", "employers")


def made(folder: Path, form: Format = "parquet", asked: Asked = ASKED) -> Path:
    folder.mkdir()
    make.make(profile(), asked, form, folder, lambda done, many: None)
    return folder


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("written") / "parquet")


def histories(folder: Path) -> list[History]:
    """The histories of a folder."""
    where = folder / written.WORKBOOK if (folder / written.WORKBOOK).exists() else folder
    reading = read_histories(where, None, pack().known)
    assert not reading.refused
    return [nameless(one) for one in sorted(reading.histories, key=lambda one: one.subject)]


def nameless(history: History) -> History:
    """Without the ids that lines of a file gave, which begin with the subject's own."""

    def without(parts: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(replace(one, id="") if one.id.startswith(history.subject) else one for one in parts)

    return replace(
        history,
        spells=without(history.spells),
        events=without(history.events),
        uses=without(history.uses),
    )


def test_up_to_one_block_is_one_file_for_each_table(parquet):
    assert {path.name for path in parquet.iterdir()} == {
        README,
        MARK,
        *(f"{table}.parquet" for table in TABLES),
    }


@pytest.mark.parametrize("table", TABLES)
def test_a_parquet_file_says_that_it_is_synthetic_and_of_what_it_was_made(parquet, table):
    said = pq.read_schema(parquet / f"{table}.parquet").metadata
    assert said[b"frikommune.synthetic"] == b"true"
    assert b"Aalborg" in said[b"frikommune.reconstruction"]
    assert (said[b"frikommune.seed"], said[b"frikommune.persons"]) == (b"3", b"200")


def test_the_readme_says_it_in_both_languages(parquet):
    text = (parquet / README).read_text("utf-8")
    assert text.startswith("SYNTETISKE BORGERE. Ingen af dem findes.")
    assert "SYNTHETIC CITIZENS. None of them exists." in text
    assert "frikommune.seed = 3" in text


def test_the_mark_of_the_folder_holds_the_same(parquet):
    assert json.loads((parquet / MARK).read_text("utf-8")) == dict(ASKED.mark)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_the_same_histories_are_read_from_every_format(parquet, tmp_path, form):
    assert histories(made(tmp_path / form, form)) == histories(parquet)


def test_several_blocks_are_parts_that_hold_the_same_rows_in_the_same_order(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 80)
    monkeypatch.setattr(written, "BLOCK", 80)
    folder = made(tmp_path / "parts")
    names = [path.name for path in sorted((folder / "events").iterdir())]
    assert names == [f"part-{number:04}.parquet" for number in range(4)]
    spells = pl.concat(pl.read_parquet(path) for path in sorted((folder / "spells").iterdir()))
    assert spells["person"].is_sorted()
    assert spells["spell"].is_unique().all()


def test_progress_is_told_block_by_block(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 80)
    told: list[tuple[int, int]] = []
    make.make(profile(), ASKED, "parquet", tmp_path, lambda done, many: told.append((done, many)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_was_made_is_counted(tmp_path):
    found = make.make(profile(), ASKED, "csv", tmp_path, lambda done, many: None)
    spells = frame("spells", 200, 3)
    assert found.persons == spells["person"].n_unique()
    assert found.rows["spells"] == spells.height == sum(found.by_place().values())
    assert found.by_group() == dict(spells.group_by("group").len().iter_rows())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_that_cannot_hold_the_rows_is_refused(tmp_path, monkeypatch, language):
    monkeypatch.setattr(written, "MOST_IN_SHEET", 1000)
    with pytest.raises(Refused) as caught:
        make.make(profile(), ASKED, "xlsx", tmp_path, lambda done, many: None)
    said = {
        "da": "Afvist: Et ark kan ikke holde så mange rækker\n  Hvor: caseload.xlsx[events]\n  Fik: > 1000\n"
        "  Forventede: højst 1000 rækker i et ark\n"
        "  Gør nu: Bed om færre borgere, eller om --format parquet.",
        "en": "Refused: A sheet cannot hold so many rows\n  Where: caseload.xlsx[events]\n  Given: > 1000\n"
        "  Expected: at most 1000 rows in a sheet\n"
        "  Do next: Ask for fewer citizens, or for --format parquet.",
    }
    assert caught.value.said_in(language) == said[language]


def test_the_reader_of_populations_takes_the_parts_without_a_second_look(tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "BLOCK", 80)
    monkeypatch.setattr(written, "BLOCK", 80)
    folder = made(tmp_path / "parts")
    files = files_of(folder)
    assert files is not None
    tables = opened(folder, files)
    chunk = chunks(tables, 100_000, Tally(lambda stage, done, total: None, 0))
    suspected = [odd for _, odd in (checked(one, pack().known) for one in chunk)]
    assert suspected == [set()] * len(suspected)
