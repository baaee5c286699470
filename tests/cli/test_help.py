"""The help of each command is pinned in docs/cli.md. `FRIKOMMUNE_PIN=1 pytest tests/cli` writes it anew."""

from __future__ import annotations

import os

import click
import pytest

from frikommune.cli.main import main
from frikommune.cli.program import build
from frikommune.language import LANGUAGES
from tests.conftest import ROOT

DOC = ROOT / "docs" / "cli.md"
MARK = "<!-- Everything below is written by tests/cli/test_help.py. -->\n"
COMMANDS = (
    "",
    "applies",
    "explain",
    "check",
    "compare",
    "ledger",
    "simulate",
    "savings",
    "timeliness",
    "indicators",
    "money",
    "snapshot",
    "design",
    "design new",
    "design check",
    "design lock",
    "design amend",
    "design show",
    "power",
    "norm",
    "trial",
    "programme",
    "report",
    "open-data",
    "pack",
    "pack check",
    "caseload",
    "tour",
    "web",
    "evaluate-trial",
    "import",
    "trail",
    "trail verify",
    "trail head",
    "trail show",
    "retention",
    "keys",
    "keys rotate",
    "backup",
    "backup verify",
    "restore",
    "administrator",
)


def test_the_list_above_holds_every_command():
    group = build("da")
    found = set(group.list_commands(click.Context(group)))
    assert found == {command.split()[0] for command in COMMANDS if command}


def test_docs_cli_md_shows_the_help_as_it_is(frikommune, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    parts = []
    for command in COMMANDS:
        name = f"frikommune {command}".strip()
        parts.append(f"\n## {name}\n")
        for lang in LANGUAGES:
            said = frikommune(*command.split(), "--help", lang=lang)
            assert (said.code, said.err) == (0, "")
            parts.append(f"\n```text\n{said.out.rstrip()}\n```\n")
    head = DOC.read_text(encoding="utf-8").partition(MARK)[0]
    wanted = head + MARK + "".join(parts)
    if os.environ.get("FRIKOMMUNE_PIN") == "1":
        DOC.write_text(wanted, encoding="utf-8")
    assert DOC.read_text(encoding="utf-8") == wanted, (
        "docs/cli.md lags: run FRIKOMMUNE_PIN=1 pytest tests/cli"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_danish_help_holds_no_english_of_clicks_own(frikommune, command):
    said = frikommune(*command.split(), "--help").out
    for word in ("Usage", "Options:", "Commands:", "required", "Show this", "TEXT", "PATH", " DAY"):
        assert word not in said


def test_with_nothing_asked_the_help_is_shown(capsys):
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("Brug: frikommune")


def test_the_language_may_come_from_the_environment(capsys, monkeypatch):
    monkeypatch.setenv("FRIKOMMUNE_LANG", "en_GB.UTF-8")
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: frikommune")


def test_the_version_is_shown(frikommune):
    assert frikommune("--version").out.startswith("frikommune ")
