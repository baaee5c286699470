"""The key that signs sessions: made once, kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

DEMO = "demo-"
"""What the key of a demonstration begins with, so that nothing real is ever signed with it."""


def secret_key(data: Path, *, demo: bool) -> str:
    """FRIKOMMUNE_SECRET where it is set; else what the data folder keeps, made at first use."""
    given = os.environ.get("FRIKOMMUNE_SECRET")
    if given:
        return given
    path = data / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write((DEMO if demo else "") + secrets.token_urlsafe(48))
    return path.read_text(encoding="utf-8")
