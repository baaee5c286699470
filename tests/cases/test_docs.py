"""The examples of docs/case-files.md are read as they stand there."""

import json
import os
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from frikommune.cases.json_history import parse_json_history
from frikommune.cases.tables import TABLES
from frikommune.cli.main import main
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack
from tests.cases.known_words import events_table, reasons_table
from tests.cases.support import mapping, read

PATH = Path(__file__).parents[2] / "docs" / "case-files.md"
PAGE = PATH.read_text("utf-8")
PACK = load_pack(packs_folder() / "nordjylland")
JSON, MAPPED, LOG = (match[1] for match in re.finditer(r"```(?:json|toml)\n(.*?)```", PAGE, re.DOTALL))


def test_the_json_example_is_a_history():
    history = parse_json_history(JSON, "docs", PACK.known)
    days = [event.day for event in history.events]
    assert days == [date(2018, 10, 24), date(2018, 11, 20), date(2019, 7, 1)]
    assert history.events[0].attributes == {"akasse": "3F"}
    assert history.uses[0].approved_on == date(2019, 6, 26)


def test_the_json_example_is_explained_with_the_real_packs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "borger-17.json").write_text(JSON, encoding="utf-8")
    assert main(["explain", str(tmp_path / "borger-17.json"), "--on", "2019-08-01", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    by_norm = {(row["norm"], row["occurrence"]): row for row in told["rows"]}
    assert by_norm["faellessamtale", 1]["met_by"] == "e1"
    assert by_norm["jobsamtale", 3]["met_by"] == "e2"
    assert by_norm["lae265-rehabiliteringsmoede", 1]["use"] == "b1"
    assert by_norm["lae265-rehabiliteringsmoede", 1]["standing"] == "exempt"


@pytest.mark.parametrize(("part", "made"), [("events", events_table), ("reasons", reasons_table)])
def test_the_page_lists_what_the_packs_know(part: str, made: Callable[[Rulebook], str]):
    page = PATH.read_text("utf-8")
    head, start, rest = page.partition(f"<!-- {part}: ")
    first, mark, inside = rest.partition("-->\n")
    listed, end, tail = inside.partition(f"<!-- /{part} -->")
    wanted = made(PACK.rulebook)
    if os.environ.get("FRIKOMMUNE_PIN") and listed != wanted:
        PATH.write_text(head + start + first + mark + wanted + end + tail, encoding="utf-8")
        listed = wanted
    assert start
    assert listed == wanted


def test_the_mapping_of_tables_reads_an_export(tmp_path: Path):
    (tmp_path / "forloeb.csv").write_text(
        "Borgernøgle;Forløb;Målgruppe;Start;Slut\nb1;f1;2.1;01-02-2018;31-05-2018\n", encoding="cp1252"
    )
    (tmp_path / "aktiviteter.csv").write_text(
        "Borgernøgle;Id;Type;Dato;Form;Til;Timer\n"
        "b1;1;19;22-02-2018;F;;\nb1;2;99;23-02-2018;F;;\nb1;3;51;02-04-2018;;29-04-2018;1.234,5\n",
        encoding="cp1252",
    )
    reading = read(tmp_path, MAPPED)
    (history,) = reading.histories
    assert reading.skipped == 1
    assert history.spells[0].end == date(2018, 6, 1)
    assert [(event.kind, event.type, event.form) for event in history.events] == [
        ("samtale", "faelles", "fremmoede"),
        ("virksomhedspraktik", "", ""),
    ]
    assert history.events[1].attributes == {"until": date(2018, 4, 30), "mentortimer": 1234.5}


def test_the_mapping_of_a_log_reads_a_case(tmp_path: Path):
    (tmp_path / "log.csv").write_text(
        "case:concept:name,concept:name,time:timestamp,case:startDate,case:endDate,case:caseStatus,"
        "case:endDatePlanned,org:resource\n"
        "s1,A,2014-07-17T00:00:00+02:00,2014-04-11,2014-07-18T00:00:00+02:00,O,,560890\n"
    )
    (history,) = read(tmp_path / "log.csv", LOG).histories
    ended = datetime(2014, 7, 18, tzinfo=timezone(timedelta(hours=2)))
    assert history.spells[0].end == date(2014, 7, 19)
    assert history.spells[0].attributes == {"status": "O", "ended": ended}
    assert [(e.kind, e.day, e.moment is not None) for e in history.events] == [
        ("A", date(2014, 7, 17), True),
        ("closed", date(2014, 7, 18), True),
    ]
    assert mapping(LOG).log is not None


def test_a_case_may_start_and_end_on_a_constant_day_and_keep_what_lies_outside(tmp_path: Path):
    (tmp_path / "log.csv").write_text(
        "case:concept:name,concept:name,time:timestamp,case:caseStatus,case:endDatePlanned,case:endDate,"
        "org:resource\ns1,A,2014-09-17T00:00:00+02:00,O,,,1\n"
    )
    text = LOG.replace('{ column = "case:startDate" }', '{ constant = "2014-01-01" }')
    text = text.replace('end = { column = "case:endDate" }', 'end = { constant = "2014-06-30" }')
    (history,) = read(tmp_path / "log.csv", text).histories
    assert (history.spells[0].start, history.spells[0].end) == (date(2014, 1, 1), date(2014, 7, 1))
    assert [event.day for event in history.events] == [date(2014, 9, 17)]


def test_the_page_lists_our_own_columns():
    rows = re.findall(r"^\| `(spells|events|uses|employers)` \| (.*) \|$", PAGE, re.MULTILINE)
    listed = {table: re.findall(r"(\*\*)?`(\w+)`", cell) for table, cell in rows}
    assert listed == {
        table: [("**" if column.required else "", column.name) for column in columns]
        for table, columns in TABLES.items()
    }
