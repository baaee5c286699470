"""`frikommune open-data` writes one table or all of them, and its page shows what comes out."""

import json
import os
import re
import shlex

import pytest

from frikommune.cli.main import main
from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS
from tests.conftest import ROOT

DOC = (ROOT / "docs" / "open-data.md").read_text("utf-8")
DAY = ("--as-of", "2020-11-13")


def test_the_pages_example_gives_what_it_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for command in re.findall(r"^\$ frikommune (.*)$", DOC, re.MULTILINE):
        assert main(shlex.split(command)) == 0
    capsys.readouterr()
    code, shown = re.search(r"```python\n(.*?)```\n```text\n(.*?)```", DOC, re.DOTALL).groups()
    exec(code, {})
    assert capsys.readouterr().out == shown
    assert json.loads((tmp_path / "data" / "datapackage.json").read_text("utf-8"))["name"] == "nordjylland"


def test_the_page_names_every_table():
    assert [one for one in DATASETS if f"| `{one}` |" not in DOC] == []


def test_without_words_the_tables_are_listed(capsys):
    assert main(["open-data"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [one for one in FROM_FACTS if one not in told] == []


def test_without_a_file_a_table_stands_on_the_screen(capsys):
    assert main(["open-data", "lessons", *DAY]) == 0
    assert capsys.readouterr().out.startswith("lesson,learned_da,")


def test_all_tables_may_lie_in_one_zip(tmp_path, capsys):
    assert main(["open-data", *DAY, "--out", str(tmp_path / "all.zip")]) == 0
    assert (tmp_path / "all.zip").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["trial"], "Mente du “trials”?"),
        (["trials", "--out", "x.xls"], "csv, json, parquet"),
        (["trials", "--out", "x"], "csv, json, parquet"),
        (["uses"], "Åbne data"),
        (["trials", "--as-of", "2010-01-01"], "Vælg en senere dag."),
        (["--out", "x.csv"], "en mappe"),
        (["trials", "--out", "no/x.csv"], "Afvist"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_to_do(words, told, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["open-data", *words]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["open-data", *DAY, "--out", str(tmp_path)]) == 2
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_a_name_that_is_no_text_is_written_and_said(tmp_path, capsys):
    name = os.fsdecode(b"tabel-\xe6.csv")
    assert main(["open-data", "trials", *DAY, "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / name).exists()
    assert capsys.readouterr().out.endswith("tabel-\\udce6.csv\n")
