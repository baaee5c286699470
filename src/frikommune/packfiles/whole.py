"""A whole programme as the files of a pack: its law, its trials, its journal, and the documents it cites."""

from __future__ import annotations

import errno
import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from frikommune.cases.bounds import check_zip
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.packfiles.journal import FOLDER
from frikommune.packfiles.journal_write import journal_files
from frikommune.programme.entry import Paper
from frikommune.programme.journal import Journal

DOCUMENTS = "documents"
LARGEST = 200 * 1024 * 1024
"""Bytes that an archive may unpack to."""


def whole_files(files: Mapping[str, str], journal: Journal, papers: Iterable[Paper]) -> dict[str, str]:
    """The text of each file of the pack by its path: `files` as they are, and the journal."""
    written = {f"{FOLDER}/{name}": text for name, text in journal_files(journal, papers).items()}
    return {**files, **written} if len(journal) else dict(files)


def as_archive(name: str, files: Mapping[str, str], documents: Mapping[str, bytes]) -> bytes:
    """A zip with everything in one folder. The same content gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in sorted(files.items()):
            archive.writestr(_info(f"{name}/{path}"), text.encode())
        for path, content in sorted(documents.items()):
            archive.writestr(_info(f"{name}/{DOCUMENTS}/{path}"), content)
    return out.getvalue()


def _info(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def unpack(content: bytes, shown: str, folder: Path) -> tuple[Path, dict[str, bytes]]:
    """Unpack an archive into an empty folder: the pack's own folder in it, and its documents by name.

    Raises Refused where it is no archive, too large, or not one pack; paths that lead out are refused too.
    """
    paths = _members(content, shown)
    heads = {one.parts[0] for one in paths}
    if len(heads) != 1 or PurePosixPath(*heads, "pack.toml") not in paths:
        raise _not_a_pack(shown, Text("én mappe med pack.toml i", "one folder with pack.toml in it"))
    documents: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for path, member in paths.items():
            if path.parts[1] == DOCUMENTS:
                documents[path.name] = archive.read(member)
            else:
                _write(folder.joinpath(*path.parts), archive.read(member), shown)
    return folder / heads.pop(), documents


def _members(content: bytes, shown: str) -> dict[PurePosixPath, zipfile.ZipInfo]:
    """The files of an archive by their paths, each inside a folder. Nothing is unpacked yet."""
    try:
        members = [one for one in check_zip(shown, content, LARGEST) if not one.is_dir()]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise _not_a_pack(
            shown, Text("en hel zip-fil uden adgangskode", "a whole zip file, not locked")
        ) from None
    paths = {PurePosixPath(one.filename): one for one in members}
    inside = all(
        not path.is_absolute()
        and ".." not in path.parts
        and str(path).isprintable()
        and "\\" not in str(path)
        for path in paths
    )
    if len(paths) < len(members) or not inside or any(len(path.parts) < 2 for path in paths):
        raise _not_a_pack(shown, Text("filer inde i pakkens mappe", "files inside the pack's folder"))
    return paths


def _write(path: Path, content: bytes, shown: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as fault:
        raise _not_a_pack(shown, Text("hver fil én gang", "each file once")) from fault
    except OSError as fault:
        if fault.errno != errno.ENAMETOOLONG:
            raise
        raise _not_a_pack(shown, Text("kortere filnavne", "shorter file names")) from None


def _not_a_pack(shown: str, expected: Text) -> Refused:
    return refuse(
        "not_a_pack_archive",
        problem=Text("Filen er ikke en pakke", "The file is not a pack"),
        where=shown,
        given=shown,
        expected=expected,
        do_next=Text(
            "Vælg en zip-fil, som Frikommune har eksporteret, eller pak en pakkes mappe.",
            "Choose a zip file that Frikommune exported, or zip a pack's folder.",
        ),
    )
