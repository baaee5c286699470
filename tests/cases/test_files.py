"""Every format gives the same history, and says where a row stood."""

import gzip
import subprocess
import sys
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from frikommune.cases.history import Event, History, Spell
from frikommune.errors import Refused
from tests.cases.support import read

SPELLS = (
    "person,spell,group,municipality,from,to,synthetic\np1,f1,dagpenge,aalborg,2018-01-01,2018-06-01,nej\n"
)
EVENTS = "person,event,day,kind\np1,e1,2018-01-05,samtale\n"
EXPECTED = History(
    "p1",
    (Spell("f1", "dagpenge", "aalborg", date(2018, 1, 1), date(2018, 6, 1)),),
    (Event("e1", date(2018, 1, 5), 1, "samtale"),),
)


def test_csv_tables_give_a_history(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "events.csv.gz").write_bytes(gzip.compress(EVENTS.encode()))
    assert read(tmp_path).histories == [EXPECTED]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS, encoding="utf-8-sig")
    (tmp_path / "events.csv").write_text(EVENTS, encoding="utf-8-sig")
    assert read(tmp_path).histories == [EXPECTED]


def test_parquet_tables_give_a_history(tmp_path: Path):
    spells = pl.read_csv(SPELLS.encode(), try_parse_dates=True)
    assert spells.schema["from"] == pl.Date
    spells.write_parquet(tmp_path / "spells.parquet")
    pl.read_csv(EVENTS.encode(), try_parse_dates=True).write_parquet(tmp_path / "events.parquet")
    assert read(tmp_path).histories == [EXPECTED]


@pytest.mark.parametrize("cell", [b"\xff", [1], {"a": 1}, timedelta(1)])
def test_a_column_of_what_no_cell_holds_is_refused_by_name(tmp_path: Path, cell: object):
    spells = pl.read_csv(SPELLS.encode())
    spells.with_columns(group=pl.Series([cell] * spells.height)).write_parquet(tmp_path / "spells.parquet")
    with pytest.raises(Refused) as caught:
        read(tmp_path)
    (said,) = caught.value.refusals
    assert (said.code, said.where) == ("column_of_no_cells", "spells.parquet")
    assert "“group”" in said.problem.da


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "udtræk.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as book:
        spells = book.add_worksheet("spells")
        spells.write_row(0, 0, SPELLS.splitlines()[0].split(","))
        spells.write_row(1, 0, ["p1", "f1", "dagpenge", "aalborg"])
        spells.write_datetime(1, 4, datetime(2018, 1, 1))
        spells.write_datetime(1, 5, datetime(2018, 6, 1))
        spells.write_boolean(1, 6, False)
        events = book.add_worksheet("events")
        events.write_row(0, 0, EVENTS.splitlines()[0].split(","))
        events.write_row(1, 0, ["p1", "e1", "2018-01-05", "samtale"])
        events.write_row(3, 0, ["p1", "e2", "2018-13-05", "samtale"])
    return path


def test_a_workbook_says_the_row_as_a_spreadsheet_shows_it(workbook: Path):
    (row,) = read(workbook).refused
    assert (row.file, row.line, row.column, row.value) == ("udtræk.xlsx[events]", 4, "day", "2018-13-05")


def test_a_sheet_that_the_book_names_and_has_not_is_refused(tmp_path: Path, workbook: Path):
    damaged = tmp_path / "half.xlsx"
    with zipfile.ZipFile(workbook) as old, zipfile.ZipFile(damaged, "w") as new:
        for one in old.namelist():
            if one != "xl/worksheets/sheet2.xml":
                new.writestr(one, old.read(one))
    with pytest.raises(Refused) as caught:
        read(damaged)
    assert caught.value.refusals[0].code == "unreadable"


def test_a_sheet_that_is_missing_is_refused(workbook: Path):
    mapping = (
        'synthetic = false\n[spells]\nsheet = "spell"\nend_is = "last_day"\n[spells.columns]\n'
        + "".join(
            f'{name} = "{name}"\n' for name in ("person", "spell", "group", "municipality", "from", "to")
        )
    )
    with pytest.raises(Refused) as caught:
        read(workbook, mapping)
    assert caught.value.said_in("da") == (
        "Afvist: Arket “spell” mangler\n"
        "  Hvor: udtræk.xlsx\n"
        "  Fik: spells, events\n"
        "  Forventede: Et ark med navnet “spell”\n"
        "  Gør nu: Mente du “spells”?"
    )


@pytest.mark.parametrize("name", ["spells.parquet", "bog.xlsx"])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str):
    (tmp_path / name).write_bytes(b"PAR1 and then nothing of the kind")
    with pytest.raises(Refused, match="The file cannot be read"):
        read(tmp_path / name if name.endswith("xlsx") else tmp_path)


def test_an_archive_cut_anywhere_is_refused_and_never_read_in_part(tmp_path: Path):
    whole = gzip.compress(SPELLS.encode(), mtime=0)
    for length in range(1, len(whole)):
        (tmp_path / "spells.csv.gz").write_bytes(whole[:length])
        with pytest.raises(Refused, match="The archive is cut short or damaged"):
            read(tmp_path)


def test_lines_are_those_of_the_file_also_after_a_cell_of_two_lines(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "events.csv").write_text(
        'person,event,day,kind,form\n\np1,e1,2018-01-05,samtale,"to\nlinjer"\np1,e2,2018-02-31,samtale,\n'
    )
    (row,) = read(tmp_path).refused
    assert row.line == 5


def test_an_instant_in_utc_falls_on_the_day_of_the_zone_when_the_mapping_says_so(tmp_path: Path):
    (tmp_path / "log.csv").write_text("sag,hvad,tid\ns1,A,2018-03-25T22:30:00Z\n")
    log = """
        synthetic = false
        {habits}
        [log]
        case = "sag"
        activity = "hvad"
        time = "tid"
        group = {{ constant = "dagpenge" }}
        municipality = {{ constant = "aalborg" }}
        start = "first_event"
        end = "last_event"
    """
    zone = 'zone = "Europe/Copenhagen"\n'
    days = [
        read(tmp_path / "log.csv", log.format(habits=habits)).histories[0].events[0].day
        for habits in ("", zone, zone + 'day_by = "zone"')
    ]
    assert days == [date(2018, 3, 25), date(2018, 3, 25), date(2018, 3, 26)]


def test_a_company_is_counted_and_moves(tmp_path: Path):
    (tmp_path / "spells.csv").write_text(SPELLS)
    (tmp_path / "employers.csv").write_text(
        "employer,municipality,from,ordinary_employees\n"
        "v1,aalborg,2018-01-01,4\nv1,aalborg,2018-03-01,6\nv1,rebild,2019-01-01,5\n"
    )
    company = read(tmp_path).histories[1]
    assert [(s.group, s.municipality, s.start, s.end) for s in company.spells] == [
        ("virksomhed", "aalborg", date(2018, 1, 1), date(2019, 1, 1)),
        ("virksomhed", "rebild", date(2019, 1, 1), None),
    ]
    assert [(event.kind, event.attributes["antal"]) for event in company.events] == [
        ("ansatte", 4),
        ("ansatte", 6),
        ("ansatte", 5),
    ]


def test_reading_json_loads_no_columnar_library():
    code = (
        "import sys, frikommune.cases.json_history, frikommune.cases.read\n"
        "print(sorted({'polars', 'pyarrow', 'fastexcel', 'pandas'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
