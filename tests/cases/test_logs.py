"""Event logs: each case becomes one spell, whichever file it came in."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import polars as pl
import pytest

from frikommune.cases.read import read_histories
from frikommune.cases.reading import write_refused
from frikommune.errors import Refused
from tests.cases.support import KNOWN, mapping, read

HEAD = """
synthetic = false
[log]
case = "case:concept:name"
time = "time:timestamp"
group = { constant = "byggesag" }
municipality = "case:kommune"
"""
PLAIN = 'activity = "concept:name"\n'
BY_EVENTS = HEAD + PLAIN + 'start = "first_event"\nend = "last_event"\n'
XES = """<?xml version="1.0" encoding="UTF-8"?>
<log xmlns="http://www.xes-standard.org/">
  <global scope="trace"><date key="slut" value="1970-01-01T00:00:00+01:00"/></global>
  <string key="about" value="log"><string key="concept:name" value="nested"/></string>
  <trace>
    <string key="concept:name" value="s1"/><string key="kommune" value="nl"/>
    <date key="slut" value="2014-07-18T00:00:00.000+02:00"/>
    <event><string key="concept:name" value="B"><string key="concept:name" value="nested"/></string>
      <date key="time:timestamp" value="2014-07-17T00:00:00.000+02:00"/></event>
    <event><string key="concept:name" value="A"/>
      <date key="time:timestamp" value="2014-07-17T00:00:00.000+02:00"/></event>
    <event><string key="concept:name" value="C"/>
      <date key="time:timestamp" value="2014-07-20T10:00:00.000+02:00"/></event>
  </trace>
  <trace>
    <string key="concept:name" value="s2"/><string key="kommune" value="nl"/>
    <event><string key="concept:name" value="A"/>
      <date key="time:timestamp" value="2014-12-31T23:30:00.000-03:00"/></event>
  </trace>
