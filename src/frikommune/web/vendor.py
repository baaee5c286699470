"""Copies what the pages are made of from the npm packages to `static/vendor`. Run at set-up."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

TARGET = Path(__file__).parent / "static" / "vendor"
PARTS = (
    ("dkfds/dist/css/dkfds.min.css", "dkfds/css/dkfds.min.css"),
    ("dkfds/dist/js/dkfds.min.js", "dkfds/js/dkfds.min.js"),
    ("dkfds/dist/img/all-svg-icons.svg", "dkfds/img/all-svg-icons.svg"),
    ("dkfds/dist/img/svg-icons", "dkfds/img/svg-icons"),
    ("dkfds/dist/fonts/IBMPlexSans/complete/woff2", "dkfds/fonts/IBMPlexSans/complete/woff2"),
    ("dkfds/dist/LICENSE.md", "dkfds/LICENSE.md"),
    ("htmx.org/dist/htmx.min.js", "htmx/htmx.min.js"),
    ("htmx.org/LICENSE", "htmx/LICENSE"),
)


_FONT = r"url\([^)]*/(?:eot|woff|ttf)/[^)]*\)(?: format\(\"[^\"]*\"\))?"
_OTHER_FONTS = re.compile(rf"{_FONT},|,{_FONT}|/\*# sourceMappingURL=.*?\*/")
_MAP = re.compile("//# sourceMappingURL=.*")
"""What is not copied is not asked for: fonts in older forms than woff2, and maps for debugging."""


def copy(packages: Path, target: Path = TARGET) -> None:
    """Put the parts of `node_modules` where the pages find them. Raises OSError where one is missing."""
    if target.exists():
        shutil.rmtree(target)
    for source, name in PARTS:
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if (packages / source).is_dir():
            shutil.copytree(packages / source, path)
        else:
            shutil.copyfile(packages / source, path)
    for name, pattern in (("dkfds/css/dkfds.min.css", _OTHER_FONTS), ("dkfds/js/dkfds.min.js", _MAP)):
        path = target / name
        path.write_text(pattern.sub("", path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    copy(Path(sys.argv[1]))
