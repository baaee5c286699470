"""A whole programme as the files of a pack: its law, its trials, its journal, and the documents it cites."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

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
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise _not_a_pack(shown, Text("en zip-fil", "a zip file")) from None
    members = [one for one in archive.infolist() if not one.is_dir()]
    if sum(one.file_size for one in members) > LARGEST:
        words = f"{LARGEST // (1024 * 1024)} MB"
        raise _not_a_pack(shown, Text(f"højst {words} udpakket", f"at most {words} unpacked"))
    paths = {one: PurePosixPath(one.filename) for one in members}
    if any(one.is_absolute() or ".." in one.parts or "\\" in str(one) for one in paths.values()):
        raise _not_a_pack(shown, Text("filer inde i pakkens mappe", "files inside the pack's folder"))
    heads = {one.parts[0] for one in paths.values()}
    if len(heads) != 1 or PurePosixPath(*heads, "pack.toml") not in paths.values():
        raise _not_a_pack(shown, Text("én mappe med pack.toml i", "one folder with pack.toml in it"))
    documents: dict[str, bytes] = {}
    for member, path in paths.items():
        if path.parts[1] == DOCUMENTS:
            documents[path.name] = archive.read(member)
            continue
        target = folder.joinpath(*path.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(member))
    return folder / heads.pop(), documents


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
