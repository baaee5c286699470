"""The wheel, built of the checkout as it is."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, missing

UV = Path(sys.executable).with_name("uv")


def build_wheel(folder: Path) -> Path:
    """Built into a folder; gives the file."""
    if not (ROOT / "src/frikommune/web/static/vendor").is_dir():
        missing("the pages' parts", "they are not fetched; run `make setup`")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def uv() -> Path:
    """The installer that the set-up brings."""
    if not UV.exists():
        missing("uv", "it is part of the set-up; run `make setup`")
    return UV


def environment() -> dict[str, str]:
    """What is around, without anything that the program would listen to."""
    return {
        name: one
        for name, one in os.environ.items()
        if not name.startswith(("FRIKOMMUNE_", "DJANGO", "PYTHON"))
    }
