"""A population's files: in parts, without ids, with companies, changed while read, full of faults."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from frikommune.cases import population, word_numbers
from frikommune.cases.population import PopulationReading, blocks
from frikommune.cases.read import read_histories
from frikommune.cases.reading import write_refused
from frikommune.cases.typed import batches
from frikommune.errors import Refused
from tests.cases.support import KNOWN
from tests.cases.test_population import SOUND, by_columns, cases_of, cell, written
from tests.cases.test_population_refusals import cut_short


@pytest.mark.parametrize("name", ["spells.parquet", "events.parquet"])
def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, name: str):
    written(SOUND, tmp_path)
    found = blocks(tmp_path, None, KNOWN, size=1)
    next(found)
    written(SOUND, tmp_path)
    with pytest.raises(Refused) as caught:
        list(found)
    assert caught.value.said_in("da") == (
        "Afvist: Filen blev ændret, mens den blev læst\n"
        "  Hvor: spells.parquet\n"
        "  Fik: –\n"
        "  Forventede: En fil, der ligger stille\n"
        "  Gør nu: Vent, til udtrækket er færdigt, og prøv igen. Intet er skrevet."
    )
    assert caught.value.said_in("en") == (
        "Refused: The file was changed while it was read\n"
        "  Where: spells.parquet\n"
        "  Given: –\n"
        "  Expected: A file that stays as it is\n"
        "  Do next: Wait until the export is finished, and try again. Nothing was written."
    )


def test_a_csv_file_that_changes_while_it_is_read_is_refused(tmp_path: Path):
    for name, rows in SOUND.items():
        rows.write_csv(tmp_path / f"{name}.csv")
    found = blocks(tmp_path, None, KNOWN, size=1)
    next(found)
    (tmp_path / "uses.csv").unlink()
    with pytest.raises(Refused):
        list(found)


def test_a_file_cut_short_while_it_is_read_is_said_to_have_changed(tmp_path: Path):
    written(SOUND, tmp_path, rows=1)
    found = blocks(tmp_path, None, KNOWN, size=1)
    next(found)
    cut_short(tmp_path)
    with pytest.raises(Refused, match="The file was changed while it was read"):
        list(found)


def test_far_too_many_faults_are_not_all_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(population, "MOST_REFUSED", 1)
    written({**SOUND, "spells": SOUND["spells"].with_columns(group=pl.lit("x"))}, tmp_path)
    with pytest.raises(Refused) as caught:
        list(blocks(tmp_path, None, KNOWN, into=PopulationReading(keep_good=True)))
    assert {said.where.partition(",")[0] for said in caught.value.refusals} == {
        *("spells.parquet:1", "spells.parquet:2", ""),
    }
    assert caught.value.refusals[-1].said_in("en") == (
        "Refused: Far too much cannot be used\n"
        "  Given: 2\n"
        "  Expected: At most 1 persons with faults\n"
        "  Do next: Correct the export itself: it is probably one fault many times. Only the first are shown."
    )


def in_parts(tmp_path: Path) -> None:
    for name, rows in SOUND.items():
        (tmp_path / name).mkdir()
        for number in range(rows.height):
            rows[number : number + 1].write_parquet(tmp_path / name / f"part-{number}.parquet")


def test_tables_in_parts_are_read_as_one(tmp_path: Path):
    one, parts = tmp_path / "one", tmp_path / "parts"
    one.mkdir()
    parts.mkdir()
    written(SOUND, one)
    in_parts(parts)
    assert cases_of(by_columns(parts, 1)[0]) == cases_of(by_columns(one, 10)[0])


def test_a_part_is_named_with_its_folder_and_sent_back_in_one_file(tmp_path: Path):
    in_parts(tmp_path)
    cell("group", "x")(SOUND["spells"][2:3], 0).write_parquet(tmp_path / "spells" / "part-2.parquet")
    _, reading = by_columns(tmp_path, 10)
    assert [(row.file, row.line) for row in reading.refused] == [("spells/part-2.parquet", 1)]
    (tmp_path / "back").mkdir()
    files = write_refused(reading, tmp_path / "back", "en")
    assert sorted(file.name for file in files) == ["events.csv", "spells.csv", "uses.csv"]
    mended = (tmp_path / "back" / "spells.csv").read_text("utf-8").replace(",x,", ",dagpenge,")
    (tmp_path / "back" / "spells.csv").write_text(mended, "utf-8")
    again = read_histories(tmp_path / "back", None, KNOWN).histories
    assert [history.subject for history in again] == ["p2"]
    assert [event.id for event in again[0].events] == ["e3"]


def test_ids_that_are_missing_from_tables_in_parts_are_all_different(tmp_path: Path):
    (tmp_path / "events").mkdir()
    SOUND["spells"].write_parquet(tmp_path / "spells.parquet")
    rows = SOUND["events"].drop("event", "sequence")
    for number in range(2):
        rows.write_parquet(tmp_path / "events" / f"{number}.parquet")
    found = [event for history in cases_of(by_columns(tmp_path, 10)[0]).values() for event in history.events]
    assert len({event.id for event in found}) == len({event.sequence for event in found}) == 6
    assert all(re.fullmatch(r"p[12]/event/[1-6]", event.id) for event in found)


def test_text_that_is_no_text_is_refused_as_a_damaged_file(tmp_path: Path):
    written(SOUND, tmp_path)
    rows = SOUND["events"].to_arrow()
    bytes_of_nothing = pa.array([b"\xff\xfe"] * len(rows), pa.binary())
    broken = pa.StringArray.from_buffers(len(rows), *bytes_of_nothing.buffers()[1:])
    place = rows.schema.get_field_index("kind")
    pq.write_table(rows.set_column(place, "kind", broken), tmp_path / "events.parquet")
    with pytest.raises(Refused) as caught:
        by_columns(tmp_path, 10)
    assert [(one.code, one.where) for one in caught.value.refusals] == [("unreadable", "events.parquet")]


def test_files_of_one_table_may_have_different_columns(tmp_path: Path):
    written(SOUND, tmp_path)
    whole = cases_of(by_columns(tmp_path, 10)[0])
    (tmp_path / "events.parquet").unlink()
    (tmp_path / "events").mkdir()
    for number, rows in enumerate(SOUND["events"].iter_slices(1)):
        filled = [column.name for column in rows if column.null_count() == 0]
        rows.select(filled).write_parquet(tmp_path / "events" / f"{number}.parquet")
    assert cases_of(by_columns(tmp_path, 10)[0]) == whole


def test_keys_used_twice_are_found_though_one_file_has_none(tmp_path: Path):
    written(SOUND, tmp_path)
    (tmp_path / "events.parquet").unlink()
    (tmp_path / "events").mkdir()
    rows = SOUND["events"].with_columns(pl.lit("x").alias("event"))
    for number, some in enumerate([rows.drop("event"), rows]):
        some.write_parquet(tmp_path / "events" / f"{number}.parquet")
    _, reading = by_columns(tmp_path, 10)
    assert {row.refusal.code for row in reading.refused} == {"duplicate_id"}


def test_a_population_is_read_without_pandas(tmp_path: Path):
    """Some calls of pyarrow import it: a second and 90 MB."""
    written(SOUND, tmp_path)
    program = (
        "import sys; from pathlib import Path; from frikommune.cases.draft import Known;"
        "from frikommune.cases.population import PopulationReading, blocks;"
        "none = frozenset(); into = PopulationReading(keep_good=True);"
        "list(blocks(Path(sys.argv[1]), None, Known(none, none), into=into)); print('pandas' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize("in_order", [True, False])
def test_a_row_group_read_in_pieces_is_read_as_if_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_order: bool
):
    written({name: rows if in_order else rows.reverse() for name, rows in SOUND.items()}, tmp_path)
    whole = cases_of(by_columns(tmp_path, 1)[0])
    monkeypatch.setattr(batches, "FINE", 1)
    assert cases_of(by_columns(tmp_path, 1)[0]) == whole


def test_a_row_group_that_begins_with_rows_of_nobody_is_read_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    events = SOUND["events"]
    nobodys = events.head(1).with_columns(pl.lit("").alias("person"))
    written({**SOUND, "events": pl.concat([nobodys, events])}, tmp_path)
    monkeypatch.setattr(batches, "FINE", 1)
    made, reading = by_columns(tmp_path, 1)
    assert {row.refusal.code for row in reading.refused} == {"missing_value"}
    assert sorted(cases_of(made)) == ["p1", "p2"]


def test_numbers_as_ids_and_days_with_a_time_are_read(tmp_path: Path):
    numbered = pl.col("person").str.slice(1).cast(pl.Int64)
    with_time = pl.col("decided_on").cast(pl.Datetime("us"))
    frames = {name: rows.with_columns(numbered) for name, rows in SOUND.items()}
    written({**frames, "uses": frames["uses"].with_columns(with_time)}, tmp_path)
    made, reading = by_columns(tmp_path, 10)
    assert not reading.refused
    assert sorted(cases_of(made)) == ["1", "2"]


def test_employers_become_the_same_companies(tmp_path: Path):
    days = ["2018-01-01", "2018-03-01", "2018-05-01", "2018-02-01", "2018-01-01"]
    places = ["aalborg", "aalborg", "rebild", "rebild", "aalborg"]
    counts = pl.DataFrame(
        {
            "employer": ["c1", "c1", "c1", "c0", "c2"],
            "municipality": places,
            "from": days,
            "ordinary_employees": [5, 6, 7, 1, 2],
        }
    ).with_columns(pl.col("from").str.to_date())
    events = pl.DataFrame({"person": ["c1"], "event": ["x"], "day": [counts["from"][1]], "kind": ["tilbud"]})
    written({**SOUND, "events": events, "employers": counts}, tmp_path)
    expected = read_histories(tmp_path, None, KNOWN)
    made, reading = by_columns(tmp_path, 1)
    assert not reading.refused
    found = cases_of(made)
    assert {one.subject: (one.spells, one.events) for one in expected.good} == {
        subject: (one.spells, one.events) for subject, one in found.items()
    }


def test_more_words_than_have_numbers_are_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    persons = [f"p{number:02}" for number in range(9)]
    spells = pl.concat([SOUND["spells"].head(1).with_columns(person=pl.lit(one)) for one in persons])
    spells = spells.with_columns(spell=pl.col("person") + "-s")
    kinds = [f"slags-uden-tal-{number}" for number in range(9)]
    events = pl.DataFrame({"person": persons, "event": persons, "day": spells["from"], "kind": kinds})
    written({"spells": spells, "events": events}, tmp_path, rows=2)
    monkeypatch.setattr(word_numbers, "MOST", len(word_numbers.words_to("kind", 10**6)) + 5)
    found, _ = by_columns(tmp_path, 3)
    assert [event.kind for case in cases_of(found).values() for event in case.events] == kinds
    assert any(word_numbers.has_numbers(block.events["kind"]) for block in found)
    assert not all(word_numbers.has_numbers(block.events["kind"]) for block in found)
