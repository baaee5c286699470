"""By the command, in a database that is a file: deleted is gone from its bytes, and does not come back."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

SECRET_WORDS = "Noget-som-kun-staar-i-denne-sag"
CLOSED = f"""
from datetime import date
from pathlib import Path
from frikommune.web import serve
serve.set_up(Path({{data!r}}), True)
serve.prepare(False)
from frikommune.web.cases.models import Case, Recorded
from frikommune.packfiles.folder import packs_folder
from frikommune.web.journal.found import from_pack
programme = from_pack(packs_folder() / "nordjylland")
case = Case.objects.create(programme=programme, municipality="Aalborg", person="p-" + "a" * 26, group="g",
                           closed_on=date(2015, 1, 1), synthetic=True)
Recorded.objects.create(case=case, day=date(2015, 1, 1), kind="{SECRET_WORDS}", key="k",
                        recorded_on=date(2015, 1, 1))
"""


@pytest.fixture
def data(tmp_path) -> Path:
    """The data folder of an installation with one case that closed long ago."""
    if os.environ.get("FRIKOMMUNE_DATABASE"):
        pytest.skip("of the file that SQLite keeps")
    folder = tmp_path / "data"
    subprocess.run([sys.executable, "-c", CLOSED.format(data=str(folder))], env=_environment(), check=True)
    return folder


def _environment() -> dict[str, str]:
    mine = {key: one for key, one in os.environ.items() if not key.startswith(("FRIKOMMUNE_", "DJANGO_"))}
    return mine | {"PYTHONPATH": str(ROOT / "src"), "FRIKOMMUNE_DEMO": "1", "FRIKOMMUNE_LANG": "en"}


def frikommune(data: Path, *words: str) -> str:
    command = [sys.executable, "-m", "frikommune", *words, "--data", str(data)]
    run = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def stands_in(data: Path) -> bool:
    return any(SECRET_WORDS.encode() in one.read_bytes() for one in data.glob("frikommune.sqlite3*"))


def test_deleted_by_the_command_it_is_gone_from_the_file_and_stays_gone_after_an_old_backup(data, tmp_path):
    backup = tmp_path / "backup.sqlite3"
    with sqlite3.connect(data / "frikommune.sqlite3") as before, sqlite3.connect(backup) as copy:
        before.backup(copy)
    before.close()
    copy.close()
    assert "[cases]" in frikommune(data, "retention")
    assert stands_in(data)
    assert "Deleted: 1." in frikommune(data, "retention", "--do")
    assert not stands_in(data)
    assert "The trail is whole" in frikommune(data, "trail", "verify")
    for one in data.glob("frikommune.sqlite3*"):
        one.unlink()
    shutil.copy(backup, data / "frikommune.sqlite3")
    assert stands_in(data)
    assert "Deleted again: 1" in frikommune(data, "retention", "--again")
    assert not stands_in(data)
