"""docs/law-format.md: its files make a pack, its examples are read, and it has every key that is known."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack
from frikommune.packfiles.table import Table
from frikommune.packfiles.worked_cases import run_cases
from tests.packfiles.support import exemption, norm, norm_and_reading

PAGE = (Path(__file__).parents[2] / "docs" / "law-format.md").read_text("utf-8")
FILES = {match[2]: match[3] for match in re.finditer(r"```(toml|csv)\n# (\S+)\n(.*?)```", PAGE, re.DOTALL)}
(HISTORY,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
SECTIONS = {text.splitlines()[0]: text for text in PAGE.split("\n## ")[1:]}
STEP, RHYTHM = (
    'step = { number = 1, due = "3 weeks" }',
    'rhythm = { counted_from = "origin", every = "1 month" }',
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the page, written where it says."""
    packs = tmp_path_factory.mktemp("packs")
    for name, text in {**FILES, "netvaerk/cases/aalborg.json": HISTORY}.items():
        path = packs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return packs / "netvaerk"


def test_the_files_of_the_page_make_a_pack(folder: Path):
    found = load_pack(folder)
    assert sorted(found.rulebook.exemptions) == ["1.1", "1.3a", "1.3b", "1.3c", "1.3d"]
    assert sorted(found.efforts) == ["mikrolaan"]
    assert {norm.kind for norm in found.rulebook.norms.values()} == {"duty", "precondition", "limit"}
    assert len(found.rulebook.grants) == 3


def test_the_worked_case_of_the_page_is_answered_as_it_says(folder: Path):
    assert [result.differences for result in run_cases(load_pack(folder))] == [(), ()]


def examples(section: str) -> Iterator[str]:
    """The examples in the last column of the section's tables."""
    for row in SECTIONS[section].splitlines():
        cells = row.split(" | ")
        if row.startswith("| `") and len(cells) == 3:
            yield cells[2].removesuffix(" |").strip("`")


def read_as(kind: str, example: str) -> None:
    """Read an example of what a norm asks, with what it needs beside it."""
    words = example + '\nbecause = { da = "x", en = "y" }'
    words += '\nmonth_n_begins_after = "n-1 months"' if "in_months" in example else ""
    if kind == "duty" and not example.startswith(("step", "rhythm")):
        words += f"\n{STEP}"
    if "86400_seconds" in example and kind == "duty":
        words += '\nanchor = { each_event = "bøde" }'
    if kind == "limit" and not example.startswith("test"):
        words += "\ntest = { permitted = true }"
    norm(kind, words)


@pytest.mark.parametrize(
    ("kind", "example"),
    [
        (kind, example)
        for kind in ("duty", "precondition", "limit")
        for example in examples(f"What a {kind} asks")
    ],
)
def test_an_example_of_what_a_norm_asks_is_read(kind: str, example: str):
    read_as(kind, example)


@pytest.mark.parametrize(
    "example", [one for one in examples("A trial and its exemptions") if "change" in one or "use" in one]
)
def test_an_example_of_a_change_is_read(example: str):
    on = norm_and_reading("duty", f'{RHYTHM}\nform = {{ form = "personligt" }}')
    words = re.sub('norm = "[a-z0-9]+"', 'norm = "n"', example)
    exemption(words if "change" in words else words + '\nchange = { norm = "n", suspend = true }', on)


@pytest.mark.parametrize(
    "section", ["A pack", "A norm", "A trial and its exemptions", "An effort", "Worked cases"]
)
def test_every_other_example_is_toml_with_its_key(section: str):
    for row in SECTIONS[section].splitlines():
        cells = row.split(" | ")
        if row.startswith("| `") and len(cells) == 3:
            key = cells[0].split("`")[1]
            assert key in str(tomllib.loads(cells[2].removesuffix(" |").strip("`")))


def test_the_page_has_every_key_that_the_reader_knows(folder: Path, monkeypatch: pytest.MonkeyPatch):
    known: set[str] = set()
    done = Table.done

    def noting(table: Table) -> None:
        known.update(table._known)
        done(table)

    monkeypatch.setattr(Table, "done", noting)
    for pack in (folder, packs_folder() / "dk-employment"):
        run_cases(load_pack(pack))
    for kind in ("duty", "precondition", "limit"):
        for example in examples(f"What a {kind} asks"):
            read_as(kind, example)
    assert {"open_duties", "due_attribute", "then_one_per", "leader_check", "expect_none"} <= known
    assert sorted(known - named_in(SECTIONS)) == []


def named_in(sections: Mapping[str, str]) -> set[str]:
    """Every key that stands as `key` in the page's words, or in the first column of a table."""
    return {name for text in sections.values() for name in re.findall(r"`([a-z_0-9]+)`", text)}
