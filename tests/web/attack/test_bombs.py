"""Files that would fill a memory are refused in words, at once; they are read in a process apart.

The bounds are on what reading costs beyond what was loaded before: measured 2026-11 on two slow processors,
the worst takes 80 MB and 1 s.
"""

import json
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT, missing

READS = "tests.web.attack.read_bombs"
MOST_MEGABYTES, MOST_SECONDS = 400, 20
PARTS = {
    "zip": "too_large",
    "lying zip": "unreadable",
    "overlapping zip": "too_large",
    "gzip": "too_large",
    "xes in gzip": "too_large",
    "workbook of zeros": "too_large",
    "workbook, far corner": "too_large",
    "workbook, one text everywhere": "too_large",
    "workbook that laughs": "unreadable",
    "parquet of many rows": "too_large",
    "xes that laughs": "xml_doctype",
    "xes that laughs in utf-16": "xml_doctype",
    "xes that pries": "xml_doctype",
    "template that laughs": "template_broken",
    "template of zeros": "template_too_large",
    "pack of zeros": "too_large",
    "header of a million columns": "too_many_columns",
}


@pytest.fixture(scope="module")
def tried() -> dict[str, tuple[str, int, float, float]]:
    """Of each file the code of its refusal, its size, and what reading it cost: megabytes and seconds."""
    if shutil.which("prlimit") is None:
        missing("prlimit", "it is part of util-linux")
    done = subprocess.run(
        ["prlimit", "--as=8000000000", "--cpu=120", sys.executable, "-m", READS, *PARTS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return {name: tuple(rest) for name, *rest in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize(("name", "code"), PARTS.items(), ids=PARTS)
def test_a_file_that_would_fill_a_memory_is_refused_in_words(tried, name, code):
    said, _, megabytes, seconds = tried[name]
    assert said == code
    assert megabytes < MOST_MEGABYTES
    assert seconds < MOST_SECONDS
