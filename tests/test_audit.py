"""A checker of dependencies that checks nothing fails, whatever it says."""

import json
import zipfile
from collections.abc import Mapping
from datetime import date

import pytest
import yaml  # type: ignore[import-untyped]

from bench.audit import CANARY, audit, by_list
from bench.audit_list import read_list

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


TODAY = date(2026, 11, 26)


def advisory(
    number: str, package: str, *, ecosystem: str = "PyPI", modified: str = "2026-11-20T01:02:03Z", **more
):
    return {
        "id": number,
        "modified": modified,
        "affected": [{"package": {"name": package, "ecosystem": ecosystem}, **more}],
    }


def range_of(*events: Mapping[str, str], kind: str = "ECOSYSTEM"):
    return [{"type": kind, "events": list(events)}]


OF_CANARY = advisory("PYSEC-2014-8", "jinja2", ranges=range_of({"introduced": "0"}, {"fixed": "2.7.2"}))


@pytest.fixture
def listing(tmp_path):
    """A folder of advisories, half of them in YAML."""

    def made(*advisories):
        folder = tmp_path / "list"
        folder.mkdir()
        (folder / "README.md").write_text("A list")
        for number, one in enumerate((OF_CANARY, *advisories)):
            if number % 2:
                (folder / f"{number}.json").write_text(json.dumps(one))
            else:
                (folder / f"{number}.yaml").write_text(yaml.safe_dump(one))
        return folder

    return made


def test_a_list_of_ones_own_without_a_word_on_the_locked_packages_is_fine(locked, listing):
    there = listing(advisory("A-1", "other", versions=["5.2"]))
    assert by_list([locked], there, TODAY) == []


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ({"versions": ["5.1", "5.2.0"]}, True),
        ({"versions": ["5.1"]}, False),
        ({"ranges": range_of({"introduced": "0"}, {"fixed": "5.2.1"})}, True),
        ({"ranges": range_of({"introduced": "0"}, {"fixed": "5.2"})}, False),
        ({"ranges": range_of({"fixed": "5.2.1"}, {"introduced": "5.2"})}, True),
        ({"ranges": range_of({"introduced": "5.2.1"})}, False),
        ({"ranges": range_of({"introduced": "4"}, {"last_affected": "5.2"})}, True),
        ({"ranges": range_of({"introduced": "4"}, {"last_affected": "5.1.9"})}, False),
        ({"ranges": range_of({"introduced": "0"}, {"fixed": "4.2"}, {"introduced": "5"})}, True),
        ({"ranges": range_of({"introduced": "0"}, kind="GIT")}, False),
        ({"versions": ["5.2"], "ecosystem": "npm"}, False),
    ],
)
def test_a_list_of_ones_own_finds_the_versions_that_it_names(locked, listing, more, is_found):
    there = listing(advisory("A-1", "Django", **more))
    assert by_list([locked], there, TODAY) == ([f"{locked}: django: A-1"] if is_found else [])


def test_what_was_withdrawn_is_no_finding(locked, listing):
    there = listing({**advisory("A-1", "django", versions=["5.2"]), "withdrawn": "2026-11-01T00:00:00Z"})
    assert by_list([locked], there, TODAY) == []


def test_a_zip_of_advisories_is_read_like_a_folder(tmp_path, locked):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        for one in (OF_CANARY, advisory("A-1", "numpy", versions=["2.4"])):
            packed.writestr(f"{one['id']}.json", json.dumps(one))
    assert by_list([locked], tmp_path / "all.zip", TODAY) == [f"{locked}: numpy: A-1"]


def test_an_old_list_fails_though_it_names_nothing(locked, listing):
    (fault,) = by_list([locked], listing(), date(2026, 12, 21))
    assert "2026-11-20" in fault


@pytest.mark.parametrize("name", ["missing", "empty", "broken.zip"])
def test_a_list_that_cannot_be_read_fails(tmp_path, locked, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_bytes(b"PK no")
    (fault,) = by_list([locked], tmp_path / name, TODAY)
    assert "The list was not read" in fault


def test_a_list_without_the_pin_that_every_list_names_fails(tmp_path, locked):
    (tmp_path / "1.json").write_text(json.dumps(advisory("A-1", "other", versions=["1"])))
    (fault,) = by_list([locked], tmp_path, TODAY)
    assert CANARY in fault


def test_a_package_that_is_locked_for_each_python_is_looked_up_in_each_version(tmp_path, listing):
    lock = tmp_path / "locked.txt"
    lock.write_text("numpy==2.4 ; python_version < '3.12' \\\n    --hash=sha256:00\nnumpy==2.5\n")
    listed = read_list(listing(advisory("A-1", "numpy", versions=["2.4"])))
    assert json.loads(listed.answer(lock)) == {"dependencies": [{"name": "numpy", "vulns": [{"id": "A-1"}]}]}
