"""A population read column by column is the same as read row by row: the same cases, the same refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.block import CaseBlock, histories_of
from frikommune.cases.draft import Known
from frikommune.cases.history import History
from frikommune.cases.population import PopulationReading, blocks
from frikommune.cases.read import read_histories
from frikommune.cases.reading import Reading, RefusedRow
from frikommune.cases.typed import dealt
from frikommune.cases.write import write_tables
from frikommune.errors import Refused
from tests.cases.strategies import histories
from tests.cases.support import KNOWN

Frames = dict[str, pl.DataFrame]
Spoil = Callable[[pl.DataFrame, int], pl.DataFrame]


def named_apart(number: int, history: History) -> History:
    """The history of another person, its keys prefixed with the person's."""
    name = f"p{number}"
    return History(
        name,
        tuple(replace(spell, id=f"{name}-{spell.id}") for spell in history.spells),
        tuple(
            replace(event, id=f"{name}-{event.id}", spell=event.spell and f"{name}-{event.spell}")
            for event in history.events
        ),
        tuple(replace(use, id=f"{name}-{use.id}") for use in history.uses),
        history.synthetic,
    )


POPULATIONS = st.lists(histories(), min_size=1, max_size=5).map(
    lambda found: [named_apart(number, history) for number, history in enumerate(found)]
)


def cell(column: str, value: object) -> Spoil:
    """A table in which one row has another value."""

    def spoil(frame: pl.DataFrame, row: int) -> pl.DataFrame:
        cells = frame[column].to_list()
        cells[row] = value
        dtype = pl.String if isinstance(value, str) else frame.schema[column]
        told = [str(one) if isinstance(value, str) and one is not None else one for one in cells]
        return frame.with_columns(pl.Series(column, told, dtype=dtype))

    return spoil


def repeated(frame: pl.DataFrame, row: int) -> pl.DataFrame:
    """A table in which one row stands twice."""
    return pl.concat([frame, frame[row : row + 1]])


def from_another(column: str) -> Spoil:
    """A table in which the first row has the value of another one."""

    def spoil(frame: pl.DataFrame, row: int) -> pl.DataFrame:
        return cell(column, frame[column][row])(frame, 0)

    return spoil


DAYS = [date(2015, 1, 1), date(2016, 1, 1)]
SOUND: Frames = {
    "spells": pl.DataFrame(
        {
            "person": ["p1", "p1", "p2"],
            "spell": ["s1", "s2", "s3"],
            "group": ["dagpenge", "virksomhed", "dagpenge"],
            "municipality": ["aalborg", "rebild", "aalborg"],
            "from": [DAYS[0], DAYS[0], DAYS[1]],
            "to": [DAYS[1], None, None],
            "synthetic": [True, True, False],
            "attributes": [None, '{"a": 1}', None],
        },
        schema_overrides={"attributes": pl.String},
    ),
    "events": pl.DataFrame(
        {
            "person": ["p1", "p1", "p2"],
            "event": ["e1", "e2", "e3"],
            "spell": ["s1", None, "s3"],
            "day": [date(2015, 2, 1), date(2017, 1, 1), date(2016, 1, 1)],
            "moment": [None, "2017-01-01T10:00:00+01:00", None],
            "sequence": [1, 2, 3],
            "kind": ["samtale"] * 3,
            "attributes": [None, None, "{}"],
        }
    ),
    "uses": pl.DataFrame(
        {
            "person": ["p1", "p2"],
            "use": ["u1", "u2"],
            "exemption": ["fri", "fri"],
            "norm": ["samtale", "samtale"],
            "occurrence": [1, None],
            "decided_on": DAYS,
            "recorded_on": DAYS,
        }
    ),
}


SPOILT: dict[str, tuple[str, Spoil]] = {
    "unknown municipality": ("spells", cell("municipality", "alborg")),
    "capitals": ("spells", cell("municipality", "AALBORG")),
    "spaces around a municipality": ("spells", cell("municipality", " rebild ")),
    "unknown group": ("spells", cell("group", "dagpeng")),
    "blank group": ("spells", cell("group", "  ")),
    "no municipality": ("spells", cell("municipality", None)),
    "no start": ("spells", cell("from", None)),
    "no such day": ("spells", cell("from", "2018-02-30")),
    "Danish day": ("spells", cell("from", "1.2.2015")),
    "backwards": ("spells", cell("to", "2001-01-01")),
    "open": ("spells", cell("to", None)),
    "no word of being synthetic": ("spells", cell("synthetic", None)),
    "yes in words": ("spells", cell("synthetic", "Ja")),
    "neither yes nor no": ("spells", cell("synthetic", "måske")),
    "broken attributes": ("spells", cell("attributes", "{")),
    "other attributes": ("spells", cell("attributes", '{"a":1, "b": "2018-01-02"}')),
    "spell of another": ("spells", from_another("spell")),
    "spell twice": ("spells", repeated),
    "nobody's spell": ("spells", cell("person", None)),
    "spell of a stranger": ("spells", cell("person", "stranger")),
    "event without kind": ("events", cell("kind", "")),
    "event without day": ("events", cell("day", None)),
    "event outside": ("events", cell("day", "2030-01-01")),
    "event before": ("events", cell("day", "2001-01-01")),
    "unknown spell": ("events", cell("spell", "f17")),
    "blank spell": ("events", cell("spell", " ")),
    "event twice": ("events", repeated),
    "event of another": ("events", from_another("event")),
    "event without id": ("events", cell("event", None)),
    "event without sequence": ("events", cell("sequence", None)),
    "moment without offset": ("events", cell("moment", "2018-01-01T12:00:00")),
    "another moment": ("events", cell("moment", "2018-01-01T12:00Z")),
    "until among attributes": ("events", cell("attributes", '{"until": "2018-03-01"}')),
    "nobody's event": ("events", cell("person", " ")),
    "event of a stranger": ("events", cell("person", "stranger")),
    "use without exemption": ("uses", cell("exemption", None)),
    "use of a stranger": ("uses", cell("person", "stranger")),
    "use without id": ("uses", cell("use", None)),
    "use twice": ("uses", repeated),
    "whole as text": ("uses", cell("occurrence", "1,000")),
    "not whole": ("uses", cell("occurrence", "en")),
}


