"""Files of Word, PowerPoint and Excel: a municipality's own template looked at before it is opened.

A template comes from outside. It is not read before it is known to be what it should be, not too large
when unpacked, without macros, and without anything that it would load from elsewhere.
"""

from __future__ import annotations

import errno
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from frikommune.cases.bounds import check_zip
from frikommune.errors import Refused, refuse
from frikommune.language import Text

TEMPLATED = ("docx", "pptx")
"""Forms that a municipality's own template can be used for."""
MAX_BYTES, MAX_UNPACKED, MAX_PARTS = 30_000_000, 200_000_000, 3_000
_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
"""So much is looked at for signs of another encoding, in which nothing else would be found."""
_THEN = (1980, 1, 1, 0, 0, 0)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_POINTS_AT = re.compile(rb'\br:(?:id|embed|link|pict|cs|dm|lo|qs)="([^"]+)"')
_RELATED = re.compile(rb'\bId="([^"]*)"')
_MAIN = re.compile(r"([\w.-]+)\.main\+xml")
_MAY_BE_ELSEWHERE = (b"/hyperlink", b"/attachedTemplate")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the type of its main part, and that of a template of it, which is read alike."""

    ending: str
    main: str
    template: str
    program: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = Kind(
    ".docx",
    f"{_OFFICE}.wordprocessingml.document.main+xml",
    f"{_OFFICE}.wordprocessingml.template.main+xml",
    "Word",
)
SLIDES = Kind(
    ".pptx",
    f"{_OFFICE}.presentationml.presentation.main+xml",
    f"{_OFFICE}.presentationml.template.main+xml",
    "PowerPoint",
)


def checked(template: Path | bytes, kind: Kind) -> bytes:
    """The content of a template, as a file of its kind. Raises Refused where it cannot or may not be used."""
    name, content = _read(template)
    if len(content) > MAX_BYTES:
        raise _refused("too_large", name, size_in_words(content), _TOO_LARGE, kind)
    if content.startswith(_OLD):
        raise _refused("old_or_locked", name, ".doc/.xls/.ppt", _OLD_FORMAT, kind)
    try:
        return _packed(name, content, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError) as error:
        raise _refused("broken", name, size_in_words(content), _BROKEN, kind) from error


def broken(template: Path | bytes, kind: Kind) -> Refused:
    """A template that is damaged within, as whoever uses it learns."""
    name, content = _read(template)
    return _refused("broken", name, size_in_words(content), _BROKEN, kind)


def same_bytes(content: bytes) -> bytes:
    """A packed file without the moment at which it was packed, so that the same content is the same file."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return _written({one.filename: package.read(one) for one in package.infolist()})


def _read(template: Path | bytes) -> tuple[str, bytes]:
    if isinstance(template, bytes):
        return "", template
    try:
        return template.name, template.read_bytes()
    except OSError as error:
        raise refuse(
            "template_unreadable",
            problem=Text("Skabelonen kan ikke læses", "The template cannot be read"),
            where=str(template),
            given=errno.errorcode.get(error.errno or 0, "–"),
            expected=Text("en fil, der kan læses", "a file that can be read"),
            do_next=Text("Angiv en anden fil.", "Give another file."),
        ) from error


def _packed(name: str, content: bytes, kind: Kind) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
        size = sum(one.file_size for one in parts)
        if len(parts) > MAX_PARTS or size > MAX_UNPACKED:
            raise _refused("too_large", name, f"{_in_words(size)} ({len(parts)} ×)", _TOO_LARGE, kind)
        check_zip(name, content, MAX_UNPACKED)
        found = dict(_unpacked(package, parts))
    if len(found) < len(parts):
        raise _refused("broken", name, _TYPES, _BROKEN, kind)
    types = found.get(_TYPES, b"").decode("utf-8", "replace")
    _check(name, found, types, kind)
    found[_TYPES] = types.replace(kind.template, kind.main).encode()
    return _written(found)


def _unpacked(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Each part; `zipfile` never reads more of it than the package said that there is."""
    for one in parts:
        yield one.filename, package.read(one)


def _check(name: str, found: dict[str, bytes], types: str, kind: Kind) -> None:
    if "macroEnabled" in types or any(one.endswith("vbaProject.bin") for one in found):
        raise _refused("macros", name, "vbaProject.bin", _MACROS, kind)
    if kind.main not in types and kind.template not in types:
        raise _refused("other_kind", name, _main_of(types), _OTHER_KIND, kind)
    for part, content in found.items():
        if not part.endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content[:_HEAD]:
            raise _refused("broken", name, part, _BROKEN, kind)
        if not part.endswith(".rels") and not _points_at(content) <= _related(found, part):
            raise _refused("broken", name, part, _BROKEN, kind)
        relations = _RELATION.findall(content) if part.endswith(".rels") else []
        if len(relations) > len(_RELATED.findall(content)):  # nothing can be related to by no name
            raise _refused("broken", name, part, _BROKEN, kind)
        for one in relations:
            if b"External" in one and not any(known in one for known in _MAY_BE_ELSEWHERE):
                raise _refused("loads_from_elsewhere", name, part, _ELSEWHERE, kind)


def _points_at(content: bytes) -> set[bytes]:
    """The relations that a part speaks of."""
    return set(_POINTS_AT.findall(content))


def _related(found: dict[str, bytes], part: str) -> set[bytes]:
    """The relations that a part has."""
    folder, _, file = part.rpartition("/")
    beside = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    return set(_RELATED.findall(found.get(beside, b"")))


def _written(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _THEN), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _main_of(types: str) -> str:
    """What a file of another kind says that it is."""
    found = _MAIN.search(types)
    return found[1] if found else "zip"


def size_in_words(content: bytes) -> str:
    """How large a file is."""
    return _in_words(len(content))


def _in_words(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size} bytes"


def _refused(code: str, name: str, given: str, problem: Text, kind: Kind) -> Refused:
    do_next = Text(
        f"Gem skabelonen på ny i {kind.program} som {kind.ending} uden makroer, og prøv igen.",
        f"Save the template again in {kind.program} as {kind.ending} without macros, and try again.",
    )
    expected = Text(
        f"en skabelon fra {kind.program} ({kind.ending}) på højst {MAX_BYTES // 1_000_000} MB",
        f"a template of {kind.program} ({kind.ending}) of at most {MAX_BYTES // 1_000_000} MB",
    )
    return refuse(
        f"template_{code}", problem=problem, where=name, given=given, expected=expected, do_next=do_next
    )


_TOO_LARGE = Text("Skabelonen er for stor", "The template is too large")
_OLD_FORMAT = Text(
    "Skabelonen er gemt i et gammelt format eller er låst med en adgangskode",
    "The template is kept in an old format, or locked with a password",
)
_BROKEN = Text("Skabelonen er beskadiget eller ufuldstændig", "The template is damaged or incomplete")
_MACROS = Text("Skabelonen indeholder makroer", "The template holds macros")
_OTHER_KIND = Text("Filen er en anden slags", "The file is of another kind")
_ELSEWHERE = Text(
    "Skabelonen henter noget fra et andet sted, når den åbnes",
    "The template loads something from elsewhere when it is opened",
)
