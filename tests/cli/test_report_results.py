"""`frikommune report --results`: what the browser saved is in the paper; what is no such file is refused."""

import json

import pytest

from frikommune.cli.main import main
from frikommune.reports.results import Results
from frikommune.reports.results_json import results_json
from tests.reports.papers.made_evaluations import MIDWAY

ASKED = ["report", "evaluation_report", "--trial", "3.3", "--as-of", "2019-11-08"]


def test_results_that_the_browser_saved_are_in_the_paper(tmp_path):
    saved, out = tmp_path / "results.json", tmp_path / "paper.html"
    saved.write_text(json.dumps(results_json(Results((MIDWAY,)))), encoding="utf-8")
    assert main([*ASKED, "--results", str(saved), "--out", str(out)]) == 0
    assert "andelen (I arbejde efter jobrotation) er 2,7" in out.read_text("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"{}x", b'{"found": 3}'])
def test_a_file_that_holds_no_results_is_refused_with_its_name(content, tmp_path, capsys):
    saved = tmp_path / "results.json"
    if content is not None:
        saved.write_bytes(content)
    assert main([*ASKED, "--results", str(saved), "--out", str(tmp_path / "paper.html")]) == 2
    told = capsys.readouterr().err
    assert "results.json" in told
    assert "Traceback" not in told
    assert not (tmp_path / "paper.html").exists()
