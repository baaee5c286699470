"""Files as one ZIP: the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from frikommune.language import Text

MANIFEST = "manifest.json"
CONTENTS = Text("INDHOLD.txt", "CONTENTS.txt")
_PLAIN = (".txt", ".json", ".html", ".csv")
"""Files that shrink; the others are packed already."""


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files, each a path and its content, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for path, content in files:
            package.writestr(entry(path), content)
    return out.getvalue()


def entry(path: str) -> zipfile.ZipInfo:
    """How a file lies in the ZIP: without the hour it was made, and readable for everyone."""
    found = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    found.external_attr = 0o644 << 16
    found.compress_type = zipfile.ZIP_DEFLATED if path.endswith(_PLAIN) else zipfile.ZIP_STORED
    return found
