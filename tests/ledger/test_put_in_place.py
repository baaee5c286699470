"""A result is put in place whole: interrupted and killed runs, a full disk, a folder with other things."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.ledger.atomic import put_in_place
from frikommune.ledger.stamp import Stamp
from frikommune.ledger.table import LEDGER
from frikommune.ledger.written import FORMATS, STAMP, Format, written
from tests.ledger.test_written import TABLE, stamp, write

NUMBERS = pa.array(range(2000 * TABLE.num_rows), pa.int32())
LARGE = pa.concat_tables([TABLE] * 2000).set_column(6, LEDGER.field("occurrence"), NUMBERS)


def test_a_new_result_replaces_the_old_one_and_nothing_is_left_beside_it(tmp_path: Path):
    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    write(tmp_path / "out", "parquet", told)
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["ledger.json", "ledger.parquet"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


def test_where_folders_cannot_be_exchanged_at_once_the_result_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("frikommune.ledger.atomic._exchanged", lambda one, two: False)
    test_a_new_result_replaces_the_old_one_and_nothing_is_left_beside_it(tmp_path)


def interrupted(folder: Path, form: Format, told: Stamp) -> None:
    with written(folder, form, told) as ledger:
        ledger.add(TABLE, 1, mark=Mark.SYNTHETIC)
        raise KeyboardInterrupt


@pytest.mark.parametrize("form", FORMATS)
def test_an_interrupted_run_leaves_the_old_result(tmp_path: Path, form: Format):
    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    before = (tmp_path / "out" / "ledger.csv").read_bytes()
    with pytest.raises(KeyboardInterrupt):
        interrupted(tmp_path / "out", form, told)
    assert (tmp_path / "out" / "ledger.csv").read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A drive with room for very little; the test is skipped where none can be had."""
    folder.mkdir()
    size = "size=256k,nr_inodes=64"
    asked = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("no small drive can be made here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_refused_and_the_old_result_stays(tmp_path: Path, form: Format):
    told = stamp(tmp_path)
    with small_disk(tmp_path / "disk") as disk:
        write(disk / "out", "csv", told)
        before = (disk / "out" / "ledger.csv").read_bytes()
        with pytest.raises(Refused) as caught:
            write(disk / "out", form, told, LARGE, times=40)
        assert (disk / "out" / "ledger.csv").read_bytes() == before
        assert [one.name for one in disk.iterdir()] == ["out"]
    assert [said.code for said in caught.value.refusals] == ["disk_full"]


def test_a_full_disk_is_told_word_for_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as caught:
        write(tmp_path / "out", "parquet", told)
    assert caught.value.said_in("en") == (
        "Refused: There is no room for the result\n"
        f"  Where: {tmp_path / 'out'}\n"
        "  Given: ENOSPC\n"
        "  Expected: Room on the drive\n"
        "  Do next: Make room, or choose another drive with --out. An earlier result is untouched."
    )
    assert caught.value.said_in("da") == (
        "Afvist: Der er ikke plads til resultatet\n"
        f"  Hvor: {tmp_path / 'out'}\n"
        "  Fik: ENOSPC\n"
        "  Forventede: Plads på drevet\n"
        "  Gør nu: Gør plads, eller vælg et andet drev med --out. Et tidligere resultat er urørt."
    )
    assert (tmp_path / "out" / "ledger.csv").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


KILLED = """
import sys, time
from pathlib import Path
from frikommune.ledger.atomic import put_in_place
with put_in_place(Path(sys.argv[1]), "ledger.json") as made:
    (made / "ledger.json").write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


def killed_while_writing(out: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(out)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"writing\n"
        run.send_signal(signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_killed_run_leaves_the_old_result_and_the_next_run_clears_up(tmp_path: Path):
    told = stamp(tmp_path)
    write(tmp_path / "out", "csv", told)
    before = (tmp_path / "out" / "ledger.csv").read_bytes()
    killed_while_writing(tmp_path / "out")
    assert (tmp_path / "out" / "ledger.csv").read_bytes() == before
    assert len(list(tmp_path.glob(".out.unfinished-*"))) == 1
    write(tmp_path / "out", "parquet", told)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cases.csv", "out"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_run_that_still_goes_on_is_left_alone(tmp_path: Path):
    told, out = stamp(tmp_path), tmp_path / "out"
    with subprocess.Popen([sys.executable, "-c", KILLED, str(out)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        write(out, "parquet", told)
        assert len(list(tmp_path.glob(".out.unfinished-*"))) == 1
        run.kill()


def test_an_old_result_that_a_killed_run_had_moved_aside_is_brought_back(tmp_path: Path):
    aside = tmp_path / ".out.unfinished-abc" / "old"
    aside.mkdir(parents=True)
    (aside / STAMP).write_text("the old one")
    with pytest.raises(KeyboardInterrupt), put_in_place(tmp_path / "out", STAMP):
        raise KeyboardInterrupt
    assert (tmp_path / "out" / STAMP).read_text() == "the old one"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_folder_with_other_things_is_not_replaced(tmp_path: Path, lang):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "speech.odt").write_text("x")
    with pytest.raises(Refused) as caught:
        write(tmp_path / "out", "csv", stamp(tmp_path))
    assert (
        caught.value.said_in(lang).splitlines()[0]
        == {
            "da": "Afvist: Mappen har andet i sig end et tidligere resultat",
            "en": "Refused: The folder holds other things than an earlier result",
        }[lang]
    )
    assert (tmp_path / "out" / "speech.odt").exists()


def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="The result cannot be written"):
        write(tmp_path / "file" / "out", "csv", stamp(tmp_path))
