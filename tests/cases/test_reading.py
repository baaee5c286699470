"""Refused rows: the good ones load only if the user says so, and the rest can be mended and sent again."""

from pathlib import Path

import pytest

from frikommune.cases.read import read_histories
from frikommune.cases.reading import write_refused
from frikommune.errors import Refused
from tests.cases.support import KNOWN, read

SPELLS = (
    "person,spell,group,municipality,from,to,synthetic\n"
    "p1,f1,dagpenge,aalborg,2018-01-01,,nej\n"
    "p2,f2,dagpenge,aalborg,2018-01-01,,nej\n"
)
EVENTS = (
    "person,event,day,kind\np1,e1,2018-02-30,samtale\np1,e2,2018-03-01,samtale\np2,e3,2018-03-01,samtale\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "events.csv").write_text(EVENTS)
    return tmp_path


def test_histories_are_not_handed_out_while_a_row_is_refused(folder: Path):
    with pytest.raises(Refused, match="There is no day 2018-02-30"):
        _ = read(folder).histories


def test_the_good_histories_load_if_the_user_says_so_and_none_in_part(folder: Path):
    reading = read_histories(folder, None, KNOWN, keep_good=True)
    assert [history.subject for history in reading.histories] == ["p2"]


def test_a_refused_row_says_file_line_column_value_and_reason(folder: Path):
    (row,) = read(folder).refused
    assert (row.file, row.line, row.column, row.value) == ("events.csv", 2, "day", "2018-02-30")
    assert row.refusal.problem.da == "Dagen 2018-02-30 findes ikke"


def test_refused_rows_are_written_with_the_reason_and_the_rest_of_their_citizen(folder: Path, tmp_path: Path):
    out = tmp_path / "afvist"
    out.mkdir()
    paths = write_refused(read(folder), out, "da")
    assert sorted(path.name for path in paths) == ["events.csv", "spells.csv"]
    assert (out / "events.csv").read_text("utf-8").splitlines() == [
        "person,event,day,kind,refused_because",
        'p1,e1,2018-02-30,samtale,"Dagen 2018-02-30 findes ikke. En dag, der findes i kalenderen. '
        'Ret dag, måned eller år."',
        "p1,e2,2018-03-01,samtale,(uden fejl; holdt tilbage sammen med en afvist række)",
    ]


def test_mended_rows_are_sent_again_as_they_are(folder: Path, tmp_path: Path):
    out = tmp_path / "afvist"
    out.mkdir()
    write_refused(read(folder), out, "da")
    mended = (out / "events.csv").read_text("utf-8").replace("e1,2018-02-30", "e1,2018-02-28")
    (out / "events.csv").write_text(mended, encoding="utf-8")
    (history,) = read(out).histories
    assert history.subject == "p1"
    assert len(history.events) == 2


def test_everything_wrong_is_told_at_once(folder: Path):
    (folder / "spells.csv").write_text(
        SPELLS.replace("dagpenge", "dagpeng").replace(",2018-01-01", ",2018-31-12")
    )
    assert len(read(folder).refused) == 3
