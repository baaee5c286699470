"""What is said about broken files stands beside them, word for word; FRIKOMMUNE_PIN=1 writes it anew."""

import os
from pathlib import Path

from frikommune.errors import Refused
from frikommune.language import Language


def folders(beside: str) -> list[Path]:
    """The folders of bad/ beside a test file, one deliberately broken file in each."""
    return sorted(path for path in (Path(beside).parent / "bad").iterdir() if path.is_dir())


def check_said(folder: Path, language: Language, refused: Refused) -> None:
    """Hold a refusal against the words that are pinned in its folder."""
    said = folder / f"said.{language}.txt"
    found = refused.said_in(language) + "\n"
    if os.environ.get("FRIKOMMUNE_PIN"):
        said.write_text(found, encoding="utf-8")
    assert found == said.read_text("utf-8")
