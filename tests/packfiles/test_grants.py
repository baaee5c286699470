"""The table of grants is read to what it says."""

from datetime import date
from pathlib import Path

import pytest

from frikommune.errors import Refused
from frikommune.law.exemption import Grant
from frikommune.law.source import Source
from frikommune.packfiles.grants import COLUMNS, check_grants, read_grants
from frikommune.packfiles.pack import load_pack
from tests.packfiles.support import BASE, pack

HEAD = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def exemptions(tmp_path_factory: pytest.TempPathFactory):
    return pack(tmp_path_factory.mktemp("packs"), {}).rulebook.exemptions


def read(tmp_path: Path, exemptions, *rows: str, head: str = HEAD) -> list[Grant]:
    path = tmp_path / "grants.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return read_grants(path, "grants.csv", exemptions, {"Aalborg": "851", "Rebild": "840"})


def test_a_grant_says_where_from_when_to_when_and_by_what(tmp_path: Path, exemptions):
    (found,) = read(
        tmp_path, exemptions, '1a,Aalborg,2018-03-26,2022-01-01,"Byrådet, 26.3.2018",Punkt 4,public,nota'
    )
    source = Source("Byrådet, 26.3.2018", "Punkt 4")
    assert found == Grant(
        "1a", "Aalborg", date(2018, 3, 26), date(2022, 1, 1), source, "public", "grants.csv:2"
    )


def test_an_empty_to_is_a_grant_without_an_end(tmp_path: Path, exemptions):
    (found,) = read(tmp_path, exemptions, "1a,Aalborg,2018-03-26,,Byrådet,,source,")
    assert (found.end, found.holds_on(date(2099, 1, 1))) == (None, True)


def test_to_is_the_first_day_on_which_it_no_longer_holds(tmp_path: Path, exemptions):
    (found,) = read(tmp_path, exemptions, "1a,Aalborg,2018-03-26,2022-01-01,Byrådet,,source,")
    assert (found.holds_on(date(2021, 12, 31)), found.holds_on(date(2022, 1, 1))) == (True, False)


def test_days_may_be_written_as_in_danish(tmp_path: Path, exemptions):
    (found,) = read(tmp_path, exemptions, "1a,Aalborg,26.3.2018,01.01.2022,Byrådet,,source,")
    assert (found.start, found.end) == (date(2018, 3, 26), date(2022, 1, 1))


def test_columns_may_stand_in_any_order_and_lines_be_empty(tmp_path: Path, exemptions):
    head = ",".join(reversed(COLUMNS))
    (found,) = read(tmp_path, exemptions, "", ",source,,Byrådet,,2018-03-26,Aalborg,1a", head=head)
    assert (found.exemption, found.where) == ("1a", "grants.csv:3")


def test_a_file_saved_by_a_spreadsheet_with_a_mark_in_front_is_read(tmp_path: Path, exemptions):
    assert read(tmp_path, exemptions, "1a,Aalborg,2018-03-26,,Byrådet,,source,", head="\ufeff" + HEAD)


def test_a_note_may_run_over_two_lines(tmp_path: Path, exemptions):
    rows = '1a,Aalborg,2018-03-26,,Byrådet,,source,"en\nto"', "1a,Rebild,2018-03-26,,Byrådet,,source,"
    assert [grant.where for grant in read(tmp_path, exemptions, *rows)] == ["grants.csv:3", "grants.csv:4"]


def test_one_exemption_may_hold_again_later(tmp_path: Path, exemptions):
    rows = "1a,Aalborg,2018-01-01,2019-01-01,a,,source,", "1a,Aalborg,2019-01-01,,b,,source,"
    check_grants(read(tmp_path, exemptions, *rows))


def test_every_bad_row_is_refused_at_once(tmp_path: Path, exemptions):
    rows = (
        "1a,Aalborg,2018-02-30,,a,,source,",
        "1a,Thisted,2018-01-01,,a,,source,",
        "1a,Aalborg,2018-01-01,,,,source,",
    )
    with pytest.raises(Refused) as caught:
        read(tmp_path, exemptions, *rows)
    assert [(one.code, one.where) for one in caught.value.refusals] == [
        ("no_such_day", "grants.csv:2, from"),
        ("unknown_municipality", "grants.csv:3, municipality"),
        ("source_missing", "grants.csv:4, reference"),
    ]


def test_a_pack_without_a_table_of_grants_has_exemptions_that_hold_nowhere(tmp_path: Path):
    pack(tmp_path, {})
    (tmp_path / "netvaerk" / "grants.csv").unlink()
    found = load_pack(tmp_path / "netvaerk")
    assert found.rulebook.grants == ()
    assert set(found.rulebook.exemptions) == {"1a", "2a"}


def test_the_base_has_the_columns_that_the_reader_asks_for():
    assert (BASE / "netvaerk" / "grants.csv").read_text("utf-8").splitlines()[0] == HEAD
