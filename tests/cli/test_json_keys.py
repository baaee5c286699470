"""The keys of `--json` are those of docs/json.md, all of them and no other, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from frikommune.evaluation.designs.locking import amend, lock
from frikommune.evaluation.snapshots.files import write_snapshot
from frikommune.language import LANGUAGES
from frikommune.packfiles.designs import read_design
from frikommune.packfiles.designs_write import design_text
from tests.cli.conftest import EXAMPLES
from tests.conftest import ROOT
from tests.evaluation.snapshots.taking import PEOPLE, take

EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
DESIGN = EXAMPLES / "design.toml"
REFORM = ("compare", "--from", "2019-12-31", "--to", "2020-01-01")
QUARTERS = ("--unit", "kommune", "--period", "kvartal", "--treatment", "forsoeg", "--weight", "borgere")
COMMANDS: dict[str, list[tuple[object, ...]]] = {
    "Refusals": [("norm", "lae2855")],
    "applies": [
        ("applies", "--municipality", "Aalborg", "--group", group, "--on", "2018-10-01")
        for group in ("dagpenge", "sygedagpenge", "ledighedsydelse")
    ],
    "explain": [("explain", EXAMPLES / "history.json", "--on", "2019-03-01")],
    "check": [("check", *EXPORT)],
    "ledger": [("ledger", *EXPORT, "--out", "OUT")],
    "compare": [REFORM, (*REFORM, EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml")],
    "simulate": [("simulate", EXAMPLES / "draft.toml", *EXPORT)],
    "savings": [("savings", *EXPORT), ("savings", *EXPORT, "--trial", "2.1", "--cases")],
    "timeliness": [("timeliness", *EXPORT, "--by", "municipality", "--by", "month"), ("timeliness", *EXPORT)],
    "indicators": [
        ("indicators", *EXPORT, "--trial", "3.3"),
        (
            "indicators",
            *EXPORT,
            "--trial",
            "2.1",
            "--by",
            "municipality",
            "--by",
            "quarter",
            "--horizon",
            "6",
        ),
    ],
    "money": [("money", *EXPORT, "--trial", "2.1"), ("money", *EXPORT, "--trial", "1.3")],
    "snapshot": [
        ("snapshot", *EXPORT, "--trial", "2.1", "--taken-on", "2026-01-01"),
        ("snapshot", *EXPORT, "--trial", "2.1", "--taken-on", "2026-01-01", "--earlier", "earlier"),
    ],
    "evaluate-trial": [
        ("evaluate-trial", EXAMPLES / "quarters.csv", "--outcome", "i_job", *QUARTERS),
        (
            "evaluate-trial",
            "--counted",
            "24/54",
            "--unfinished",
            "20",
            "--benchmark",
            "0.417",
            "--pictures",
            "P",
        ),
        (
            "evaluate-trial",
            EXAMPLES / "quarters.csv",
            "--outcome",
            "i_job",
            *QUARTERS,
            "--design",
            EXAMPLES / "design.toml",
        ),
        ("evaluate-trial", "sized.csv", "--outcome", "i_job", *QUARTERS, "--design", "by_size.toml"),
    ],
    "design new": [("design", "new", number) for number in ("3.3", "1.4")],
    "design check": [("design", "check", "bare.toml")],
    "design show": [("design", "show", DESIGN), ("design", "show", "locked.toml")],
    "power": [
        ("power", DESIGN, "--simulations", "20"),
        ("power", "--baseline", "0.4", "--n", "54", "--smallest", "0.05"),
    ],
    "norm": [("norm", "faellessamtale"), ("norm", "lae265-rehabiliteringsmoede")],
    "trial": [("trial", number) for number in ("1.3", "2.1", "2.4")],
    "programme": [
        ("programme", "--on", "2020-01-31"),
        ("programme", "--known-on", "2018-01-31", "--on", "2018-02-01"),
    ],
    "pack check": [
        ("pack", "check", ROOT / "packs" / "nordjylland"),
        ("pack", "check", ROOT / "tests" / "packfiles" / "base" / "netvaerk"),
    ],
    "caseload": [("caseload", "--persons", "20", "--until", "2019-04-30", "--out", "OUT")],
}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path, request):
    """What a command writes ends where nobody looks, beside two designs and, where it is read, a snapshot."""
    monkeypatch.chdir(tmp_path)
    if "snapshot" in request.node.name:
        write_snapshot(replace(take(*PEOPLE), trial="2.1"), tmp_path / "earlier")
    if "evaluate-trial" in request.node.name:
        _write_subgroups(tmp_path)
    (tmp_path / "bare.toml").write_text('trial = "3.3"\n', encoding="utf-8")
    registered = lock(read_design(DESIGN), date(2018, 6, 15), "koordinator")
    changed = replace(registered.planned, title="Et andet navn")
    amended = amend(registered, changed, date(2019, 2, 1), "fordi", "koordinator")
    (tmp_path / "locked.toml").write_text(design_text(amended), encoding="utf-8")


def _write_subgroups(folder: Path) -> None:
    """A design that looks at large and small municipalities each by itself, and quarters with sizes."""
    text = DESIGN.read_text(encoding="utf-8").replace('["dimittender"]', '["stoerrelse"]')
    (folder / "by_size.toml").write_text(text, encoding="utf-8")
    head, *lines = (EXAMPLES / "quarters.csv").read_text(encoding="utf-8").splitlines()
    sized = [f"{line};{'stor' if int(line.split(';')[3]) > 400 else 'lille'}" for line in lines]
    (folder / "sized.csv").write_text("\n".join([f"{head};stoerrelse", *sized]), encoding="utf-8")


def documented(command: str) -> set[str]:
    """The keys that docs/json.md gives for a command."""
    text = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {command}\n", 1)[1].split("\n## ", 1)[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {key for cell in cells for key in re.findall(r"`([^`]+)`", cell)}


def paths(value: Any, before: str = "") -> Iterator[str]:
    """Every key of an answer, as docs/json.md writes it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{before}.{key}" if before else key)
    elif isinstance(value, list):
        if not any(isinstance(inner, dict | list) for inner in value):
            yield f"{before}[]"
        for inner in value:
            if isinstance(inner, dict | list):
                yield from paths(inner, f"{before}[]")
    else:
        yield before


def _is_written(path: str, key: str) -> bool:
    return path.startswith(key[:-1]) if key.endswith(".*") else path in {key, f"{key}[]"}


def _is_known(path: str, keys: set[str]) -> bool:
    empty_list = path.endswith("[]") and any(key.startswith(f"{path}.") for key in keys)
    return empty_list or any(_is_written(path, key) for key in keys)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_key_that_a_command_writes_is_in_docs_json_md(frikommune, command, lang):
    keys = documented(command)
    answers = (frikommune(*words, "--json", lang=lang).json for words in COMMANDS[command])
    written = {path for answer in answers for path in paths(answer)}
    missing = sorted(path for path in written if not _is_known(path, keys))
    assert not missing, f"docs/json.md, {command}, lacks keys"
    unwritten = sorted(key for key in keys if not any(_is_written(path, key) for path in written))
    assert not unwritten, f"docs/json.md, {command}, has keys that nothing wrote"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_two_languages_write_the_same_keys(frikommune, command):
    for words in COMMANDS[command]:
        danish, english = (frikommune(*words, "--json", lang=lang).json for lang in LANGUAGES)
        assert list(paths(danish)) == list(paths(english))
        alike = command in ("check", "ledger", "timeliness")
        assert (danish == english) == alike, "sentences follow the language, codes do not"