</log>
"""


def xes(tmp_path: Path) -> Path:
    path = tmp_path / "log.xes"
    path.write_text(XES)
    return path


def test_an_event_keeps_its_own_offset_and_day(tmp_path: Path):
    first, second = read(xes(tmp_path), BY_EVENTS).histories
    assert first.events[0].moment == datetime(2014, 7, 17, tzinfo=timezone(timedelta(hours=2)))
    assert first.events[0].day == date(2014, 7, 17)
    assert second.events[0].day == date(2014, 12, 31)
    assert second.events[0].moment is not None
    assert second.events[0].moment.utcoffset() == timedelta(hours=-3)


def test_the_order_of_the_file_decides_ties(tmp_path: Path):
    first = read(xes(tmp_path), BY_EVENTS).histories[0]
    assert [event.kind for event in first.events] == ["B", "A", "C"]


def test_a_case_lasts_from_its_first_event_to_its_last(tmp_path: Path):
    spell = read(xes(tmp_path), BY_EVENTS).histories[0].spells[0]
    assert (spell.start, spell.end) == (date(2014, 7, 17), date(2014, 7, 21))
    assert (spell.id, spell.group, spell.municipality) == ("s1", "byggesag", "nl")


def test_a_case_may_be_left_open(tmp_path: Path):
    open_ended = BY_EVENTS.replace('"last_event"', '"open"')
    assert read(xes(tmp_path), open_ended).histories[0].spells[0].end is None


END = HEAD + PLAIN + 'start = "first_event"\nend = { column = "case:slut" }\n'


def test_an_end_is_the_last_day_or_the_first_day_after_as_declared(tmp_path: Path):
    def ends(end_is: str) -> list[date | None]:
        text = END + f'end_is = "{end_is}"\nevents_after_end = "keep"\n'
        return [history.spells[0].end for history in read(xes(tmp_path), text).histories]

    assert ends("last_day") == [date(2014, 7, 19), None]
    assert ends("first_day_after") == [date(2014, 7, 18), None]


def test_an_end_that_no_day_comes_after_is_none(tmp_path: Path):
    path = xes(tmp_path)
    path.write_text(XES.replace("2014-07-18", "9999-12-31"))
    text = END + 'end_is = "last_day"\nevents_after_end = "keep"\n'
    assert [history.spells[0].end for history in read(path, text).histories] == [None, None]


def test_events_after_the_end_are_kept_or_refused_as_declared(tmp_path: Path):
    text = END + 'end_is = "last_day"\nevents_after_end = "{}"\n'
    kept = read(xes(tmp_path), text.replace("{}", "keep"))
    assert [event.spell for event in kept.histories[0].events] == ["s1", "s1", "s1"]
    (refused,) = read(xes(tmp_path), text.replace("{}", "refuse")).refused
    assert (refused.refusal.code, refused.line) == ("event_outside_spells", 12)


def test_an_activity_is_translated_to_kind_type_and_form(tmp_path: Path):
    text = HEAD + (
        'start = "first_event"\nend = "open"\n[log.activity]\ncolumn = "concept:name"\nothers = "keep"\n'
        '[log.activity.values]\nA = { kind = "samtale", type = "faelles", form = "tlf" }\nB = "indkaldt"\n'
    )
    events = read(xes(tmp_path), text).histories[0].events
    assert [(e.kind, e.type, e.form) for e in events] == [
        ("indkaldt", "", ""),
        ("samtale", "faelles", "tlf"),
        ("C", "", ""),
    ]


def test_the_same_log_as_csv_parquet_and_xes_gives_the_same_histories(tmp_path: Path):
    frame = pl.DataFrame(
        {
            "case:concept:name": ["s1", "s1", "s1", "s2"],
            "case:kommune": ["nl"] * 4,
            "concept:name": ["B", "A", "C", "A"],
            "time:timestamp": [
                "2014-07-17T00:00:00.000+02:00",
                "2014-07-17T00:00:00.000+02:00",
                "2014-07-20T10:00:00.000+02:00",
                "2014-12-31T23:30:00.000-03:00",
            ],
        }
    )
    frame.write_csv(tmp_path / "log.csv")
    frame.write_parquet(tmp_path / "log.parquet")
    expected = read(xes(tmp_path), BY_EVENTS).histories
    assert read(tmp_path / "log.csv", BY_EVENTS).histories == expected
    assert read(tmp_path / "log.parquet", BY_EVENTS).histories == expected


def test_several_cases_of_one_citizen_are_one_history(tmp_path: Path):
    (tmp_path / "log.csv").write_text(
        "borger,sag,hvad,tid\nb1,s1,A,2018-01-01\nb1,s2,A,2018-02-01\nb2,s3,A,2018-02-01\n"
    )
    text = """
        synthetic = true
        [log]
        person = "borger"
        case = "sag"
        activity = "hvad"
        time = "tid"
        group = { constant = "dagpenge" }
        municipality = { constant = "aalborg" }
        start = "first_event"
        end = "last_event"
    """
    found = read(tmp_path / "log.csv", text).histories
    assert [(h.subject, len(h.spells), h.synthetic) for h in found] == [("b1", 2, True), ("b2", 1, True)]


def test_the_refused_rows_of_a_xes_log_are_mended_as_csv_with_the_same_mapping(tmp_path: Path):
    path = xes(tmp_path)
    path.write_text(XES.replace("2014-07-20T10", "2014-07-32T10"))
    (written,) = write_refused(read(path, BY_EVENTS), tmp_path, "en")
    mended = written.read_text("utf-8").replace("2014-07-32T10", "2014-07-20T10")
    written.write_text(mended, encoding="utf-8")
    (history,) = read(written, BY_EVENTS).histories
    assert (history.subject, len(history.events)) == ("s1", 3)


def test_progress_is_told(tmp_path: Path):
    told: list[tuple[str, int, int | None]] = []
    read_histories(xes(tmp_path), mapping(BY_EVENTS), KNOWN, progress=lambda *step: told.append(step))
    assert told == [("read", 4, 4), ("check", 2, 2)]


@pytest.mark.parametrize("encoding", ["x", "utf-7", "idna"])
def test_a_log_in_an_encoding_that_nobody_reads_is_refused(tmp_path: Path, encoding: str):
    path = tmp_path / "log.xes"
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?><log/>', "utf-8")
    with pytest.raises(Refused) as caught:
        read(path, BY_EVENTS)
    assert [one.code for one in caught.value.refusals] == ["broken_xml"]
    assert "tegnsættet, som den nævner, kendes ikke" in caught.value.said_in("da")