@st.composite
def tables(draw: Any, sound: bool = False) -> Frames:
    """The tables of a few persons, perhaps with some faults, perhaps in any order, perhaps as text."""
    with TemporaryDirectory() as folder:
        write_tables(draw(POPULATIONS), Path(folder))
        found = {file.stem: pl.read_parquet(file) for file in Path(folder).iterdir()}
    for name in () if sound else draw(st.lists(st.sampled_from(sorted(SPOILT)), max_size=3)):
        table, spoil = SPOILT[name]
        if found[table].height:
            found[table] = spoil(found[table], draw(st.integers(0, found[table].height - 1)))
    if draw(st.booleans()):
        seed = draw(st.integers(0, 9))
        found = {name: rows.sample(fraction=1, shuffle=True, seed=seed) for name, rows in found.items()}
    if draw(st.booleans()):
        words = pl.col("group", "municipality").cast(pl.Categorical)
        found["spells"] = found["spells"].with_columns(words)
    return found


def written(found: Frames, folder: Path, rows: int | None = None) -> None:
    for name, frame in found.items():
        frame.write_parquet(folder / f"{name}.parquet", row_group_size=rows)


def by_columns(folder: Path, size: int, known: Known = KNOWN) -> tuple[list[CaseBlock], Reading]:
    into = PopulationReading(keep_good=True)
    return list(blocks(folder, None, known, size=size, into=into)), into.reading


def cases_of(found: Iterable[CaseBlock]) -> dict[str, History]:
    told = [one for block in found for one in histories_of(block, range(len(block.persons)))]
    assert len({one.subject for one in told}) == len(told)
    return {one.subject: as_told(one) for one in told}


def as_told(history: History) -> History:
    """With uses in a block's order, and nothing said of being synthetic, which blocks say as a whole."""
    uses = tuple(sorted(history.uses, key=lambda use: (use.decided_on, use.id)))
    return replace(history, uses=uses, synthetic=False)


def as_row(row: RefusedRow) -> tuple[object, ...]:
    return row.file, row.line, row.column, row.value, row.refusal


def check_same(found: Frames, size: int, rows: int | None) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        written(found, folder, rows)
        expected = read_histories(folder, None, KNOWN, keep_good=True)
        made, reading = by_columns(folder, size)
    assert cases_of(made) == {one.subject: as_told(one) for one in expected.good}
    assert sorted(map(as_row, reading.refused), key=str) == sorted(map(as_row, expected.refused), key=str)
    shown = {(one.source.file, one.line) for one in reading.withheld}
    assert shown == {(one.source.file, one.line) for one in expected.withheld}


def check_same_when_strict(found: Frames) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        written(found, folder)
        expected = read_histories(folder, None, KNOWN)
        into = PopulationReading()
        try:
            list(blocks(folder, None, KNOWN, into=into))
        except Refused:
            assert expected.refused
        assert sorted(map(as_row, into.reading.refused), key=str) == sorted(
            map(as_row, expected.refused), key=str
        )


@given(tables(), st.integers(1, 6), st.sampled_from([None, 1, 3]))
def test_column_by_column_gives_the_same_as_row_by_row(found: Frames, size: int, rows: int | None):
    check_same(found, size, rows)


@pytest.mark.parametrize("fault", SPOILT)
def test_each_fault_is_told_in_the_same_words(fault: str):
    found = SOUND
    table, spoil = SPOILT[fault]
    for row in range(found[table].height):
        check_same_when_strict({**found, table: spoil(found[table], row)})
        for size in (1, 10):
            check_same({**found, table: spoil(found[table], row)}, size, 1)


@given(tables(), st.integers(1, 6))
def test_rows_for_which_memory_has_no_room_give_the_same(found: Frames, size: int):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dealt, "HELD", 0)
        check_same({name: rows.reverse() for name, rows in found.items()}, size, 1)


def test_uses_are_held_to_the_exemptions_and_norms_that_are_known(tmp_path: Path):
    written(SOUND, tmp_path)
    known = Known(KNOWN.groups, KNOWN.municipalities, frozenset({"fri"}), frozenset({"y"}))
    made, reading = by_columns(tmp_path, 10, known)
    expected = read_histories(tmp_path, None, known, keep_good=True)
    assert [row.refusal.code for row in reading.refused] == ["unknown_norm"] * 2
    assert list(map(as_row, reading.refused)) == list(map(as_row, expected.refused))
    assert not made


def test_nothing_is_kept_of_a_population_with_faults_unless_asked(tmp_path: Path):
    written({**SOUND, "spells": cell("group", "x")(SOUND["spells"], 1)}, tmp_path)
    with pytest.raises(Refused, match="The group “x” is not known"):
        list(blocks(tmp_path, None, KNOWN))
