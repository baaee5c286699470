"""A mapping file: how the columns of an export become histories."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as ReadOnly
from pathlib import Path

from frikommune.cases.mapping import Mapping, from_dict
from frikommune.packfiles.files import read_text, read_toml, toml_of
from frikommune.packfiles.folder import files_of, shown


def load_mapping(path: Path) -> Mapping:
    """Read a mapping. Raises Refused, naming the file and the key."""
    return from_dict(read_toml(path, path.name), path.name)


def mapping_of_text(text: str, name: str) -> Mapping:
    """Read a mapping that is kept as text; `name` is what it is called. Raises Refused."""
    return from_dict(toml_of(text, name), name)


def mapping_templates(folders: Iterable[Path]) -> ReadOnly[str, str]:
    """The texts that a pack offers as a start for a new system's mapping, by name, of all its folders.

    Raises Refused where one cannot be read.
    """
    found: dict[str, str] = {}
    for folder in folders:
        for path in files_of(folder, "mappings"):
            found[path.stem] = read_text(path, shown(folder, path))
    return found
