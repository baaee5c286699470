"""Rows dealt out by person, sent in any order and put together again are the rows as they were read."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal

from frikommune.cases.typed.parts import Piece, Table, files_of, opened
from frikommune.cases.typed.rows import read
from frikommune.ledger.spark import reading
from frikommune.ledger.spark.reading import Reading, pieces_of, read_pieces
from frikommune.ledger.spark.shapes import DEALT, SUMMARY, in_sparks_words
from frikommune.ledger.spark.shares import Dealt
from tests.cases.test_population import SOUND, Frames, written


def tables_in(folder: Path, found: Frames = SOUND) -> dict[str, Table]:
    written(found, folder)
    return opened(folder, files_of(folder) or {})


def nothing(tables: dict[str, Table]) -> Frames:
    none = {name: Piece(table.parts[0], 0, 0, None, None) for name, table in tables.items()}
    return {name: read(name, piece).plain() for name, piece in none.items()}


def dealt(tables: dict[str, Table], limits: list[str]) -> list[pa.RecordBatch]:
    """All rows, dealt to the shares that some persons part."""
    pieces = pieces_of(tables)
    wanted = Reading(pieces, pl.Series(limits, dtype=pl.String), tuple(range(100, 101 + len(limits))), 1)
    return list(read_pieces(pickle.dumps(wanted), ids(len(pieces))))


def ids(many: int) -> Iterator[pa.RecordBatch]:
    yield pa.RecordBatch.from_pydict({"id": list(range(many))})


def test_rows_come_back_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "AT_A_TIME", 1)
    tables = tables_in(tmp_path)
    there = Dealt(reversed(dealt(tables, [])), nothing(tables))
    assert there.first == 0
    [chunk] = there.chunks()
    for name, table in tables.items():
        [whole] = table.slices()
        assert_frame_equal(chunk[name], read(name, whole).plain())


def test_each_share_holds_whole_persons_and_has_its_key(tmp_path: Path):
    tables = tables_in(tmp_path)
    batches = dealt(tables, ["p2"])
    rows = [row for batch in batches for row in batch.to_pylist() if row["share"] >= 0]
    assert {(row["share"], row["key"]) for row in rows} == {(0, 100), (1, 101)}
    chunks = list(Dealt(iter(batches), nothing(tables)).chunks())
    assert [chunk["spells"]["person"].to_list() for chunk in chunks] == [["p1", "p1"], ["p2"]]
    assert [chunk["events"]["person"].to_list() for chunk in chunks] == [["p1", "p1"], ["p2"]]


def test_a_task_that_nothing_was_dealt_to_has_nothing_to_do(tmp_path: Path):
    there = Dealt(iter(()), nothing(tables_in(tmp_path)))
    assert (there.first, list(there.chunks()), there.told) == (-1, [], [])


def test_every_row_is_in_one_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "AT_A_TIME", 2)
    found = [(table, piece.start, piece.rows) for table, piece in pieces_of(tables_in(tmp_path))]
    three = [(table, *one) for table in ("spells", "events") for one in ((0, 2), (2, 1))]
    assert found == [*three, ("uses", 0, 2)]


def test_what_is_refused_of_some_rows_is_told_and_the_others_are_read(tmp_path: Path):
    cpr = SOUND["events"].with_columns(event=pl.Series(["e1", "e2", "010190-1234"]))
    tables = tables_in(tmp_path, {**SOUND, "events": cpr})
    there = Dealt(iter(dealt(tables, [])), nothing(tables))
    assert [[one.code for one in some.refusals] for some in there.told] == [[], ["cpr_in_data"], []]
    assert [some.keys for some in there.told] == [("s1", "s3"), ("", ""), ("u1", "u2")]
    [chunk] = there.chunks()
    assert {name: rows.height for name, rows in chunk.items()} == {"spells": 3, "events": 0, "uses": 2}


def test_spark_is_told_the_shapes_in_its_own_words():
    words = "`key` bigint, `share` bigint, `table` string, `place` bigint, `rows` binary"
    assert in_sparks_words(DEALT) == words
    assert "`suspects` array<string>, `told` array<binary>" in in_sparks_words(SUMMARY)
