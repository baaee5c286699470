"""A mapping file: how the columns of an export become histories."""

from __future__ import annotations

from pathlib import Path

from frikommune.cases.mapping import Mapping, from_dict
from frikommune.packfiles.files import read_toml, toml_of


def load_mapping(path: Path) -> Mapping:
    """Read a mapping. Raises Refused, naming the file and the key."""
    return from_dict(read_toml(path, path.name), path.name)


def mapping_of_text(text: str, name: str) -> Mapping:
    """Read a mapping that is kept as text; `name` is what it is called. Raises Refused."""
    return from_dict(toml_of(text, name), name)
