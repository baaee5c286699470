"""What is said of a population's files as a whole, word for word: one broken input for each refusal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from frikommune.cases import population
from frikommune.cases.population import PopulationReading, blocks
from frikommune.cases.read import read_histories
from frikommune.cases.reading import write_refused
from frikommune.cases.tables import TABLES
from frikommune.errors import Refused
from frikommune.language import LANGUAGES
from tests.cases.support import KNOWN
from tests.cases.test_population import SOUND, by_columns, cases_of, cell, written

Break = Callable[[Path], object]


def rewritten(table: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> Break:
    """Tables of which one was written otherwise."""

    def broken(folder: Path) -> None:
        change(SOUND[table]).write_parquet(folder / f"{table}.parquet")

    return broken


def cut_short(folder: Path) -> None:
    file = folder / "events.parquet"
    file.write_bytes(file.read_bytes()[:-200])


def damaged_inside(folder: Path) -> None:
    file = folder / "events.parquet"
    content = bytearray(file.read_bytes())
    content[4:400] = b"\xff" * 396
    file.write_bytes(content)


def both_ways(folder: Path) -> None:
    (folder / "events").mkdir()


def many_employers(folder: Path) -> None:
    (folder / "employers").mkdir()
    rows = pl.DataFrame({"employer": ["c1"], "municipality": ["rebild"], "from": ["2018-01-01"]})
    for number in (1, 2):
        rows.with_columns(ordinary_employees=number).write_parquet(folder / "employers" / f"{number}.parquet")


BROKEN: dict[str, tuple[Break, str, str]] = {
    "missing column": (
        rewritten("spells", lambda rows: rows.drop("municipality")),
        """Afvist: Kolonnen “municipality” mangler
  Hvor: spells.parquet
  Fik: person, spell, group, from, to, synthetic, attributes
  Forventede: En kolonne med navnet “municipality”
  Gør nu: Vælg en af: attributes, from, group, person, spell, synthetic, to.""",
        """Refused: The column “municipality” is missing
  Where: spells.parquet
  Given: person, spell, group, from, to, synthetic, attributes
  Expected: A column named “municipality”
  Do next: Choose one of: attributes, from, group, person, spell, synthetic, to.""",
    ),
    "wrong type": (
        rewritten("events", lambda rows: rows.with_columns(day=pl.lit(17000))),
        """Afvist: Kolonnen “day” har en forkert type
  Hvor: events.parquet, day
  Fik: Int32
  Forventede: dage (date32) eller dage som tekst
  Gør nu: Lav udtrækket igen med den type; docs/case-files.md viser alle kolonner.""",
        """Refused: The column “day” has the wrong type
  Where: events.parquet, day
  Given: Int32
  Expected: days (date32) or days as text
  Do next: Make the export again with that type; docs/case-files.md shows all columns.""",
    ),
    "unknown column": (
        rewritten("uses", lambda rows: rows.rename({"occurrence": "occurence"})),
        """Afvist: Kolonnen “occurence” kendes ikke
  Hvor: uses.parquet
  Fik: occurence
  Forventede: En af: USES
  Gør nu: Mente du “occurrence”?""",
        """Refused: The column “occurence” is not known
  Where: uses.parquet
  Given: occurence
  Expected: One of: USES
  Do next: Did you mean “occurrence”?""",
    ),
    "cut short": (
        cut_short,
        """Afvist: Filen kan ikke læses
  Hvor: events.parquet
  Fik: –
  Forventede: En hel fil i det format, som navnet siger
  Gør nu: Lav udtrækket igen.""",
        """Refused: The file cannot be read
  Where: events.parquet
  Given: –
  Expected: A whole file in the format its name says
  Do next: Make the export again.""",
    ),
    "damaged inside": (
        damaged_inside,
        """Afvist: Filen kan ikke læses
  Hvor: events.parquet
  Fik: –
  Forventede: En hel fil i det format, som navnet siger
  Gør nu: Lav udtrækket igen.""",
        """Refused: The file cannot be read
  Where: events.parquet
  Given: –
  Expected: A whole file in the format its name says
  Do next: Make the export again.""",
    ),
    "no rows": (
        rewritten("spells", lambda rows: rows.clear()),
        """Afvist: Filen er tom
  Hvor: spells.parquet
  Fik: 0
  Forventede: Mindst én række under overskriften
  Gør nu: Lav udtrækket igen, og se efter, at det fik rækker med.""",
        """Refused: The file is empty
  Where: spells.parquet
  Given: 0
  Expected: At least one row below the header
  Do next: Make the export again and see that it has rows.""",
    ),
    "a file and a folder": (
        both_ways,
        """Afvist: Tabellen “events” findes flere gange
  Hvor: FOLDER
  Fik: events.parquet, events/
  Forventede: Én fil til tabellen
  Gør nu: Fjern de andre, eller skriv filens navn i mappingfilen.""",
        """Refused: The table “events” is there more than once
  Where: FOLDER
  Given: events.parquet, events/
  Expected: One file for the table
  Do next: Remove the others, or write the file's name in the mapping.""",
    ),
    "employers in parts": (
        many_employers,
        """Afvist: Tabellen “employers” findes flere gange
  Hvor: FOLDER
  Fik: 1.parquet, 2.parquet
  Forventede: Én fil til tabellen
  Gør nu: Fjern de andre, eller skriv filens navn i mappingfilen.""",
        """Refused: The table “employers” is there more than once
  Where: FOLDER
  Given: 1.parquet, 2.parquet
  Expected: One file for the table
  Do next: Remove the others, or write the file's name in the mapping.""",
    ),
    "CPR numbers": (
        rewritten("events", lambda rows: cell("person", "010170-1234")(rows, 1)),
        """Afvist: Her ser der ud til at stå CPR-numre
  Hvor: events.parquet, person
  Fik: 1 × ••••••-••••
  Forventede: Pseudonymer eller fagsystemets egne numre
  Gør nu: Pseudonymisér først, fx med en nøglet hash, og slet så denne fil. Intet er læst ind.""",
        """Refused: There seem to be CPR numbers here
  Where: events.parquet, person
  Given: 1 × ••••••-••••
  Expected: Pseudonyms or the case system's own numbers
  Do next: Pseudonymise first, with a keyed hash for instance, then delete this file. Nothing was loaded.""",
    ),
    "CPR numbers without their zero": (
        rewritten("events", lambda rows: rows.with_columns(event=pl.Series([101701234, 2, 101701235]))),
        """Afvist: Her ser der ud til at stå CPR-numre
  Hvor: events.parquet, event
  Fik: 2 × ••••••-••••
  Forventede: Pseudonymer eller fagsystemets egne numre
  Gør nu: Pseudonymisér først, fx med en nøglet hash, og slet så denne fil. Intet er læst ind.""",
        """Refused: There seem to be CPR numbers here
  Where: events.parquet, event
  Given: 2 × ••••••-••••
  Expected: Pseudonyms or the case system's own numbers
  Do next: Pseudonymise first, with a keyed hash for instance, then delete this file. Nothing was loaded.""",
    ),
    "CPR number in a reason": (
        rewritten("uses", lambda rows: rows.with_columns(reason=pl.lit("se 010170-1234"))),
        """Afvist: Her ser der ud til at stå CPR-numre
  Hvor: uses.parquet, reason
  Fik: 2 × ••••••-••••
  Forventede: Pseudonymer eller fagsystemets egne numre
  Gør nu: Pseudonymisér først, fx med en nøglet hash, og slet så denne fil. Intet er læst ind.""",
        """Refused: There seem to be CPR numbers here
  Where: uses.parquet, reason
  Given: 2 × ••••••-••••
  Expected: Pseudonyms or the case system's own numbers
  Do next: Pseudonymise first, with a keyed hash for instance, then delete this file. Nothing was loaded.""",
    ),
    "unknown municipality": (
        rewritten("spells", lambda rows: cell("municipality", "Aalbrog")(rows, 2)),
        """Afvist: Kommunen “Aalbrog” kendes ikke
  Hvor: spells.parquet:3, municipality
  Fik: Aalbrog
  Forventede: En kommune, som programmet kender
  Gør nu: Mente du “aalborg”?""",
        """Refused: The municipality “Aalbrog” is not known
  Where: spells.parquet:3, municipality
  Given: Aalbrog
  Expected: A municipality that the programme knows
  Do next: Did you mean “aalborg”?""",
    ),
    "duplicate keys": (
        rewritten("events", lambda rows: cell("event", "e1")(rows, 2)),
        """Afvist: Nøglen “e1” er brugt før
  Hvor: events.parquet:3, event
  Fik: e1
  Forventede: En nøgle, der kun bruges én gang (først i events.parquet:1, event)
  Gør nu: Fjern gentagelsen, eller giv rækken sin egen nøgle.""",
        """Refused: The key “e1” was used before
  Where: events.parquet:3, event
  Given: e1
  Expected: A key that is used only once (first in events.parquet:1, event)
  Do next: Remove the repetition, or give the row a key of its own.""",
    ),
    "overlapping spells": (
        rewritten("spells", lambda rows: cell("group", "dagpenge")(rows, 1)),
        """Afvist: Forløbet overlapper “s1” i samme målgruppe
  Hvor: spells.parquet:2, from
  Fik: [2015-01-01, …)
  Forventede: Dage uden for [2015-01-01, 2016-01-01)
  Gør nu: Afslut det første forløb, før det næste begynder, eller slå dem sammen.""",
        """Refused: The spell overlaps “s1” in the same group
  Where: spells.parquet:2, from
  Given: [2015-01-01, …)
  Expected: Days outside [2015-01-01, 2016-01-01)
  Do next: End the first spell before the next one starts, or make them one.""",
    ),
    "event before its spell": (
        rewritten("events", lambda rows: cell("day", "2014-12-31")(rows, 0)),
        """Afvist: Hændelsen ligger uden for borgerens forløb
  Hvor: events.parquet:1, day
  Fik: 2014-12-31
  Forventede: En dag i [2015-01-01, 2016-01-01)
  Gør nu: Ret dagen, eller tag det forløb med, som hændelsen hører til.""",
        """Refused: The event lies outside the citizen's spells
  Where: events.parquet:1, day
  Given: 2014-12-31
  Expected: A day in [2015-01-01, 2016-01-01)
  Do next: Correct the day, or include the spell that the event belongs to.""",
    ),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_population_is_refused_word_for_word(tmp_path: Path, broken: str):
    spoil, danish, english = BROKEN[broken]
    written(SOUND, tmp_path)
    spoil(tmp_path)
    with pytest.raises(Refused) as caught:
        list(blocks(tmp_path, None, KNOWN))
    uses = ", ".join(column.name for column in TABLES["uses"])
    for language, words in zip(LANGUAGES, (danish, english), strict=True):
        said = caught.value.said_in(language).replace(tmp_path.name, "FOLDER")
        assert said == words.replace("USES", uses)


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
