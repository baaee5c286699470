"""Machine code is kept for this user, this version and this processor; anything else is not run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from frikommune.ledger.population.kept import keep, kept
from frikommune.ledger.population.kernel.machine import Code

CODE = Code("a_kernel", b"\x7fELF and\nmore\n")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder for what is kept; what is temporary lies beside it."""
    for name in ("cache", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("frikommune.ledger.population.kept.gettempdir", lambda: str(tmp_path / "temporary"))
    return tmp_path / "cache" / "frikommune"


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_nothing_is_kept_at_first():
    assert kept() is None


def test_what_is_kept_comes_back():
    keep(CODE)
    assert kept() == CODE


def test_what_is_damaged_does_not_come_back(folder: Path):
    keep(CODE)
    file = only_file(folder)
    file.write_bytes(file.read_bytes()[:-1])
    assert kept() is None


def test_a_file_of_another_kind_does_not_come_back(folder: Path):
    keep(CODE)
    only_file(folder).write_bytes(b"not what was kept")
    assert kept() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rules of who may write")
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_what_others_may_write_to_does_not_come_back(folder: Path, mode: int):
    keep(CODE)
    only_file(folder).chmod(mode)
    assert kept() is None


def test_without_a_folder_of_ones_own_it_is_kept_among_what_is_temporary(folder: Path):
    folder.write_text("a file where the folder would be")
    keep(CODE)
    assert kept() == CODE


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path, tmp_path: Path):
    folder.write_text("a file where the folder would be")
    (tmp_path / "temporary").rmdir()
    (tmp_path / "temporary").write_text("and another")
    keep(CODE)
    assert kept() is None


def test_another_setting_of_the_compiler_has_code_of_its_own(monkeypatch: pytest.MonkeyPatch):
    keep(CODE)
    monkeypatch.setenv("NUMBA_BOUNDSCHECK", "1")
    assert kept() is None
