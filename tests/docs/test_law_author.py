"""docs/law-author.md: what it quotes stands in its files, and its commands answer what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from frikommune.cli.main import main
from frikommune.packfiles.pack import load_pack
from frikommune.packfiles.worked_cases import run_cases
from tests.conftest import ROOT

PAGE = (ROOT / "docs/law-author.md").read_text("utf-8")
QUOTED = [
    (found[1], found[2]) for found in re.finditer(r"```(?:toml|csv)\n# (\S+)\n(.*?)\n```", PAGE, re.DOTALL)
]
SHOWN = re.findall(r"```console\n\$ frikommune (.*?)\n```\n```text\n(.*?)```", PAGE, re.DOTALL)
PACKS = ROOT / "examples/packs"


def test_the_page_quotes_and_runs_something():
    assert (len(QUOTED), len(SHOWN)) == (12, 6)


@pytest.mark.parametrize(
    ("name", "text"), QUOTED, ids=[f"{n}-{Path(one[0]).name}" for n, one in enumerate(QUOTED)]
)
def test_what_is_quoted_stands_in_the_file(name, text):
    assert text in (ROOT / name).read_text("utf-8"), f"{name} no longer says this"


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[one[0].split()[2] for one in SHOWN])
def test_a_command_answers_what_is_shown(command, shown, capsys, monkeypatch):
    """A line of `…` stands for lines that are left out."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert main(shlex.split(command)) == 0
    printed = capsys.readouterr().out
    at = 0
    for part in shown.split("…\n"):
        found = printed.find(part.rstrip("\n"), at)
        assert found >= 0, f"{part}\n--- is not in ---\n{printed}"
        at = found + len(part.rstrip("\n"))


def test_the_pack_is_as_someone_who_knows_the_law_expects():
    found = load_pack(PACKS / "nl-bijstand")
    assert [one.differences for one in run_cases(found)] == [()] * 5
    assert {norm.kind for norm in found.rulebook.norms.values()} == {"duty", "limit"}


def test_every_version_has_a_source_and_nothing_claims_to_have_read_the_act():
    found = load_pack(PACKS / "nl-bijstand")
    for norm in found.rulebook.norms.values():
        for version in norm.versions:
            assert version.sources, norm.id
            assert version.certainty in {"public", "assumed"}, norm.id
