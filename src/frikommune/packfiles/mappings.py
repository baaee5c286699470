"""A mapping file: how the columns of an export become histories."""

from __future__ import annotations

from pathlib import Path

from frikommune.cases.mapping import Mapping, from_dict
from frikommune.packfiles.files import read_toml


def load_mapping(path: Path) -> Mapping:
    """Read a mapping. Raises Refused, naming the file and the key."""
    return from_dict(read_toml(path, path.name), path.name)
