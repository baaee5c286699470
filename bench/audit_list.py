"""A list of vulnerabilities of one's own, for whom the internet is out of reach; `bench.audit` asks it.

Advisories in OSV's schema (https://ossf.github.io/osv-schema/), `.json` or `.yaml`, in a folder or one ZIP:
OSV's export for PyPI, or the Python Packaging Authority's advisory-database.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

KEEPS = timedelta(days=30)
"""A list whose newest word is older says nothing of today's packages."""
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*])?==([^\s;\\]+)", re.MULTILINE)
Advisory = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """The advisories of a list by package, and the day of its newest word."""

    by_package: Mapping[str, list[Advisory]]
    newest: date

    def too_old(self, today: date) -> str:
        """What is wrong with its age; empty where nothing is."""
        if today - self.newest <= KEEPS:
            return ""
        return (
            f"The list was last added to on {self.newest}: more than {KEEPS.days} days ago. Fetch it again."
        )

    def answer(self, file: Path) -> str:
        """The findings for a locked file, as pip-audit's JSON says them."""
        found: dict[str, set[str]] = {}
        for name, version in _PIN.findall(file.read_text()):
            ids = found.setdefault(canonicalize_name(name), set())
            ids.update(self._of(canonicalize_name(name), version))
        rows = [{"name": name, "vulns": [{"id": one} for one in sorted(ids)]} for name, ids in found.items()]
        return json.dumps({"dependencies": rows})

    def _of(self, name: str, version: str) -> Iterator[str]:
        for one in self.by_package.get(name, ()):
            if any(_is_affected(version, part) for part in one["affected"] if _name_of(part) == name):
                yield str(one["id"])


def read_list(path: Path) -> Listed:
    """Read a list. Raises ValueError where there is none."""
    by_package: dict[str, list[Advisory]] = {}
    newest = date.min
    for one in _advisories(path):
        newest = max(newest, date.fromisoformat(str(one["modified"])[:10]))
        if "withdrawn" not in one:
            for name in {_name_of(part) for part in one.get("affected", ())} - {""}:
                by_package.setdefault(name, []).append(one)
    if not by_package:
        raise ValueError(f"{path} holds no advisory on a Python package.")
    return Listed(by_package, newest)


def _advisories(path: Path) -> Iterator[Advisory]:
    for name, read in _files(path):
        if name.endswith(".json"):
            found = json.loads(read())
        elif name.endswith((".yaml", ".yml")):
            found = yaml.load(read(), yaml.CSafeLoader)
        else:
            continue
        if isinstance(found, dict) and {"id", "modified", "affected"} <= found.keys():
            yield found


def _files(path: Path) -> Iterable[tuple[str, Callable[[], bytes]]]:
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file():
                yield file.name, file.read_bytes
    else:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield name, lambda name=name: packed.read(name)  # type: ignore[misc]


def _name_of(affected: Mapping[str, Any]) -> str:
    """The package that a part of an advisory is about; empty for another language's."""
    package = affected.get("package", {})
    return canonicalize_name(package["name"]) if package.get("ecosystem") == "PyPI" else ""


def _is_affected(given: str, affected: Mapping[str, Any]) -> bool:
    version = Version(given)
    if any(_version(one) == version for one in affected.get("versions", ())):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM")
    return any(_is_within(version, one["events"]) for one in ranges)


def _is_within(version: Version, events: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a version lies in a range, whose events may come in any order."""
    told = [(place, kind) for event in events for kind, at in event.items() if (place := _version(at))]
    inside = False
    for place, kind in sorted(told, key=lambda one: one[0]):
        if kind == "introduced" and place <= version:
            inside = True
        elif (kind == "fixed" and place <= version) or (kind == "last_affected" and place < version):
            inside = False
    return inside


def _version(text: object) -> Version | None:
    """A version; None for what pip could not install either."""
    try:
        return Version(str(text))
    except InvalidVersion:
        return None
