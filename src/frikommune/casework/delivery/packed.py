"""Files in memory, and those that a zip holds; nothing is ever unpacked to a disk."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath

from frikommune.cases import file_refusals, refusals
from frikommune.cases.bounds import check_zip
from frikommune.cases.source import Content
from frikommune.cases.watched import Watched

ENDINGS = (".csv", ".csv.gz", ".parquet", ".xlsx", ".xes", ".xes.gz", ".zip")
"""What a delivery may be called."""


def files_in(content: Content) -> list[Content]:
    """The file itself, or the files of a zip, without their folders. Raises Refused."""
    if not content.name.lower().endswith(".zip"):
        return [content]
    if not content.content:
        raise refusals.empty_file(content.name)
    try:
        inside = [one for one in check_zip(content.name, content.content) if _is_a_file(one)]
        with zipfile.ZipFile(BytesIO(content.content)) as packed:
            return [Content(PurePosixPath(one.filename).name, packed.read(one)) for one in inside]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise refusals.unreadable(content.name) from None


def _is_a_file(one: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(one.filename)
    return not one.is_dir() and not name.name.startswith(".") and "__MACOSX" not in name.parts


def content_of(path: Path) -> Content:
    """A file, or a folder's files as a zip, read whole. Raises Refused, also where it changed meanwhile."""
    if not path.exists():
        raise refusals.file_missing(str(path))
    paths = sorted(one for one in path.iterdir() if one.is_file()) if path.is_dir() else [path]
    watched = Watched.of(paths)
    try:
        held = [Content(one.name, one.read_bytes()) for one in paths]
    except OSError as fault:
        raise file_refusals.cannot_open(path.name, fault) from None
    watched.check()
    return zipped(path.name, held) if path.is_dir() else held[0]


def zipped(name: str, held: list[Content]) -> Content:
    """Files as one zip; the same files are always the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for one in held:
            packed.writestr(zipfile.ZipInfo(one.name), one.content)
    return Content(f"{name}.zip", made.getvalue())
