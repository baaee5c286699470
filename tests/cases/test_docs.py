"""The examples of docs/case-files.md are read as they stand there."""

import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from frikommune.cases.json_history import parse_json_history
from tests.cases.support import KNOWN, mapping, read

PAGE = (Path(__file__).parents[2] / "docs" / "case-files.md").read_text("utf-8")
JSON, TABLES, LOG = (match[1] for match in re.finditer(r"```(?:json|toml)\n(.*?)```", PAGE, re.DOTALL))


def test_the_json_example_is_a_history():
    history = parse_json_history(JSON, "docs", KNOWN)
    assert [event.day for event in history.events] == [date(2018, 2, 22), date(2018, 3, 26), date(2018, 4, 2)]
    assert history.events[0].attributes == {"akasse": "3F"}
    assert history.events[2].attributes == {"until": date(2018, 4, 30)}
    assert history.uses[0].approved_on == date(2018, 3, 21)


def test_the_mapping_of_tables_reads_an_export(tmp_path: Path):
    (tmp_path / "forloeb.csv").write_text(
        "Borgernøgle;Forløb;Målgruppe;Start;Slut\nb1;f1;2.1;01-02-2018;31-05-2018\n", encoding="cp1252"
    )
    (tmp_path / "aktiviteter.csv").write_text(
        "Borgernøgle;Id;Type;Dato;Form;Til;Timer\n"
        "b1;1;19;22-02-2018;F;;\nb1;2;99;23-02-2018;F;;\nb1;3;51;02-04-2018;;29-04-2018;1.234,5\n",
        encoding="cp1252",
    )
    reading = read(tmp_path, TABLES)
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
