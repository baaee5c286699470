"""The pages and files of open data: for anybody, in every form, on any day, and refused in words."""

import csv
import io
import json
import zipfile

import polars as pl
import pytest

from frikommune.language import LANGUAGES
from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS
from frikommune.reports.open_data.licence import LICENCE
from tests.web.conftest import words

DATA = "/nordjylland/data/"
DAY = "2019-11-08"


def test_a_visitor_finds_every_table_with_its_licence(visitor):
    page = visitor.get(DATA, {"on": DAY}).content.decode()
    assert [one for one in DATASETS if f"{DATA}{one}/" not in page] == []
    assert LICENCE.address in page
    assert "Intet kvartal er offentliggjort endnu." in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_shows_its_dictionary_and_first_rows(visitor, language):
    visitor.post("/language", {"language": language, "next": "/"})
    page = words(visitor.get(f"{DATA}figures/", {"on": DAY}).content)
    meanings = [one.meaning.said_in(language) for one in DATASETS["figures"].columns]
    assert [one for one in meanings if one.replace("'", "&#x27;") not in page] == []
    assert "Netværksansøgning 2016 (004)" in page


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_table_has_a_page(visitor, dataset):
    assert visitor.get(f"{DATA}{dataset}/").status_code == 200


def test_a_csv_file_is_what_its_name_and_headers_say(visitor):
    answer = visitor.get(f"{DATA}trials.csv", {"on": DAY})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert rows[0]["trial"] == "1.1"
    assert answer["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert "nordjylland-trials-2019-11-08.csv" in answer["Content-Disposition"]


def test_json_and_parquet_hold_the_same_rows(visitor):
    told = json.loads(visitor.get(f"{DATA}periods.json").content)
    frame = pl.read_parquet(io.BytesIO(visitor.get(f"{DATA}periods.parquet").content))
    assert [one["exemption"] for one in told["data"]] == frame["exemption"].to_list()


def test_any_site_may_read_a_file_but_not_a_page(visitor):
    assert visitor.get(f"{DATA}trials.json")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in visitor.get(DATA)
    assert visitor.post(f"{DATA}trials.json").status_code == 405


def test_whoever_has_the_file_is_told_so(visitor):
    first = visitor.get(f"{DATA}trials.csv", {"on": DAY})
    again = visitor.get(f"{DATA}trials.csv", {"on": DAY}, headers={"if-none-match": first["ETag"]})
    other = visitor.get(f"{DATA}trials.csv", {"on": "2018-02-01"}, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)


def test_files_are_packed_for_whoever_can_unpack_them(visitor):
    assert (
        visitor.get(f"{DATA}figures.csv", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"
    )


def test_a_file_holds_nothing_of_whoever_is_signed_in(visitor, as_coordinator):
    mine, everybodys = (one.get(f"{DATA}trials.json", {"on": DAY}) for one in (as_coordinator, visitor))
    assert mine.content == everybodys.content


def test_all_tables_come_in_one_file(visitor):
    content = visitor.get(f"{DATA}all.zip", {"on": DAY}).content
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert {"datapackage.json", "README.md", *(f"{one}.csv" for one in FROM_FACTS)} <= set(names)


def test_the_catalogue_names_addresses_that_answer(visitor):
    answer = visitor.get(f"{DATA}catalog.jsonld", {"on": DAY})
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/ld+json"
    urls = [
        one["dcat:downloadURL"]["@id"]
        for dataset in told["dcat:dataset"][:2]
        for one in dataset["dcat:distribution"]
    ]
    assert [
        url for url in urls if visitor.get(url.removeprefix("http://testserver")).status_code != 200
    ] == []


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("trial.csv", 404, "Mente du “trials”?"),
        ("trials.xml", 404, "csv, json, parquet"),
        ("trials.csv?on=2010-01-01", 422, "Vælg en senere dag."),
        ("all.zip?on=2010-01-01", 422, "Netværket fandtes ikke endnu"),
    ],
)
def test_what_is_not_there_is_said_as_data(visitor, path, status, told):
    answer = visitor.get(DATA + path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert told in answer.content.decode()
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("trial/", 404, "Der er intet datasæt “trial”"),
        ("trials/?on=2010-01-01", 422, "Netværket fandtes ikke endnu"),
        ("?on=2010-01-01", 422, "Netværket fandtes ikke endnu"),
    ],
)
def test_what_is_not_there_is_said_on_a_page(visitor, path, status, told):
    answer = visitor.get(DATA + path)
    assert answer.status_code == status
    assert told in words(answer.content)
