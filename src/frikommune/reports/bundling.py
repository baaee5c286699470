"""A bundle as one ZIP: every paper in its forms, a list to read and a manifest with digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from frikommune.language import Language, Text, day_text
from frikommune.reports.bundle import Bundle, Enclosed, Ready
from frikommune.reports.names import file_name, slug
from frikommune.reports.packed import CONTENTS, MANIFEST, packed
from frikommune.reports.paper import Paper

LayOut = Callable[[Paper, str], bytes]
"""Lays a paper out in the form of an ending."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a bundle: which of its parts it is, what that is called, the file's name and content."""

    part: int
    title: Text
    name: str
    content: bytes


def zipped(bundle: Bundle, language: Language, lay_out: LayOut) -> bytes:
    """The bundle in one language; the same bundle gives the same bytes.

    Raises Refused where one of its papers may not be laid out.
    """
    files = laid_out(bundle, lay_out)
    lists = (
        (CONTENTS.said_in(language), contents(bundle, files, language).encode()),
        (MANIFEST, manifest(bundle, files, language).encode()),
    )
    return packed((*lists, *((one.name, one.content) for one in files)))


def laid_out(bundle: Bundle, lay_out: LayOut) -> tuple[File, ...]:
    """Every file of it, the cover's first; numbered so that a folder shows them in this order."""
    parts = enumerate((bundle.cover, *bundle.parts))
    return tuple(file for number, part in parts for file in _files(part, number, lay_out))


def _files(part: Enclosed | Ready, number: int, lay_out: LayOut) -> Iterator[File]:
    before = f"{number:02d}-"
    if isinstance(part, Ready):
        path = PurePosixPath(part.name)
        yield File(number, part.title, f"{before}{slug(path.stem)}{path.suffix.lower()}", part.content)
        return
    for ending in part.forms:
        name = file_name(part.paper, part.about, ending)
        yield File(number, part.title, before + name, lay_out(part.paper, ending))


def contents(bundle: Bundle, files: Sequence[File], language: Language) -> str:
    """What is in it, for whoever opens it: each paper by its title, beneath it its files."""
    day = day_text(bundle.cover.paper.as_of)
    known = Text(f"Som det var kendt den {day.da}", f"As it was known on {day.en}")
    lines = [known.said_in(language)]
    for number, one in enumerate(files):
        if number == 0 or files[number - 1].part != one.part:
            lines += ["", one.title.said_in(language)]
        lines.append(f"  {one.name}")
    return "\n".join(lines) + "\n"


def manifest(bundle: Bundle, files: Sequence[File], language: Language) -> str:
    """The same for programs: each file with its size and its SHA-256."""
    cover = bundle.cover.paper
    told = {
        "kind": cover.kind,
        "title": bundle.cover.title.said_in(language),
        "as_of": cover.as_of.isoformat(),
        "language": language,
        "files": [
            {
                "path": one.name,
                "title": one.title.said_in(language),
                "size": len(one.content),
                "sha256": hashlib.sha256(one.content).hexdigest(),
            }
            for one in files
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
