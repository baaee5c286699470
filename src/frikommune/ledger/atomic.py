"""Results put in place whole, as a folder or a file: whoever looks finds the old one or the new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from frikommune.ledger import write_refusals as refusals

if sys.platform != "win32":
    import fcntl

_AT_CWD, _EXCHANGE = -100, 2


@contextmanager
def put_in_place(folder: Path, mark: str) -> Iterator[Path]:
    """A new folder beside `folder`, which takes its place when all has gone well, and else is gone.

    An older result is kept until then; it is known by the file `mark` in it, and a folder that holds anything
    else is Refused. What killed runs left behind is removed. Raises Refused also when the disk is full.
    """
    check_replaceable(folder, mark)
    with unfinished(folder, mark) as made:
        try:
            yield made
            _sync(made)
            _replace(made, folder)
        except OSError as fault:
            raise refusals.cannot_write(folder, fault) from None


@contextmanager
def unfinished(folder: Path, mark: str) -> Iterator[Path]:
    """A new folder beside `folder` for what is on its way there; afterwards it is gone.

    What killed runs left behind is removed. Raises Refused where nothing can be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _tidy(folder, mark)
        made = Path(mkdtemp(prefix=_prefix(folder), dir=folder.parent))
    except OSError as fault:
        raise refusals.cannot_write(folder, fault) from None
    held = _held(made)
    try:
        yield made
    finally:
        if held is not None:
            os.close(held)
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def file_in_place(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; the file takes its place when all has gone well, and else is gone.

    Raises OSError where that cannot be done.
    """
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        yield part
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        _sync_entry(part)
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_in_place(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises Refused also when the disk is full."""
    try:
        with file_in_place(path) as part:
            part.write_bytes(content)
    except OSError as fault:
        raise refusals.cannot_write(path, fault) from None


def check_replaceable(folder: Path, mark: str) -> None:
    """Raises Refused if something lies there that is no result of ours."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise refusals.not_a_result(folder, folder.name)
    others = sorted(one.name for one in folder.iterdir()) if folder.exists() else []
    if others and mark not in others:
        raise refusals.not_a_result(folder, others[0])


def _prefix(folder: Path) -> str:
    return f".{folder.name}.unfinished-"


def _held(made: Path) -> int | None:
    """A hold on the folder that ends with the program, however it ends; Windows has one on open files."""
    if sys.platform == "win32":
        return None
    opened = os.open(made, os.O_RDONLY)
    fcntl.flock(opened, fcntl.LOCK_EX)
    return opened


def _tidy(folder: Path, mark: str) -> None:
    """Remove what killed runs left, and bring back an old result that one of them had moved aside."""
    for left in folder.parent.glob(f"{_prefix(folder)}*"):
        if _is_abandoned(left):
            if (left / "old" / mark).exists() and not folder.exists():
                (left / "old").rename(folder)
            shutil.rmtree(left, ignore_errors=True)


def _is_abandoned(left: Path) -> bool:
    """Whether no running program has a hold on the folder."""
    if sys.platform == "win32":
        try:
            left.rename(left)
        except OSError:
            return False
        return True
    opened = os.open(left, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(opened)
    return True


def _sync(folder: Path) -> None:
    """See to it that files and folder are on the disk and not only on their way."""
    for path in (*folder.iterdir(), folder):
        if path.is_dir() and sys.platform == "win32":
            continue
        _sync_entry(path)


def _replace(made: Path, folder: Path) -> None:
    """Let the new folder take the place of the old one in one step where the system can, else in two."""
    made.chmod(0o777 & ~_umask())
    if not folder.exists():
        made.rename(folder)
    elif not _exchanged(made, folder):
        aside = Path(mkdtemp(prefix=_prefix(folder), dir=folder.parent))
        folder.rename(aside / "old")
        made.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)
    if sys.platform != "win32":
        _sync_entry(folder.parent)


def _sync_entry(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _umask() -> int:
    """What the user lets others do with new files, which a temporary folder does not heed."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _exchanged(one: Path, two: Path) -> bool:
    """Whether the two folders have changed places, as Linux can do at once on most file systems."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    return bool(call(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(two), _EXCHANGE) == 0)
