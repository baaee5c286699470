"""Papers of many municipalities in one go: each in its municipality's folder, with a list of what came of it.

A paper that cannot be written is named with the reason, and the others go on. A file is whole or not there.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from frikommune.errors import Refusal, Refused
from frikommune.language import Language, Text, day_text
from frikommune.ledger.atomic import file_in_place
from frikommune.reports.kinds import KINDS, Kind
from frikommune.reports.packed import CONTENTS, MANIFEST, entry

_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to write: a kind for a municipality."""

    kind: Kind
    municipality: str

    @property
    def folder(self) -> str:
        """The municipality as a folder's name."""
        return self.municipality.translate(_NOT_IN_NAMES)


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper in one of its forms, to be written to a file of that name."""

    form: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file that was written: its path below the batch's folder, its size and its digest."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: its files, or why there are none."""

    kind: str
    municipality: str
    files: tuple[File, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def batched_kinds() -> tuple[Kind, ...]:
    """The kinds that a municipality is all that they ask for."""
    return tuple(one for one in KINDS.values() if one.needs == ("municipality",))


def tasks(kinds: Iterable[Kind], municipalities: Sequence[str]) -> tuple[Task, ...]:
    """Every kind for every municipality, one municipality after the other."""
    every = tuple(kinds)
    return tuple(Task(kind, place) for place in municipalities for kind in every)


def carry_out(task: Task, build: Callable[[Task], Sequence[Laid]], folder: Path) -> Done:
    """Have a paper laid out by `build`, and write its files below `folder`.

    Refused, nothing is written and the reasons are given back. Raises OSError where it cannot be written.
    """
    try:
        made = build(task)
    except Refused as refused:
        return Done(task.kind.id, task.municipality, refusals=refused.refusals)
    at = folder / task.folder
    at.mkdir(parents=True, exist_ok=True)
    return Done(task.kind.id, task.municipality, tuple(_written(at, one) for one in made))


def _written(at: Path, laid: Laid) -> File:
    with file_in_place(at / laid.name) as part:
        part.write_bytes(laid.content)
    digest = hashlib.sha256(laid.content).hexdigest()
    return File(f"{at.name}/{laid.name}", len(laid.content), digest)


def lists(done: Sequence[Done], on: date, language: Language) -> dict[str, bytes]:
    """The two lists that go with the papers, by file name: one to read, one for programs with digests."""
    told = [_told(one, language) for one in done]
    plain = {"as_of": on.isoformat(), "language": language, "papers": told}
    as_json = json.dumps(plain, ensure_ascii=False, indent=2).encode()
    contents = "\n".join(_contents(done, on, language)) + "\n"
    return {CONTENTS.said_in(language): contents.encode(), MANIFEST: as_json}


def zipped(out: Path, folder: Path, done: Sequence[Done], on: date, language: Language) -> None:
    """All that was written below `folder`, with its lists, as one file; the same papers give the same bytes.

    Raises OSError; then there is no file, or the one that was there before.
    """
    with file_in_place(out) as part, zipfile.ZipFile(part, "w") as package:
        for name, content in lists(done, on, language).items():
            package.writestr(entry(name), content)
        for one in (file for each in done for file in each.files):
            package.writestr(entry(one.path), (folder / one.path).read_bytes())


def is_there(folder: Path, done: Done) -> bool:
    """Whether the files of a task lie as they were written."""
    return all(_digest_of(folder / one.path) == one.sha256 for one in done.files)


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def _told(done: Done, language: Language) -> dict[str, Any]:
    files = [{"path": one.path, "size": one.size, "sha256": one.sha256} for one in done.files]
    told: dict[str, Any] = {"kind": done.kind, "municipality": done.municipality, "files": files}
    if done.refusals:
        told["refused"] = [one.as_json(language) for one in done.refusals]
    return told


def _contents(done: Sequence[Done], on: date, language: Language) -> Iterator[str]:
    day = day_text(on)
    yield Text(f"Papirer, som det var kendt den {day.da}", f"Papers, as it was known on {day.en}").said_in(
        language
    )
    for place in dict.fromkeys(one.municipality for one in done):
        yield from ("", place)
        for one in (each for each in done if each.municipality == place):
            yield f"  {KINDS[one.kind].title.said_in(language)}{_reasons(one, language)}"
            yield from (f"    {file.path}" for file in one.files)


def _reasons(done: Done, language: Language) -> str:
    if not done.refusals:
        return ""
    told = [
        f"{one.problem.said_in(language)}{f' ({one.given})' if one.given != '–' else ''}. "
        f"{one.do_next.said_in(language)}"
        for one in done.refusals
    ]
    not_written = Text(": kunne ikke skrives. ", ": could not be written. ").said_in(language)
    return not_written + " ".join(told)
