"""Reading a backup: nothing is believed before its digest is right, and nothing lands outside its folder."""

from __future__ import annotations

import errno
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from frikommune.web.backup import refusals
from frikommune.web.backup.manifest import NAME, Manifest, manifest_of
from frikommune.web.backup.taking import DATABASE, FILES

_PIECE = 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What is raised of a ZIP file that is cut, locked, or packed in a way of its own."""
_LARGEST_MANIFEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Backup:
    """An opened backup."""

    path: Path
    file: zipfile.ZipFile
    manifest: Manifest

    def unpack(self, name: str, to: Path) -> None:
        """Write one member. Raises Refused where it is not what the manifest says."""
        wanted = self.manifest.members[name]
        digest, size = hashlib.sha256(), 0
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _refusing(self.path, name), self.file.open(name) as source, to.open("wb") as target:
            while (piece := source.read(_PIECE)) and size <= wanted.size:
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        if (size, digest.hexdigest()) != (wanted.size, wanted.digest):
            raise refusals.no_backup(self.path.name, name)

    @property
    def database(self) -> str:
        """The member that is the database."""
        return DATABASE[self.manifest.vendor]

    def unpack_files(self, folder: Path) -> int:
        """Write all files of the data folder; gives how many. Raises Refused."""
        names = [one for one in self.manifest.members if one.startswith(FILES)]
        for name in names:
            self.unpack(name, folder / name.removeprefix(FILES))
        return len(names)


@contextmanager
def opened(path: Path) -> Iterator[Backup]:
    """A backup, with its manifest read. Raises Refused, OSError."""
    with _refusing(path, "–"):
        file = zipfile.ZipFile(path)
    with file:
        manifest = _manifest(path, file)
        _check_names(path, file, manifest)
        yield Backup(path, file, manifest)


@contextmanager
def _refusing(path: Path, name: str) -> Iterator[None]:
    """Raises Refused where the ZIP file is broken at that member, and what the disk says as it is."""
    try:
        yield
    except _BROKEN:
        raise refusals.no_backup(path.name, name) from None
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # that is a place before the file's beginning
            raise
        raise refusals.no_backup(path.name, name) from None


def _manifest(path: Path, file: zipfile.ZipFile) -> Manifest:
    with _refusing(path, NAME):
        if file.getinfo(NAME).file_size > _LARGEST_MANIFEST:
            raise refusals.no_backup(path.name, NAME)
        return manifest_of(file.read(NAME), path.name)


def _check_names(path: Path, file: zipfile.ZipFile, manifest: Manifest) -> None:
    """What is in the file is what the manifest tells of, and each has its place within the data folder."""
    there = [one for one in file.namelist() if one != NAME]
    if sorted(there) != sorted(manifest.members) or manifest.vendor not in DATABASE:
        differing = sorted({*there} ^ {*manifest.members})
        raise refusals.no_backup(path.name, ", ".join(differing[:3]) or manifest.vendor)
    if DATABASE[manifest.vendor] not in manifest.members:
        raise refusals.no_backup(path.name, DATABASE[manifest.vendor])
    for name in there:
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
            raise refusals.no_backup(path.name, name)
