"""What a ledger was made of, as digests: the same law, grants, cases and engine give the same digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from pathlib import Path

import frikommune
from frikommune.cases.mark import Mark
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.worlds import Worlds

_NOT_LAW = ("file", "where")
"""Fields that say where something was read, and not what it says."""
_ENGINE = ("cases", "dates", "law", "ledger")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands in every written ledger beside its rows. `worlds` gives each world's bit."""

    observed: date
    worlds: Mapping[str, int]
    law: str
    grants: str
    cases: str
    engine: str

    def as_text(self, *, mark: Mark, subjects: int, rows: int) -> str:
        """The stamp as a JSON object, with what is only known when all is written."""
        told = {
            "observed": self.observed.isoformat(),
            "worlds": dict(self.worlds),
            "law": self.law,
            "grants": self.grants,
            "cases": self.cases,
            "engine": self.engine,
            **mark.as_json,
            "subjects": subjects,
            "rows": rows,
        }
        return json.dumps(told, ensure_ascii=False)


def stamp_of(worlds: Worlds, observed: date, cases: Iterable[Path], engine: str) -> Stamp:
    """The stamp of a ledger; `cases` are the files it is made from, `engine` the name of what evaluates.

    Raises OSError where a file cannot be read.
    """
    book = worlds.rulebook
    return Stamp(
        observed,
        {name: worlds.bit(name) for name in worlds.names},
        law_digest(book),
        grants_digest(book),
        files_digest(cases),
        f"{engine} {frikommune.__version__} {engine_digest()[:16]}",
    )


def law_digest(book: Rulebook) -> str:
    """A digest of all that norms and exemptions say, and of the groups and municipalities they know."""
    return _digest((book.norms, book.exemptions, book.groups, book.municipalities))


def grants_digest(book: Rulebook) -> str:
    """A digest of which exemptions hold where and when, in whatever order that is told."""
    return _digest(frozenset(map(_canonical, book.grants)))


def files_digest(paths: Iterable[Path]) -> str:
    """A digest of what stands in some files, told apart by their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(f"\0{path.name}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while some := file.read(_BLOCK):
                digest.update(some)
    return digest.hexdigest()


def engine_digest() -> str:
    """A digest of the program text that rows depend on."""
    root = Path(frikommune.__file__).parent
    found = [path for room in _ENGINE for path in (root / room).rglob("*.py")]
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(f"\0{path.relative_to(root).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(value: object) -> str:
    return hashlib.sha256(_canonical(value).encode()).hexdigest()


def _canonical(value: object) -> str:
    """A value as text that is the same whenever the value is, whatever order sets and tables came in."""
    if is_dataclass(value) and not isinstance(value, type):
        # what is not compared is kept for speed, among it hashes, which Python salts anew in each process
        names = [one.name for one in fields(value) if one.compare and one.name not in _NOT_LAW]
        said = ",".join(f"{name}={_canonical(getattr(value, name))}" for name in names)
        return f"{type(value).__name__}({said})"
    if isinstance(value, Mapping):
        return f"{{{','.join(sorted(f'{_canonical(k)}:{_canonical(v)}' for k, v in value.items()))}}}"
    if isinstance(value, Set):
        return f"{{{','.join(sorted(map(_canonical, value)))}}}"
    if isinstance(value, tuple | list):
        return f"[{','.join(map(_canonical, value))}]"
    return repr(value)
