"""What is said of a population's files as a whole, word for word: one broken input for each refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from frikommune.cases.population import blocks
from frikommune.cases.tables import TABLES
from frikommune.errors import Refused
from frikommune.language import LANGUAGES
from tests.cases.support import KNOWN
from tests.cases.test_population import SOUND, cell, written

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
