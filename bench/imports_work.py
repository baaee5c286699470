"""A data folder of its own made ready, and the import measured in it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from frikommune.web import serve


def measured(folder: str) -> dict[str, Any]:
    """What `bench.imports_within` measures, which needs an application that is set up."""
    serve.set_up(Path(folder) / "data", demo=True)
    found: dict[str, Any] = import_module("bench.imports_within").measured(Path(folder) / "cases")
    return found
