"""What tests of deliveries send: histories as an export has them, and a memory of what was stored."""

import io
import json
import tomllib
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from frikommune.cases.draft import Known
from frikommune.cases.history import History
from frikommune.cases.kept import read_kept
from frikommune.cases.keyed import Key
from frikommune.cases.mapping import from_dict
from frikommune.cases.source import Content
from frikommune.cases.write import write_tables
from frikommune.casework.delivery.deliver import Asked, Delivered, deliver

KEY = Key(b"k" * 32)
KNOWN = Known(frozenset({"dagpenge", "virksomhed"}), frozenset({"aalborg", "rebild"}))
PLAIN = 'synthetic = true\n[delivery]\ncovers = "{covers}"\n'


class Memory:
    """What was stored, as a database would tell it."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[str, str]] = {}

    @property
    def digests(self) -> dict[str, str]:
        return {person: digest for person, (_, digest) in self.kept.items()}

    def texts(self, persons: Iterable[str]) -> dict[str, str]:
        return {person: self.kept[person][0] for person in persons if person in self.kept}

    def store(self, delivered: Delivered) -> Delivered:
        for person, text, digest in delivered.citizens.select("person", "text", "digest").iter_rows():
            self.kept[person] = (text, digest)
        for person in delivered.gone:
            del self.kept[person]
        return delivered

    def histories(self) -> list[History]:
        return [read_kept(text) for _, (text, _) in sorted(self.kept.items())]


def asked(mapping: str, municipality: str = "aalborg", known: Known = KNOWN) -> Asked:
    return Asked("Fag", municipality, from_dict(tomllib.loads(mapping), "Fag"), known, KEY)


def send(
    memory: Memory,
    files: Mapping[str, bytes] | Mapping[str, str] | Mapping[str, bytes | str],
    mapping: str | Asked,
    **more,
) -> Delivered:
    """Deliver some files, as a zip where they are several, without storing them."""
    how = mapping if isinstance(mapping, Asked) else asked(mapping, **more)
    as_bytes = {name: one.encode() if isinstance(one, str) else one for name, one in files.items()}
    if len(as_bytes) == 1:
        content = Content(*next(iter(as_bytes.items())))
    else:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, one in as_bytes.items():
                archive.writestr(name, one)
        content = Content("udtraek.zip", made.getvalue())
    return deliver(content, how, memory, lambda stage, done, of: None)


def parquet(histories: Iterable[History]) -> dict[str, bytes]:
    """Histories as our own tables."""
    with TemporaryDirectory() as folder:
        write_tables(histories, Path(folder))
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def csv(histories: Iterable[History]) -> dict[str, bytes]:
    """The same as CSV."""
    tables = {}
    for name, content in parquet(histories).items():
        out = io.BytesIO()
        pl.read_parquet(content).write_csv(out)
        tables[name.replace(".parquet", ".csv")] = out.getvalue()
    return tables


def told(text: str) -> Any:
    return json.loads(text)
