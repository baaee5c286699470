"""`frikommune report` writes each paper in each form, and says plainly why one cannot be written."""

import pytest

from frikommune.cli.main import main
from frikommune.reports.kinds import KINDS


def options(kind):
    return ["--municipality", "Aalborg"] if "municipality" in KINDS[kind].needs else []


def refused(capsys, *words):
    assert main(["report", *words]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_is_written_of_its_own_day(kind, tmp_path, capsys):
    out = tmp_path / "paper.html"
    assert main(["report", kind, *options(kind), "--out", str(out)]) == 0
    told = out.read_text("utf-8")
    own_day = KINDS[kind].own_day
    assert own_day is None or own_day.strftime("%d.%m.%Y") in told
    assert "Skrevet" in capsys.readouterr().out


def test_a_pdf_is_written_by_its_ending(tmp_path):
    out = tmp_path / "paper.pdf"
    assert main(["report", "kkr_status", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_without_a_kind_the_papers_are_listed(capsys):
    assert main(["report"]) == 0
    told = capsys.readouterr().out
    assert [kind for kind in KINDS if kind not in told] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["kkr_statu", "--out", "x.pdf"], "kkr_status"),
        (["kkr_status"], "--out"),
        (["kkr_status", "--out", "x.txt"], ".pdf"),
        (["kkr_status", "--out", "x.zip"], "uden bilag"),
        (["committee_status", "--out", "x.pdf"], "--municipality"),
        (["committee_status", "--municipality", "Aalbrog", "--out", "x.pdf"], "Aalborg"),
        (["kkr_status", "--out", "x.pdf", "--template", "own.docx"], ".pptx"),
        (["kkr_status", "--as-of", "2010-01-01", "--out", "x.pdf"], "senere dag"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_to_do(words, told, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert told in refused(capsys, *words)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path, capsys):
    assert "Afvist" in refused(capsys, "kkr_status", "--out", str(tmp_path / "no" / "x.html"))
