"""`frikommune report` writes each paper in each form, and says plainly why one cannot be written."""

import json

import pytest

from frikommune.cli.main import main
from frikommune.reports.facts import unsupported
from frikommune.reports.kinds import KINDS, Kind
from frikommune.reports.surveys_json import surveys_json
from tests.reports.papers.a_survey import survey

ABOUT = {"municipality": "Aalborg", "trial": "2.1", "survey": "7", "round": "2"}
DAYS = {"bylaw": "2019-11-08", "survey_report": "2019-11-08"}
"""Papers with no day of their own, which cannot be of every day."""


def options(kind, surveys="–"):
    asked = [word for need in KINDS[kind].needs for word in (f"--{need}", ABOUT[need])]
    asked += ["--surveys", str(surveys)] if "survey" in KINDS[kind].needs else []
    return asked + (["--as-of", DAYS[kind]] if kind in DAYS else [])


@pytest.fixture(scope="module")
def surveys(tmp_path_factory):
    path = tmp_path_factory.mktemp("surveys") / "surveys.json"
    path.write_text(json.dumps(surveys_json([survey()])))
    return path


def refused(capsys, *words):
    assert main(["report", *words]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize("kind", KINDS)
def test_each_paper_is_written_of_its_own_day(kind, surveys, tmp_path, capsys):
    out = tmp_path / "paper.html"
    assert main(["report", kind, *options(kind, surveys), "--out", str(out)]) == 0
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
        (["survey_report", "--out", "x.pdf"], "et lukket spørgeskema"),
        (["survey_report", "--survey", "7", "--out", "x.pdf"], "--surveys"),
        (["survey_report", "--surveys", "no.json", "--out", "x.pdf"], "Filen med spørgeskemaers svar"),
        (["kkr_status"], "--out"),
        (["kkr_status", "--out", "x.txt"], ".pdf"),
        (["kkr_status", "--out", "x.zip"], "uden bilag"),
        (["committee_status", "--out", "x.pdf"], "--municipality"),
        (["committee_status", "--municipality", "Aalbrog", "--out", "x.pdf"], "Aalborg"),
        (["kkr_status", "--out", "x.pdf", "--template", "own.docx"], ".pptx"),
        (["kkr_status", "--as-of", "2010-01-01", "--out", "x.pdf"], "senere dag"),
        (["kkr_status", "--since", "2019-11-09", "--out", "x.html"], "tidligere dag"),
        (["kkr_final", "--since", "2019-11-09", "--out", "x.html"], "uden den dag"),
        (["kkr_status", "--form", "pdf", "--out", "x.html"], "--all-municipalities"),
        (["kkr_status", "--all-municipalities", "--out", "all"], "ikke om en kommune"),
        (["orientation", "--all-municipalities", "--municipality", "Aalborg", "--out", "all"], "til alle"),
        (
            ["orientation", "--all-municipalities", "--form", "pptx", "--out", "all"],
            "docx, pdf, html og xlsx",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_to_do(words, told, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert told in refused(capsys, *words)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(tmp_path, capsys):
    assert "Afvist" in refused(capsys, "kkr_status", "--out", str(tmp_path / "no" / "x.html"))


def test_a_status_tells_what_is_new_since_the_day_that_is_given(tmp_path):
    told = []
    for since in ("2019-07-01", "2019-11-01"):
        out = tmp_path / f"{since}.html"
        assert main(["report", "kkr_status", "--since", since, "--out", str(out)]) == 0
        told.append(out.read_text("utf-8"))
    assert "Hvad der er nyt siden 1. november 2019" in told[1].replace("\u00a0", " ")
    assert len(told[1]) < len(told[0])


def test_every_municipality_gets_its_paper_in_a_folder_with_lists_beside(tmp_path, capsys):
    words = [
        "report",
        "orientation",
        "--all-municipalities",
        "--form",
        "html",
        "--out",
        str(tmp_path / "all"),
    ]
    assert main(words) == 0
    assert "Skrevet: 11 af 11 papirer" in capsys.readouterr().out
    (paper,) = (tmp_path / "all/Læsø").iterdir()
    assert paper.name == "orientering-om-frikommuneforsoeg-laesoe-2018-01-31.html"
    assert "Læsø/orientering" in (tmp_path / "all/INDHOLD.txt").read_text("utf-8")
    assert (tmp_path / "all/manifest.json").exists()


def test_who_gets_no_paper_is_named_with_why_when_the_others_are_written(tmp_path, capsys, monkeypatch):
    def build(self, known, given):
        if given["municipality"] == "Læsø":
            raise unsupported(self.title, "members", known.on)
        return built(self, known, given)

    built = Kind.build
    monkeypatch.setattr(Kind, "build", build)
    words = ["orientation", "--all-municipalities", "--form", "html", "--out", str(tmp_path / "all")]
    told = refused(capsys, *words)
    assert "Læsø" in told
    assert len([one for one in (tmp_path / "all").iterdir() if one.is_dir()]) == 10
