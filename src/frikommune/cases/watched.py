"""Files that must stay as they are while they are read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from frikommune.cases.file_refusals import cannot_open
from frikommune.errors import Refused, refuse
from frikommune.language import Text

_TAIL = 65_536


@dataclass(frozen=True, slots=True)
class Watched:
    """What some files were when reading began: for each its size, when it was changed, and its end."""

    marks: dict[Path, tuple[int, int, bytes]]

    @classmethod
    def of(cls, paths: Iterable[Path]) -> Watched:
        """Look at the files. Raises Refused where one cannot be read."""
        return cls({path: _mark(path) for path in paths})

    def check(self) -> None:
        """Raises Refused for the first file that is another than it was."""
        for path, mark in self.marks.items():
            if _mark(path) != mark:
                raise _changed(path.name)


def _mark(path: Path) -> tuple[int, int, bytes]:
    """A Parquet file keeps its table of contents at its end, so what is there tells one from another."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _TAIL))
            return size, path.stat().st_mtime_ns, hashlib.sha256(file.read()).digest()
    except OSError as fault:
        raise cannot_open(path.name, fault) from None


def _changed(where: str) -> Refused:
    return refuse(
        "changed_while_read",
        problem=Text("Filen blev ændret, mens den blev læst", "The file was changed while it was read"),
        where=where,
        given="–",
        expected=Text("En fil, der ligger stille", "A file that stays as it is"),
        do_next=Text(
            "Vent, til udtrækket er færdigt, og prøv igen. Intet er skrevet.",
            "Wait until the export is finished, and try again. Nothing was written.",
        ),
    )
