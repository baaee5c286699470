"""Papers of several municipalities in one go: each whole; what is refused is named, the others go on."""

import json
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.reports.batch import Laid, Task, batched_kinds, carry_out, is_there, lists, tasks, zipped
from frikommune.reports.kinds import KINDS

DAY = date(2019, 11, 8)
STATUS = KINDS["committee_status"]


def laid(task: Task) -> list[Laid]:
    """A file for everybody but Læsø, whose paper is refused."""
    if task.municipality == "Læsø":
        raise refuse(
            "no_fact_supports_it",
            problem=Text("Papiret mangler en oplysning", "The paper lacks a fact"),
            where="–",
            given="members",
            expected=Text("en oplysning", "a fact"),
            do_next=Text("Indfør den.", "Enter it."),
        )
    return [Laid("html", f"status-{task.municipality}.html", task.municipality.encode())]


@pytest.fixture
def done(tmp_path):
    return [carry_out(one, laid, tmp_path) for one in tasks([STATUS], ["Aalborg", "Læsø", "Rebild"])]


def test_every_kind_that_asks_for_a_municipality_alone_is_among_them():
    assert {"orientation", "committee_status"} <= {one.id for one in batched_kinds()}
    assert all(one.needs == ("municipality",) for one in batched_kinds())


def test_one_municipality_comes_after_the_other():
    every = tasks([STATUS, KINDS["orientation"]], ["Aalborg", "Rebild"])
    assert [(one.municipality, one.kind.id) for one in every] == [
        ("Aalborg", "committee_status"),
        ("Aalborg", "orientation"),
        ("Rebild", "committee_status"),
        ("Rebild", "orientation"),
    ]


def test_what_is_refused_is_named_and_the_others_go_on(done):
    assert [[file.path for file in one.files] for one in done] == [
        ["Aalborg/status-Aalborg.html"],
        [],
        ["Rebild/status-Rebild.html"],
    ]
    assert done[1].refusals[0].code == "no_fact_supports_it"


def test_the_list_to_read_says_what_was_written_and_why_something_was_not(done):
    contents = lists(done, DAY, "da")["INDHOLD.txt"].decode()
    assert contents.startswith("Papirer, som det var kendt den 08.11.2019")
    assert "Rebild/status-Rebild.html" in contents
    assert (
        "Status på frikommuneforsøg: kunne ikke skrives. Papiret mangler en oplysning (members)" in contents
    )
    assert "could not be written" in lists(done, DAY, "en")["CONTENTS.txt"].decode()


def test_one_file_holds_all_of_it_with_a_digest_of_each(done, tmp_path):
    out = tmp_path / "all.zip"
    zipped(out, tmp_path, done, DAY, "da")
    with ZipFile(out) as package:
        told = json.loads(package.read("manifest.json"))
        assert package.read("Aalborg/status-Aalborg.html") == b"Aalborg"
    assert told["papers"][0]["files"][0]["sha256"] == done[0].files[0].sha256
    assert told["papers"][1]["refused"][0]["problem"] == "Papiret mangler en oplysning"


def test_the_same_papers_give_the_same_bytes(done, tmp_path):
    for name in ("a.zip", "b.zip"):
        zipped(tmp_path / name, tmp_path, done, DAY, "da")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_file_that_is_gone_or_another_is_known_not_to_be_there(done, tmp_path):
    assert is_there(tmp_path, done[0])
    (tmp_path / "Aalborg/status-Aalborg.html").write_bytes(b"half")
    assert not is_there(tmp_path, done[0])
    (tmp_path / "Rebild/status-Rebild.html").unlink()
    assert not is_there(tmp_path, done[2])


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path):
    name = "x" * 240
    with pytest.raises(OSError, match="name too long"):
        carry_out(Task(STATUS, "Aalborg"), lambda _: [Laid("html", f"{name}.{name}", b"")], tmp_path)
    assert list((tmp_path / "Aalborg").iterdir()) == []


def test_a_municipality_is_never_a_path(tmp_path):
    made = carry_out(replace(Task(STATUS, "A/../B")), lambda _: [Laid("html", "a.html", b"")], tmp_path)
    assert made.files[0].path == "A-..-B/a.html"
