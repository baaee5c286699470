"""docs/journal.md: its files make a journal, its tables are those of the program."""

import os
import re
import shutil
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from frikommune.packfiles.pack import Pack, load_pack
from frikommune.packfiles.table import Table
from frikommune.programme.entry import SUBJECT_KINDS
from frikommune.programme.figure import METHODS, QUALIFIERS, UNITS
from frikommune.programme.plan_steps import PLAN_STEPS
from frikommune.programme.state import state
from frikommune.programme.steps import STAGES, STEPS, THERE
from frikommune.programme.views import trials
from frikommune.programme.vocabulary import SAYINGS
from frikommune.programme.when import When
from tests.conftest import ROOT
from tests.packfiles.support import BASE

DOC = ROOT / "docs" / "journal.md"
PAGE = DOC.read_text("utf-8")
FILES = {match[1]: match[2] for match in re.finditer(r"```toml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL)}
MARK = "<!-- This table is written by tests/packfiles/test_journal_docs.py. -->\n"
TOLD = ("round", "municipalities", "granted", "state")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small pack with the page's journal, and no longer what the journal tells."""
    packs = tmp_path_factory.mktemp("packs")
    shutil.copytree(BASE, packs, dirs_exist_ok=True)
    (packs / "netvaerk" / "grants.csv").unlink()
    trial = packs / "netvaerk" / "trials" / "1.toml"
    kept = [line for line in trial.read_text("utf-8").splitlines() if not line.startswith(TOLD)]
    trial.write_text("\n".join(kept), encoding="utf-8")
    for name, text in FILES.items():
        path = packs / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return packs / "netvaerk"


@pytest.fixture(scope="module")
def pack(folder: Path) -> Pack:
    """It, read."""
    return load_pack(folder)


def test_the_files_of_the_page_make_a_journal(pack: Pack):
    assert len(pack.journal) == 18
    trial = pack.trials["1"]
    assert (trial.round, trial.municipalities, trial.granted, trial.state) == (
        1,
        ("Aalborg",),
        "fully",
        "running",
    )
    (grant,) = pack.rulebook.grants
    assert (grant.exemption, grant.municipality, grant.start, grant.end) == (
        "1a",
        "Aalborg",
        date(2017, 7, 1),
        date(2020, 1, 1),
    )
    (found,) = trials(state(pack.journal, date(2018, 1, 1)), {"1": ("1a",)})
    assert (found.status, found.running_in) == ("running", ("Aalborg",))


def test_every_key_that_the_reader_knows_is_on_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch):
    known: set[str] = set()
    done = Table.done

    def noting(table: Table) -> None:
        if "/journal/" in table.where:
            known.update(table._known)
        done(table)

    monkeypatch.setattr(Table, "done", noting)
    load_pack(folder)
    assert {"adopts", "corrects", "price_year", "law_from", "seed"} <= known
    assert sorted(known - set(re.findall(r"`([a-z_]+)`", PAGE))) == []


def test_every_qualifier_method_and_unit_is_on_the_page():
    assert set(re.findall(r"`([a-z_]+)`", PAGE)) >= {*QUALIFIERS, *METHODS, *UNITS}


def test_every_time_of_the_page_is_read():
    section = PAGE.split("## Times")[1].split("## ")[0]
    for row in (line for line in section.splitlines() if line.startswith("| `")):
        for written in re.findall(r"`([^`]+)`", row.split(" | ")[0]):
            assert When.parse(written).text.da


def test_every_example_is_toml_with_its_key():
    for row in (line for line in PAGE.splitlines() if line.startswith("| `") and line.count(" | ") == 2):
        cells = row.split(" | ")
        if "=" in cells[2]:
            keys = re.findall(r"`([a-z_]+)`", cells[0])
            assert any(key in tomllib.loads(cells[2].removesuffix(" |").strip("`")) for key in keys), row


def _sayings() -> str:
    rows = ["| kind | word | value | together |", "|---|---|---|---|"]
    for kind in SUBJECT_KINDS:
        for word, saying in SAYINGS[kind].items():
            if kind != "adoption":
                value = ", ".join(f"`{one}`" for one in saying.words) or saying.value
                rows.append(f"| `{kind}` | `{word}` | {value} | {saying.together} |")
    return "\n".join(rows) + "\n"


def _steps() -> str:
    rows = [
        "| act | the trial | the municipality | leads to | needs | makes law |",
        "|---|---|---|---|---|---|",
    ]
    for act, step in STEPS.items():
        where, there = _any(step.after, STAGES), _any(step.there, THERE)
        to = ", ".join(filter(None, (step.leads_to, step.leads_there)))
        needs = ", ".join((*step.needs, *(["part"] if step.of_a_part else [])))
        law = "yes" if step.makes_law else ""
        rows.append(f"| `{act}` | {where} | {there} | {to} | {needs} | {law} |")
    return "\n".join(rows) + "\n"


def _plan_steps() -> str:
    rows = ["| act | what it does | needs |", "|---|---|---|"]
    rows += [f"| `{step.act}` | {step.title.en} | {', '.join(step.needs)} |" for step in PLAN_STEPS.values()]
    return "\n".join(rows) + "\n"


def _any(codes: Iterable[str], in_order: Iterable[str]) -> str:
    return ", ".join(one for one in in_order if one in codes)


@pytest.mark.parametrize(
    ("end", "wanted"),
    [
        ("<!-- end -->", _sayings()),
        ("<!-- end steps -->", _steps()),
        ("<!-- end plan steps -->", _plan_steps()),
    ],
)
def test_the_tables_are_those_of_the_program(end: str, wanted: str):
    page = DOC.read_text("utf-8")
    before, _, after = page.partition(end)
    head = before.rpartition(MARK)[0]
    if os.environ.get("FRIKOMMUNE_PIN"):
        DOC.write_text(f"{head}{MARK}\n{wanted}\n{end}{after}", encoding="utf-8")
    assert DOC.read_text("utf-8") == f"{head}{MARK}\n{wanted}\n{end}{after}", "run with FRIKOMMUNE_PIN=1"
