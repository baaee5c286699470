"""A row that fits no header is refused alone, and holds back only the citizen it may be about."""

from pathlib import Path

import pytest

from frikommune.cases.read import read_histories
from frikommune.cases.reading import Reading, write_refused
from frikommune.errors import Refused
from tests.cases.support import KNOWN, mapping, read

SPELLS = "person,spell,group,municipality,from,to,synthetic\n" + "".join(
    f"p{n},f{n},dagpenge,aalborg,2018-01-01,,nej\n" for n in (1, 2)
)
EVENTS = "person,event,day,kind,form\np1,e1,2018-02-01,samtale,brev, sms\np2,e2,2018-02-01,samtale,\n"
LOG = """
synthetic = false
[log]
case = "sag"
person = "hvem"
activity = "hvad"
time = "tid"
group = { constant = "dagpenge" }
municipality = { constant = "aalborg" }
start = "first_event"
end = "last_event"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "events.csv").write_text(EVENTS)
    return tmp_path


def kept(reading: Reading) -> list[str]:
    return [history.subject for history in reading.good]


def test_the_row_alone_is_refused_and_its_citizen_held_back(folder: Path):
    reading = read(folder)
    (row,) = reading.refused
    assert (row.file, row.line, row.refusal.where) == ("events.csv", 2, "events.csv:2")
    assert (row.refusal.given, row.refusal.expected.en) == ("6", "5 cells separated by “,”")
    assert kept(reading) == ["p2"]
    with pytest.raises(Refused, match="not as many cells"):
        _ = reading.histories
    assert len(read_histories(folder, None, KNOWN, keep_good=True).histories) == 1


def test_a_row_that_is_shifted_holds_back_whomever_it_names(folder: Path):
    (folder / "events.csv").write_text(EVENTS.replace("p1,e1,2018-02-01,samtale,brev, sms", "x,p1,e1"))
    assert kept(read(folder)) == ["p2"]


def test_a_row_that_names_nobody_holds_nobody_back(folder: Path):
    (folder / "events.csv").write_text(EVENTS.replace("p1,e1,2018-02-01,samtale,brev, sms", "I alt,2"))
    reading = read(folder)
    assert (len(reading.refused), kept(reading)) == (1, ["p1", "p2"])


def test_the_refused_row_is_written_mended_and_read(folder: Path, tmp_path: Path):
    out = tmp_path / "afvist"
    out.mkdir()
    write_refused(read(folder), out, "da")
    again = read(out)
    assert [row.refusal.code for row in again.refused] == ["ragged_row"]
    text = (out / "events.csv").read_text("utf-8")
    assert "p2" not in text
    (out / "events.csv").write_text(text.replace("brev, sms", '"brev, sms"'), encoding="utf-8")
    (told,) = read(out).histories
    assert (told.subject, told.events[0].form) == ("p1", "brev, sms")


def test_in_a_log_the_case_and_its_person_are_held_back(tmp_path: Path):
    rows = "sag,hvem,hvad,tid\ns1,p1,A,2018-01-01\ns2,p1,A,2019-01-01\ns3,p2,A,2018-01-01\ns1,A,2018-01-02\n"
    (tmp_path / "log.csv").write_text(rows)
    reading = read_histories(tmp_path / "log.csv", mapping(LOG), KNOWN, keep_good=True)
    assert [row.line for row in reading.refused] == [5]
    assert kept(reading) == ["p2"]
    assert {place.line for place in reading.withheld} >= {2, 3, 5}


def test_a_cpr_number_in_a_row_that_fits_no_header_is_refused(folder: Path):
    (folder / "events.csv").write_text(EVENTS.replace("brev, sms", "brev,010170-1234"))
    with pytest.raises(Refused, match="seem to be CPR numbers"):
        read(folder)


def test_quotation_marks_that_do_not_close_are_said_in_danish(folder: Path):
    (folder / "events.csv").write_text(EVENTS.replace("brev", '"brev'))
    with pytest.raises(Refused) as caught:
        read(folder)
    assert caught.value.said_in("da").startswith("Afvist: Linjen kan ikke læses som CSV")


def test_no_file_is_ever_written_over(folder: Path):
    before = (folder / "events.csv").read_bytes()
    with pytest.raises(Refused, match="is not overwritten"):
        write_refused(read(folder), folder, "da")
    assert (folder / "events.csv").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["events.csv", "spells.csv"]


def test_nothing_is_half_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    out = tmp_path / "afvist"
    out.mkdir()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(Refused) as caught:
        write_refused(read(folder), out, "da")
    assert "No space" not in caught.value.said_in("da")
    assert list(out.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(folder: Path):
    with pytest.raises(Refused, match="The folder cannot be written to"):
        write_refused(read(folder), folder / "borte", "da")
