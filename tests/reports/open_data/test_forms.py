"""Every form holds the same rows with their dictionary, and all tables together are a Data Package."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date

import polars as pl
import pyarrow.parquet as pq
import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS, release_of
from frikommune.reports.open_data.dataset import Column, Dataset, columns, worded
from frikommune.reports.open_data.dcat import catalogue
from frikommune.reports.open_data.forms import form_of, written
from frikommune.reports.open_data.licence import LICENCE
from frikommune.reports.open_data.package import package
from frikommune.reports.open_data.release import Release
from frikommune.reports.open_data.uses import USES, Quarter, UseCount, rows_of

FACTS = Facts(load_pack(), date(2020, 11, 13))
ALL = [release_of(DATASETS[one], FACTS) for one in FROM_FACTS]
NAME = re.compile(r"^[a-z0-9._-]+$")
PATH = re.compile(r"^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*)$")
"""Of the Data Package standard's published profile, 2.0."""
TYPES = {"string", "integer", "number", "boolean", "date"}


def small(*values, mark=Mark.NONE):
    dataset = Dataset(
        "made", Text("Prøve", "Sample"), Text("En prøve.", "A sample."),
        columns(worded("said", Text("Hvad", "What")), Column("n", "number", Text("Tal", "Number")),
                Column("some", "list", Text("Nogle", "Some"))),
        lambda facts: (),
    )  # fmt: skip
    rows = [{"said_da": one, "said_en": one, "n": n, "some": some} for one, n, some in values]
    return Release(dataset, Text("Net", "Net"), date(2020, 1, 1), tuple(rows), mark)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def test_a_csv_cell_with_commas_quotes_and_lines_comes_back_whole():
    words = 'a, "b"\r\nc'
    assert read(written(small((words, 2.5, ("x", "y"))), "csv"))[1] == [words, words, "2.5", "x;y"]


def test_csv_has_the_line_ends_of_its_standard_and_no_byte_order_mark():
    content = written(small(("æ", 2.0, ())), "csv")
    assert content == "said_da,said_en,n,some\r\næ,æ,2,\r\n".encode()


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_becomes_a_formula(risky):
    assert read(written(small((risky, None, ())), "csv"))[1][0] == f"'{risky}"


@pytest.mark.parametrize("release", ALL, ids=lambda one: one.dataset.id)
def test_every_form_holds_the_same_rows(release):
    told = json.loads(written(release, "json"))["data"]
    frame = pl.read_parquet(io.BytesIO(written(release, "parquet")))
    head, *cells = read(written(release, "csv"))
    assert head == frame.columns == [one.name for one in release.dataset.columns]
    assert len(cells) == frame.height == len(told) == len(release.rows)
    for at, name in enumerate(head):
        if isinstance(frame.schema[name], pl.String):
            assert [one[name] for one in told] == frame[name].to_list()
            assert [one[at].removeprefix("'") or None for one in cells] == frame[name].to_list()


def test_parquet_carries_dictionary_licence_and_version():
    release = ALL[0]
    schema = pq.read_schema(io.BytesIO(written(release, "parquet")))
    told = json.loads(schema.metadata[b"frikommune"])
    assert (told["version"], told["licence"]["id"]) == (release.version, LICENCE.id)
    meaning = DATASETS["trials"].columns[0].meaning
    assert schema.field("trial").metadata[b"description_da"].decode() == meaning.da


def test_an_unknown_form_is_refused():
    with pytest.raises(Refused, match="csv, json, parquet"):
        form_of("xls")


# ---- Marks


def quarter(mark=Mark.SYNTHETIC):
    counts = (UseCount("2.1a", "Aalborg", None, 7, None), UseCount("", "", 12, 7, 5))
    return Quarter(date(2019, 7, 1), counts, 1, date(2019, 11, 8), mark=mark)


def test_what_rests_on_made_up_citizens_leaves_no_demonstration():
    release = Release(USES, Text("N", "N"), FACTS.on, tuple(rows_of([quarter()], FACTS)), Mark.SYNTHETIC)
    with pytest.raises(Refused, match="made-up"):
        written(release, "csv")
    with pytest.raises(Refused, match="made-up"):
        package([*ALL[:1], release], "n")
    assert json.loads(written(release, "json", demonstration=True))["synthetic"] is True


def test_a_hidden_count_is_empty_and_said_to_be_hidden_in_every_form():
    release = Release(USES, Text("N", "N"), FACTS.on, tuple(rows_of([quarter(Mark.NONE)], FACTS)))
    (head, first, together) = read(written(release, "csv"))
    found = dict(zip(head, first, strict=True))
    assert (found["possible"], found["possible_hidden"], found["used"]) == ("", "true", "7")
    assert (found["quarter"], found["last_day"], found["title_en"]) == (
        "2019-Q3",
        "2019-09-30",
        "Rehabilitation meeting without LÆ265",
    )
    assert dict(zip(head, together, strict=True))["municipality"] == ""


# ---- All of them


@pytest.fixture(scope="module")
def archive():
    return zipfile.ZipFile(io.BytesIO(package(ALL, "nordjylland")))


def test_the_package_says_of_each_file_what_it_is(archive):
    told = json.loads(archive.read("datapackage.json"))
    assert NAME.match(told["name"])
    assert told["licenses"] == [{"name": LICENCE.id, "path": LICENCE.address, "title": LICENCE.title.en}]
    assert [one["path"] for one in told["resources"]] == [f"{one}.csv" for one in FROM_FACTS]
    for one in told["resources"]:
        content = archive.read(one["path"])
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert NAME.match(one["name"])
        assert PATH.match(one["path"])
        fields = one["schema"]["fields"]
        assert [field["name"] for field in fields] == read(content)[0]
        assert {field["type"] for field in fields} <= TYPES
        assert set(one["schema"].get("primaryKey", ())) <= {field["name"] for field in fields}


def test_a_categorys_labels_are_all_different(archive):
    told = json.loads(archive.read("datapackage.json"))
    some = [
        field["categories"]
        for one in told["resources"]
        for field in one["schema"]["fields"]
        if "categories" in field
    ]
    assert some
    assert [one for one in some if len({each["label"] for each in one}) != len(one)] == []


def test_the_readme_explains_every_column_in_both_languages(archive):
    text = archive.read("README.md").decode()
    meanings = [meaning for one in ALL for column in one.dataset.columns for meaning in column.meaning]
    assert [one for one in meanings if one not in text] == []
    assert LICENCE.means.da in text


def test_the_same_facts_make_the_same_file():
    assert package(ALL[:2], "n") == package(ALL[:2], "n")


def test_the_catalogue_has_what_a_national_portal_demands():
    """The mandatory properties of DCAT-AP 3.0.1, and the licence of each file."""
    told = catalogue(
        ALL, Text("Data", "Data"), Text("Om", "About"), lambda name: f"https://example.dk/data/{name}"
    )
    assert {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"} <= told.keys()
    assert told["dct:publisher"]["foaf:name"][0]["@value"] == "Nordjysk Frikommunenetværk"
    for dataset in told["dcat:dataset"]:
        assert {"dct:title", "dct:description"} <= dataset.keys()
        for one in dataset["dcat:distribution"]:
            assert one["dcat:accessURL"]["@id"].startswith("https://example.dk/data/")
            assert one["dct:license"]["@id"] == LICENCE.code
