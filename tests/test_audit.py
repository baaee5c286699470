"""A checker of dependencies that checks nothing fails, whatever it says."""

import json
from collections.abc import Mapping

import pytest

from bench.audit import CANARY, audit

OLD = {"name": "Jinja2", "version": "2.4.1", "vulns": [{"id": "PYSEC-2014-8"}]}


def told(*rows: Mapping[str, object]) -> str:
    return json.dumps({"dependencies": rows})


@pytest.fixture
def locked(tmp_path):
    path = tmp_path / "locked.txt"
    path.write_text("django==5.2 \\\n    --hash=sha256:00\nnumpy==2.4\n")
    return path


def answers(of_canary: str, of_locked: str):
    """A checker that gives these answers."""
    return lambda file: of_canary if file.read_text().strip() == CANARY else of_locked


FINE = told(
    {"name": "Django", "version": "5.2", "vulns": []}, {"name": "numpy", "version": "2.4", "vulns": []}
)
VULNERABLE = told({"name": "django", "vulns": [{"id": "CVE-1"}]}, {"name": "numpy", "vulns": []})
SKIPPED = told({"name": "django", "skip_reason": "not found"}, {"name": "numpy", "vulns": []})


def test_all_is_well_where_the_list_was_read_and_nothing_found(locked):
    assert audit([locked], answers(told(OLD), FINE)) == []


@pytest.mark.parametrize(
    ("of_canary", "of_locked", "says"),
    [
        ("", "", "The list was not read"),
        (told(), FINE, "The list was not read"),
        (told({"name": "jinja2", "vulns": []}), FINE, "The list was not read"),
        (told(OLD), "", "not looked at"),
        (told(OLD), told(), "no package was checked"),
        (told(OLD), SKIPPED, "passed over: django"),
        (told(OLD), told({"name": "other", "vulns": []}), "1 of 2"),
        (told(OLD), VULNERABLE, "django: CVE-1"),
    ],
    ids=["offline", "nothing checked", "an empty list", "falls", "none", "passed over", "others", "found"],
)
def test_anything_less_fails_and_says_so(locked, of_canary, of_locked, says):
    (fault, *_) = audit([locked], answers(of_canary, of_locked))
    assert says in fault
