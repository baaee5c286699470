"""Rows gathered by person, sent in batches of any size, and laid out again are the rows as they were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal

from frikommune.cases.typed.parts import files_of, opened
from frikommune.cases.typed.rows import completed, read
from frikommune.cases.typed.tally import PERSON
from frikommune.ledger.spark import reading
from frikommune.ledger.spark.persons import chunks
from frikommune.ledger.spark.reading import by_person, pieces_of, read_pieces
from frikommune.ledger.spark.shapes import HISTORY, in_sparks_words
from tests.cases.test_population import SOUND, written

WORDS = pl.col(pl.Categorical).cast(pl.String)


def ids(*places: int) -> Iterator[pa.RecordBatch]:
    yield pa.RecordBatch.from_pydict({"id": places})


@pytest.mark.parametrize("table", SOUND)
@pytest.mark.parametrize("at_a_time", [1, 2, 10])
def test_rows_come_back_as_they_were(tmp_path: Path, table: str, at_a_time: int):
    written(SOUND, tmp_path)
    [piece] = opened(tmp_path, files_of(tmp_path) or {})[table].slices()
    rows = completed(table, read(table, piece))
    batch = by_person(table, rows)
    assert batch.schema == HISTORY
    assert batch.column(0).to_pylist() == ["p1", "p2"]
    sent = [batch.slice(start, at_a_time) for start in range(0, batch.num_rows, at_a_time)]
    [(chunk, told)] = chunks(iter(sent), [table], 1000)
    assert told == []
    assert_frame_equal(
        chunk[table].with_columns(WORDS),
        rows.sort(PERSON, "row").with_columns(WORDS),
        check_column_order=False,
    )


def test_a_chunk_holds_whole_persons_and_about_as_many_spells_as_asked(tmp_path: Path):
    written(SOUND, tmp_path)
    [piece] = opened(tmp_path, files_of(tmp_path) or {})["spells"].slices()
    batch = by_person("spells", read("spells", piece))
    made = list(chunks(iter([batch.slice(0, 1), batch.slice(1, 1)]), ["spells"], 1))
    assert [chunk["spells"][PERSON].to_list() for chunk, _ in made] == [["p1", "p1"], ["p2"]]


def test_every_row_is_in_one_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written(SOUND, tmp_path)
    tables = opened(tmp_path, files_of(tmp_path) or {})
    monkeypatch.setattr(reading, "AT_A_TIME", 2)
    pieces = pieces_of(tables)
    found = [(table, piece.start, piece.rows) for table, piece in pieces]
    assert found == [(table, *one) for table in ("spells", "events") for one in ((0, 2), (2, 1))] + [
        ("uses", 0, 2)
    ]


def test_what_is_refused_of_some_rows_is_told_and_the_others_are_read(tmp_path: Path):
    cpr = SOUND["events"].with_columns(event=pl.Series(["e1", "e2", "010190-1234"]))
    written({**SOUND, "events": cpr}, tmp_path)
    pieces = pieces_of(opened(tmp_path, files_of(tmp_path) or {}))
    [(chunk, told)] = chunks(read_pieces(pieces, ids(0, 1, 2)), list(SOUND), 1000)
    assert {name: rows.height for name, rows in chunk.items()} == {"spells": 3, "events": 0, "uses": 2}
    assert [[one.code for one in some.refusals] for some in told] == [[], ["cpr_in_data"], []]
    assert [some.keys for some in told] == [("s1", "s3"), ("", ""), ("u1", "u2")]


def test_spark_is_told_the_shapes_in_its_own_words():
    kinds = {"a": pa.string(), "from": pa.list_(pa.struct({"to": pa.date32(), "b": pa.bool_()}))}
    assert in_sparks_words(pa.schema(kinds)) == "`a` string, `from` array<struct<`to`: date, `b`: boolean>>"
