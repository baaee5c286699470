"""Tables to take away, on any day."""

import csv
import io

import polars as pl
import pytest

from tests.web.conftest import words


def rows(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_trials_of_a_day_say_what_was_so_that_day(visitor):
    early = {row[0]: row for row in rows(visitor, "/nordjylland/files/trials.csv?on=2018-01-31")[1:]}
    assert early["2.3"][3] != "ophørt"
    late = {row[0]: row for row in rows(visitor, "/nordjylland/files/trials.csv?on=2020-01-02")[1:]}
    assert late["2.3"][3] == "ophørt"
    assert "Aalborg" in late["1.1"][4]


def test_a_figure_keeps_its_parts_and_its_method(visitor):
    found = rows(visitor, "/nordjylland/files/figures.csv?on=2020-11-13")
    columns = found[0]
    certificates = [row for row in found[1:] if "272" in row[columns.index("Som kilden siger")]]
    assert certificates
    assert certificates[0][columns.index("Kilde")]


def test_the_workbook_holds_the_same_rows(visitor):
    content = visitor.get("/nordjylland/files/grants.xlsx").content
    sheet = pl.read_excel(io.BytesIO(content))
    assert sheet.height == len(rows(visitor, "/nordjylland/files/grants.csv")) - 1
    assert {"Forsøg", "Kommune", "Fra"} <= set(sheet.columns)


def test_what_looks_like_a_formula_is_kept_as_words():
    from frikommune.cases.formulas import tame

    assert tame("=1+1") == "'=1+1"
    assert tame("1.1") == "1.1"


def test_the_public_takes_tables_but_not_the_pack(visitor, as_leader, as_evaluator):
    assert "XLSX" in words(visitor.get("/nordjylland/files/").content)
    assert visitor.get("/nordjylland/files/pack.zip").status_code == 302
    assert as_leader.get("/nordjylland/files/pack.zip").status_code == 403
    assert as_evaluator.get("/nordjylland/files/pack.zip").status_code == 200


@pytest.mark.parametrize("name", ["nothing.csv", "trials.pdf"])
def test_a_table_that_does_not_exist_says_so(visitor, name):
    assert visitor.get(f"/nordjylland/files/{name}").status_code == 404


def test_columns_are_english_when_english_is_chosen(visitor):
    visitor.post("/language", {"language": "en", "next": "/"})
    assert rows(visitor, "/nordjylland/files/trials.csv")[0][:2] == ["Trial", "Name"]
